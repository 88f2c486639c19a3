"""The dated periods of an individual plan, and what is reached in each."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from textwrap import shorten
from typing import Final

from ferd.core.curriculum.model import as_ranges
from ferd.core.scheduling.pathway import (
    ExpectedObjective,
    Gap,
    ObjectiveState,
    Pathway,
    Placement,
    PlacementState,
)
from ferd.core.time import WorkingFraction
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
from ferd.formats.documents.language import Language, write_date
from ferd.formats.plans.writing.stage_words import (
    length_of,
    one_line,
    place_of,
)
from ferd.formats.wording import LABELS, label

_DAYS_IN_MONTH = 365.2425 / 12
_LONGEST_ALTERNATIVE = 5000
_DASH: Final = "\N{EN DASH}"


def compose_periods(
    pathway: Pathway, language: Language, today: date
) -> Iterator[Block]:
    """Show where, when and how much each period is, drawn and in a table."""
    yield Heading(1, plain(label("timeline", language)))
    if not pathway.placements:
        yield Paragraph(plain(label("no_periods", language)))
        return
    lanes = _lanes(pathway, language)
    year = getattr(LABELS["year"], language.value)
    words = _in_words(pathway, language)
    yield Drawing(draw_bands(lanes, year=year), words, WIDTH, height_of(lanes))
    columns = ("period", "place", "dates", "counts", "state")
    yield Table(
        caption=label("periods", language),
        header=tuple(plain(label(column, language)) for column in columns),
        rows=tuple(_row(each, language, today) for each in pathway.placements),
        widths=(1.3, 2.2, 1.6, 1, 1.1),
    )
    for share in pathway.circumstances.fractions:
        if share.fraction != 1:
            yield Aside(plain(_part_time(share, language)))
    for placement in pathway.placements:
        for gap in placement.gaps:
            yield Aside(plain(_away(gap, language)))
    for wait in pathway.waits:
        dates = _dates(wait.start, wait.last, language)
        yield Aside(plain(label("waiting", language, dates=dates)))


def compose_objectives(pathway: Pathway, language: Language) -> Iterator[Block]:
    """Show what is expected reached in each period, and by when."""
    open_ = [o for o in pathway.objectives if o.state is not ObjectiveState.CREDITED]
    if not open_:
        return
    yield Heading(1, plain(label("objectives_by_period", language)))
    last = {p.stage: place for place, p in enumerate(pathway.placements)}
    first = {p.stage: place for place, p in reversed([*enumerate(pathway.placements)])}
    for place, placement in enumerate(pathway.placements):
        reached = [o for o in open_ if o.stages and last.get(o.stages[-1]) == place]
        begun = [o for o in open_ if o.stages and first.get(o.stages[0]) == place]
        yield Heading(2, plain(_title(placement, language)))
        yield from _reached(reached, language)
        if later := [o for o in begun if o not in reached]:
            said = label("begun_here", language, objectives=written_codes(later))
            yield Aside(plain(said))
    if undated := [o for o in open_ if o.state is ObjectiveState.UNDATED]:
        said = label("undated", language, objectives=written_codes(undated))
        yield Paragraph((Run(said, bold=True),))


def written_codes(objectives: Iterable[ExpectedObjective]) -> str:
    """Write objectives briefly: the specialty's own as ranges, others by code."""
    mine = list(objectives)
    own = as_ranges(o.number for o in mine if o.number is not None)
    others = sorted(o.code for o in mine if o.number is None)
    return ", ".join(filter(None, (own, *others)))


def _reached(
    objectives: list[ExpectedObjective], language: Language
) -> Iterator[Block]:
    by_day: dict[date, list[ExpectedObjective]] = defaultdict(list)
    for objective in objectives:
        if objective.expected_on is not None:
            by_day[objective.expected_on].append(objective)
    if not by_day:
        yield Paragraph(plain(label("no_objectives", language)))
        return
    columns = ("expected_by", "how_many", "objectives")
    yield Table(
        caption=label("objectives", language),
        header=tuple(plain(label(column, language)) for column in columns),
        rows=tuple(
            (
                (Run(write_date(day, language), bold=True),),
                plain(str(len(together))),
                plain(written_codes(together)),
            )
            for day, together in sorted(by_day.items())
        ),
        widths=(1.4, 0.8, 3.6),
    )


def _lanes(pathway: Pathway, language: Language) -> tuple[Lane, ...]:
    start = min(placement.period.start for placement in pathway.placements)
    lanes: dict[tuple[str, str], list[Band]] = {}
    for placement in pathway.placements:
        site = placement.site
        unknown = label("place_unknown", language)
        above = " ".join(dict.fromkeys((site.trust, site.site))) if site else unknown
        below = site.department if site else ""
        lanes.setdefault((above.strip(), below), []).append(
            Band(
                start=_months(start, placement.period.start),
                end=_months(start, placement.period.end),
                name=one_line(placement.label),
                note=_counted(placement, language),
                is_outlined=placement.state is PlacementState.PLANNED,
            )
        )
    return tuple(Lane(*name, tuple(bands)) for name, bands in lanes.items())


def _months(start: date, day: date) -> float:
    return (day - start) / timedelta(days=1) / _DAYS_IN_MONTH


def _in_words(pathway: Pathway, language: Language) -> str:
    first = min(p.period.start for p in pathway.placements)
    last = max(p.period.last for p in pathway.placements)
    ends = {"first": write_date(first, language), "last": write_date(last, language)}
    said = [label("pathway_drawing", language, **ends)]
    for placement in pathway.placements:
        time = _dates(placement.period.start, placement.period.last, language)
        place = _place(placement, language)
        said.append(label("chart_stage", language, place=place, time=time))
    return shorten(" ".join(said), _LONGEST_ALTERNATIVE, placeholder=" …")


def _row(placement: Placement, language: Language, today: date) -> tuple[Text, ...]:
    period = placement.period
    dates = _dates(period.start, period.last, language)
    return (
        (Run(one_line(placement.label), bold=True),),
        plain(_place(placement, language)),
        plain(dates.replace(f" {_DASH} ", f" {_DASH}\n")),
        plain(_counted(placement, language)),
        plain(label(_state(placement, today), language)),
    )


def _state(placement: Placement, today: date) -> str:
    """Say what a period is on the day the document is written."""
    if placement.state is PlacementState.SERVED or today < placement.period.start:
        return placement.state.value
    return "going_on" if today in placement.period else "past"


def _part_time(share: WorkingFraction, language: Language) -> str:
    first = write_date(share.period.start, language)
    dates = (
        label("from_day", language, day=first)
        if share.period.is_open
        else _dates(share.period.start, share.period.last, language)
    )
    percent = f"{float(100 * share.fraction):g}"
    return label("part_time", language, dates=dates, percent=percent)


def _place(placement: Placement, language: Language) -> str:
    named = place_of(placement.site) if placement.site else ""
    return named or label("place_unknown", language)


def _counted(placement: Placement, language: Language) -> str:
    return length_of(round(float(placement.account.counted), 2), language)


def _title(placement: Placement, language: Language) -> str:
    dates = _dates(placement.period.start, placement.period.last, language)
    return f"{one_line(placement.label)}: {dates}"


def _away(gap: Gap, language: Language) -> str:
    dates = _dates(gap.period.start, gap.period.last, language)
    kind = label(gap.kind.value if gap.kind else "not_employed", language)
    return label("away", language, dates=dates, kind=kind)


def _dates(first: date, last: date, language: Language) -> str:
    ends = {"first": write_date(first, language), "last": write_date(last, language)}
    return label("between", language, **ends)
