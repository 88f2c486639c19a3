"""Any drawing, drawn."""

from typing import assert_never

from django.utils.safestring import SafeString

from ferd.foundation.drawing.curve import CurveDrawing, draw_curve
from ferd.foundation.drawing.matrix import MatrixDrawing, draw_matrix
from ferd.foundation.drawing.months import MonthsDrawing, draw_months
from ferd.foundation.drawing.progress import ProgressDrawing, draw_progress
from ferd.foundation.drawing.squares import SquaresDrawing, draw_squares
from ferd.foundation.drawing.stages import StagesDrawing, draw_stages
from ferd.foundation.drawing.timeline import TimelineDrawing
from ferd.foundation.drawing.timeline_picture import draw_timeline

Drawing = (
    TimelineDrawing
    | StagesDrawing
    | MatrixDrawing
    | SquaresDrawing
    | CurveDrawing
    | MonthsDrawing
    | ProgressDrawing
)


def draw(drawing: Drawing) -> SafeString:  # noqa: PLR0911  one answer a kind
    """Draw it."""
    match drawing:
        case TimelineDrawing():
            return draw_timeline(drawing)
        case StagesDrawing():
            return draw_stages(drawing)
        case MatrixDrawing():
            return draw_matrix(drawing)
        case SquaresDrawing():
            return draw_squares(drawing)
        case CurveDrawing():
            return draw_curve(drawing)
        case MonthsDrawing():
            return draw_months(drawing)
        case ProgressDrawing():
            return draw_progress(drawing)
        case _:
            assert_never(drawing)
