"""Reading frozen values from JSON that is not to be trusted, fault by fault.

The counterpart of `value_json`, which stops at the first fault: this one goes on,
says of every fault where it is by its JSON path, and never raises. What a field
may hold is read off the types: a whole number, text, a list, another value, one
of several (by the name under `kind`), or nothing.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, field, fields, is_dataclass
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import (
    Final,
    NewType,
    TypeAlias,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

from ferd.core.diagnostics import Diagnostic, Severity, gettext_noop

MOST_FAULTS = 100
LONGEST_TEXT = 500
MOST_ITEMS = 100_000
KIND = "kind"


class _Unread(Enum):
    """What stands for a value that could not be read."""

    UNREAD = 0


UNREAD: Final = _Unread.UNREAD

Reader: TypeAlias = "Callable[[object, str, Faults], object]"


@dataclass(slots=True)
class Faults:
    """What was wrong so far; after MOST_FAULTS, nothing more is said."""

    found: list[Diagnostic] = field(default_factory=list)

    def add(self, code: str, where: str, template: str, **facts: str | int) -> _Unread:
        """Note one fault, and give what stands for the value."""
        if len(self.found) < MOST_FAULTS:
            fault = Diagnostic(
                code=code,
                severity=Severity.ERROR,
                where=where,
                template=template,
                facts=facts,
            )
            self.found.append(fault)
        return UNREAD


def snake_case(kind: type) -> str:
    """Write a class's name as it is written in JSON: `place_lost`."""
    name = kind.__name__
    return "".join("_" + c.lower() if c.isupper() else c for c in name).lstrip("_")


def read_value(kind: object, data: object, path: str, faults: Faults) -> object:
    """Read a value of one kind; where that cannot be, UNREAD, and faults say why."""
    return _reader_of(kind)(data, path, faults)


@cache
def _reader_of(kind: object) -> Reader:
    """Give what reads values of one kind."""
    origin = get_origin(kind)
    if origin in {Union, UnionType}:
        return _reader_of_one_of(get_args(kind))
    if origin is tuple:
        return _reader_of_tuple(get_args(kind))
    if origin is not None:
        return _reader_of_mapping(get_args(kind)[1])
    return _reader_of_class(kind)


def _reader_of_class(kind: object) -> Reader:
    if isinstance(kind, NewType):
        return _read_id
    if isinstance(kind, type) and is_dataclass(kind):
        return _reader_of_object(kind)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _reader_of_choice(kind)
    return _PLAIN[kind]


def _read_whole_number(data: object, path: str, faults: Faults) -> object:
    if type(data) is int:
        return data
    return faults.add("ROTA003", path, gettext_noop("must be a whole number."))


def _read_truth(data: object, path: str, faults: Faults) -> object:
    if type(data) is bool:
        return data
    return faults.add("ROTA003", path, gettext_noop("must be true or false."))


def _read_text(data: object, path: str, faults: Faults) -> object:
    if isinstance(data, str) and len(data) <= LONGEST_TEXT and data.isprintable():
        return data
    template = gettext_noop("must be text of at most %(most)d printable characters.")
    return faults.add("ROTA003", path, template, most=LONGEST_TEXT)


def _read_id(data: object, path: str, faults: Faults) -> object:
    if data == "":
        return faults.add("ROTA003", path, gettext_noop("must not be empty."))
    return _read_text(data, path, faults)


_PLAIN: Mapping[object, Reader] = {
    int: _read_whole_number,
    bool: _read_truth,
    str: _read_text,
}


def _reader_of_choice(kind: type[Enum]) -> Reader:
    values = {member.value: member for member in kind}
    names = ", ".join(f"“{value}”" for value in values)

    def read(data: object, path: str, faults: Faults) -> object:
        if isinstance(data, str) and data in values:
            return values[data]
        template = gettext_noop("must be one of %(names)s.")
        return faults.add("ROTA003", path, template, names=names)

    return read


def _reader_of_tuple(kinds: tuple[object, ...]) -> Reader:
    read_item = _reader_of(kinds[0])
    length = None if kinds[1:] == (...,) else len(kinds)

    def read(data: object, path: str, faults: Faults) -> object:
        if not isinstance(data, list):
            return faults.add("ROTA003", path, gettext_noop("must be a list."))
        if length is not None and len(data) != length:
            template = gettext_noop("must be a list of %(length)d.")
            return faults.add("ROTA003", path, template, length=length)
        if len(data) > MOST_ITEMS:
            template = gettext_noop("must have at most %(most)d items.")
            return faults.add("ROTA005", path, template, most=MOST_ITEMS)
        if kinds[0] is int and all(type(item) is int for item in data):
            return tuple(data)
        items = [
            read_item(item, f"{path}[{at}]", faults) for at, item in enumerate(data)
        ]
        return UNREAD if UNREAD in items else tuple(items)

    return read


def _reader_of_mapping(kind: object) -> Reader:
    read_item = _reader_of(kind)

    def read(data: object, path: str, faults: Faults) -> object:
        if not isinstance(data, dict):
            return faults.add("ROTA003", path, gettext_noop("must be an object."))
        items = {
            _read_id(name, path + step_to(name), faults): read_item(
                item, path + step_to(name), faults
            )
            for name, item in data.items()
        }
        return UNREAD if UNREAD in items or UNREAD in items.values() else items

    return read


def step_to(name: str) -> str:
    """Write a name as a step of a path: `.work`, `["Ward 2"]`."""
    if name.isascii() and name.isidentifier():
        return f".{name[:60]}"
    return f"[{json.dumps(name[:60])}]"


def _reader_of_object(kind: type) -> Reader:
    hints = get_type_hints(kind)
    readers = {each.name: _reader_of(hints[each.name]) for each in fields(kind)}
    required = [
        each.name
        for each in fields(kind)
        if each.default is MISSING and each.default_factory is MISSING
    ]

    def read(data: object, path: str, faults: Faults) -> object:
        if not isinstance(data, dict):
            return faults.add("ROTA003", path, gettext_noop("must be an object."))
        given: dict[str, object] = {}
        for name, item in data.items():
            if name in readers:
                given[name] = readers[name](item, f"{path}.{name}", faults)
            else:
                where = path + step_to(name)
                faults.add("ROTA004", where, gettext_noop("is not known here."))
        for name in required:
            if name not in given:
                template = gettext_noop("is missing.")
                given[name] = faults.add("ROTA003", f"{path}.{name}", template)
        return UNREAD if UNREAD in given.values() else kind(**given)

    return read


def _reader_of_one_of(kinds: tuple[object, ...]) -> Reader:
    some = [kind for kind in kinds if kind is not NoneType]
    if len(some) == 1:
        return _or_nothing(_reader_of(some[0]))
    readers = {
        snake_case(kind): _reader_of(kind) for kind in some if isinstance(kind, type)
    }
    names = ", ".join(f"“{name}”" for name in readers)

    def read(data: object, path: str, faults: Faults) -> object:
        if not isinstance(data, dict):
            return faults.add("ROTA003", path, gettext_noop("must be an object."))
        name = data.get(KIND)
        if not isinstance(name, str) or name not in readers:
            template = gettext_noop("must be one of %(names)s.")
            return faults.add("ROTA003", f"{path}.{KIND}", template, names=names)
        rest = {key: item for key, item in data.items() if key != KIND}
        return readers[name](rest, path, faults)

    return read


def _or_nothing(read_some: Reader) -> Reader:
    def read(data: object, path: str, faults: Faults) -> object:
        return None if data is None else read_some(data, path, faults)

    return read
