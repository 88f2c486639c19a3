"""What a plan's stages lead to in all, and what only another trust can give."""

from collections.abc import Iterator

from ferd.core.curriculum.coverage import Coverage, coverage_of
from ferd.core.curriculum.model import Requirements, as_ranges
from ferd.core.plans.model import TrainingPlan
from ferd.formats.documents.blocks import Block, Heading, Paragraph, Run, Table, plain
from ferd.formats.documents.language import Language
from ferd.formats.wording import label


def compose_coverage(
    plan: TrainingPlan, requirements: Requirements | None, language: Language
) -> Iterator[Block]:
    """Sum up the coverage; say nothing of a plan that names no objectives."""
    coverage = coverage_of(plan, requirements)
    if not coverage.rows:
        return
    yield Heading(1, plain(label("coverage", language)))
    counts = _count(coverage, requirements, language)
    yield Paragraph(plain(counts))
    if coverage.repeated:
        said = label(
            "coverage_repeated",
            language,
            number=str(len(coverage.repeated)),
            objectives=as_ranges(coverage.repeated),
        )
        yield Paragraph(plain(said))
    if coverage.missing:
        missing = as_ranges(coverage.missing)
        said = label("coverage_missing", language, objectives=missing)
        yield Paragraph((Run(said, bold=True),))
    yield from _elsewhere(coverage, language)


def _count(
    coverage: Coverage, requirements: Requirements | None, language: Language
) -> str:
    total = str(len(coverage.rows))
    if requirements is None:
        return label("coverage_named", language, all=total)
    reached = str(len(coverage.rows) - len(coverage.missing))
    return label("coverage_count", language, reached=reached, all=total)


def _elsewhere(coverage: Coverage, language: Language) -> Iterator[Block]:
    either = f" {label('or', language)} "
    found: dict[str, list[int]] = {}
    for row in coverage.rows:
        if row.is_only_elsewhere:
            found.setdefault(either.join(row.trusts), []).append(row.objective)
    if not found:
        return
    caption = label("only_elsewhere", language, home=coverage.home)
    yield Heading(2, plain(caption))
    columns = ("reached_at", "how_many", "objectives")
    yield Table(
        caption=caption,
        header=tuple(plain(label(column, language)) for column in columns),
        rows=tuple(
            (
                (Run(trust, bold=True),),
                plain(str(len(numbers))),
                plain(as_ranges(numbers)),
            )
            for trust, numbers in found.items()
        ),
        widths=(1.6, 0.7, 3.4),
    )
