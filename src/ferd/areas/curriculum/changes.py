"""Changes of the catalogue in words, grouped as people look at them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.utils.functional import Promise
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
    """Group changes by their kind, the gravest first."""
    groups = {k: ChangeGroup(title, k in IN_FULL) for k, title in TITLES.items()}
    for change in changes:
        groups[change.kind].changes.append(change)
    return [group for group in groups.values() if group.changes]
