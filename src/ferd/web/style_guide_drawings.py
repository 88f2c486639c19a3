"""The drawings and the table rows that the style guide shows."""

from datetime import date, timedelta

from ferd.foundation.drawing.curve import CurveDrawing, Point
from ferd.foundation.drawing.drawings import Drawing
from ferd.foundation.drawing.figure import Caption
from ferd.foundation.drawing.matrix import Column, Group, Mark, MatrixDrawing, Row
from ferd.foundation.drawing.months import Month, MonthsDrawing
from ferd.foundation.drawing.progress import ProgressDrawing
from ferd.foundation.drawing.squares import (
    Progress,
    Square,
    SquareGroup,
    SquaresDrawing,
)
from ferd.foundation.drawing.stages import StageBand, StagesDrawing
from ferd.foundation.drawing.timeline import (
    Band,
    Event,
    Finish,
    Firmness,
    Gap,
    Tick,
    TimelineDrawing,
)

HOME = "Fjordheim, nukleærmedisin"
NEXT_DOOR = "Fjordheim, radiologi"
AWAY = "Storbyen universitetssykehus"
BEGUN = date(2024, 9, 1)
TODAY = date(2027, 3, 14)

STAGES = (
    (0, 12, "0-1 år", HOME, {*range(1, 18), *range(69, 76), *range(77, 82), 97, 99}),
    (12, 42, "1-3,5 år", HOME, {*range(69, 89), 93, 95, 97, 99, 102}),
    (42, 54, "3,5-4,5 år", NEXT_DOOR, set(range(18, 68))),
    (54, 60, "4,5-5 år", AWAY, {15, 16, *range(89, 93), 94, 96, 98, 100, 101}),
)
ROWS = (
    ("Tora Sandøy", "Nukleærmedisin", "2024-09-01", 48, "agreed"),
    ("Even Ålesønn Kristoffersen", "Radiologi", "2025-02-01", 31, "proposed"),
    ("Maja Øst", "Nevroradiologisk intervensjonsbehandling", "2026-08-15", 4, "draft"),
)

MONTHS = ("januar", "februar", "mars", "april", "mai", "juni")


def drawings() -> dict[str, Drawing]:
    """Make one drawing of each kind."""
    return {
        "timeline": _timeline(),
        "stages": _stages(),
        "matrix": _matrix(),
        "squares": _squares(),
        "curve": _curve(),
        "months": _months(),
        "progress": ProgressDrawing(
            caption=Caption("bar", "Tellende tid", "30 av 60 måneder er talt."),
            done=30,
            whole=60,
            expected=34,
        ),
        "progress_empty": ProgressDrawing(
            caption=Caption("bar-empty", "Kurs", "Ingen av åtte kurs er tatt."),
            done=0,
            whole=8,
        ),
    }


def _timeline() -> TimelineDrawing:
    return TimelineDrawing(
        caption=Caption(
            "timeline",
            "Veien til spesialist",
            "Fire etapper fra september 2024 til desember 2029; to er foreslått.",
        ),
        start=BEGUN,
        end=date(2030, 6, 30),
        bands=tuple(_bands()),
        gaps=(Gap(date(2026, 4, 1), date(2026, 8, 1), "Foreldrepermisjon"),),
        ticks=(
            Tick(date(2024, 10, 10), "Veiledningssamtale", Event.MEETING),
            Tick(date(2025, 3, 3), "Veiledningssamtale", Event.MEETING),
            Tick(date(2025, 9, 20), "Evalueringskollegium", Event.COMMITTEE),
            Tick(date(2026, 9, 1), "Planen ble revidert", Event.REVISION),
            Tick(date(2026, 11, 20), "Evalueringskollegium", Event.COMMITTEE),
            Tick(date(2029, 7, 1), "Forbedringsarbeid levert", Event.MILESTONE),
        ),
        today=TODAY,
        finish=Finish(date(2029, 12, 31), date(2029, 10, 1), date(2030, 4, 1)),
    )


def _bands() -> list[Band]:
    ends = (BEGUN, date(2025, 9, 1), date(2028, 7, 1), date(2029, 7, 1))
    lasts = (*ends[1:], date(2030, 1, 1))
    firm = (Firmness.AGREED, Firmness.AGREED, Firmness.PROPOSED, Firmness.PROPOSED)
    return [
        Band(
            start=start,
            end=end,
            label=label,
            detail="80 %" if number == 1 else "",
            site=site,
            firmness=firmness,
            href=f"#stage-{number}",
        )
        for number, (start, end, (_, _, label, site, _), firmness) in enumerate(
            zip(ends, lasts, STAGES, firm, strict=True)
        )
    ]


def _stages() -> StagesDrawing:
    return StagesDrawing(
        caption=Caption("stages", "Planens tidslinje", "Fire etapper på fem år."),
        bands=tuple(
            StageBand(
                from_months=first,
                to_months=last,
                label=label,
                site=site,
                detail=f"{len(numbers)} læringsmål",
            )
            for first, last, label, site, numbers in STAGES
        ),
    )


def _matrix() -> MatrixDrawing:
    groups = (
        ("Felles grunnlag", range(1, 18), True),
        ("Radiologi", range(18, 68), False),
        ("Nukleærmedisin", range(68, 103), True),
    )
    return MatrixDrawing(
        caption=Caption(
            "matrix",
            "Dekning",
            "101 av 102 læringsmål er dekket; 9 bare et annet sted; 1 mangler.",
        ),
        columns=tuple(
            Column(label=label, place=site) for _, _, label, site, _ in STAGES
        ),
        groups=tuple(
            Group(label=label, rows=tuple(map(_row, numbers)), is_open=is_open)
            for label, numbers, is_open in groups
        ),
    )


def _row(number: int) -> Row:
    return Row(
        code=f"NUK {number:03}",
        title=f"Læringsmål {number}",
        marks=_marks(number),
        href=f"#objective-{number}",
    )


def _marks(number: int) -> tuple[Mark | None, ...]:
    stages = [at for at, stage in enumerate(STAGES) if number in stage[4]]
    marks: list[Mark | None] = [None] * len(STAGES)
    if stages == [3]:
        marks[3] = Mark.ELSEWHERE
    elif stages:
        marks[stages[0]] = Mark.FIRST
        marks[stages[-1]] = Mark.LAST
    if number == 70:
        marks[:3] = Mark.FIRST, Mark.AGAIN, Mark.LAST
    return tuple(marks)


def _months() -> MonthsDrawing:
    taken = ((0, 0), (1, 0), (1, 1), (2, 0), (0.5, 0.5), (0, 0))
    return MonthsDrawing(
        caption=Caption("room", "Ledige plasser", "Plass i fire av seks måneder."),
        months=tuple(
            Month(
                label=name[:3],
                name=f"{name.capitalize()} 2027",
                year="" if index else "2027",
                room=2 if index < 5 else 0,
                committed=committed,
                held=held,
            )
            for index, (name, (committed, held)) in enumerate(
                zip(MONTHS, taken, strict=True)
            )
        ),
    )


def _squares() -> SquaresDrawing:
    return SquaresDrawing(
        caption=Caption("squares", "Læringsmål", "Ett felt for hvert læringsmål."),
        groups=tuple(
            SquareGroup(
                label=f"{label}, {site}",
                squares=tuple(_square(number) for number in sorted(numbers)),
            )
            for _, _, label, site, numbers in STAGES
        ),
    )


def _square(number: int) -> Square:
    states = (Progress.APPROVED,) * 20 + tuple(Progress)
    is_early = number < 18 or 68 < number < 82
    progress = states[number * 7 % len(states)] if is_early else Progress.NOT_STARTED
    return Square(
        label=str(number),
        name=f"NUK {number:03}, læringsmål {number}",
        progress=progress,
        href=f"#objective-{number}",
    )


def _curve() -> CurveDrawing:
    def at(months: int) -> date:
        return BEGUN + timedelta(days=round(months * 30.44))

    return CurveDrawing(
        caption=Caption(
            "curve",
            "Forventet og oppnådd",
            "46 læringsmål er oppnådd; 40 var forventet til nå.",
        ),
        start=BEGUN,
        end=date(2030, 1, 1),
        full=102,
        unit="læringsmål",
        expected=tuple(
            Point(at(months), number)
            for months, number in ((12, 31), (24, 40), (42, 52), (54, 91), (64, 102))
        ),
        actual=tuple(
            Point(at(months), number)
            for months, number in ((4, 6), (9, 14), (13, 30), (17, 38), (29, 46))
        ),
        ready=tuple(
            Point(at(months), number)
            for months, number in ((4, 8), (9, 18), (13, 33), (17, 41), (27, 52))
        ),
        foreseen=Point(at(45), 52),
        today=TODAY,
    )
