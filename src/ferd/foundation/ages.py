"""How long ago, or how far ahead, in words."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ferd.foundation import clock


def age_in_words(day: date) -> str:
    """Say how long ago, or how far ahead, a day is."""
    days = (clock.today() - day).days
    if days == 0:
        return _("today")
    if days == 1:
        return _("yesterday")
    if days > 1:
        return ngettext("%(days)d day ago", "%(days)d days ago", days) % {"days": days}
    return ngettext("in %(days)d day", "in %(days)d days", -days) % {"days": -days}
