"""Everybody whose training somebody follows, each as one row of numbers.

A handful of questions for any number of trainees: the objectives are counted in
the database, by trainee and by the day on which they are expected.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain, repeat

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from ferd.areas.accounts.models import Person
from ferd.areas.audit import lookups
from ferd.areas.organisations.models import Unit
from ferd.areas.progress import news, sensitive, sights
from ferd.areas.progress.models import ObjectiveProgress, StoryEvent
from ferd.areas.schedules import queries as schedules
from ferd.areas.schedules.models import Traineeship
from ferd.core.progress import expectation
from ferd.core.progress.expectation import Standing
from ferd.foundation import clock

MOST = 500
"""How many trainees are counted at once; more are asked to be narrowed down."""

State = ObjectiveProgress.State


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Whom somebody wants to see; empty means everybody."""

    unit: str = ""
    specialty: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CohortRow:
    """One trainee.

    Attributes:
        stage: the part of the plan that ends next.
        due_on: the day by which the plan next expects something.
        due: how many of that and before are not approved.
        active_at: when anything last happened.
        unread: how much is new to the reader.
    """

    traineeship: Traineeship
    all: int
    standing: Standing
    approved: int
    waiting: int
    returned: int
    stage: str
    due_on: date | None
    due: int
    active_at: datetime | None
    unread: int


@dataclass(frozen=True, slots=True)
class _Part:
    """The objectives of one trainee that are expected by one day."""

    on: date | None
    stage: str
    all: int
    approved: int
    waiting: int
    returned: int


def followed(actor: Person) -> QuerySet[Traineeship]:
    """List the trainees who train now and of whose progress a reader sees all."""
    lasting = Q(ends_on=None) | Q(ends_on__gt=clock.today())
    whole = sights.whole_traineeships(actor).filter(lasting)
    return whole.exclude(trainee=actor).order_by("trainee__name", "pk")


def cohort_of(actor: Person, wanted: Wanted) -> list[CohortRow]:
    """Give the rows of those who are wanted, by name; at most `MOST`."""
    last = StoryEvent.objects.filter(traineeship=OuterRef("pk")).order_by("-at")
    found = list(
        _narrowed(followed(actor), wanted).annotate(
            active_at=Subquery(last.values("at")[:1])
        )[:MOST]
    )
    keys = [each.pk for each in found]
    parts, unread = _parts(keys), news.unread_of(actor, keys)
    today = clock.today()
    return [_row(each, parts[each.pk], unread.get(each.pk, 0), today) for each in found]


def units_of(actor: Person) -> list[Unit]:
    """List the units in which those train whom a reader follows."""
    return list(Unit.objects.filter(pk__in=followed(actor).order_by().values("unit")))


def specialties_of(actor: Person) -> list[str]:
    """List the specialties for which they train."""
    codes = followed(actor).order_by("specialty_code").values_list("specialty_code")
    return [code for (code,) in codes.distinct()]


def note_looks(
    actor: Person, rows: Iterable[CohortRow], purpose: lookups.Purpose
) -> None:
    """Note that a list is about to show how each of several trainees stands."""
    supervised = set(
        schedules.supervised_by(actor).values_list("traineeship", flat=True)
    )
    lookups.note_many(
        actor=actor,
        looks=[
            lookups.Look(
                subject=row.traineeship.trainee,
                kind=sensitive.OVERVIEW,
                target=row.traineeship,
                role=_role(row.traineeship, supervised),
                purpose=purpose,
                unit=row.traineeship.unit.name,
            )
            for row in rows
        ],
    )


def _role(traineeship: Traineeship, supervised: set[int]) -> str:
    if traineeship.pk in supervised:
        return sights.Relation.EDUCATIONAL_SUPERVISOR.value
    return sights.Relation.HOME.value


def _narrowed(found: QuerySet[Traineeship], wanted: Wanted) -> QuerySet[Traineeship]:
    if wanted.unit:
        found = found.filter(unit__uuid=wanted.unit)
    if wanted.specialty:
        found = found.filter(specialty_code=wanted.specialty)
    if wanted.words:
        found = found.filter(trainee__name__icontains=wanted.words)
    return found


def _parts(keys: list[int]) -> dict[int, list[_Part]]:
    waiting = (State.RECOMMENDED, State.SUBMITTED)
    counted = (
        ObjectiveProgress.objects.filter(traineeship__in=keys, is_required=True)
        .order_by()
        .values_list("traineeship", "expected_on", "stage_label")
        .annotate(
            all=Count("pk"),
            approved=Count("pk", filter=Q(state=State.APPROVED)),
            waiting=Count("pk", filter=Q(state__in=waiting)),
            returned=Count("pk", filter=Q(state=State.RETURNED)),
        )
    )
    parts: dict[int, list[_Part]] = defaultdict(list)
    for key, *numbers in counted:
        parts[key].append(_Part(*numbers))
    return parts


def _row(
    traineeship: Traineeship, parts: list[_Part], unread: int, today: date
) -> CohortRow:
    dated = [(part.on, part) for part in parts if part.on is not None]
    days = chain.from_iterable(repeat(day, part.all) for day, part in dated)
    standing = expectation.standing(
        expectation.running(days), sum(part.approved for _, part in dated), today
    )
    ahead = [(day, part.stage) for day, part in dated if day >= today]
    due_on, stage = min(ahead, default=(None, ""))
    due = [part for day, part in dated if due_on and day <= due_on]
    return CohortRow(
        traineeship=traineeship,
        all=sum(part.all for part in parts),
        standing=standing,
        approved=sum(part.approved for part in parts),
        waiting=sum(part.waiting for part in parts),
        returned=sum(part.returned for part in parts),
        stage=stage,
        due_on=due_on,
        due=sum(part.all - part.approved for part in due),
        active_at=traineeship.active_at,  # type: ignore[attr-defined]  # annotated
        unread=unread,
    )
