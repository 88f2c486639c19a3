"""How a new reading of a catalogue is taken into what is already stored.

Objectives are matched by their number, so that ``NUK 1`` and ``NUK-001`` are
one. Two rules protect what people have done: an objective that has gone from
the catalogue is *ended*, never deleted; and where the new document is silent,
what is stored stays.
"""

from dataclasses import replace
from datetime import date, timedelta

from ferd.core.curriculum.catalogue import (
    ActivityKind,
    AssessmentKind,
    AssessmentMethod,
    Edition,
    LearningActivity,
    Objective,
)
from ferd.core.curriculum.model import objective_number


def merge_editions(stored: Edition, incoming: Edition, *, on: date) -> Edition:
    """Take `incoming` into `stored`: what comes of it is what is to be kept."""
    incoming = _with_known_keys(stored, incoming)
    known = {o.number: o for o in stored.objectives}
    given = {o.number: o for o in incoming.objectives}
    ends = _replaced(stored.specialty.code, given)
    merged = [_merge(known.get(n), o, on) for n, o in given.items()]
    merged += [_ended(o, on, ends) for n, o in known.items() if n not in given]
    return replace(
        stored,
        title=incoming.title or stored.title,
        valid_from=incoming.valid_from or stored.valid_from,
        valid_to=incoming.valid_to or stored.valid_to,
        objectives=tuple(sorted(merged, key=lambda o: o.number)),
        activities=_merge_activities(stored, incoming),
        assessments=_merge_assessments(stored, incoming),
        source=incoming.source or stored.source,
        identifier=incoming.identifier or stored.identifier,
        raw=incoming.raw or stored.raw,
    )


def _merge_activities(
    stored: Edition, incoming: Edition
) -> tuple[LearningActivity, ...]:
    merged = {a.key: a for a in stored.activities}
    for new in incoming.activities:
        old = merged.get(new.key, new)
        merged[new.key] = replace(
            new,
            kind=old.kind if new.kind is ActivityKind.OTHER else new.kind,
            title=new.title or old.title,
            text=new.text or old.text,
            counts=new.counts or old.counts,
            raw=new.raw or old.raw,
        )
    return tuple(merged.values())


def _merge_assessments(
    stored: Edition, incoming: Edition
) -> tuple[AssessmentMethod, ...]:
    merged = {a.key: a for a in stored.assessments}
    for new in incoming.assessments:
        old = merged.get(new.key, new)
        merged[new.key] = replace(
            new,
            kind=old.kind if new.kind is AssessmentKind.OTHER else new.kind,
            title=new.title or old.title,
            raw=new.raw or old.raw,
        )
    return tuple(merged.values())


def _replaced(specialty: str, given: dict[int, Objective]) -> dict[int, Objective]:
    """Tell which numbers have a successor, and which."""
    numbers = {
        objective_number(o.replaces, specialty=specialty): o for o in given.values()
    }
    return {n: o for n, o in numbers.items() if n is not None}


def _merge(old: Objective | None, new: Objective, on: date) -> Objective:
    if old is None:
        return new
    ended = old.valid_to is not None and old.valid_to <= on
    return replace(
        new,
        code=old.code,
        title=new.title or old.title,
        text=new.text or old.text,
        explanation=new.explanation or old.explanation,
        group=new.group or old.group,
        valid_from=new.valid_from or old.valid_from,
        valid_to=new.valid_to or (None if ended else old.valid_to),
        replaces=new.replaces or old.replaces,
        theme=new.theme or old.theme,
        activities=new.activities or old.activities,
        assessments=new.assessments or old.assessments,
        same_as=new.same_as or old.same_as,
        identifier=new.identifier or old.identifier,
        raw=new.raw or old.raw,
    )


def _ended(old: Objective, on: date, ends: dict[int, Objective]) -> Objective:
    """End an objective that has gone, the day before its successor begins."""
    if old.valid_to is not None and old.valid_to <= on:
        return old
    successor = ends.get(old.number)
    if successor is not None and successor.valid_from is not None:
        return replace(old, valid_to=successor.valid_from - timedelta(days=1))
    return replace(old, valid_to=on)


def _with_known_keys(stored: Edition, incoming: Edition) -> Edition:
    """Call what has the same title by the key it already has.

    A table knows learning activities by their titles alone, while other
    sources have identifiers of their own.
    """
    activities = _renaming(stored.activities, incoming.activities)
    assessments = _renaming(stored.assessments, incoming.assessments)
    return replace(
        incoming,
        activities=tuple(
            replace(a, key=activities.get(a.key, a.key)) for a in incoming.activities
        ),
        assessments=tuple(
            replace(a, key=assessments.get(a.key, a.key)) for a in incoming.assessments
        ),
        objectives=tuple(
            replace(
                o,
                activities=tuple(activities.get(k, k) for k in o.activities),
                assessments=tuple(assessments.get(k, k) for k in o.assessments),
            )
            for o in incoming.objectives
        ),
    )


def _renaming(
    stored: tuple[LearningActivity, ...] | tuple[AssessmentMethod, ...],
    incoming: tuple[LearningActivity, ...] | tuple[AssessmentMethod, ...],
) -> dict[str, str]:
    """Map the new keys of known titles to the keys they are stored under."""
    keys = {a.key for a in stored}
    by_title = {a.title.casefold(): a.key for a in stored}
    return {
        a.key: by_title[a.title.casefold()]
        for a in incoming
        if a.key not in keys and a.title.casefold() in by_title
    }
