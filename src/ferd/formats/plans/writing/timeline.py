"""The timeline of a plan, as a drawing, a table and the notes they need."""

from collections.abc import Iterator
from textwrap import shorten

from ferd.core.curriculum.coverage import home_trust, trusts_of
from ferd.core.plans.model import Stage, TrainingPlan
from ferd.formats.documents.bands import WIDTH, Band, Lane, draw_bands, height_of
from ferd.formats.documents.blocks import (
    Aside,
    Block,
    Drawing,
    Heading,
    Paragraph,
    Run,
    Table,
    Text,
    plain,
)
from ferd.formats.documents.language import Language
from ferd.formats.plans.writing.stage_words import (
    interval_of,
    length_of,
    objectives_of,
    one_line,
    place_of,
)
from ferd.formats.wording import LABELS, label

_LONGEST_ALTERNATIVE = 5000
_WIDTHS = (1.35, 1.1, 1.1, 1.65, 2.0)


def compose_timeline(plan: TrainingPlan, language: Language) -> Iterator[Block]:
    """Show when and where each stage is, and what it leads to."""
    yield Heading(1, plain(label("timeline", language)))
    if not plan.timeline:
        yield Paragraph(plain(label("no_timeline", language)))
        return
    yield from _drawing(plan, language)
    yield _table(plan, language)
    yield from _notes(plan, language)


def _drawing(plan: TrainingPlan, language: Language) -> Iterator[Block]:
    drawn = [s for s in plan.timeline if _length(s) > 0]
    lanes = _lanes(plan, drawn, language)
    if not lanes:
        return
    year = getattr(LABELS["year"], language.value)
    svg = draw_bands(lanes, year=year)
    words = _in_words(drawn, len(lanes), language)
    yield Drawing(svg, words, WIDTH, height_of(lanes))
    if left_out := len(plan.timeline) - len(drawn):
        key = "chart_omits_one" if left_out == 1 else "chart_omits"
        yield Aside(plain(label(key, language, number=str(left_out))))


def _lanes(
    plan: TrainingPlan, drawn: list[Stage], language: Language
) -> tuple[Lane, ...]:
    """One lane a place, in the order the plan first comes there."""
    home = home_trust(plan)
    lanes: dict[tuple[str, str], list[Band]] = {}
    for stage in drawn:
        lanes.setdefault(_lane_name(stage, language), []).append(
            Band(
                start=stage.from_months or 0,
                end=stage.to_months or 0,
                name=interval_of(stage, language),
                note=_count(stage, language),
                is_outlined=bool(trusts_of(stage)) and home not in trusts_of(stage),
                is_dashed=stage.alternative_of is not None,
            )
        )
    return tuple(Lane(*name, tuple(bands)) for name, bands in lanes.items())


def _lane_name(stage: Stage, language: Language) -> tuple[str, str]:
    if not stage.placements:
        return label("place_unknown", language), ""
    either = f" {label('or', language)} "
    above = dict.fromkeys(
        " ".join(dict.fromkeys(filter(None, (place.trust, place.site))))
        for place in stage.placements
    )
    below = dict.fromkeys(p.department for p in stage.placements if p.department)
    return either.join(above), either.join(below)


def _count(stage: Stage, language: Language) -> str:
    if number := len(stage.objectives.numbers):
        return label("count", language, number=str(number))
    return ""


def _length(stage: Stage) -> float:
    if stage.from_months is None or stage.to_months is None:
        return 0
    return stage.to_months - stage.from_months


def _in_words(drawn: list[Stage], lanes: int, language: Language) -> str:
    """Say what the drawing shows, for those who cannot see it."""
    total = max(stage.to_months or 0 for stage in drawn)
    length = length_of(total, language)
    said = [label("chart_summary", language, length=length, lanes=str(lanes))]
    either = f" {label('or', language)} "
    for stage in drawn:
        place = either.join(map(place_of, stage.placements)) or label(
            "place_unknown", language
        )
        time = interval_of(stage, language)
        said.append(label("chart_stage", language, place=place, time=time))
    return shorten(" ".join(said), _LONGEST_ALTERNATIVE, placeholder=" …")


def _table(plan: TrainingPlan, language: Language) -> Table:
    columns = ("time", "trust", "site", "department", "objectives")
    return Table(
        caption=label("timeline_table", language),
        header=tuple(plain(label(column, language)) for column in columns),
        rows=tuple(_row(stage, language) for stage in plan.timeline),
        widths=_WIDTHS,
    )


def _row(stage: Stage, language: Language) -> tuple[Text, ...]:
    return (
        (Run(_offered(stage, language), bold=True),),
        plain(_column(tuple(p.trust for p in stage.placements))),
        plain(_column(tuple(p.site for p in stage.placements))),
        plain(_column(tuple(p.department for p in stage.placements))),
        plain(objectives_of(stage.objectives, language)),
    )


def _offered(stage: Stage, language: Language) -> str:
    """Say when a stage is, and that it stands in place of the one before."""
    interval = interval_of(stage, language)
    either = f"{label('or', language)} "
    if stage.alternative_of is None or interval.casefold().startswith(either):
        return interval
    return either + interval


def _column(names: tuple[str, ...]) -> str:
    return "\n".join(map(one_line, names))


def _notes(plan: TrainingPlan, language: Language) -> Iterator[Block]:
    """Say what the columns have no room for."""
    by_order = {stage.order: stage for stage in plan.timeline}
    for stage in plan.timeline:
        name = interval_of(stage, language)
        if stage.capacity is not None:
            number = str(stage.capacity)
            yield Aside(plain(label("capacity", language, stage=name, number=number)))
        if stage.may_move:
            said = label("may_move", language, stage=name, condition=stage.may_move)
            yield Aside(plain(said))
        if stage.alternative_of in by_order:
            other = interval_of(by_order[stage.alternative_of], language)
            told = label("alternative_of", language, stage=other)
            yield Aside(plain(f"{name}: {told}"))
