"""Places between the fictional hospitals: own posts, rotations, an agreement.

Radiology gives a place to the trust's own, Fjordbyen offers rotations to others.
Tora's last half-year is committed; a place for the year in radiology, and what
Fjordbyen proposes in return, still wait for an answer.
"""

from datetime import timedelta
from decimal import Decimal

from ferd.areas.organisations.models import Site, Unit
from ferd.areas.schedules import actions, queries
from ferd.areas.schedules.models import Places, Traineeship
from ferd.core.curriculum.model import objective_code
from ferd.core.plans.model import TrainingSite
from ferd.core.scheduling.pathway import Placement
from ferd.core.scheduling.problem import FULL
from ferd.core.scheduling.rooms import Span
from ferd.core.time import Period
from ferd.demo.build import Hospital, Step

OWN_POST = "Utdanningsstilling i nukleærmedisin"
RADIOLOGY = "Rotasjonsstilling i radiologi"
ROTATION = "Rotasjonsstilling i nukleærmedisin"
LAST, RADIOLOGY_YEAR = 4, 3
"""The stages of the section's plan that are served elsewhere."""

ELSEWHERE = tuple(
    objective_code("NUK", number)
    for number in (15, 16, 68, 89, 90, 91, 92, 94, 96, 98, 100, 101)
)
"""What is learnt at Fjordbyen, as the section's plan says."""

IN_RETURN = range(18, 31)
"""What Fjordbyen's trainees would learn in radiology."""


def places_story(hospital: Hospital) -> list[Step]:
    """Give the steps, each with its day."""
    return [
        Step("places are published", hospital.ago(months=7), _publish),
        Step("what sites mean", hospital.ago(months=7), _map_sites),
        Step("an agreement", hospital.ago(months=6), _agree),
        Step("a place for Tora", hospital.ago(months=5), _commit_last_stage),
        Step("a place is asked for", hospital.ago(days=4), _ask_for_radiology),
        Step("an agreement is proposed", hospital.ago(days=2), _propose_in_return),
    ]


def _publish(hospital: Hospital) -> None:
    """Each unit says what places it has."""
    karin, ola = hospital.people["karin"], hospital.people["ola"]
    first = hospital.ago(years=3).replace(month=1, day=1)
    for unit, title, use, room, actor in (
        ("nukleær", OWN_POST, Places.Use.OWN, 2, karin),
        ("radiologi", RADIOLOGY, Places.Use.OWN, 1, karin),
        ("mottak", ROTATION, Places.Use.OPEN, 2, ola),
        ("mottak", OWN_POST, Places.Use.OWN, 3, ola),
    ):
        terms = actions.Terms(
            title=title,
            specialty_code="NUK",
            use=use,
            measure=Places.Measure.PEOPLE,
            notice_months=3,
            hold_days=14,
            seen_weeks_before=4,
            words="",
        )
        actions.publish_places(
            unit=hospital.units[unit],
            site=_site_of(hospital.units[unit]),
            terms=terms,
            room=Span(Period(first), room * FULL),
            actor=actor,
        )


def _map_sites(hospital: Hospital) -> None:
    """Fjordbyen's plan names departments as Nordvik's does: it means its own."""
    mottak = hospital.units["mottak"]
    for department in ("BDA/NM", "BDA/RAD"):
        actions.map_site(
            unit=mottak,
            site=TrainingSite("Fjordbyen HF", "Fjordbyen", department),
            meant=mottak,
            actor=hospital.people["gro"],
        )


def _agree(hospital: Hospital) -> None:
    """Half a year at Fjordbyen for what is learnt only there."""
    terms = actions.AgreementTerms(
        specialty_code="NUK",
        objectives=ELSEWHERE,
        months=Decimal(6),
        period=Period(hospital.ago(months=6).replace(day=1)),
        words="Et halvt år til hver lege, med veileder ved Fjordbyen.",
    )
    agreement = actions.propose_agreement(
        sending=hospital.units["nukleær"],
        receiving=hospital.units["mottak"],
        terms=terms,
        actor=hospital.people["karin"],
    )
    actions.accept_agreement(agreement=agreement, actor=hospital.people["ola"])


def _commit_last_stage(hospital: Hospital) -> None:
    """Tora's last stage: asked for, held, committed by both."""
    tora, ola = _tora(hospital), hospital.people["ola"]
    request = actions.ask_for_place(
        places=_places(hospital, "mottak", ROTATION),
        traineeship=tora,
        wish=_wish(tora, LAST, "Siste halvår før spesialistgodkjenning."),
        actor=hospital.people["karin"],
    )
    until = hospital.ago(months=5) + timedelta(days=10)
    actions.hold_request(request=request, until=until, actor=ola)
    actions.commit_request(request=request, actor=hospital.people["karin"])
    actions.commit_request(request=request, actor=ola)


def _ask_for_radiology(hospital: Hospital) -> None:
    """The head of section asks radiology for the year that comes before."""
    tora = _tora(hospital)
    actions.ask_for_place(
        places=_places(hospital, "radiologi", RADIOLOGY),
        traineeship=tora,
        wish=_wish(tora, RADIOLOGY_YEAR, "Radiologiåret etter planen."),
        actor=hospital.people["eva"],
    )


def _propose_in_return(hospital: Hospital) -> None:
    """Gro would like her trainees to see radiology at Nordvik; Karin may answer."""
    terms = actions.AgreementTerms(
        specialty_code="NUK",
        objectives=tuple(objective_code("NUK", number) for number in IN_RETURN),
        months=Decimal(3),
        period=Period(hospital.ago(months=-6).replace(day=1)),
        words="Tre måneder CT og MR ved Nordvik for våre leger i nukleærmedisin.",
    )
    actions.propose_agreement(
        sending=hospital.units["mottak"],
        receiving=hospital.units["radiologi"],
        terms=terms,
        actor=hospital.people["gro"],
    )


def _wish(traineeship: Traineeship, stage: int, words: str) -> actions.Wish:
    placement = _placement(traineeship, stage)
    return actions.Wish(period=placement.period, stage=stage, words=words)


def _placement(traineeship: Traineeship, stage: int) -> Placement:
    plan = queries.foremost_plan(traineeship)
    if plan is None:
        raise ValueError("The trainee has no plan yet.")
    return next(p for p in plan.as_pathway().placements if p.stage == stage)


def _tora(hospital: Hospital) -> Traineeship:
    return Traineeship.objects.get(trainee=hospital.people["tora"])


def _places(hospital: Hospital, unit: str, title: str) -> Places:
    return Places.objects.get(unit=hospital.units[unit], title=title)


def _site_of(unit: Unit) -> Site:
    return Site.objects.get(trust__path=f"/{unit.path.split('/')[1]}/")
