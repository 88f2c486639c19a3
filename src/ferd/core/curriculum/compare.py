"""What a new reading of a catalogue would change, before anything is stored.

The changes are data: a page, a command and an audit entry show the same list.
How two readings become one is decided in `merge`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from ferd.core.curriculum.catalogue import Edition, Objective
from ferd.core.curriculum.merge import merge_editions


class ChangeKind(StrEnum):
    """What may happen to an edition, or to something in it."""

    ADDED = "added"
    REMOVED = "removed"
    RESTORED = "restored"
    TITLE = "title"
    TEXT = "text"
    EXPLANATION = "explanation"
    GROUP = "group"
    VALIDITY = "validity"
    REPLACED = "replaced"
    THEME = "theme"
    ACTIVITIES = "activities"
    ASSESSMENTS = "assessments"
    ACTIVITY_ADDED = "activity_added"
    ACTIVITY_CHANGED = "activity_changed"
    ASSESSMENT_ADDED = "assessment_added"
    ASSESSMENT_CHANGED = "assessment_changed"
    EDITION = "edition"


@dataclass(frozen=True, slots=True)
class CatalogueChange:
    """One change, with the words before and after.

    Attributes:
        code: the objective's code or the key of the activity or method; empty
            when the change is about the edition itself.
    """

    kind: ChangeKind
    code: str
    before: str = ""
    after: str = ""


def compare_editions(
    stored: Edition, incoming: Edition, *, on: date
) -> tuple[CatalogueChange, ...]:
    """List what would change if `incoming` were taken into `stored` that day."""
    merged = merge_editions(stored, incoming, on=on)
    return (
        *_edition_changes(stored, merged),
        *_objective_changes(stored, merged, incoming),
        *_activity_changes(stored, merged),
        *_assessment_changes(stored, merged),
    )


def _edition_changes(stored: Edition, merged: Edition) -> Iterator[CatalogueChange]:
    before, after = _described(stored), _described(merged)
    if before != after:
        yield CatalogueChange(ChangeKind.EDITION, "", before, after)


def _described(edition: Edition) -> str:
    return f"{edition.title} {_validity(edition)}".strip()


def _objective_changes(
    stored: Edition, merged: Edition, incoming: Edition
) -> Iterator[CatalogueChange]:
    known = {o.number: o for o in stored.objectives}
    given = {o.number for o in incoming.objectives}
    for after in merged.objectives:
        before = known.get(after.number)
        if before is None:
            yield CatalogueChange(ChangeKind.ADDED, after.code, "", after.title)
        elif after.number not in given:
            yield from _removal(before, after)
        elif before.valid_to != after.valid_to and after.valid_to is None:
            yield CatalogueChange(
                ChangeKind.RESTORED, after.code, _validity(before), _validity(after)
            )
            yield from _differences(replace(before, valid_to=None), after)
        else:
            yield from _differences(before, after)


def _removal(before: Objective, after: Objective) -> Iterator[CatalogueChange]:
    if before != after:
        yield CatalogueChange(
            ChangeKind.REMOVED, after.code, before.title, _validity(after)
        )


def _differences(before: Objective, after: Objective) -> Iterator[CatalogueChange]:
    rows = (
        (ChangeKind.TITLE, before.title, after.title),
        (ChangeKind.TEXT, before.text, after.text),
        (ChangeKind.EXPLANATION, before.explanation, after.explanation),
        (ChangeKind.GROUP, before.group, after.group),
        (ChangeKind.VALIDITY, _validity(before), _validity(after)),
        (ChangeKind.REPLACED, before.replaces, after.replaces),
        (ChangeKind.THEME, before.theme or "", after.theme or ""),
        (ChangeKind.ACTIVITIES, *_keys(before.activities, after.activities)),
        (ChangeKind.ASSESSMENTS, *_keys(before.assessments, after.assessments)),
    )
    for kind, was, becomes in rows:
        if was != becomes:
            yield CatalogueChange(kind, after.code, was, becomes)


def _keys(before: tuple[str, ...], after: tuple[str, ...]) -> tuple[str, str]:
    """Write two sets of keys so that their order does not matter."""
    return ", ".join(sorted(set(before))), ", ".join(sorted(set(after)))


def _validity(value: Objective | Edition) -> str:
    """Write when something is valid: ``2019-03-01/..`` (ISO 8601)."""
    if value.valid_from is None and value.valid_to is None:
        return ""
    begins = value.valid_from.isoformat() if value.valid_from else ".."
    ends = value.valid_to.isoformat() if value.valid_to else ".."
    return f"{begins}/{ends}"


def _activity_changes(stored: Edition, merged: Edition) -> Iterator[CatalogueChange]:
    known = {a.key: a for a in stored.activities}
    for after in merged.activities:
        before = known.get(after.key)
        if before is None:
            yield CatalogueChange(ChangeKind.ACTIVITY_ADDED, after.key, "", after.title)
        elif replace(before, raw="") != replace(after, raw=""):
            yield CatalogueChange(
                ChangeKind.ACTIVITY_CHANGED, after.key, before.title, after.title
            )


def _assessment_changes(stored: Edition, merged: Edition) -> Iterator[CatalogueChange]:
    known = {a.key: a for a in stored.assessments}
    for after in merged.assessments:
        before = known.get(after.key)
        if before is None:
            yield CatalogueChange(
                ChangeKind.ASSESSMENT_ADDED, after.key, "", after.title
            )
        elif replace(before, raw="") != replace(after, raw=""):
            yield CatalogueChange(
                ChangeKind.ASSESSMENT_CHANGED, after.key, before.title, after.title
            )
