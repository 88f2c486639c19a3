"""Plans that say no more than where somebody is and when, written down as such.

The rule of room reads nothing else of a plan; laying out whole plans would only
hide what is tested. Two places: Nuclear medicine at Fjordbyen and radiology.
"""

import itertools
from datetime import UTC, date, datetime
from fractions import Fraction

from ferd.areas.accounts.queries import system_person
from ferd.areas.organisations import actions as organisations
from ferd.areas.organisations.models import Role
from ferd.areas.schedules import actions, claiming, queries
from ferd.areas.schedules.models import IndividualPlan, Traineeship
from ferd.core.plans.model import TrainingSite
from ferd.core.scheduling.circumstances import Circumstances
from ferd.core.scheduling.pathway import Pathway, Placement, PlacementState
from ferd.core.time import Period, TimeAccount, WorkingFraction
from ferd.core.time_rules import TimeRules, TrainingPart
from ferd.formats import pathway_json
from ferd.foundation import clock
from tests.areas.plans import factory as plans
from tests.areas.schedules import places_factory as places

AWAY, RADIOLOGY, HOME = "Fjordbyen HF", "Nordvik HF", ""
SPRING = (date(2040, 1, 1), date(2040, 7, 1))
AUTUMN = (date(2040, 7, 1), date(2041, 1, 1))
_numbers = itertools.count(1)


def make_places(cast, size=100):
    """Give room for so many hundredths at Fjordbyen and in radiology."""
    return (
        places.publish(cast, size=size),
        places.publish(cast, unit=cast.radiology, actor=cast.karin, size=size),
    )


def make_trainees(cast, count) -> list[Traineeship]:
    plans.make_published(cast)
    return [make_trainee(cast, number) for number in range(count)]


def make_trainee(cast, number) -> Traineeship:
    system = system_person()
    person = organisations.add_person(
        name=f"Testlege {'ABCDEFGH'[number]}",
        email=f"lege{number}@example.invalid",
        hpr_number=None,
        authorised_on=date(2020, 1, 1),
        actor=system,
    )
    organisations.assign_role(
        person=person,
        role=Role.TRAINEE,
        unit=cast.nuclear,
        starts_at=datetime(2023, 1, 1, tzinfo=UTC),
        ends_at=None,
        actor=system,
    )
    return actions.register_traineeship(
        trainee=person,
        unit=cast.nuclear,
        specialty_code="NUK",
        starts_on=date(2024, 1, 1),
        actor=cast.karin,
    )


def write(
    cast, traineeship, *spells, status="proposed", fraction="1"
) -> IndividualPlan:
    """Write a plan down: the trust whose place it is, from a day, to a day."""
    number = next(_numbers)
    now = clock.now() if status == "agreed" else None
    return IndividualPlan.objects.create(
        traineeship=traineeship,
        trainee=traineeship.trainee,
        version=queries.versions_for(traineeship).get(),
        number=number,
        status=status,
        circumstances={},
        pathway=_pathway(fraction, spells),
        fingerprint=f"{number:064d}",
        reason="Rotation",
        proposed_at=clock.now(),
        proposed_by=cast.karin,
        agreed_by_trainee_at=now,
        agreed_by_leader_at=now,
        leader=cast.karin if now else None,
    )


def in_force(cast, traineeship, *spells) -> IndividualPlan:
    return write(cast, traineeship, *spells, status="agreed")


def offer(cast, *offered) -> list[IndividualPlan]:
    """Let a leader say yes to several together."""
    return actions.agree_plans(plans=offered, actor=cast.karin)


def say_yes(plan) -> IndividualPlan:
    plan.refresh_from_db()
    return actions.agree_plan(plan=plan, seen=plan.fingerprint, actor=plan.trainee)


def say_no(plan) -> IndividualPlan:
    return actions.withdraw_plan(plan=plan, reason="No", actor=plan.trainee)


def states(*shown) -> list[str]:
    """Give the states of plans as they are stored."""
    found = IndividualPlan.objects.in_bulk([plan.pk for plan in shown])
    return [found[plan.pk].status for plan in shown]


def most_in_force() -> int:
    """Count the most who are in force at one place on one day of either half-year."""
    claims = [c for p in claiming.open_plans() if p.is_in_force for c in p.claims]
    days = (SPRING[0], AUTUMN[0])
    counts = (
        sum(claim.at == group and day in claim.period for claim in claims)
        for group in {claim.at for claim in claims}
        for day in days
    )
    return max(counts, default=0)


def _pathway(fraction, spells):
    working = WorkingFraction(Period(date(2024, 1, 1)), Fraction(fraction))
    return pathway_json.pathway_to_json(
        Pathway(
            circumstances=Circumstances(
                starts_on=date(2024, 1, 1), fractions=(working,)
            ),
            rules=TimeRules(),
            placements=tuple(_placement(*spell) for spell in spells),
            objectives=(),
            parts=(),
            completes_on=None,
        )
    )


def _placement(trust, start, end) -> Placement:
    department = "Nuclear medicine" if trust == AWAY else "Radiology"
    return Placement(
        stage=1,
        label="Rotation",
        site=TrainingSite(trust, trust, department) if trust else None,
        period=Period(start, end),
        part=TrainingPart.THREE,
        state=PlacementState.PLANNED,
        account=TimeAccount(),
        share=Fraction(0),
    )
