"""What a plan demands, promises and states: its rules, commitments and figures."""

from collections.abc import Iterator

from ferd.core.plans.model import (
    Commitment,
    Fact,
    Observership,
    Prerequisite,
    Strength,
    TrainingPlan,
)
from ferd.formats.documents.blocks import (
    Aside,
    Block,
    Heading,
    Items,
    Paragraph,
    Run,
    Table,
    Text,
    plain,
)
from ferd.formats.documents.language import Language, write_number
from ferd.formats.plans.writing.phrases import (
    count_of,
    name_of_commitment,
    name_of_fact,
)
from ferd.formats.plans.writing.stage_words import interval_of, place_of
from ferd.formats.wording import label


def compose_prerequisites(plan: TrainingPlan, language: Language) -> Iterator[Block]:
    """List what comes before what."""
    if not plan.prerequisites:
        return
    yield Heading(1, plain(label("prerequisites", language)))
    stages = {stage.order: interval_of(stage, language) for stage in plan.timeline}
    rules = (_prerequisite(rule, stages, language) for rule in plan.prerequisites)
    yield Items(None, tuple(rules))


def compose_observerships(plan: TrainingPlan, language: Language) -> Iterator[Block]:
    """List the short stays that have no row in the timeline."""
    rows = tuple(_observership(stay, language) for stay in plan.observerships)
    columns = ("place", "duration", "said")
    yield from _listed("observerships", columns, rows, (1.6, 1, 3), language)


def compose_commitments(plan: TrainingPlan, language: Language) -> Iterator[Block]:
    """List the promises with their figures."""
    rows = tuple(_commitment(promise, language) for promise in plan.commitments)
    columns = ("commitment", "figure", "said")
    yield from _listed("commitments", columns, rows, (2, 1, 3), language)


def compose_facts(plan: TrainingPlan, language: Language) -> Iterator[Block]:
    """List the figures the plan states."""
    rows = tuple(_fact(fact, language) for fact in plan.facts)
    columns = ("fact", "figure", "said")
    yield from _listed("facts", columns, rows, (2, 1, 3), language)


def _listed(
    heading: str,
    columns: tuple[str, ...],
    rows: tuple[tuple[Text, ...], ...],
    widths: tuple[float, ...],
    language: Language,
) -> Iterator[Block]:
    if not rows:
        return
    title = label(heading, language)
    yield Heading(1, plain(title))
    # A last column that says nothing is left out.
    shown = len(columns) if any(row[-1] for row in rows) else len(columns) - 1
    yield Table(
        caption=title,
        header=tuple(plain(label(column, language)) for column in columns[:shown]),
        rows=tuple(row[:shown] for row in rows),
        widths=widths[:shown],
    )


def _prerequisite(
    rule: Prerequisite, stages: dict[int, str], language: Language
) -> tuple[Block, ...]:
    strength = "hard" if rule.strength is Strength.HARD else "soft"
    notes = [label(strength, language)]
    if rule.before_stage in stages:
        stage = stages[rule.before_stage]
        notes.append(label("guards", language, stage=stage))
    return Paragraph(plain(rule.text)), Aside(plain(" ".join(notes)))


def _observership(stay: Observership, language: Language) -> tuple[Text, ...]:
    place = (Run(place_of(stay.site), bold=True),)
    weeks = _figure(stay.min_weeks, stay.max_weeks, "weeks", language)
    return place, plain(weeks), plain(stay.text)


def _commitment(promise: Commitment, language: Language) -> tuple[Text, ...]:
    name = name_of_commitment(promise.kind, language)
    about = f"{name}: {promise.about}" if promise.about else name
    figure = _figure(promise.value, None, promise.unit, language)
    return (Run(about, bold=True),), plain(figure), plain(promise.text)


def _fact(fact: Fact, language: Language) -> tuple[Text, ...]:
    name = name_of_fact(fact.kind, language)
    figure = _figure(fact.value, fact.upper, fact.unit, language)
    return (Run(name, bold=True),), plain(figure), plain(fact.text)


def _figure(
    value: float | None, upper: float | None, unit: str, language: Language
) -> str:
    number = _range(value, upper, language)
    return count_of(number, unit, language) if number else ""


def _range(low: float | None, high: float | None, language: Language) -> str:
    ends = [write_number(end, language) for end in (low, high) if end is not None]
    return "-".join(dict.fromkeys(ends))
