"""The kinds of notices: each one sentence, registered by the area that tells it.

An area keeps its kinds in its module `notices`, which is loaded at the start.
The sentence is English, marked for translation, with named facts; `%(who)s` is
the one who acted and fills itself in.
"""

import re
from dataclasses import dataclass
from datetime import date

Fact = str | int | float | date

WHO = "who"

_NAME = re.compile(r"%\((\w+)\)")


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of notice.

    Attributes:
        name: the area and the action, ``plans.submit_version``; kept for ever.
        sentence: what is said, with named facts.
    """

    name: str
    sentence: str

    @property
    def facts(self) -> frozenset[str]:
        """Name the facts that must be told."""
        return frozenset(_NAME.findall(self.sentence)) - {WHO}


_registered: dict[str, Kind] = {}


def register(kind: Kind) -> Kind:
    """Make a kind known, and give it back."""
    if _registered.setdefault(kind.name, kind) != kind:
        fault = f"There are two kinds of notices named {kind.name}."
        raise ValueError(fault)
    return kind


def find(name: str) -> Kind | None:
    """Give the kind with a name; None for one that no area has any more."""
    return _registered.get(name)


def registered() -> tuple[Kind, ...]:
    """List every kind."""
    return tuple(_registered.values())
