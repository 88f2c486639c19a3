"""What waits for whom in the demo, of evidence and objectives: something for all.

Also what went another way: an activity and an objective that were returned, an
assessor from outside whom nobody has confirmed yet, a deputy, and one who is
not impartial.
"""

from datetime import timedelta

from ferd.areas.accounts import queries as accounts
from ferd.areas.progress.actions import (
    assessor_links,
    impartiality,
    objectives,
    observations,
    signatures,
    signers,
)
from ferd.areas.progress.actions.assessor_links import Outsider
from ferd.areas.progress.actions.signers import Absence
from ferd.areas.progress.models import ConflictOfInterest
from ferd.areas.progress.observation_rules import Asking, Assessment, Occasion
from ferd.core.curriculum.catalogue import ActivityKind
from ferd.core.time import Period
from ferd.demo import progress_hands as hands
from ferd.demo.build import Hospital, Step
from ferd.demo.progress_story import template_of
from ferd.demo.progress_words import IDA, TORA
from ferd.foundation import clock

OUTSIDER = Outsider(
    name="Yngve Utvik",
    email="yngve.utvik@ferd.example",
    position="Overlege",
    workplace="Sykehuset i Innvik",
)


def progress_waiting(hospital: Hospital) -> list[Step]:
    """Give the steps, each with its day."""
    return [
        Step("not impartial", hospital.ago(months=14), _declare_conflict),
        Step("an outsider is asked", hospital.ago(days=9), _ask_outsider),
        Step("an objective is returned", hospital.ago(days=6), _return_objective),
        Step("sent to be signed", hospital.ago(days=5), _send_to_sven),
        Step("a batch to approve", hospital.ago(days=4), _submit_batch),
        Step("a deputy", hospital.ago(days=3), _name_deputy),
        Step("an activity is returned", hospital.ago(days=3), _return_activity),
        Step("asked to observe", hospital.ago(days=2), _ask_to_observe),
        Step("asked to recommend", hospital.ago(days=2), _ask_to_recommend),
        Step("waits in radiology", hospital.ago(days=1), _send_to_rolf),
        Step("waits at Fjordbyen", hospital.ago(days=1), _wait_at_fjordbyen),
    ]


def _open(hospital: Hospital, key: str = "tora") -> hands.Rows:
    """Give the objectives that no chapter is about, in the order of the plan."""
    unit, chapters = ("nukleær", TORA) if key == "tora" else ("mottak", IDA)
    rows = hands.rows_of(hands.training(hospital, key), unit, hospital)
    return rows[sum(chapter.objectives for chapter in chapters) :]


def _declare_conflict(hospital: Hospital) -> None:
    """Nina and Tora share a cabin: Nina judges nothing of Tora's."""
    nina = hospital.people["nina"]
    impartiality.declare_conflict(
        traineeship=hands.training(hospital, "tora"),
        person=nina,
        kind=ConflictOfInterest.Kind.FRIENDSHIP,
        substitute=hospital.people["mads"],
        actor=nina,
    )


def _ask_outsider(hospital: Hospital) -> None:
    """Somebody at another hospital has answered; Karin may confirm who it is."""
    tora = hands.training(hospital, "tora")
    observation = assessor_links.propose_assessor(
        traineeship=tora,
        outsider=OUTSIDER,
        occasion=Occasion(
            template=template_of(hospital, "nukleær"),
            unit=tora.unit,
            observed_on=clock.today(),
            situation="Hospitering: felles svarmøte",
            objectives=tuple(_open(hospital)[:1]),
        ),
        asking=Asking(self_rating=3),
        actor=tora.trainee,
    )
    assessor_links.answer_by_link(
        link=observation.link,
        said=Assessment(
            level=3,
            answers={"steps": (1, 3)},
            words="La frem tre undersøkelser klart og svarte godt på spørsmål.",
        ),
        actor=accounts.system_person(),
    )


def _return_objective(hospital: Hospital) -> None:
    """Eva hands an objective back with words."""
    row = _open(hospital)[0]
    people = hospital.people
    hands.register([row], ActivityKind.SERVICE, "Tjeneste: hybridavbildning", "")
    hands.submit(row, [people["sven"], people["kari"]])
    objectives.return_objective(
        row=row,
        words="Fint arbeid, men jeg savner en observasjon fra andre enn veileder.",
        actor=people["eva"],
    )


def _send_to_sven(hospital: Hospital) -> None:
    """Two procedures wait for Sven's signature, and one for Kari's."""
    rows, people = _open(hospital), hospital.people
    hands.send(
        rows[1:3],
        "Svar skrevet alene: fem lungescintigrafier",
        "Alle gjennomgått med vakthavende samme dag.",
        people["sven"],
    )
    hands.send(
        rows[2:4],
        "Kvalitetskontroll av gammakamera, ansvarlig en uke",
        "Avviket på mandag er meldt og lukket.",
        people["sven"],
    )
    hands.send(
        rows[3:4],
        "Måling av blodvolum, to ganger",
        "Den andre gangen alene.",
        people["kari"],
    )


def _submit_batch(hospital: Hospital) -> None:
    """Four objectives wait for Eva or Olav, with all they rest on."""
    rows, people = _open(hospital)[4:8], hospital.people
    words = "Egen liste hver tirsdag siden sommeren."
    hands.register(
        rows, ActivityKind.SERVICE, "Tjeneste: PET/CT av hode og hals", words
    )
    observation = hands.ask(
        rows,
        template_of(hospital, "nukleær"),
        "PET/CT av hode og hals",
        4,
        people["mads"],
    )
    hands.give(observation, 4, "Selvstendig. Jeg ser gjennom svarene i etterkant.")
    for row in rows:
        hands.submit(row, [people["sven"], people["mads"]])


def _name_deputy(hospital: Hospital) -> None:
    """Mads is away for two weeks; Nina signs for him."""
    mads = hospital.people["mads"]
    today = clock.today()
    signers.make_deputyship(
        absence=Absence(
            person=mads,
            unit=hospital.units["nukleær"],
            days=Period(today, today + timedelta(days=14)),
        ),
        deputy=hospital.people["nina"],
        actor=mads,
    )


def _return_activity(hospital: Hospital) -> None:
    """Sven asks Tora for one thing more; a draft lies beside it."""
    rows, sven = _open(hospital), hospital.people["sven"]
    record = hands.send(
        rows[8:9],
        "Behandling med radioaktivt jod, to samtaler",
        "Forberedte og førte samtalene.",
        sven,
    )
    signatures.return_activity(
        record=record,
        words="Skriv også hva du sa om strålevern hjemme.",
        seen=record.version,
        actor=sven,
    )
    hands.draft(rows[8:9], ActivityKind.COURSE, "Kurs i formidling", "")


def _ask_to_observe(hospital: Hospital) -> None:
    """Tora asks Sven to observe; Kari has begun one of her own accord."""
    rows, people = _open(hospital), hospital.people
    template = template_of(hospital, "nukleær")
    hands.ask(rows[1:2], template, "Samtale før behandling", 3, people["sven"])
    hands.ask(rows[2:3], template, "Svarmøte med kirurgene", 4, people["mads"])
    tora = hands.training(hospital, "tora")
    observations.begin_observation(
        traineeship=tora,
        occasion=Occasion(
            template=template,
            unit=tora.unit,
            observed_on=clock.today(),
            situation="Vaktsamtale",
            objectives=tuple(rows[3:4]),
        ),
        actor=people["kari"],
    )


def _ask_to_recommend(hospital: Hospital) -> None:
    """Tora has submitted what Kari recommends and Sven has not yet."""
    row = _open(hospital)[9]
    hands.register([row], ActivityKind.TEACHING, "Internundervisning: stråledoser", "")
    hands.submit(row, [hospital.people["kari"]])


def _send_to_rolf(hospital: Hospital) -> None:
    """Something from radiology waits for Rolf."""
    tora = hands.training(hospital, "tora")
    rows = hands.rows_of(tora, "radiologi", hospital)[:2]
    hands.send(
        rows,
        "To dager på CT-laben",
        "Så planlegging og kontrast sammen med vakthavende.",
        hospital.people["rolf"],
    )


def _wait_at_fjordbyen(hospital: Hospital) -> None:
    """Gro has one to sign and one to recommend, Ola two to approve."""
    rows, people = _open(hospital, "ida"), hospital.people
    words = "Hele forløpet fra henvisning til svar."
    hands.send(rows[0:2], "Nyretransplantat: tre undersøkelser", words, people["gro"])
    hands.register(rows[2:5], ActivityKind.SERVICE, "Tjeneste: barn og unge", words)
    for row in rows[2:4]:
        hands.submit(row, [people["gro"], people["pia"]])
    hands.submit(rows[4], [people["pia"]])
