"""Checks of figures: as many as there are months, none absurd, none at odds."""

import re
from collections.abc import Iterator
from itertools import pairwise

from ferd.core.diagnostics import Diagnostic, gettext_noop
from ferd.core.scheduling.problem import Problem
from ferd.core.scheduling.problem_checks.limits import limited_figures
from ferd.core.scheduling.problem_checks.paths import error, stages_at, trainees_at

MONTH = re.compile(r"[12]\d{3}-(0[1-9]|1[0-2])")


def every_month_has_a_figure(problem: Problem) -> Iterator[Diagnostic]:
    """ROTA013: lists of months have one figure for each month."""
    for where, figures in _vectors(problem):
        if len(figures) != problem.months:
            template = gettext_noop(
                "There are %(count)d figures; there must be one for each of the "
                "%(months)d months."
            )
            facts = {"count": len(figures), "months": problem.months}
            yield error("ROTA013", where, template, **facts)


def figures_are_within_limits(problem: Problem) -> Iterator[Diagnostic]:
    """ROTA014: no figure is below or above what can be meant."""
    for where, figure, least, most in limited_figures(problem):
        if not least <= figure <= most:
            template = gettext_noop(
                "%(figure)d cannot be meant; it must be from %(least)d to %(most)d."
            )
            facts = {"figure": figure, "least": least, "most": most}
            yield error("ROTA014", where, template, **facts)


def every_stage_has_work(problem: Problem) -> Iterator[Diagnostic]:
    """ROTA015: a stage without work is no stage."""
    for where, _, need in stages_at(problem):
        if need.work <= 0:
            template = gettext_noop("The work of a stage must be above 0.")
            yield error("ROTA015", f"{where}.work", template)


def delay_bands_rise(problem: Problem) -> Iterator[Diagnostic]:
    """ROTA016: bands of delay follow each other, and the last has no end."""
    bands = problem.weights.delay
    ends = [band.up_to for band in bands[:-1]]
    is_open = bool(bands) and bands[-1].up_to is None
    rises = all(a is not None and b is not None and a < b for a, b in pairwise(ends))
    if not (is_open and rises and None not in ends):
        template = gettext_noop(
            "Each band of delay must end later than the one before, and the last "
            "must have no end."
        )
        yield error("ROTA016", "$.weights.delay", template)


def the_first_month_is_a_month(problem: Problem) -> Iterator[Diagnostic]:
    """ROTA017: the first month is empty, or a year and a month."""
    if problem.first_month and not MONTH.fullmatch(problem.first_month):
        template = gettext_noop("The first month must be written as 2027-01.")
        yield error("ROTA017", "$.first_month", template)


def every_stage_has_somewhere_to_be_served(problem: Problem) -> Iterator[Diagnostic]:
    """ROTA018: a stage that is not pinned has an option."""
    for where, _, need in stages_at(problem):
        if not need.options and need.pinned is None:
            template = gettext_noop("There is nowhere to serve this stage.")
            yield error("ROTA018", f"{where}.options", template)


def every_stage_fits_the_months(problem: Problem) -> Iterator[Diagnostic]:
    """ROTA019: within the months there is work enough for each stage."""
    for where, trainee, need in stages_at(problem):
        if need.pinned is None and need.work > sum(trainee.work):
            template = gettext_noop(
                "The stage takes %(work)d hundredths of a month; all months together "
                "have %(there_is)d."
            )
            facts = {"work": need.work, "there_is": sum(trainee.work)}
            yield error("ROTA019", f"{where}.work", template, **facts)


def times_are_the_right_way_round(problem: Problem) -> Iterator[Diagnostic]:
    """ROTA020: what must be over is over after it may begin; so are windows."""
    template = gettext_noop(
        "The end, %(end)d, must be later than the start, %(start)d."
    )
    for where, _, need in stages_at(problem):
        if need.latest is not None and need.latest <= need.earliest:
            facts = {"start": need.earliest, "end": need.latest}
            yield error("ROTA020", f"{where}.latest", template, **facts)
        for at, window in enumerate(need.windows):
            if window.end <= window.start:
                facts = {"start": window.start, "end": window.end}
                yield error("ROTA020", f"{where}.windows[{at}].end", template, **facts)


def _vectors(problem: Problem) -> Iterator[tuple[str, tuple[int, ...]]]:
    for at, places in enumerate(problem.places):
        yield f"$.places[{at}].capacity", places.capacity
        if places.minimum:
            yield f"$.places[{at}].minimum", places.minimum
    for where, trainee in trainees_at(problem):
        yield f"{where}.work", trainee.work
