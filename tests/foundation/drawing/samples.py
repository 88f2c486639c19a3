"""Drawings to test with; any text in them may be an attack."""

from datetime import date

from ferd.foundation.drawing.curve import CurveDrawing, Point
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

TEXT = "Etappe"


def caption(text=TEXT):
    return Caption("it", f"Title {text}", f"Description {text}")


def band(text=TEXT, **changes):
    given = {
        "start": date(2025, 1, 1),
        "end": date(2026, 1, 1),
        "label": text,
        "site": f"Site {text}",
        "detail": text,
        "firmness": Firmness.AGREED,
    }
    return Band(**{**given, **changes})


def timeline(text=TEXT, **changes):
    given = {
        "caption": caption(text),
        "start": date(2025, 1, 1),
        "end": date(2029, 12, 31),
        "bands": (
            band(text),
            band(
                text,
                start=date(2026, 1, 1),
                end=date(2029, 7, 1),
                firmness=Firmness.PROPOSED,
                href="/stage/",
            ),
        ),
        "gaps": (Gap(date(2027, 1, 1), date(2027, 9, 1), text),),
        "ticks": (Tick(date(2025, 6, 1), text, Event.COMMITTEE),),
        "today": date(2026, 3, 14),
        "finish": Finish(date(2029, 7, 1), date(2029, 4, 1), date(2029, 10, 1)),
    }
    return TimelineDrawing(**{**given, **changes})


def stages(text=TEXT):
    stage = StageBand(from_months=0, to_months=54, label=text, site=text, detail=text)
    return StagesDrawing(caption=caption(text), bands=(stage,))


def matrix(text=TEXT, rows=3, columns=4):
    covered = (Mark.LAST, *[None] * (columns - 1))
    return MatrixDrawing(
        caption=caption(text),
        columns=tuple(Column(label=text, place=text) for _ in range(columns)),
        groups=(
            Group(
                label=text,
                rows=tuple(
                    Row(code=text, title=text, marks=covered, href="/it/")
                    for _ in range(rows)
                ),
            ),
        ),
    )


def squares(text=TEXT, **more):
    square = Square(
        label=text, name=text, progress=Progress.APPROVED, href="/it/", **more
    )
    group = SquareGroup(label=text, squares=(square,))
    return SquaresDrawing(caption=caption(text), groups=(group,))


def curve(text=TEXT, **changes):
    given = {
        "caption": caption(text),
        "start": date(2025, 1, 1),
        "end": date(2029, 12, 31),
        "full": 102,
        "unit": text,
        "expected": (Point(date(2026, 1, 1), 31), Point(date(2028, 7, 1), 52)),
        "actual": (Point(date(2025, 6, 1), 12),),
        "today": date(2026, 3, 14),
    }
    return CurveDrawing(**{**given, **changes})


def progress(text=TEXT, done=30.0):
    return ProgressDrawing(caption=caption(text), done=done, whole=60, expected=34)


def month(name=TEXT, room=2.0, committed=1.0, held=0.5):
    return Month(
        label=name[:3],
        name=name,
        year="2027",
        room=room,
        committed=committed,
        held=held,
    )


def months(text=TEXT):
    given = (month(text), month(text), month(text, room=0.0, committed=0.0, held=0.0))
    return MonthsDrawing(caption=caption(text), months=given)


ALL = (timeline, stages, matrix, squares, curve, progress, months)
PICTURES = (timeline, stages, curve, progress, months)
