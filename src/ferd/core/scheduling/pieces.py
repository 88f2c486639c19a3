"""What is left of one trainee's way, in pieces that the planner may place.

A piece is a stage, a block of it that was agreed on, or part of a long stage that
a stay elsewhere may interrupt. What has begun is the first piece and is settled.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from ferd.core.plans.model import TrainingPlan, TrainingSite
from ferd.core.scheduling.circumstances import Circumstances, PlannedBlock
from ferd.core.scheduling.demands import Demand, demands_of, stages_taken
from ferd.core.scheduling.months import Service
from ferd.core.scheduling.order import StageOrder, may_be_split, order_of
from ferd.core.scheduling.pathway import Pathway, Placement, PlacementState
from ferd.core.scheduling.placing import place
from ferd.core.scheduling.problem import PlacesId, StageId, TraineeId
from ferd.core.time_rules import TimeRules

CHUNK = Fraction(6)
"""The months of a part of a long stage that may be interrupted."""

Sites = tuple[tuple[PlacesId, TrainingSite | None], ...]
"""Where a piece may be served, the site agreed or chosen first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One piece of a trainee's way.

    Attributes:
        months: of full time.
        is_last: that it takes what remains of its stage.
        was_agreed: that blocks of this stage were agreed on.
        agreed: which of them this one is; None for a part that had no day.
        has_begun: that its days are settled, in `placement`.
    """

    id: StageId
    demand: Demand
    months: Fraction
    sites: Sites
    is_last: bool
    was_agreed: bool
    agreed: Placement | None = None
    placement: Placement | None = None
    has_begun: bool = False

    @property
    def agreed_on(self) -> date | None:
        """Give the day on which it was agreed to begin."""
        return self.agreed.period.start if self.agreed else None

    def site_of(self, places: PlacesId) -> TrainingSite | None:
        """Give the site of the plan that some places stand for."""
        return next(site for mine, site in self.sites if mine == places)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pieces:
    """All that is left of one trainee's way.

    Attributes:
        settled_blocks: what is over or has begun, for the circumstances.
        each: the pieces; the one that has begun first, then in the order in which
            they were agreed on or the plan has them.
    """

    trainee: TraineeId
    circumstances: Circumstances
    service: Service
    order: StageOrder
    agreed: Pathway | None
    settled_blocks: tuple[PlannedBlock, ...]
    each: tuple[Piece, ...]

    def by_id(self, stage: StageId) -> Piece | None:
        """Find one piece; None when it is none of these."""
        return next((piece for piece in self.each if piece.id == stage), None)


def find_pieces(  # noqa: PLR0913  everything a member is made of
    trainee: TraineeId,
    plan: TrainingPlan,
    circumstances: Circumstances,
    *,
    rules: TimeRules,
    agreed: Pathway | None,
    places: Mapping[TrainingSite, tuple[PlacesId, ...]],
    today: date,
) -> Pieces:
    """Cut what is left of a way into pieces; what began by `today` is settled."""
    demands = demands_of(plan, circumstances)
    nominal = place(demands, circumstances, rules).placements
    settled = tuple(p for p in nominal if _is_settled(p, today))
    service = Service(
        circumstances=circumstances, rules=rules, demands=demands, settled=settled
    )
    stages = stages_taken(plan, circumstances)
    order = order_of(stages, plan.prerequisites)
    ahead = [p for p in nominal if not _is_settled(p, today)]
    former = agreed.placements if agreed else ()
    pieces = [*_begun(service, former, places, today)]
    for demand in demands:
        mine = [p for p in ahead if p.stage == demand.stage.order]
        told = [p for p in former if _is_ahead(p, demand, today)]
        parts = _months(service.left(demand), mine)
        if len(parts) == 1 and may_be_split(demand.stage, stages, order):
            parts = _chunks(parts[0])
        pieces += _pieces_of(demand, parts, told, places)
    return Pieces(
        trainee=trainee,
        circumstances=circumstances,
        service=service,
        order=order,
        agreed=agreed,
        settled_blocks=_blocks_of(circumstances, settled),
        each=tuple(_in_order(pieces, ahead)),
    )


def _is_settled(placement: Placement, today: date) -> bool:
    is_served = placement.state is PlacementState.SERVED
    return is_served or placement.period.start <= today


def _is_ahead(placement: Placement, demand: Demand, today: date) -> bool:
    return placement.stage == demand.stage.order and placement.period.start > today


def _begun(
    service: Service,
    former: Sequence[Placement],
    places: Mapping[TrainingSite, tuple[PlacesId, ...]],
    today: date,
) -> Iterator[Piece]:
    """Give what is being served in the month of `today`."""
    for current in service.settled[-1:]:
        if current.period.end > today.replace(day=1):
            demand = next(d for d in service.demands if d.stage.order == current.stage)
            start = current.period.start
            told = [p for p in former if p.period.start == start]
            yield Piece(
                id=StageId(f"{current.stage}.00"),
                demand=demand,
                months=current.account.counted,
                sites=_sites(demand, current.site, places),
                is_last=False,
                was_agreed=True,
                agreed=told[0] if told else current,
                placement=current,
                has_begun=True,
            )


def _months(left: Fraction, blocks: Sequence[Placement]) -> list[Fraction]:
    """Share out what is left of a stage as its blocks do; the last takes the rest."""
    if not left:
        return []
    parts = []
    for block in blocks[:-1]:
        months = min(Fraction(round(block.account.counted * 100), 100), left)
        parts.append(months)
        left -= months
    return [part for part in (*parts, left) if part > 0]


def _chunks(months: Fraction) -> list[Fraction]:
    """Cut a long stage into parts; the last is at least as long as the others."""
    count = max(int(months / CHUNK), 1)
    return [*(CHUNK for _ in range(count - 1)), months - CHUNK * (count - 1)]


def _pieces_of(
    demand: Demand,
    parts: Sequence[Fraction],
    former: Sequence[Placement],
    places: Mapping[TrainingSite, tuple[PlacesId, ...]],
) -> Iterator[Piece]:
    for number, months in enumerate(parts, start=1):
        agreed = former[number - 1] if number <= len(former) else None
        site = former[min(number, len(former)) - 1].site if former else demand.site
        yield Piece(
            id=StageId(f"{demand.stage.order}.{number:02}"),
            demand=demand,
            months=months,
            sites=_sites(demand, site, places),
            is_last=number == len(parts),
            was_agreed=bool(former),
            agreed=agreed,
        )


def _sites(
    demand: Demand,
    first: TrainingSite | None,
    places: Mapping[TrainingSite, tuple[PlacesId, ...]],
) -> Sites:
    """Give the places of every permitted site; one without any has its own."""
    permitted = dict.fromkeys((first, *demand.stage.placements))
    return tuple(
        (mine, site)
        for site in permitted
        if site is not None or len(permitted) == 1
        for mine in (places.get(site, ()) if site else ()) or (_own(site, demand),)
    )


def _own(site: TrainingSite | None, demand: Demand) -> PlacesId:
    return PlacesId(f"site:{site.title if site else demand.stage.label}")


def _in_order(pieces: Sequence[Piece], ahead: Sequence[Placement]) -> Iterator[Piece]:
    """Put the pieces as they follow each other today; what has no day comes last."""
    first: dict[int, list[int]] = {}
    for at, placement in enumerate(ahead):
        first.setdefault(placement.stage, []).append(at)
    numbers: dict[int, int] = {}

    def when(piece: Piece) -> tuple[int, int]:
        if piece.has_begun:
            return -1, 0
        order = piece.demand.stage.order
        mine = first.get(order, [len(ahead)])
        number = numbers[order] = numbers.get(order, -1) + 1
        return mine[min(number, len(mine) - 1)], number

    yield from sorted(pieces, key=when)


def _blocks_of(
    circumstances: Circumstances, settled: Sequence[Placement]
) -> tuple[PlannedBlock, ...]:
    """Name what is settled as blocks with days, as it was planned or laid out."""
    planned: dict[int, list[PlannedBlock]] = {}
    asked = (block for block in circumstances.planned if block.months != 0)
    for block in sorted(asked, key=lambda block: block.starts_on):
        planned.setdefault(block.stage, []).append(block)
    blocks = []
    for placement in settled:
        if placement.state is PlacementState.SERVED:
            continue
        mine = planned.get(placement.stage, [])
        blocks.append(mine.pop(0) if mine else _laid_out(placement))
    return tuple(blocks)


def _laid_out(placement: Placement) -> PlannedBlock:
    return PlannedBlock(
        stage=placement.stage, starts_on=placement.period.start, site=placement.site
    )
