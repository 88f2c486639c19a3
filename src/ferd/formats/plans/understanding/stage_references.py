"""Which stages a sentence speaks of: by place, by subject, by time or by name.

*Radiologitjenesten* is the stage whose department is RAD, when the document says
that RAD is *radiologisk seksjon*; `0-3,5 år` are the stages inside that time.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ferd.core.plans.model import Stage
from ferd.formats.plans.document import Document
from ferd.formats.plans.objectives import read_objectives
from ferd.formats.plans.understanding.amounts import Amount, Kind, find_amounts
from ferd.formats.plans.understanding.characters import listed, words

_DEFINITION = re.compile(
    r"^\W*([A-ZÆØÅ][A-ZÆØÅa-zæøå]{1,7})\s*[=:\u2013-]\s*(\S.{3,120})$"
)
_IN_BRACKETS = re.compile(
    r"((?:[A-ZÆØÅ][\w-]+)(?:\s+[\w-]+){0,4})\s+\(([A-ZÆØÅ]{2,6})\)"
)
_NUMBERED = re.compile(
    r"\b(?:læringsmål\w*|LM)\s+(?:nr\.?\s*)?(\d[\d\s,;\u2013-]*(?:og\s+\d+)?)",
    re.IGNORECASE,
)
_GENERIC = listed(
    "avdeling avdelingen avdelinga seksjon seksjonen sykehus sykehuset sjukehus "
    "sjukehuset universitetssykehus universitetssjukehus universitetssykehuset "
    "klinikk klinikken helse helseforetak enhet lokasjoner medisinsk tjeneste "
    "sentral sentralsykehus spesialitet læringsmål"
)
_SMALL = listed("for med ved hos til den det som avd der kor med inn opp når")
_KNOWN = {
    "ous": "oslo universitetssykehus",
    "ahus": "akershus universitetssykehus",
    "unn": "universitetssykehuset nord-norge",
    "rad": "radiologi",
    "bda": "bildediagnostikk",
}
_STEM = 7
_LABEL = re.compile(r"([^\W\d_]+) (\w+)")
_COUNTED_AS = ("fase", "periode", "trinn", "steg", "bolk", "phase", "stage")
_ONE_NAME = r"(?:\d{1,2}[a-z]?|[ivx]{1,4}|[a-d])\b"
_NAMES = rf"({_ONE_NAME}(?:\s*(?:,|-|\u2013|\bog\b|\beller\b|\btil\b)\s*{_ONE_NAME})*)"
_RANGE_OF_NAMES = rf"({_ONE_NAME})(?:\s*(?:-|\u2013|\btil\b)\s*({_ONE_NAME}))?"


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of a sentence that point to stages."""

    start: int
    orders: frozenset[int]


class StageIndex:
    """The names of every stage, ready to be looked for in sentences."""

    def __init__(self, stages: Sequence[Stage], abbreviations: dict[str, str]) -> None:
        self.stages = tuple(stages)
        self._names: dict[str, set[int]] = {}
        self._stems: dict[str, set[int]] = {}
        for stage in stages:
            for text in _texts(stage):
                self._learn(text, stage.order, abbreviations)

    def _learn(self, text: str, order: int, abbreviations: dict[str, str]) -> None:
        folded = text.casefold()
        self._names.setdefault(folded, set()).add(order)
        meaning = abbreviations.get(folded) or _KNOWN.get(folded, "")
        for word in words(f"{text} {meaning}"):
            if word in _GENERIC or word in abbreviations:
                continue
            if len(word) >= _STEM:
                self._stems.setdefault(word[:_STEM], set()).add(order)
            elif len(word) >= 3 and word not in _SMALL:
                self._names.setdefault(word, set()).add(order)

    def mentions(self, text: str) -> list[Mention]:
        """Find what points to a stage, but not to all of them."""
        found = [*self._by_word(text), *self._by_phrase(text), *self._by_label(text)]
        return [m for m in found if 0 < len(m.orders) < max(2, len(self.stages))]

    def _by_word(self, text: str) -> Iterator[Mention]:
        for match in re.finditer(r"[^\W\d_]+", text):
            word = match[0].casefold()
            orders = self._names.get(word) or self._stems.get(word[:_STEM])
            if orders and (len(word) > 1) and word not in _GENERIC:
                yield Mention(match.start(), frozenset(orders))

    def _by_phrase(self, text: str) -> Iterator[Mention]:
        """Find whole names: `Medisinsk avdeling`, whose words alone tell little."""
        folded = text.casefold()
        for name, orders in self._names.items():
            if " " in name and (at := folded.find(name)) >= 0:
                yield Mention(at, frozenset(orders))

    def _by_label(self, text: str) -> Iterator[Mention]:
        """Find the stages by what they are called: `fase 2`, `steg 1 og 2`."""
        labels: dict[str, dict[str, int]] = {}
        for stage in self.stages:
            if label := _LABEL.fullmatch(stage.label.casefold()):
                labels.setdefault(label[1], {})[label[2]] = stage.order
        if not labels:  # stages without names are counted
            counted = {str(stage.order): stage.order for stage in self.stages}
            labels = dict.fromkeys(_COUNTED_AS, counted)
        for name, orders in labels.items():
            listed_names = rf"\b{re.escape(name)}\s+{_NAMES}"
            for match in re.finditer(listed_names, text.casefold()):
                named = frozenset(_named_by(match[1], orders))
                if named:
                    yield Mention(match.start(), named)

    def closest(self, text: str) -> frozenset[int]:
        """Give the stages of the most telling mention; empty when none tells."""
        found = self.mentions(text)
        return min((m.orders for m in found), key=len, default=frozenset())

    def spoken_of(self, text: str) -> frozenset[int]:
        """Give all stages a text speaks of, by time or else by name."""
        labelled = frozenset().union(*(m.orders for m in self._by_label(text)))
        certain = self.in_time(text) | self.completed_by(text) | labelled
        if certain:
            return certain
        telling = [m.orders for m in self.mentions(text)]
        fewest = min(map(len, telling), default=0)
        return frozenset().union(
            *(orders for orders in telling if len(orders) == fewest)
        )

    def completed_by(self, text: str) -> frozenset[int]:
        """Give the stages all of whose objectives a text names by number."""
        match = _NUMBERED.search(text)
        if match is None:
            return frozenset()
        numbers = set(read_objectives(match[1])[0].numbers)
        return frozenset(
            stage.order
            for stage in self.stages
            if stage.objectives.numbers and numbers.issuperset(stage.objectives.numbers)
        )

    def in_time(self, text: str) -> frozenset[int]:
        """Give the stages that lie inside the times a text names."""
        orders: set[int] = set()
        for amount in find_amounts(text):
            if amount.kind in (Kind.INTERVAL, Kind.ORDINAL):
                orders.update(s.order for s in self.stages if _lies_in(s, amount))
        return frozenset(orders)

    def beginning_in(self, text: str) -> frozenset[int]:
        """Give the stages that begin in the year a text names."""
        orders: set[int] = set()
        for amount in find_amounts(text):
            if amount.kind is not Kind.ORDINAL:
                continue
            orders.update(
                s.order
                for s in self.stages
                if s.from_months is not None
                and amount.low <= s.from_months < amount.high
            )
        return frozenset(orders)

    def of_length(self, text: str) -> frozenset[int]:
        """Give the stages that are as long as a text says."""
        lengths = {a.low for a in find_amounts(text) if a.kind is Kind.DURATION}
        return frozenset(s.order for s in self.stages if s.duration_months in lengths)

    def away_from_home(self) -> frozenset[int]:
        """Give the stages at another trust than the first one."""
        trusts = [{p.trust.casefold() for p in s.placements} for s in self.stages]
        if not trusts:
            return frozenset()
        return frozenset(
            stage.order
            for stage, names in zip(self.stages, trusts, strict=True)
            if names and not names & trusts[0]
        )


def _named_by(text: str, orders: dict[str, int]) -> Iterator[int]:
    """Give the stages that `1, 2 og 4` or `1-3` names."""
    for first, last in re.findall(_RANGE_OF_NAMES, text):
        if last and first.isdigit() and last.isdigit():
            end = min(int(last), int(first) + 40)
            between = [str(number) for number in range(int(first), end + 1)]
        else:
            between = [name for name in (first, last) if name]
        yield from (orders[name] for name in between if name in orders)


def _texts(stage: Stage) -> Iterator[str]:
    for place in stage.placements:
        for name in (place.trust, place.site, place.department):
            if name:
                yield name
            if "/" in name:
                yield from filter(None, map(str.strip, name.split("/")))


def _lies_in(stage: Stage, amount: Amount) -> bool:
    if stage.from_months is None or stage.to_months is None:
        return False
    return (
        amount.low - 0.1 <= stage.from_months and stage.to_months <= amount.high + 0.1
    )


def abbreviations(document: Document) -> dict[str, str]:
    """Read what a document's own abbreviations stand for."""
    found: dict[str, str] = {}
    for line in document.lines():
        if match := _DEFINITION.match(line.text.strip()):
            found.setdefault(match[1].casefold(), match[2])
        elif "(" in line.text:
            for bracket in _IN_BRACKETS.finditer(line.text):
                found.setdefault(bracket[2].casefold(), bracket[1])
    return found
