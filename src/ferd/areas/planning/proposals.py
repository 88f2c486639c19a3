"""What a run was asked and what it proposes, as kept with it and read again."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from ferd.areas.planning.changes import Change
from ferd.areas.planning.models import SolverRun
from ferd.areas.planning.said import Said
from ferd.areas.rotations import queries as rotations
from ferd.areas.schedules.models import IndividualPlan, Traineeship
from ferd.core.scheduling.circumstances import Circumstances
from ferd.core.time import Period
from ferd.formats import pathway_json
from ferd.formats.value_json import Json, from_json, to_json
from ferd.foundation.errors import NotFound


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is asked, as it is kept; `whom` is one traineeship, when it is of one."""

    changes: tuple[Change, ...] = ()
    whom: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedWay:
    """One trainee's way in a proposal.

    Attributes:
        base: the plan it departs from; empty for a trainee without one.
        circumstances: as `pathway_json` writes them.
    """

    traineeship: str
    base: str
    circumstances: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One proposal on the curve between few changes and little delay.

    Attributes:
        kind: what it is good at: ``fewest``, ``balanced`` or ``cheapest``.
        changed: how many were told of another way before.
        delay: months of delay of all together.
    """

    kind: str
    cost: int
    delay: int
    changed: int
    ways: tuple[ProposedWay, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DearPlaces:
    """Places that one more of would spare delay, over a stretch of days.

    Attributes:
        tenths: of a month of delay that would be spared.
    """

    places: str
    period: Period
    tenths: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came of a run.

    Attributes:
        points: fewest changes first; empty when there is no way for all.
        least: so many must change at the least.
        reasons: why not everybody can have a way, and what would help.
        remedies: what would make it possible.
        unlimited: the sites whose room is not known.
        remarks: what there is to say of trainees and places.
        dear: the places in short supply, dearest first.
    """

    points: tuple[Point, ...] = ()
    least: int = 0
    bound: int = 0
    reasons: tuple[Said, ...] = ()
    remedies: tuple[Said, ...] = ()
    unlimited: tuple[str, ...] = ()
    remarks: tuple[Said, ...] = ()
    dear: tuple[DearPlaces, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ChosenWay:
    """One way, with the rows it is about."""

    traineeship: Traineeship
    base: IndividualPlan | None
    circumstances: Circumstances
    is_late: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """One proposal, with the rows it is about."""

    point: Point
    number: int
    ways: tuple[ChosenWay, ...]


def request_to_json(changes: Sequence[Change]) -> Json:
    """Write what is asked."""
    return to_json(Request(changes=tuple(changes)))


def request_about(traineeship: Traineeship) -> Json:
    """Write that one trainee's ways are asked for."""
    return to_json(Request(whom=str(traineeship.uuid)))


def whom_of(run: SolverRun) -> str:
    """Read whom a run is about."""
    return from_json(Request, run.request).whom


def changes_of(run: SolverRun) -> tuple[Change, ...]:
    """Read what was asked."""
    return from_json(Request, run.request).changes


def answer_to_json(answer: Answer) -> Json:
    """Write what came of a run."""
    return to_json(answer)


def answer_of(run: SolverRun) -> Answer:
    """Read what came of a run; nothing while there is nothing."""
    return from_json(Answer, run.outcome) if run.outcome else Answer()


def chosen(run: SolverRun, number: int) -> Chosen:
    """Find one proposal of a run, by its place on the curve."""
    points = answer_of(run).points
    if not 0 <= number < len(points):
        raise NotFound(_("There is no such proposal."))
    return all_chosen(run, points[number : number + 1], first=number)[0]


def all_chosen(
    run: SolverRun, points: Sequence[Point], *, first: int = 0
) -> list[Chosen]:
    """Give proposals with the rows they are about, read at once."""
    names = {UUID(way.traineeship) for point in points for way in point.ways}
    rows = Traineeship.objects.filter(
        uuid__in=names, unit__path__startswith=run.unit.path
    ).select_related("trainee", "unit")
    found = {str(row.uuid): row for row in rows}
    now = rotations.agreed_now(found.values())
    bases = {way.base for point in points for way in point.ways if way.base}
    before = {
        str(plan.uuid): plan
        for plan in IndividualPlan.objects.filter(uuid__in=bases).select_related(
            "version", "traineeship"
        )
    }
    return [
        Chosen(
            point=point,
            number=first + number,
            ways=tuple(
                _with_rows(way, found[way.traineeship], now, before)
                for way in point.ways
                if way.traineeship in found
            ),
        )
        for number, point in enumerate(points)
    ]


def _with_rows(
    way: ProposedWay,
    traineeship: Traineeship,
    now: dict[int, IndividualPlan],
    before: dict[str, IndividualPlan],
) -> ChosenWay:
    agreed = now.get(traineeship.pk)
    base = before.get(way.base)
    return ChosenWay(
        traineeship=traineeship,
        base=base,
        circumstances=pathway_json.circumstances_from_text(way.circumstances),
        is_late=(agreed.pk if agreed else None) != (base.pk if base else None),
    )
