"""What counts in an individual plan: served, credited, in each part and in all."""

from collections.abc import Iterator
from fractions import Fraction

from ferd.core.scheduling.pathway import (
    ExpectedObjective,
    ObjectiveState,
    PartAccount,
    Pathway,
)
from ferd.formats.documents.blocks import Block, Heading, Run, Table, Text, plain
from ferd.formats.documents.language import Language
from ferd.formats.pathway_periods import written_codes
from ferd.formats.plans.writing.stage_words import length_of
from ferd.formats.wording import label


def compose_credit(pathway: Pathway, language: Language) -> Iterator[Block]:
    """List the objectives that are credited, by what they are credited on."""
    bases: dict[str, list[ExpectedObjective]] = {}
    for objective in pathway.objectives:
        if objective.state is ObjectiveState.CREDITED:
            bases.setdefault(objective.basis, []).append(objective)
    if not bases:
        return
    title = label("credited", language)
    yield Heading(1, plain(title))
    yield Table(
        caption=title,
        header=tuple(plain(label(key, language)) for key in ("basis", "objectives")),
        rows=tuple(
            (plain(basis), plain(written_codes(mine))) for basis, mine in bases.items()
        ),
        widths=(2, 3),
    )


def compose_time(pathway: Pathway, language: Language) -> Iterator[Block]:
    """Add up the time of each part of the training."""
    parts = [part for part in pathway.parts if part.months]
    if not parts:
        return
    title = label("time_account", language)
    yield Heading(1, plain(title))
    columns = ("part_of_training", "service", "credited", "in_all")
    total = sum((part.months for part in parts), Fraction(0))
    served = sum((part.served.counted for part in parts), Fraction(0))
    credited = sum((part.credited for part in parts), Fraction(0))
    everything = (label("in_all", language), served, credited, total)
    yield Table(
        caption=title,
        header=tuple(plain(label(column, language)) for column in columns),
        rows=(
            *(_part(part, language) for part in parts),
            _months(*everything, language),
        ),
        widths=(1, 1, 1, 1),
    )


def _part(part: PartAccount, language: Language) -> tuple[Text, ...]:
    name = label("part", language, number=str(int(part.part)))
    return _months(name, part.served.counted, part.credited, part.months, language)


def _months(
    name: str, served: Fraction, credited: Fraction, total: Fraction, language: Language
) -> tuple[Text, ...]:
    figures = (served, credited, total)
    written = (length_of(round(float(months), 2), language) for months in figures)
    return (Run(name, bold=True),), *map(plain, written)
