"""Room over months: how much there is, and how much of it is taken.

One column a month: its outline is the room, filled from below with what is
committed (solid), planned (dotted) and held (hatched). On a phone it is a list of
stretches, in which months that are alike stand together.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from django.utils.safestring import SafeString
from django.utils.translation import gettext

from ferd.foundation import saying
from ferd.foundation.drawing import figure
from ferd.foundation.drawing.figure import Caption, Key
from ferd.foundation.drawing.markup import element, fill

STEP: Final = 26
HEIGHT: Final = 46
TOP: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """One month; amounts in places (1.5 is one and a half).

    Attributes:
        label: what stands under the column, such as ``jan.``.
        name: the month in full, with its year.
        year: written under the label; empty but for the first month of a year.
        planned: taken by plans alone, nobody having asked for a place.
    """

    label: str
    name: str
    year: str
    room: float
    committed: float
    held: float
    planned: float = 0.0

    @property
    def taken(self) -> float:
        """Give all that is not free."""
        return self.committed + self.planned + self.held

    @property
    def free(self) -> float:
        """Give what is left."""
        return max(0.0, self.room - self.taken)


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthsDrawing:
    """The room of one place over some months."""

    caption: Caption
    months: tuple[Month, ...]


def draw_months(drawing: MonthsDrawing) -> SafeString:
    """Draw the columns, with a list for narrow screens and a table beneath."""
    width = max(1, len(drawing.months)) * STEP
    most = max((max(m.room, m.taken) for m in drawing.months), default=1)
    scale = HEIGHT / max(most, 1)
    hatch, dots = f"{drawing.caption.id}-hatch", f"{drawing.caption.id}-dots"
    columns = [
        _column(month, index * STEP, scale, (hatch, dots))
        for index, month in enumerate(drawing.months)
    ]
    content = [fill(PATTERN, hatch), fill(DOTS, dots), *columns]
    return figure.frame(
        "months",
        figure.picture(drawing.caption, width, TOP + HEIGHT + 34, content),
        _table(drawing),
        keys=_keys(),
        narrow=_stretches(drawing.months),
    )


PATTERN: Final = (
    '<defs><pattern id="{}" width="6" height="6" patternUnits="userSpaceOnUse" '
    'patternTransform="rotate(45)"><rect width="6" height="6" '
    'class="month-held-ground"/><line y2="6" class="month-hatch"/></pattern></defs>'
)


DOTS: Final = (
    '<defs><pattern id="{}" width="5" height="5" patternUnits="userSpaceOnUse">'
    '<rect width="5" height="5" class="month-planned-ground"/>'
    '<circle cx="2.5" cy="2.5" r="1.3" class="month-dot"/></pattern></defs>'
)


def _column(
    month: Month, left: float, scale: float, patterns: tuple[str, str]
) -> SafeString:
    bottom = TOP + HEIGHT
    box = {"x": left + 3, "width": STEP - 6}
    room = {"y": bottom - month.room * scale, "height": max(month.room * scale, 1)}
    middle = left + STEP / 2
    return element(
        "g",
        element("title", _said(month)),
        element("rect", class_="month-room", **room, **box),
        *_layers(month, scale, patterns, box),
        element("rect", class_="month-edge", **room, **box),
        element("text", month.label, x=middle, y=bottom + 14, class_="month-label"),
        element("text", month.year, x=middle, y=bottom + 29, class_="month-year"),
    )


def _layers(
    month: Month, scale: float, patterns: tuple[str, str], box: dict[str, float]
) -> Iterator[SafeString]:
    """Stack what is taken, from below: committed, planned, held."""
    hatch, dots = patterns
    height = TOP + HEIGHT - month.committed * scale
    if month.committed:
        size = month.committed * scale
        yield element("rect", y=height, height=size, class_="month-committed", **box)
    for amount, pattern in ((month.planned, dots), (month.held, hatch)):
        if amount:
            height -= amount * scale
            filling = f"url(#{pattern})"
            yield element("rect", y=height, height=amount * scale, fill=filling, **box)


def _keys() -> list[Key]:
    def box(kind: str) -> SafeString:
        shape = element("rect", x=2, y=2, width=20, height=12, class_=kind)
        return figure.swatch(shape)

    return [
        Key(box("month-room month-edge"), gettext("Free")),
        Key(box("month-held-ground month-edge month-dashed"), gettext("Held")),
        Key(box("month-planned-ground month-edge month-dotted"), gettext("Planned")),
        Key(box("month-committed"), gettext("Taken")),
    ]


def _said(month: Month) -> str:
    words = gettext("%(month)s: %(free)s of %(room)s free")
    amounts = {"free": _amount(month.free), "room": _amount(month.room)}
    return words % {"month": month.name, **amounts}


def _stretches(months: Iterable[Month]) -> SafeString:
    """List the months, those that are alike in a row together."""
    lines = []
    for amounts, group in groupby(months, key=_amounts_of):
        alike = list(group)
        first, last = alike[0], alike[-1]
        name = first.name if first is last else f"{first.name} \N{EN DASH} {last.name}"
        line = Month(
            label="",
            name=name,
            year="",
            room=amounts[0],
            committed=amounts[1],
            held=amounts[2],
            planned=amounts[3],
        )
        lines.append(element("li", _said(line)))
    items = element("ul", *lines, class_="months-list")
    return element("div", items, class_="drawing-narrow")


def _amounts_of(month: Month) -> tuple[float, float, float, float]:
    return month.room, month.committed, month.held, month.planned


def _table(drawing: MonthsDrawing) -> SafeString:
    heads = [
        gettext("Month"),
        gettext("Places"),
        gettext("Free"),
        gettext("Held"),
        gettext("Planned"),
        gettext("Taken"),
    ]
    rows = [
        [m.name, *map(_amount, (m.room, m.free, m.held, m.planned, m.committed))]
        for m in drawing.months
    ]
    return figure.table(drawing.caption.title, heads, rows)


def _amount(number: float) -> str:
    return saying.figure(number)
