"""Which draft a move goes into, and the way back to the board."""

from urllib.parse import parse_qsl, urlencode
from uuid import UUID

from django.urls import reverse

from ferd.areas.accounts.models import Person
from ferd.areas.organisations.models import Unit
from ferd.areas.rotations import permissions, queries
from ferd.areas.rotations.models import RotationDraft
from ferd.areas.schedules.models import Traineeship

KEPT = ("zoom", "from", "unit", "stage", "person", "only", "places", "page")


def draft_named(actor: Person, words: str) -> RotationDraft | None:
    """Find the draft an address names; None when it names none."""
    if not words:
        return None
    try:
        return queries.get_draft(actor, UUID(words))
    except ValueError:
        return None


def widest_unit(actor: Person, traineeship: Traineeship) -> Unit:
    """Give the highest unit above the trainee in which the actor may draft."""
    units = queries.units_to_draft_for(actor).order_by("path")
    above = [u for u in units if traineeship.unit.path.startswith(u.path)]
    return next(
        (unit for unit in above if permissions.may_draft(actor, unit)),
        traineeship.unit,
    )


def board_url(back: str, draft: RotationDraft | None) -> str:
    """Give the address of the board as it was, in a draft."""
    pairs = {key: value for key, value in parse_qsl(back.lstrip("?")) if key in KEPT}
    if draft:
        pairs["draft"] = str(draft.uuid)
    query = urlencode(pairs)
    return reverse("rotations:board") + (f"?{query}" if query else "")
