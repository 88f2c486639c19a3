"""One trainee's pieces in the planner's months: work, pins, what was published."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property

from ferd.core.plans.model import TrainingSite
from ferd.core.scheduling.months import Calendar, Service, work_by_month, work_of
from ferd.core.scheduling.pathway import Pathway
from ferd.core.scheduling.pieces import Piece, Pieces
from ferd.core.scheduling.problem import (
    Assignment,
    Option,
    PlacesId,
    SiteId,
    SoftOrder,
    StageId,
    StageNeed,
    Trainee,
)

OTHER_SITE = 5
"""What it costs to serve a stage at another site than the one chosen or agreed."""

TOO_EARLY = 5
"""What it costs to begin before what had better be over is."""


class TraineeMonths:
    """Everything of one trainee that the problem asks, month by month."""

    def __init__(
        self, pieces: Pieces, calendar: Calendar, today: date, freeze: int
    ) -> None:
        self.pieces = pieces
        self.calendar = calendar
        self.earliest = int(today.day > 1)
        self.freeze = freeze
        self.work = work_by_month(pieces.service, calendar)

    def trainee(self, months: int) -> Trainee:
        """Ask for this trainee's way within so many months."""
        pins = self.pins
        needs = tuple(self._need(piece, pins) for piece in self.pieces.each)
        return Trainee(
            id=self.pieces.trainee,
            work=self.work[:months],
            stages=needs,
            due=self.done_by,
            site=self._site,
            published=tuple(self.published.values()),
        )

    @property
    def sites(self) -> Mapping[PlacesId, TrainingSite | None]:
        """Give every places that a piece may be served at, with the site."""
        return {
            places: site for piece in self.pieces.each for places, site in piece.sites
        }

    @cached_property
    def published(self) -> Mapping[StageId, Assignment]:
        """Give the way that was agreed on, each block to whole months.

        Every boundary is put on the next first of a month, so that two who take
        over a place from one another still do.
        """
        agreed = self.pieces.agreed
        if agreed is None:
            return {}
        work = self._former_work(agreed)
        way: dict[StageId, Assignment] = {}
        free_from = 0
        for piece in self.pieces.each:
            if not piece.was_agreed:
                continue
            told = piece.agreed.period if piece.agreed else None
            start = max(free_from, self.calendar.index_after(told.start) if told else 0)
            end = self._end(work, start, work_of(piece.months))
            if piece.has_begun and told is not None:
                end = max(self.calendar.index_after(told.end), 1)
                start = _first_worked(work, 0, end)
            way[piece.id] = Assignment(piece.id, self._told_places(piece), start, end)
            free_from = end
        return way

    @cached_property
    def pins(self) -> Mapping[StageId, Assignment]:
        """Give what may not move: what has begun, and what very soon begins.

        A block that soon begins is free all the same when its first month is
        taken by leave or by the block before.
        """
        pins: dict[StageId, Assignment] = {}
        busy = 0
        for piece in self.pieces.each:
            if piece.placement is not None:
                busy = max(self.calendar.index_after(piece.placement.period.end), 1)
                start = _first_worked(self.work, 0, busy)
                pins[piece.id] = self._at(piece, start, busy)
                continue
            told = self.published.get(piece.id)
            if told is None or not busy <= told.start < self.freeze:
                break
            if not self.work[told.start]:
                break
            busy = self._end(self.work, told.start, work_of(piece.months))
            pins[piece.id] = replace(told, end=busy)
        return pins

    @cached_property
    def done_by(self) -> int:
        """Give the month that training is over in when nobody waits.

        Waiting that was agreed on is no delay.
        """
        done = self.earliest
        for piece in self.pieces.each:
            if piece.placement is not None:
                done = max(self.calendar.index_after(piece.placement.period.end), 1)
                continue
            start = _first_worked(self.work, done, len(self.work))
            done = self._end(self.work, start, work_of(piece.months))
        agreed = self.pieces.agreed
        if agreed is not None and agreed.completes_on is not None:
            done = max(done, self.calendar.index_after(agreed.completes_on))
        return done

    def _need(self, piece: Piece, pins: Mapping[StageId, Assignment]) -> StageNeed:
        pin = pins.get(piece.id)
        work = work_of(piece.months)
        if pin is not None:
            work = max(sum(self.work[pin.start : pin.end]), 1)
        first = piece.sites[0][1]
        return StageNeed(
            id=piece.id,
            work=work,
            options=tuple(
                Option(places, 0 if site == first else OTHER_SITE)
                for places, site in piece.sites
            ),
            after=tuple(self._before(piece)),
            softly_after=tuple(self._softly_before(piece)),
            earliest=self.earliest,
            pinned=pin,
        )

    def _before(self, piece: Piece) -> Iterator[StageId]:
        """Name the pieces of the stages that come first, and those of its own."""
        first = self.pieces.order.before[piece.demand.stage.order]
        for other in self.pieces.each:
            if other.id == piece.id:
                continue
            is_own = other.demand.stage.order == piece.demand.stage.order
            if other.demand.stage.order in first or (is_own and other.id < piece.id):
                yield other.id

    def _softly_before(self, piece: Piece) -> Iterator[SoftOrder]:
        wanted = self.pieces.order.softly_before[piece.demand.stage.order]
        hard = set(self._before(piece))
        for other in self.pieces.each:
            is_end = other.is_last and other.id not in hard
            if is_end and other.demand.stage.order in wanted:
                yield SoftOrder(other.id, TOO_EARLY)

    def _former_work(self, agreed: Pathway) -> tuple[int, ...]:
        service = self.pieces.service
        former = agreed.circumstances
        if former == service.circumstances:
            return self.work
        starts = {p.period.start for p in service.settled}
        settled = tuple(p for p in agreed.placements if p.period.start in starts)
        old = Service(
            circumstances=former,
            rules=agreed.rules,
            demands=service.demands,
            settled=settled,
        )
        return work_by_month(old, self.calendar)

    def _told_places(self, piece: Piece) -> PlacesId:
        return piece.sites[0][0]

    def _at(self, piece: Piece, start: int, end: int) -> Assignment:
        return Assignment(piece.id, piece.sites[0][0], start, end)

    def _end(self, work: tuple[int, ...], start: int, asked: int) -> int:
        """Give the month by which so much is done; the last of all when never."""
        done = 0
        for month in range(start, len(work)):
            done += work[month]
            if done >= asked:
                return month + 1
        return len(work)

    @property
    def _site(self) -> SiteId | None:
        for placement in self.pieces.service.settled[-1:]:
            if placement.site is not None:
                return SiteId(placement.site.site or placement.site.trust)
        return None


def _first_worked(work: tuple[int, ...], start: int, end: int) -> int:
    return next((month for month in range(start, end) if work[month]), start)
