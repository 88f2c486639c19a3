"""What an address asks to see of the board; what it says wrongly is left out."""

from uuid import UUID

from django.http import QueryDict

from ferd.areas.accounts.models import Person
from ferd.areas.organisations import queries as organisations
from ferd.areas.organisations.models import Unit
from ferd.areas.rotations import drafting
from ferd.areas.rotations.sights import Only, Sight, Zoom, month_from
from ferd.foundation.errors import NotFound


def sight_from(actor: Person, data: QueryDict) -> Sight:
    """Read what an address asks to see."""
    page = data.get("page", "")
    zoom, only = data.get("zoom", ""), data.get("only", "")
    return Sight(
        draft=drafting.draft_named(actor, data.get("draft", "")),
        zoom=Zoom(zoom) if zoom in set(Zoom) else Zoom.QUARTERS,
        first=month_from(data.get("from", "")),
        unit=_unit(actor, data.get("unit", "")),
        stage=data.get("stage", "")[:120],
        person=data.get("person", "").replace("\0", "")[:120],
        only=Only(only) if only in set(Only) else Only.ALL,
        page=int(page) if page.isdecimal() and len(page) < 6 else 1,
        all_places=data.get("places") == "all",
    )


def _unit(actor: Person, words: str) -> Unit | None:
    try:
        return organisations.get_unit(actor, UUID(words)) if words else None
    except (ValueError, NotFound):
        return None
