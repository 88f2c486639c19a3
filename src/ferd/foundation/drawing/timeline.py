"""The way of one person, first day to specialist, on a line of dates.

Bands are where one works (a strip and a colour for the site; hatched while only
proposed, solid when agreed), gaps are absence or waiting, ticks are events, a line is
today, and the finish has its range.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils.translation import gettext

from ferd.foundation.drawing import sites
from ferd.foundation.drawing.figure import Caption


class Firmness(StrEnum):
    """Whether a band is a promise or a proposal."""

    AGREED = "agreed"
    PROPOSED = "proposed"


class Event(StrEnum):
    """What a tick marks."""

    MEETING = "meeting"
    COMMITTEE = "committee"
    REVISION = "revision"
    MILESTONE = "milestone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """One stretch of work at one site; `end` is the day after the last.

    Attributes:
        label: what it is called, such as the stage's name in the plan.
        site: where; decides the colour and is shown beside the label.
        detail: a few words more, such as the number of objectives.
    """

    start: date
    end: date
    label: str
    site: str
    firmness: Firmness
    detail: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch of absence, or of waiting; `end` is the day after the last."""

    start: date
    end: date
    label: str
    is_leave: bool = True

    @property
    def kinds(self) -> tuple[str, ...]:
        """List what it may be called, the most exact first."""
        return (self.label, gettext("Leave")) if self.is_leave else (self.label,)


@dataclass(frozen=True, slots=True)
class Tick:
    """An event on one day."""

    on: date
    label: str
    kind: Event


@dataclass(frozen=True, slots=True)
class Finish:
    """When the training is expected to be complete, and how sure that is."""

    expected: date
    earliest: date
    latest: date


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineDrawing:
    """All that is on the line.

    Attributes:
        start, end: the ends of the axis; what falls outside is cut.
        today: where the line stands; None on a printed plan.
        site_order: sites in the order that decides their colour, so that one
            site looks the same on every page.
    """

    caption: Caption
    start: date
    end: date
    bands: tuple[Band, ...]
    gaps: tuple[Gap, ...] = ()
    ticks: tuple[Tick, ...] = ()
    today: date | None = None
    finish: Finish | None = None
    site_order: tuple[str, ...] = ()

    @property
    def sites(self) -> tuple[str, ...]:
        """List the sites, each once."""
        return sites.ordered([band.site for band in self.bands], self.site_order)
