"""Words for places and absence."""

from django.utils.formats import date_format
from django.utils.translation import gettext

from ferd.core.diagnostics import gettext_noop
from ferd.core.plans.model import TrainingSite
from ferd.core.scheduling.revision import Revision
from ferd.core.scheduling.revision_words import in_words
from ferd.core.time_rules import LeaveKind

LEAVE = {
    LeaveKind.PARENTAL: gettext_noop("Parental leave"),
    LeaveKind.SICK: gettext_noop("Sick leave"),
    LeaveKind.HOLIDAY: gettext_noop("Holiday"),
    LeaveKind.COURSE: gettext_noop("Course"),
    LeaveKind.OTHER: gettext_noop("Absence"),
    None: gettext_noop("Not employed"),
}


def site_in_words(place: TrainingSite | None) -> str:
    """Name a place: trust, site and department, as far as they are named."""
    return place.title if place else ""


def short_site_in_words(place: TrainingSite | None) -> str:
    """Name a place in a drawing: the hospital and the department will do."""
    return place.short_title if place else ""


def sentences(revision: Revision) -> list[str]:
    """Say what differs between two pathways, in the reader's language."""
    return [words.text(gettext, date_format) for words in in_words(revision)]
