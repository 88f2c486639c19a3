"""Objectives as small squares, one each: shape and colour say the state."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from django.utils.safestring import SafeString
from django.utils.translation import gettext

from ferd.foundation.drawing import figure, signs
from ferd.foundation.drawing.figure import Caption, Key
from ferd.foundation.drawing.markup import element
from ferd.foundation.drawing.signs import Shape


class Progress(StrEnum):
    """How far an objective has come."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    RECOMMENDED = "recommended"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    RETURNED = "returned"


CIRCLE: Final = "M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11z"
SHAPES: Final = {
    Progress.NOT_STARTED: Shape(line=CIRCLE),
    Progress.IN_PROGRESS: Shape(filled="M8 2.5a5.5 5.5 0 0 1 0 11z", line=CIRCLE),
    Progress.RECOMMENDED: Shape(filled="M8 1.5l6.5 6.5L8 14.5 1.5 8z"),
    Progress.SUBMITTED: Shape(line="M8 13.5V3M3.5 7.5L8 3l4.5 4.5"),
    Progress.APPROVED: Shape(line="M2.5 8.5l3.5 3.5 7.5-8"),
    Progress.RETURNED: Shape(line="M6 3L2.5 6.5 6 10M2.5 6.5h7a3.5 3.5 0 0 1 0 7H6"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Square:
    """One objective.

    Attributes:
        label: what stands in the square, two or three signs.
        name: what it is called in full, for the tooltip and for those who listen.
        href: where its story is told; empty when nowhere.
        is_late: it was expected before today, and is not approved.
    """

    label: str
    name: str
    progress: Progress
    href: str
    is_late: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SquareGroup:
    """The objectives of one stage.

    Attributes:
        tally: what stands beside the heading; by default how many are approved.
    """

    label: str
    squares: tuple[Square, ...]
    tally: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SquaresDrawing:
    """All objectives of one person.

    Attributes:
        words: what the states are called, where they do not mean the usual.
    """

    caption: Caption
    groups: tuple[SquareGroup, ...]
    words: Mapping[Progress, str] = field(default_factory=dict)


def draw_squares(drawing: SquaresDrawing) -> SafeString:
    """Write the squares as lists of links, with a legend of the states in use."""
    said = words() | dict(drawing.words)
    drawn = {progress: _sign(progress) for progress in Progress}
    used = {square.progress for group in drawing.groups for square in group.squares}
    keys = [Key(drawn[each], said[each]) for each in Progress if each in used]
    if any(square.is_late for group in drawing.groups for square in group.squares):
        keys.append(Key(figure.swatch(_corner()), gettext("Expected already")))
    groups = [_group(group, said, drawn) for group in drawing.groups]
    return element(
        "section",
        signs.define("square", SHAPES.items()),
        figure.legend(keys),
        *groups,
        class_="drawing squares",
        aria_label=drawing.caption.title,
    )


def words() -> dict[Progress, str]:
    """Say each state in words."""
    return {
        Progress.NOT_STARTED: gettext("Not started"),
        Progress.IN_PROGRESS: gettext("In progress"),
        Progress.RECOMMENDED: gettext("Recommended"),
        Progress.SUBMITTED: gettext("Submitted"),
        Progress.APPROVED: gettext("Approved"),
        Progress.RETURNED: gettext("Returned for changes"),
    }


def _group(
    group: SquareGroup, said: dict[Progress, str], drawn: dict[Progress, SafeString]
) -> SafeString:
    items = [element("li", _square(square, said, drawn)) for square in group.squares]
    return element(
        "div",
        element(
            "h3", group.label, element("span", _tally(group), class_="squares-tally")
        ),
        element("ul", *items),
        class_="squares-group",
    )


def _square(
    square: Square, said: dict[Progress, str], drawn: dict[Progress, SafeString]
) -> SafeString:
    label = element("span", square.label, class_="square-label")
    look = f"square is-{square.progress}"
    words = f"{square.name}: {said[square.progress]}"
    if square.is_late:
        look, words = f"{look} is-late", f"{words}, {gettext('expected already')}"
    if not square.href:
        unseen = element("span", words, class_="ds-sr-only")
        return element("span", drawn[square.progress], label, unseen, class_=look)
    return element(
        "a",
        drawn[square.progress],
        label,
        class_=look,
        href=square.href,
        title=square.name,
        aria_label=words,
    )


def _tally(group: SquareGroup) -> str:
    if group.tally:
        return group.tally
    approved = sum(square.progress is Progress.APPROVED for square in group.squares)
    words = gettext("%(approved)d of %(all)d approved")
    return words % {"approved": approved, "all": len(group.squares)}


def _sign(progress: Progress) -> SafeString:
    return signs.sign("square", progress)


def _corner() -> SafeString:
    frame = element("rect", x=4, y=1, width=14, height=14, class_="late-frame")
    return frame + element("path", d="M10 1H18V9z", class_="late-corner")
