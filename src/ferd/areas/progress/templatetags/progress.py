"""What pages of other areas show of progress, so that they need not know it."""

from django import template
from django.urls import reverse
from django.utils.translation import gettext as _

from ferd.areas.accounts.models import Person
from ferd.areas.progress import overview_words, sights
from ferd.areas.schedules import queries as schedules
from ferd.areas.schedules.models import Traineeship
from ferd.core.progress.expectation import Forecast, Standing
from ferd.foundation.tabs import Tab

register = template.Library()


@register.simple_tag
def sides_of(traineeship: Traineeship, reader: Person, current: str) -> list[Tab]:
    """List the sides of a trainee that a reader sees: the plan, and progress.

    None when there is only one.
    """
    plan = reverse("schedules:trainee", args=[traineeship.uuid])
    progress = reverse("progress:overview", args=[traineeship.uuid])
    sides = [
        Tab(_("Plan"), plan, current=current == "plan"),
        Tab(_("Progress"), progress, current=current == "progress"),
    ]
    other_is_seen = (
        sights.sight_of(reader, traineeship) is not None
        if current == "plan"
        else schedules.visible_traineeships(reader).filter(pk=traineeship.pk).exists()
    )
    return sides if other_is_seen else []


@register.filter
def difference(standing: Standing) -> str:
    """Say by how much a trainee is behind or ahead."""
    return overview_words.difference_in_words(standing)


@register.filter
def outlook(forecast: Forecast) -> str:
    """Say when the next goal is reached, or why nobody can."""
    return overview_words.forecast_in_words(forecast)
