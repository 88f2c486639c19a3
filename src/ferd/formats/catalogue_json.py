"""Editions as plain JSON values, so that what was read can be kept until decided.

This is Ferd's own form and nobody else's: what others should read is written as
CASE or as a table.
"""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date

from ferd.core.curriculum.catalogue import (
    ActivityKind,
    AssessmentKind,
    AssessmentMethod,
    Edition,
    LearningActivity,
    Objective,
    ObjectiveKind,
    RecommendedCount,
    Specialty,
    Theme,
)
from ferd.formats.json_shape import JsonObject, as_object, objects_in, text_at, texts_at


def editions_to_json(editions: Sequence[Edition]) -> list[dict[str, object]]:
    """Write editions as values that JSON can hold."""
    return [_plain(asdict(edition)) for edition in editions]


def editions_from_json(content: object) -> tuple[Edition, ...]:
    """Read editions that `editions_to_json` wrote."""
    return tuple(_edition(as_object(each)) for each in objects_in(content))


def _plain(value: dict[str, object]) -> dict[str, object]:
    return {key: _plain_value(item) for key, item in value.items()}


def _plain_value(value: object) -> object:
    match value:
        case dict():
            return _plain(value)
        case tuple() | list():
            return [_plain_value(item) for item in value]
        case date():
            return value.isoformat()
        case _:
            return value


def _edition(value: JsonObject) -> Edition:
    specialty = as_object(value["specialty"])
    return Edition(
        specialty=Specialty(
            code=text_at(specialty, "code"),
            nb=text_at(specialty, "nb"),
            nn=text_at(specialty, "nn"),
            en=text_at(specialty, "en"),
        ),
        title=text_at(value, "title"),
        valid_from=_day(value, "valid_from"),
        valid_to=_day(value, "valid_to"),
        objectives=tuple(map(_objective, objects_in(value["objectives"]))),
        activities=tuple(map(_activity, objects_in(value["activities"]))),
        assessments=tuple(map(_assessment, objects_in(value["assessments"]))),
        source=text_at(value, "source"),
        identifier=text_at(value, "identifier"),
        raw=text_at(value, "raw"),
    )


def _objective(value: JsonObject) -> Objective:
    theme = text_at(value, "theme")
    return Objective(
        number=int(text_at(value, "number")),
        code=text_at(value, "code"),
        title=text_at(value, "title"),
        text=text_at(value, "text"),
        explanation=text_at(value, "explanation"),
        group=text_at(value, "group"),
        valid_from=_day(value, "valid_from"),
        valid_to=_day(value, "valid_to"),
        replaces=text_at(value, "replaces"),
        kind=ObjectiveKind(text_at(value, "kind")),
        theme=Theme(theme) if theme else None,
        activities=tuple(texts_at(value, "activities")),
        assessments=tuple(texts_at(value, "assessments")),
        same_as=tuple(texts_at(value, "same_as")),
        identifier=text_at(value, "identifier"),
        raw=text_at(value, "raw"),
    )


def _activity(value: JsonObject) -> LearningActivity:
    return LearningActivity(
        key=text_at(value, "key"),
        kind=ActivityKind(text_at(value, "kind")),
        title=text_at(value, "title"),
        text=text_at(value, "text"),
        counts=tuple(
            RecommendedCount(
                int(text_at(count, "count")),
                text_at(count, "role"),
                text_at(count, "row"),
            )
            for count in objects_in(value["counts"])
        ),
        raw=text_at(value, "raw"),
    )


def _assessment(value: JsonObject) -> AssessmentMethod:
    return AssessmentMethod(
        key=text_at(value, "key"),
        kind=AssessmentKind(text_at(value, "kind")),
        title=text_at(value, "title"),
        raw=text_at(value, "raw"),
    )


def _day(value: JsonObject, key: str) -> date | None:
    written = text_at(value, key)
    return date.fromisoformat(written) if written else None
