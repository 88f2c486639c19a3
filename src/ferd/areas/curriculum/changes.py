"""Changes of the catalogue in words, grouped as people look at them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ferd.core.curriculum.compare import CatalogueChange, ChangeKind

TITLES: Mapping[ChangeKind, Promise] = {
    ChangeKind.REMOVED: _("No longer in the catalogue; will be ended, not deleted"),
    ChangeKind.ADDED: _("New learning objectives"),
    ChangeKind.RESTORED: _("In force again"),
    ChangeKind.REPLACED: _("Replaces another"),
    ChangeKind.TITLE: _("New title"),
    ChangeKind.TEXT: _("New text"),
    ChangeKind.EXPLANATION: _("New explanatory text"),
    ChangeKind.VALIDITY: _("New dates of validity"),
    ChangeKind.GROUP: _("New group"),
    ChangeKind.THEME: _("New theme"),
    ChangeKind.ACTIVITIES: _("Other recommended learning activities"),
    ChangeKind.ASSESSMENTS: _("Other recommended assessment methods"),
    ChangeKind.ACTIVITY_ADDED: _("New learning activities"),
    ChangeKind.ACTIVITY_CHANGED: _("Changed learning activities"),
    ChangeKind.ASSESSMENT_ADDED: _("New assessment methods"),
    ChangeKind.ASSESSMENT_CHANGED: _("Changed assessment methods"),
    ChangeKind.EDITION: _("The edition itself"),
}
"""What to call each kind of change, the gravest first."""

IN_FULL = frozenset(
    {
        ChangeKind.TITLE,
        ChangeKind.TEXT,
        ChangeKind.EXPLANATION,
        ChangeKind.VALIDITY,
        ChangeKind.GROUP,
        ChangeKind.THEME,
        ChangeKind.REPLACED,
        ChangeKind.EDITION,
    }
)
"""Kinds whose words before and after are worth seeing side by side."""


@dataclass(frozen=True, slots=True)
class ChangeGroup:
    """All changes of one kind; `in_full` when their words are to be shown."""

    title: Promise
    in_full: bool
    changes: list[CatalogueChange] = field(default_factory=list)


def by_kind(changes: Iterable[CatalogueChange]) -> list[ChangeGroup]:
    """Group changes by their kind, the gravest first, their dates in words."""
    groups = {k: ChangeGroup(title, k in IN_FULL) for k, title in TITLES.items()}
    for change in changes:
        groups[change.kind].changes.append(_in_words(change))
    return [group for group in groups.values() if group.changes]


_INTERVAL = re.compile(r"(\.\.|\d{4}-\d\d-\d\d)/(\.\.|\d{4}-\d\d-\d\d)$")
_DATED = {
    ChangeKind.REMOVED,
    ChangeKind.RESTORED,
    ChangeKind.VALIDITY,
    ChangeKind.EDITION,
}


def _in_words(change: CatalogueChange) -> CatalogueChange:
    if change.kind not in _DATED:
        return change
    before, after = map(_interval_in_words, (change.before, change.after))
    if change.kind is ChangeKind.REMOVED:
        after = f"{before} · {after}" if before else after
    if change.kind is ChangeKind.RESTORED and not after:
        after = gettext("Without an end")
    return replace(change, before=before, after=after)


def _interval_in_words(written: str) -> str:
    """Write ``2019-03-01/..`` as people do; anything else stays as it is."""
    found = _INTERVAL.search(written)
    if found is None:
        return written
    begins, ends = map(_day, found.groups())
    match bool(begins), bool(ends):
        case True, True:
            words = gettext("valid from %(begins)s to %(ends)s")
        case True, False:
            words = gettext("valid from %(begins)s")
        case _:
            words = gettext("valid to %(ends)s")
    validity = words % {"begins": begins, "ends": ends}
    title = written[: found.start()].strip()
    return f"{title}, {validity}" if title else validity


def _day(written: str) -> str:
    if written == "..":
        return ""
    return date_format(date.fromisoformat(written), "SHORT_DATE_FORMAT")
