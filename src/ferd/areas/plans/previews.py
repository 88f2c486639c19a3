"""An import as its page shows it: source lines beside what was understood."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from operator import itemgetter
from uuid import UUID

from django.utils.translation import gettext as _

from ferd.areas.plans import words
from ferd.areas.plans.drawings import interval_in_words, objectives_in_words
from ferd.areas.plans.models import ImportQuestion, PlanImport
from ferd.areas.plans.stored import from_stored
from ferd.core.diagnostics import Diagnostic, Source
from ferd.core.plans.contradictions import contradictions
from ferd.core.plans.model import TrainingPlan


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the document; `pair` joins it with what was understood of it."""

    number: int
    text: str
    pair: str
    is_understood: bool


@dataclass(frozen=True, slots=True)
class SourcePage:
    """One page of the document; a text has a single one."""

    number: int
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Understood:
    """One thing that was understood, and the line it came from.

    Attributes:
        anchor: its address on the page; empty when an earlier one has the line.
    """

    label: str
    text: str
    source: Source | None
    pair: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """Things of one kind."""

    heading: str
    items: tuple[Understood, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """Both sides of the page."""

    pages: tuple[SourcePage, ...]
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class ShownQuestion:
    """A question with its words, and what was wrong with the last answer."""

    question: ImportQuestion
    diagnostic: Diagnostic
    pair: str
    fault: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found, and the line of the document it speaks of."""

    diagnostic: Diagnostic
    href: str
    pair: str


def preview(plan_import: PlanImport, plan: TrainingPlan) -> Preview:
    """Lay the lines of a document beside what was understood of them."""
    parts = tuple(_anchored(part for part in _parts(plan) if part.items))
    pairs = {item.pair for part in parts for item in part.items}
    pages = tuple(
        SourcePage(number, tuple(_lines(found, pairs)))
        for number, found in groupby(plan_import.lines, key=itemgetter(0))
    )
    return Preview(tuple(page for page in pages if page.lines), parts)


def shown(
    questions: list[ImportQuestion], faults: dict[UUID, str]
) -> list[ShownQuestion]:
    """Give questions with their words."""
    found = []
    for question in questions:
        diagnostic = from_stored(question.diagnostic)
        fault = faults.get(question.uuid, "")
        pair = _pair(diagnostic.source)
        found.append(ShownQuestion(question, diagnostic, pair, fault))
    return found


def findings(diagnostics: Iterable[Diagnostic]) -> list[Finding]:
    """Give what the checks found, each with the address of its line."""
    return [
        Finding(found, f"#line-{_pair(found.source)}" if found.source else "", pair)
        for found in diagnostics
        for pair in [_pair(found.source)]
    ]


def next_anchor(questions: Iterable[ImportQuestion]) -> str:
    """Give the place of the first question that is still open, or of the end."""
    for question in questions:
        if question.answered_at is None:
            is_asked = question.kind != ImportQuestion.Kind.NOTICE
            return f"{'answer' if is_asked else 'confirm'}-{question.number}"
    return "accept"


def _lines(
    found: Iterable[tuple[int, int, str]], understood: set[str]
) -> Iterator[Line]:
    for page, number, text in found:
        if text.strip():
            pair = f"{page}-{number}"
            yield Line(number, text, pair, pair in understood)


def _anchored(parts: Iterable[Part]) -> Iterator[Part]:
    """Give each line's first item the address that the line links to."""
    used = {""}
    for part in parts:
        items = []
        for item in part.items:
            is_first = item.pair not in used
            used.add(item.pair)
            anchor = f"understood-{item.pair}" if is_first else ""
            items.append(replace(item, anchor=anchor))
        yield Part(part.heading, tuple(items))


def _parts(plan: TrainingPlan) -> Iterator[Part]:
    yield Part(_("Stages"), tuple(_stages(plan)))
    yield Part(
        _("What must come first"),
        tuple(
            _understood(_strength(p.strength), p.text, p.source)
            for p in plan.prerequisites
        ),
    )
    yield Part(
        _("Observerships"),
        tuple(_understood(o.site.title, o.text, o.source) for o in plan.observerships),
    )
    yield Part(
        _("Promises"),
        tuple(
            _understood(words.promise(c), c.text, c.source) for c in plan.commitments
        ),
    )
    yield Part(
        _("Facts"),
        tuple(
            _understood(_figure(f.value, f.unit), f.text, f.source) for f in plan.facts
        ),
    )
    yield Part(
        _("Sections"),
        tuple(_understood(s.number, s.heading, s.source) for s in plan.sections),
    )
    yield Part(_("Statements that disagree"), tuple(_disagreements(plan)))


def _stages(plan: TrainingPlan) -> Iterator[Understood]:
    for stage in plan.timeline:
        sites = "; ".join(place.title for place in stage.placements)
        words = (interval_in_words(stage), sites, objectives_in_words(stage))
        yield _understood(stage.label, " · ".join(filter(None, words)), stage.source)


def _disagreements(plan: TrainingPlan) -> Iterator[Understood]:
    for contradiction in contradictions(plan):
        for statement in contradiction.statements:
            yield _understood(statement.value, statement.text, statement.source)


def _understood(label: str, text: str, source: Source | None) -> Understood:
    return Understood(label, text, source, _pair(source))


def _pair(source: Source | None) -> str:
    return f"{source.page}-{source.line}" if source else ""


def _figure(value: float | None, unit: str) -> str:
    return _("no figure") if value is None else f"{value:g} {unit}".strip()


def _strength(strength: str) -> str:
    return _("must") if strength == "hard" else _("should")
