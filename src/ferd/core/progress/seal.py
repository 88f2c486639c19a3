"""The seal of an approval: exactly what was shown, written in one way, and hashed.

Values are those of JSON without fractions, since a number with a fraction may be
written in two ways. Text is taken as it is: no letter is the same as another.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

Shown: TypeAlias = str | int | bool | Sequence["Shown"] | Mapping[str, "Shown"] | None


def canonical(shown: Shown) -> str:
    """Write a value in the only way it is written."""
    _refuse_fractions(shown)
    return json.dumps(
        shown,
        sort_keys=True,
        separators=(",", ":"),
        ensure_ascii=False,
        allow_nan=False,
    )


def seal_of(shown: Shown) -> str:
    """Give the SHA-256 of what was shown."""
    return hashlib.sha256(canonical(shown).encode("utf-8", "surrogatepass")).hexdigest()


def changes(then: Shown, now: Shown, where: str = "") -> Iterator[str]:
    """Name each place at which two values differ, such as ``evidence.2.words``."""
    match then, now:
        case Mapping(), Mapping():
            for key in sorted({*then, *now}):
                place = f"{where}.{key}" if where else key
                if key not in then or key not in now:
                    yield place
                else:
                    yield from changes(then[key], now[key], place)
        case list() | tuple(), list() | tuple() if len(then) == len(now):
            for index, (one, other) in enumerate(zip(then, now, strict=True)):
                yield from changes(
                    one, other, f"{where}.{index}" if where else str(index)
                )
        case _:
            if canonical(then) != canonical(now):
                yield where


def _refuse_fractions(shown: object) -> None:
    match shown:
        case float():
            fault = "A number with a fraction has no single way of being written."
            raise TypeError(fault)
        case Mapping():
            for key, value in shown.items():
                if not isinstance(key, str):
                    fault = "The names in what is sealed are text."
                    raise TypeError(fault)
                _refuse_fractions(value)
        case list() | tuple():
            for value in shown:
                _refuse_fractions(value)
        case _:
            pass
