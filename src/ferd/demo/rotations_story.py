"""A radiology section with a dozen trainees, its places, and one what-if draft.

So that the rotation board has something to show. Every name is invented.
"""

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from dateutil.relativedelta import relativedelta

from ferd.areas.organisations.models import Role
from ferd.areas.plans import actions as plans
from ferd.areas.rotations import actions as rotations
from ferd.areas.rotations import moves
from ferd.areas.rotations.models import RotationDraft
from ferd.areas.schedules import actions as schedules
from ferd.areas.schedules import queries
from ferd.areas.schedules.actions.places import Terms
from ferd.areas.schedules.models import IndividualPlan, Places, Traineeship
from ferd.core.plans.model import Objectives, Stage, TrainingPlan, TrainingSite
from ferd.core.scheduling.circumstances import Circumstances
from ferd.core.scheduling.rooms import Span
from ferd.core.time import Leave, Period, WorkingFraction
from ferd.core.time_rules import LeaveKind
from ferd.demo.build import Hospital, Step, add_person
from ferd.demo.cast import RADIOLOGY, PersonOfDemo
from ferd.foundation import clock

HERE: Final = TrainingSite("Nordvik HF", "Nordvik", "BDA/RAD")
AWAY: Final = TrainingSite("Fjordbyen HF", "Fjordbyen", "Nevroradiologi")
CHILDREN: Final = TrainingSite("Fjordbyen HF", "Fjordbyen", "Barneradiologi")
STAGES: Final = (
    ("Grunnår", 0, 24, HERE),
    ("Nevroradiologi", 24, 36, AWAY),
    ("Barneradiologi", 36, 42, CHILDREN),
    ("Intervensjon og mamma", 42, 60, HERE),
)
ROOM: Final = 700
"""Places in the section, in hundredths of a person: one fewer than it will need."""

TRAINEES: Final = (
    ("Anna Snittbilde", 57),
    ("Bo Kontrastvik", 51),
    ("Cato Skyggesen", 46),
    ("Dina Ultralydmo", 40),
    ("Erik Gitterstad", 36),
    ("Frida Magnetvoll", 31),
    ("Gard Pikselrud", 26),
    ("Hanna Spektraas", 20),
    ("Iver Blendersen", 15),
    ("Jon Detektorli", 9),
    ("Kaja Volumhaug", 5),
    ("Lars Rasterås", 2),
)
SUPERVISORS: Final = (("siri", "Siri Rutenett"), ("petter", "Petter Gråtoneng"))
"""They supervise beside Rolf; the two who came last still wait for theirs."""

UNSUPERVISED: Final = 2
ON_LEAVE: Final = "Dina Ultralydmo"
PART_TIME: Final = "Hanna Spektraas"


def rotations_story(hospital: Hospital) -> list[Step]:
    """Give the steps, each with its day."""
    return [
        Step("radiology's plan", hospital.ago(days=47), _publish_plan),
        Step("radiology's places", hospital.ago(days=39), _publish_places),
        Step("radiology's supervisors", hospital.ago(days=41), _add_supervisors),
        Step("radiology's trainees", hospital.ago(days=40), _begin_all),
        Step("Karin tries something out", hospital.ago(days=1), _try_out),
        Step("and a variant of it", hospital.ago(days=1), _try_a_variant),
    ]


def _publish_plan(hospital: Hospital) -> None:
    """Rolf leads radiology's committee, which approves a simple plan."""
    karin, rolf = hospital.people["karin"], hospital.people["rolf"]
    draft = plans.start_plan(
        unit=hospital.units["radiologi"],
        specialty_code="RAD",
        content=_plan(),
        reason="Første plan",
        actor=karin,
    )
    draft = plans.submit_version(version=draft, actor=karin)
    draft = plans.approve_version(version=draft, seen=draft.fingerprint, actor=rolf)
    plans.publish_version(version=draft, seen=draft.fingerprint, actor=karin)


def _plan() -> TrainingPlan:
    return TrainingPlan(
        specialty="Radiologi",
        specialty_code="RAD",
        institution="Nordvik universitetssykehus",
        title="Utdanningsplan for radiologi ved Nordvik universitetssykehus",
        timeline=tuple(_stages()),
    )


def _stages() -> Iterator[Stage]:
    for order, (label, first, last, site) in enumerate(STAGES, start=1):
        yield Stage(
            order=order,
            label=label,
            from_months=first,
            to_months=last,
            duration_months=last - first,
            placements=(site,),
            objectives=Objectives(symbolic="all", text="alle"),
            may_move="Rekkefølgen kan byttes etter grunnåret." if first else "",
        )


def _publish_places(hospital: Hospital) -> None:
    """The section says how many trainees it has room for."""
    schedules.publish_places(
        unit=hospital.units["radiologi"],
        site=None,
        terms=Terms(
            title="Utdanningsstillinger i radiologi",
            specialty_code="RAD",
            use=Places.Use.OWN,
            measure=Places.Measure.PEOPLE,
            notice_months=3,
            hold_days=14,
            seen_weeks_before=4,
            words="",
        ),
        room=Span(Period(hospital.ago(months=46).replace(day=1)), ROOM),
        actor=hospital.people["karin"],
    )


def _add_supervisors(hospital: Hospital) -> None:
    """Two more specialists take trainees."""
    roles = (Role.EDUCATIONAL_SUPERVISOR, Role.CLINICAL_SUPERVISOR)
    for key, name in SUPERVISORS:
        of_unit = tuple((role, "radiologi") for role in roles)
        add_person(hospital, PersonOfDemo(key, name, of_unit, RADIOLOGY))


def _begin_all(hospital: Hospital) -> None:
    """The section's trainees come in from paper, each with a plan in force."""
    supervisors = ("rolf", *(key for key, _name in SUPERVISORS))
    for number, (name, months) in enumerate(TRAINEES, start=1):
        key = f"lege{number:02d}"
        add_person(hospital, PersonOfDemo(key, name, ((Role.TRAINEE, "radiologi"),)))
        starts_on = hospital.ago(months=months).replace(day=1)
        traineeship = schedules.register_traineeship(
            trainee=hospital.people[key],
            unit=hospital.units["radiologi"],
            specialty_code="RAD",
            starts_on=starts_on,
            actor=hospital.people["karin"],
        )
        if number <= len(TRAINEES) - UNSUPERVISED:
            schedules.appoint_supervisor(
                traineeship=traineeship,
                supervisor=hospital.people[supervisors[number % len(supervisors)]],
                starts_at=clock.now(),
                actor=hospital.people["karin"],
            )
        _agree_on_first(hospital, traineeship, key)


def _agree_on_first(hospital: Hospital, traineeship: Traineeship, key: str) -> None:
    karin = hospital.people["karin"]
    plan = schedules.propose_plan(
        traineeship=traineeship,
        version=queries.versions_for(traineeship).get(),
        circumstances=_circumstances(hospital, traineeship),
        reason="Første plan",
        actor=karin,
    )
    for actor in (hospital.people[key], karin):
        schedules.agree_plan(plan=plan, seen=plan.fingerprint, actor=actor)


def _circumstances(hospital: Hospital, traineeship: Traineeship) -> Circumstances:
    name, begins = traineeship.trainee.name, traineeship.starts_on
    share = Fraction(4, 5) if name == PART_TIME else Fraction(1)
    away = Period(hospital.ago(months=5), hospital.ago(months=-5))
    return Circumstances(
        starts_on=begins,
        fractions=(WorkingFraction(Period(begins), share),),
        leaves=(Leave(away, LeaveKind.PARENTAL),) if name == ON_LEAVE else (),
    )


def _try_out(hospital: Hospital) -> None:
    """Karin sees what happens when two go to Fjordbyen later, one earlier."""
    karin = hospital.people["karin"]
    draft = rotations.start_draft(
        unit=hospital.units["bilde"], name="Færre samtidig i radiologi", actor=karin
    )
    for name, block, months in (
        ("Hanna Spektraas", 2, -12),
        ("Jon Detektorli", 1, 6),
        ("Kaja Volumhaug", 2, -12),
    ):
        plan = _plan_of(name)
        pathway = plan.as_pathway()
        start = pathway.placements[block].period.start + relativedelta(months=months)
        circumstances = moves.moved(
            pathway,
            moves.Move(block=block, starts_on=start.replace(day=1)),
            lambda asked, plan=plan: queries.laid_out(  # type: ignore[misc]  # a plan of its own
                plan.traineeship, plan.version, asked
            ),
            hospital.today,
        )
        rotations.put_way(
            draft=draft,
            traineeship=plan.traineeship,
            circumstances=circumstances,
            reason="Jevnere fordeling i seksjonen",
            actor=karin,
        )


def _try_a_variant(hospital: Hospital) -> None:
    """Karin compares it with one in which nobody finishes later."""
    karin = hospital.people["karin"]
    first = RotationDraft.objects.get(made_by=karin)
    variant = rotations.start_draft(
        unit=first.unit, name="Uten å flytte Jon", parent=first, actor=karin
    )
    rotations.take_out_way(
        draft=variant,
        traineeship=_plan_of("Jon Detektorli").traineeship,
        actor=karin,
    )


def _plan_of(name: str) -> IndividualPlan:
    return IndividualPlan.objects.select_related("traineeship", "version").get(
        trainee__name=name, status=IndividualPlan.Status.AGREED
    )
