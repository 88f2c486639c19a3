"""A trainee's way drawn for pages of other areas, as far as the reader may see."""

from ferd.areas.accounts.models import Person
from ferd.areas.schedules import drawings, permissions
from ferd.areas.schedules.models import Traineeship
from ferd.core.scheduling.pathway import Pathway
from ferd.foundation import clock
from ferd.foundation.drawing.timeline import TimelineDrawing


def timeline_of(
    actor: Person,
    traineeship: Traineeship,
    pathway: Pathway,
    *,
    is_agreed: bool,
    name: str,
) -> TimelineDrawing:
    """Draw one way; `name` is unique on the page."""
    return drawings.timeline(
        pathway,
        is_agreed=is_agreed,
        shows_leave=permissions.may_see_leave(actor, traineeship),
        today=clock.today(),
        name=name,
    )
