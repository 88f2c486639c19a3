"""What happened at the fictional hospital: plans, trainees, life."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

from django.conf import settings

from ferd.areas.accounts.models import Person
from ferd.areas.plans import actions as plans
from ferd.areas.plans.models import PlanVersion
from ferd.areas.schedules import actions as schedules
from ferd.areas.schedules import queries
from ferd.areas.schedules.models import IndividualPlan, Traineeship
from ferd.core.plans.model import Commitment, TrainingPlan
from ferd.core.scheduling.circumstances import Circumstances, CreditedService
from ferd.core.time import Leave, Period, WorkingFraction
from ferd.core.time_rules import LeaveKind, TrainingPart
from ferd.demo.build import Hospital, Step, moment
from ferd.demo.rotations_story import rotations_story
from ferd.formats.plans import yaml_form

PLAN = Path(settings.ROOT) / "plans" / "nukleaermedisin.yaml"
DOUBTFUL = Path(__file__).with_name("documents") / "radiologi-utkast.txt"
FULL_TIME = Fraction(1)
LIS1 = CreditedService(
    months=Fraction(18), basis="LIS1 fullført og godkjent", part=TrainingPart.ONE
)


def story(hospital: Hospital) -> list[Step]:
    """Give the steps, each with its day."""
    tora, ida = _starts(hospital, 29), _starts(hospital, 40)
    amir = _starts(hospital, -1)
    revised = hospital.ago(months=11)
    return [
        Step("first plan", hospital.ago(years=3, months=9), _publish_first),
        Step("Fjordbyen's plan", hospital.ago(years=3, months=8), _publish_fjordbyen),
        Step("Ida begins", ida - timedelta(days=45), _begin("ida", ida, "gro")),
        Step("Tora begins", tora - timedelta(days=40), _begin("tora", tora, "sven")),
        Step("revision of the plan", revised, _publish_revision),
        Step("Tora works less", hospital.ago(months=9), _tora_works_less),
        Step("a revision in review", hospital.ago(days=12), _submit_next),
        Step("a document waits", hospital.ago(days=3), _leave_a_document),
        Step("Amir is to begin", hospital.ago(days=2), _prepare_amir(amir)),
        *rotations_story(hospital),
    ]


def _starts(hospital: Hospital, months_ago: int) -> date:
    return hospital.ago(months=months_ago).replace(day=1)


def _publish_first(hospital: Hospital) -> None:
    """Karin brings the section's plan in; the committee approves it."""
    karin, kari = hospital.people["karin"], hospital.people["kari"]
    first = _as_it_was(_shipped())
    document = plans.import_document(
        unit=hospital.units["nukleær"],
        file_name="utdanningsplan-nukleaermedisin.yaml",
        data=yaml_form.write_yaml(first).encode(),
        actor=karin,
    )
    draft = plans.accept_import(
        plan_import=document,
        specialty=first.specialty,
        specialty_code=first.specialty_code,
        actor=karin,
    )
    _through_the_committee(draft, karin=karin, kari=kari)


def _publish_fjordbyen(hospital: Hospital) -> None:
    """The receiving hospital has a plan of its own, all at one place."""
    ola, gro = hospital.people["ola"], hospital.people["gro"]
    draft = plans.start_plan(
        unit=hospital.units["mottak"],
        specialty_code="NUK",
        content=_at_fjordbyen(_shipped()),
        reason="Første plan",
        actor=gro,
    )
    _through_the_committee(draft, karin=gro, kari=ola)


def _publish_revision(hospital: Hospital) -> None:
    """The yearly revision: what the shipped plan says, in place of last year's."""
    karin, kari = hospital.people["karin"], hospital.people["kari"]
    former = _published(hospital, "nukleær")
    draft = plans.revise_version(version=former, reason="Årlig revisjon", actor=karin)
    draft = plans.save_draft(
        version=draft, content=_shipped(), seen=draft.fingerprint, actor=karin
    )
    _through_the_committee(draft, karin=karin, kari=kari)


def _submit_next(hospital: Hospital) -> None:
    """The next revision waits for the committee."""
    karin = hospital.people["karin"]
    draft = plans.revise_version(
        version=_published(hospital, "nukleær"),
        reason="Radiologi tidligere, etter ønske fra radiologisk seksjon",
        actor=karin,
    )
    draft = plans.save_draft(
        version=draft,
        content=_with_one_more_course(_shipped()),
        seen=draft.fingerprint,
        actor=karin,
    )
    plans.submit_version(version=draft, actor=karin)


def _leave_a_document(hospital: Hospital) -> None:
    """A document from radiology has come in and waits for someone to look at it."""
    plans.import_document(
        unit=hospital.units["radiologi"],
        file_name=DOUBTFUL.name,
        data=DOUBTFUL.read_bytes(),
        actor=hospital.people["karin"],
    )


def _begin(key: str, starts_on: date, supervisor: str) -> Callable[[Hospital], None]:
    """Register a trainee, appoint a supervisor, agree on the first plan."""

    def run(hospital: Hospital) -> None:
        traineeship = _register(hospital, key, starts_on, supervisor)
        circumstances = Circumstances(
            starts_on=starts_on,
            fractions=(WorkingFraction(Period(starts_on), FULL_TIME),),
            credited_service=(LIS1,),
        )
        plan = _propose(hospital, traineeship, circumstances, "Første plan")
        _agree(hospital, plan, key)

    return run


def _prepare_amir(starts_on: date) -> Callable[[Hospital], None]:
    """Amir begins next month: a plan is proposed, and he has not yet agreed."""

    def run(hospital: Hospital) -> None:
        traineeship = _register(hospital, "amir", starts_on, "gro")
        circumstances = Circumstances(
            starts_on=starts_on,
            fractions=(WorkingFraction(Period(starts_on), FULL_TIME),),
            credited_service=(LIS1,),
        )
        _propose(hospital, traineeship, circumstances, "Første plan")

    return run


def _tora_works_less(hospital: Hospital) -> None:
    """Tora works 80 % for a year and has been away; her plan is revised."""
    traineeship = Traineeship.objects.get(trainee=hospital.people["tora"])
    begins, year = hospital.ago(months=8).replace(day=1), timedelta(days=365)
    circumstances = Circumstances(
        starts_on=traineeship.starts_on,
        fractions=(
            WorkingFraction(Period(traineeship.starts_on, begins), FULL_TIME),
            WorkingFraction(Period(begins, begins + year), Fraction(4, 5)),
            WorkingFraction(Period(begins + year), FULL_TIME),
        ),
        leaves=(
            Leave(
                Period(hospital.ago(months=15), hospital.ago(months=10)),
                LeaveKind.PARENTAL,
            ),
        ),
        credited_service=(LIS1,),
    )
    plan = _propose(
        hospital, traineeship, circumstances, "Permisjon og 80 % stilling i ett år"
    )
    _agree(hospital, plan, "tora")


def _register(
    hospital: Hospital, key: str, starts_on: date, supervisor: str
) -> Traineeship:
    trainee = hospital.people[key]
    unit = trainee.roles.get().unit
    traineeship = schedules.register_traineeship(
        trainee=trainee,
        unit=unit,
        specialty_code="NUK",
        starts_on=starts_on,
        actor=_planner(hospital, unit.pk),
    )
    schedules.appoint_supervisor(
        traineeship=traineeship,
        supervisor=hospital.people[supervisor],
        starts_at=moment(starts_on),
        actor=_planner(hospital, unit.pk),
    )
    return traineeship


def _propose(
    hospital: Hospital,
    traineeship: Traineeship,
    circumstances: Circumstances,
    reason: str,
) -> IndividualPlan:
    version = queries.versions_for(traineeship).get()
    return schedules.propose_plan(
        traineeship=traineeship,
        version=version,
        circumstances=circumstances,
        reason=reason,
        actor=_planner(hospital, traineeship.unit_id),
    )


def _agree(hospital: Hospital, plan: IndividualPlan, key: str) -> None:
    for actor in (hospital.people[key], _planner(hospital, plan.traineeship.unit_id)):
        schedules.agree_plan(plan=plan, seen=plan.fingerprint, actor=actor)


def _planner(hospital: Hospital, unit: int) -> Person:
    at_fjordbyen = unit == hospital.units["mottak"].pk
    return hospital.people["gro" if at_fjordbyen else "karin"]


def _published(hospital: Hospital, unit: str) -> PlanVersion:
    return PlanVersion.objects.get(
        plan__unit=hospital.units[unit], status=PlanVersion.Status.PUBLISHED
    )


def _through_the_committee(draft: PlanVersion, *, karin: Person, kari: Person) -> None:
    draft = plans.submit_version(version=draft, actor=karin)
    draft = plans.approve_version(version=draft, seen=draft.fingerprint, actor=kari)
    plans.publish_version(version=draft, seen=draft.fingerprint, actor=karin)


def _shipped() -> TrainingPlan:
    plan = yaml_form.read_yaml(PLAN.read_text()).plan
    if plan is None:
        raise ValueError("The shipped plan cannot be read.")
    return plan


def _as_it_was(plan: TrainingPlan) -> TrainingPlan:
    """Give the plan of last year: less study time, no course promised beyond one."""
    former = {"study_hours_per_week": 2.0, "courses_per_year": 1.0}
    return replace(
        plan,
        approved_on=None,
        revised_on=None,
        commitments=tuple(
            replace(c, value=former[c.kind]) if c.kind in former else c
            for c in plan.commitments
        ),
    )


def _with_one_more_course(plan: TrainingPlan) -> TrainingPlan:
    """Give the plan as proposed next: radiology before the long stay, more courses."""
    raised: tuple[Commitment, ...] = tuple(
        replace(c, value=3.0) if c.kind == "courses_per_year" else c
        for c in plan.commitments
    )
    return replace(plan, commitments=raised)


def _at_fjordbyen(plan: TrainingPlan) -> TrainingPlan:
    """Give the plan of a hospital that reaches everything at home."""
    return replace(
        plan,
        institution="Fjordbyen universitetssykehus",
        title="Utdanningsplan for nukleærmedisin ved Fjordbyen universitetssykehus",
        observerships=(),
        timeline=tuple(
            replace(
                stage,
                placements=tuple(
                    replace(place, trust="Fjordbyen HF", site="Fjordbyen")
                    for place in stage.placements
                ),
            )
            for stage in plan.timeline
        ),
    )
