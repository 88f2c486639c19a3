"""What of the rotations a reader has asked to see: zoom, months, filters."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final
from urllib.parse import urlencode

from ferd.areas.organisations.models import Unit
from ferd.areas.rotations.crowding import Months, month_of
from ferd.areas.rotations.models import RotationDraft


class Zoom(StrEnum):
    """How near the board is."""

    WEEKS = "weeks"
    MONTHS = "months"
    QUARTERS = "quarters"
    YEARS = "years"


class Only(StrEnum):
    """Whom the board is narrowed to."""

    ALL = ""
    CHANGED = "changed"
    PROBLEMS = "problems"


MONTH_WIDTH: Final = {
    Zoom.WEEKS: 128,
    Zoom.MONTHS: 44,
    Zoom.QUARTERS: 18,
    Zoom.YEARS: 9,
}
MONTHS_SHOWN: Final = {
    Zoom.WEEKS: 9,
    Zoom.MONTHS: 30,
    Zoom.QUARTERS: 72,
    Zoom.YEARS: 144,
}
MONTHS_BACK: Final = {Zoom.WEEKS: 1, Zoom.MONTHS: 3, Zoom.QUARTERS: 6, Zoom.YEARS: 24}
EARLIEST: Final = 1990
LATEST: Final = 2100


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """One reader's look at the board.

    Attributes:
        first: the first month; None for a little before today.
        stage: only those who are in a stage of this name in these months.
        all_places: also those that did not fit.
    """

    draft: RotationDraft | None = None
    zoom: Zoom = Zoom.QUARTERS
    first: date | None = None
    unit: Unit | None = None
    stage: str = ""
    person: str = ""
    only: Only = Only.ALL
    page: int = 1
    all_places: bool = False

    def months(self, today: date) -> Months:
        """Give the months that are in sight."""
        count = MONTHS_SHOWN[self.zoom]
        if self.first is not None:
            return Months(month_of(self.first), count)
        return Months(Months(month_of(today), 0).day(-MONTHS_BACK[self.zoom]), count)

    @property
    def month_width(self) -> int:
        """Give how wide a month is drawn."""
        return MONTH_WIDTH[self.zoom]

    def query(self, **other: str) -> str:
        """Write the look as an address, with some of it replaced; empty removes."""
        said = {
            "draft": str(self.draft.uuid) if self.draft else "",
            "zoom": "" if self.zoom is Zoom.QUARTERS else self.zoom.value,
            "from": f"{self.first:%Y-%m}" if self.first else "",
            "unit": str(self.unit.uuid) if self.unit else "",
            "stage": self.stage,
            "person": self.person,
            "only": self.only.value,
            "places": "all" if self.all_places else "",
        }
        pairs = {key: value for key, value in (said | other).items() if value}
        return f"?{urlencode(pairs)}" if pairs else "?"


def month_from(words: str) -> date | None:
    """Read a month as an address or a browser's field writes it: 2027-03."""
    year, _dash, month = words.partition("-")
    if not (year.isdecimal() and month[:2].isdecimal()):
        return None
    number, which = int(year), int(month[:2])
    if not (EARLIEST <= number <= LATEST and 1 <= which <= 12):
        return None
    return date(number, which, 1)
