"""Frozen values of the core as JSON, and back, exactly.

Dataclasses become objects with their field names, fractions become text
(``"48/5"``), dates and moments ISO text. What reads back is equal to what was
written; data of another shape is refused with a ValueError that names the place.
"""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from fractions import Fraction
from functools import cache
from types import NoneType, UnionType
from typing import TypeAlias, TypeVar, Union, get_args, get_origin, get_type_hints

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"
Value = TypeVar("Value")


def to_json(value: object) -> Json:
    """Write a value of plain parts as JSON."""
    if isinstance(value, Enum):
        return to_json(value.value)
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, Fraction | date):
        return str(value)
    return _many_to_json(value)


def _many_to_json(value: object) -> Json:
    if isinstance(value, tuple):
        return [to_json(item) for item in value]
    if isinstance(value, Mapping):
        return {str(key): to_json(item) for key, item in value.items()}
    if is_dataclass(value):
        return {f.name: to_json(getattr(value, f.name)) for f in fields(value)}
    refusal = f"{type(value).__name__} cannot be written as JSON."
    raise TypeError(refusal)


def from_json(kind: type[Value], data: object) -> Value:
    """Read a value of this kind, or refuse with a ValueError."""
    value = _read(kind, data, "$")
    if not isinstance(value, kind):
        raise _refusal("$", data)
    return value


def _read(kind: object, data: object, path: str) -> object:
    origin = get_origin(kind)
    if origin in {Union, UnionType}:
        return _read_either(get_args(kind), data, path)
    if origin is tuple:
        return _read_tuple(get_args(kind)[0], get_args(kind)[1:], data, path)
    if origin is not None:
        return _read_mapping(get_args(kind)[1], data, path)
    if isinstance(kind, type) and is_dataclass(kind):
        return _read_fields(kind, data, path)
    return _read_plain(kind, data, path)


def _read_either(kinds: tuple[object, ...], data: object, path: str) -> object:
    """Try each kind in turn; a null is only ever None."""
    for kind in kinds:
        try:
            return _read(kind, data, path)
        except ValueError:
            continue
    raise _refusal(path, data)


def _read_tuple(
    kind: object, rest: tuple[object, ...], data: object, path: str
) -> tuple[object, ...]:
    if not isinstance(data, list):
        raise _refusal(path, data)
    if rest == (...,):
        return tuple(_read(kind, item, f"{path}[{i}]") for i, item in enumerate(data))
    kinds = (kind, *rest)
    if len(data) != len(kinds):
        raise _refusal(path, data)
    pairs = enumerate(zip(kinds, data, strict=True))
    return tuple(_read(one, item, f"{path}[{i}]") for i, (one, item) in pairs)


def _read_mapping(kind: object, data: object, path: str) -> dict[str, object]:
    if not isinstance(data, dict):
        raise _refusal(path, data)
    return {key: _read(kind, item, f"{path}.{key}") for key, item in data.items()}


def _read_fields(kind: type, data: object, path: str) -> object:
    """Read a dataclass; what is missing has its default, or is refused."""
    if not isinstance(data, dict):
        raise _refusal(path, data)
    given = {
        name: _read(hint, data[name], f"{path}.{name}")
        for name, hint in _kinds_of(kind).items()
        if name in data
    }
    try:
        return kind(**given)
    except TypeError as error:
        raise _refusal(path, data) from error


@cache
def _kinds_of(kind: type) -> Mapping[str, object]:
    return get_type_hints(kind)


def _read_plain(kind: object, data: object, path: str) -> object:
    if kind in {str, int, float, bool, NoneType}:
        if type(data) is kind:
            return data
        raise _refusal(path, data)
    if not isinstance(data, str | int):
        raise _refusal(path, data)
    try:
        if kind in _TEXTUAL:
            return _TEXTUAL[kind](data)
        if isinstance(kind, type) and issubclass(kind, Enum):
            return kind(data)
    except (ValueError, ZeroDivisionError) as error:
        raise _refusal(path, data) from error
    refusal = f"{kind!r} cannot be read from JSON."
    raise TypeError(refusal)


def _day(data: str | int) -> date:
    """Read a day as it is written here: 2026-08-31, and in no other ISO form."""
    day = date.fromisoformat(str(data))
    if day.isoformat() != data:
        raise ValueError(data)
    return day


def _moment(data: str | int) -> datetime:
    """Read a moment as it is written here, with its distance from UTC."""
    moment = datetime.fromisoformat(str(data))
    if moment.tzinfo is None or moment.isoformat() != data:
        raise ValueError(data)
    return moment


_TEXTUAL: Mapping[object, Callable[[str | int], object]] = {
    date: _day,
    datetime: _moment,
    Fraction: Fraction,
}
"""What is written as text, and how it is read."""


def _refusal(path: str, data: object) -> ValueError:
    return ValueError(f"{path}: {str(data)[:60]!r} is not what is kept here.")
