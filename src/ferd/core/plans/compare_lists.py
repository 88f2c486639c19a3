"""How a list of parts of one plan is compared with the same list of another."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from ferd.core.plans.changes import Change, ChangeKind, change

Part = TypeVar("Part")

UNNAMED = "?"


@dataclass(frozen=True, slots=True)
class Comparison(Generic[Part]):
    """How one list of a plan is compared with the same list of another.

    Attributes:
        kinds: of what is added, removed and changed.
        key: what a part is about; parts of one key are the same part.
        name: how the part is called, and by which word its place begins.
        briefly, fully: the part in words; the second when the first are equal.
    """

    kinds: tuple[ChangeKind, ChangeKind, ChangeKind]
    place: str
    key: Callable[[Part], Hashable]
    name: Callable[[Part], str]
    briefly: Callable[[Part], str]
    fully: Callable[[Part], str]

    def changes(self, old: Iterable[Part], new: Iterable[Part]) -> Iterator[Change]:
        """Tell which parts came, went or became different."""
        added, removed, changed = self.kinds
        pairs = paired(old, new, self.key)
        for part in pairs.removed:
            yield self._change(removed, part, self._in_words(part), "")
        for part in pairs.added:
            yield self._change(added, part, "", self._in_words(part))
        for a, b in pairs.both:
            for describe in (self.briefly, self.fully):
                if describe(a) != describe(b):
                    yield self._change(changed, b, describe(a), describe(b))
                    break

    def _in_words(self, part: Part) -> str:
        return self.briefly(part) or self.fully(part) or UNNAMED

    def _change(self, kind: ChangeKind, part: Part, before: str, after: str) -> Change:
        name = self.name(part)
        return change(kind, f"{self.place}:{name}", name, before, after)


@dataclass(frozen=True, slots=True)
class Pairs(Generic[Part]):
    """The parts of two lists, put side by side."""

    both: list[tuple[Part, Part]]
    removed: list[Part]
    added: list[Part]


def paired(
    old: Iterable[Part], new: Iterable[Part], key: Callable[[Part], Hashable]
) -> Pairs[Part]:
    """Pair the parts of two lists by key; those of one key in their order."""
    olds, news = _grouped(old, key), _grouped(new, key)
    pairs: Pairs[Part] = Pairs([], [], [])
    for each in dict.fromkeys((*olds, *news)):
        there, here = olds.get(each, []), news.get(each, [])
        pairs.both.extend(zip(there, here, strict=False))
        pairs.removed.extend(there[len(here) :])
        pairs.added.extend(here[len(there) :])
    return pairs


def _grouped(
    parts: Iterable[Part], key: Callable[[Part], Hashable]
) -> dict[Hashable, list[Part]]:
    found: dict[Hashable, list[Part]] = {}
    for part in parts:
        found.setdefault(key(part), []).append(part)
    return found
