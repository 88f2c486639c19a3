"""Looking into JSON whose shape is not to be trusted.

Every accessor answers with an empty value where something is missing or is of
another kind than expected, so that a reader can go on and say what it did find.
"""

import json
from collections.abc import Mapping
from typing import TypeAlias

from ferd.core.curriculum import findings
from ferd.core.diagnostics import Diagnostic
from ferd.formats.plain_text import showable
from ferd.formats.plans.documents.decoding import decode

JsonObject: TypeAlias = Mapping[str, object]

LARGEST = 60_000_000


def parse_json(data: bytes) -> object | Diagnostic:
    """Parse JSON, or say where it is broken."""
    if not data.strip():
        return findings.file_is_empty()
    if len(data) > LARGEST:
        return findings.file_is_too_large(LARGEST // 1_000_000)
    text = decode(data)
    if text is None:
        return findings.kind_is_unknown()
    try:
        parsed: object = json.loads(text.lstrip("\ufeff"))
    except json.JSONDecodeError as error:
        return findings.json_is_broken(error.lineno, error.colno)
    except (RecursionError, ValueError):
        return findings.reading_hit_a_limit()
    return parsed


def as_object(value: object) -> JsonObject:
    """Take a value as an object; anything else is an empty one."""
    return value if isinstance(value, dict) else {}


def objects_in(value: object) -> list[JsonObject]:
    """Take a value as a list of objects, leaving out what is none."""
    if not isinstance(value, list):
        return []
    return [item for item in value if isinstance(item, dict)]


def text_at(value: JsonObject, *keys: str) -> str:
    """Give the first text that stands under one of the keys."""
    for key in keys:
        found = value.get(key)
        if isinstance(found, str) and showable(found):
            return showable(found)
        if isinstance(found, int) and not isinstance(found, bool):
            return str(found)
    return ""


def texts_at(value: JsonObject, key: str) -> list[str]:
    """Give the texts of a list; one text alone is a list of one."""
    found = value.get(key)
    if isinstance(found, str):
        found = [found]
    if not isinstance(found, list):
        return []
    return [showable(item) for item in found if isinstance(item, str) and item.strip()]


def as_json(value: object) -> str:
    """Write a value as JSON text that any database can keep."""
    return json.dumps(value, sort_keys=True)
