"""How a state looks: its word, its colour and its shape, always all three."""

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from ferd.foundation.drawing.icons import icon
from ferd.foundation.drawing.markup import element


@dataclass(frozen=True, slots=True)
class Look:
    """The word for a state and the colour scale it is drawn in."""

    word: str | Promise
    colour: str


LOOKS: Final = {
    "draft": Look(_("Draft"), "neutral"),
    "in_review": Look(_("In review"), "info"),
    "approved": Look(_("Approved"), "success"),
    "published": Look(_("Published"), "accent"),
    "retired": Look(_("Retired"), "neutral"),
    "proposed": Look(_("Proposed"), "warning"),
    "agreed": Look(_("Agreed"), "success"),
    "superseded": Look(_("Superseded"), "neutral"),
    "not_started": Look(_("Not started"), "neutral"),
    "in_progress": Look(_("In progress"), "info"),
    "recommended": Look(_("Recommended"), "accent"),
    "submitted": Look(_("Submitted"), "info"),
    "returned": Look(_("Returned for changes"), "warning"),
    "withdrawn": Look(_("Withdrawn"), "danger"),
    "asked": Look(_("Asked for"), "info"),
    "held": Look(_("Held"), "warning"),
    "committed": Look(_("Committed"), "success"),
    "declined": Look(_("Declined"), "danger"),
    "expired": Look(_("Expired"), "neutral"),
    "accepted": Look(_("Accepted by both"), "success"),
    "ended": Look(_("Ended"), "neutral"),
    "given": Look(_("Given"), "success"),
    "recalled": Look(_("Recalled"), "neutral"),
    "sent": Look(_("Sent"), "info"),
    "signed": Look(_("Signed"), "success"),
    "registered": Look(_("Registered"), "success"),
    "discarded": Look(_("Discarded"), "neutral"),
}


def state(name: str) -> SafeString:
    """Draw the badge of a state."""
    look = LOOKS[name]
    return element(
        "span",
        icon(name),
        str(look.word),
        class_="ds-tag state",
        data_color=look.colour,
        data_state=name,
    )
