"""A stage as its cells stand in the document, before anything is understood."""

from dataclasses import dataclass, field

from ferd.core.diagnostics import Source
from ferd.formats.plans.understanding.doubts import Doubt


@dataclass(frozen=True, slots=True)
class DraftPlace:
    """The texts of trust, site and department of one row."""

    trust: str = ""
    site: str = ""
    department: str = ""

    def __bool__(self) -> bool:
        return bool(self.trust.strip() or self.site.strip() or self.department.strip())


@dataclass(slots=True, kw_only=True)
class Draft:
    """One stage, in the document's own words.

    Attributes:
        time: where the stage lies on the clock, or how long it is.
        duration: how long it is, when that stands by itself.
        unit_months: the unit a heading gives for bare figures; 0 when none does.
        part: the part of the time that the row is about (`høst`), where a time is
            merged over several rows.
        share: which of how many equal parts of the time that is, from 0.
        is_alternative: whether it is written as an alternative to the one before.
    """

    source: Source
    label: str = ""
    time: str = ""
    duration: str = ""
    unit_months: float = 0.0
    part: str = ""
    share: tuple[int, int] = (0, 1)
    places: list[DraftPlace] = field(default_factory=list)
    objectives: str = ""
    has_objectives: bool = False
    capacity: str = ""
    note: str = ""
    is_alternative: bool = False
    doubts: list[Doubt] = field(default_factory=list)
