"""Hundreds of invented trainees, put in at once: for what must hold for many.

Their ways are laid out as any others; only the forms and the yes of each are
left out. Everybody begins in a month of their own, so that no two are alike.
"""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from ferd.areas.accounts.models import Person
from ferd.areas.rotations.queries import fingerprint_of
from ferd.areas.schedules import queries as schedules
from ferd.areas.schedules.models import IndividualPlan, Traineeship
from ferd.core.scheduling.circumstances import Circumstances
from ferd.core.scheduling.pathway import Pathway
from ferd.core.time import Period, WorkingFraction
from ferd.formats import pathway_json
from ferd.foundation import clock

MONTHS = 60
"""In so many different months they begin; fractions tell the others apart."""


@dataclass(frozen=True)
class _Laid:
    """One way as it is stored."""

    circumstances: object
    pathway: Pathway
    stored: object


def make_crowd(
    like: IndividualPlan, count: int, *, first: int = 0
) -> list[Traineeship]:
    """Let so many more train as the trainee of this agreed plan does."""
    home = like.traineeship
    people = [_person(number) for number in range(first, first + count)]
    for person in people:
        person.set_unusable_password()
    made = Person.objects.bulk_create(people)
    ways = [_laid_out(like, month) for month in range(min(count, MONTHS))]
    traineeships = Traineeship.objects.bulk_create(
        Traineeship(
            trainee=person,
            unit=home.unit,
            specialty_code=home.specialty_code,
            starts_on=ways[number % MONTHS].pathway.circumstances.starts_on,
        )
        for number, person in enumerate(made)
    )
    IndividualPlan.objects.bulk_create(
        _plan(like, each, ways[number % MONTHS], number)
        for number, each in enumerate(traineeships)
    )
    return traineeships


def _person(number: int) -> Person:
    return Person(
        name=f"Testlege {number:04d}",
        email=f"mange{number}@example.invalid",
        authorised_on=date(2020, 1, 1),
        created_at=clock.now(),
        is_fictitious=True,
    )


def _laid_out(like: IndividualPlan, month: int) -> _Laid:
    years, number = divmod(month, 12)
    begins = like.traineeship.starts_on.year - 2 + years
    starts_on = date(begins, number + 1, 1)
    circumstances = Circumstances(
        starts_on=starts_on,
        fractions=(WorkingFraction(Period(starts_on), Fraction(1)),),
    )
    pathway = schedules.laid_out(like.traineeship, like.version, circumstances)
    return _Laid(
        pathway_json.circumstances_to_json(circumstances),
        pathway,
        pathway_json.pathway_to_json(pathway),
    )


def _plan(
    like: IndividualPlan, traineeship: Traineeship, way: _Laid, number: int
) -> IndividualPlan:
    now = clock.now()
    return IndividualPlan(
        traineeship=traineeship,
        trainee=traineeship.trainee,
        version=like.version,
        number=1,
        status=IndividualPlan.Status.AGREED,
        circumstances=way.circumstances,
        pathway=way.stored,
        completes_on=way.pathway.completes_on,
        fingerprint=fingerprint_of([number, way.stored]),
        reason="First plan",
        proposed_at=now,
        proposed_by=like.proposed_by,
        agreed_by_trainee_at=now,
        agreed_by_leader_at=now,
        leader=like.leader,
    )
