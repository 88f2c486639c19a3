"""Where things stand in a problem, and how a fault is said of them."""

from collections.abc import Iterator

from ferd.core.diagnostics import Diagnostic, Severity
from ferd.core.scheduling.problem import Problem, StageNeed, Trainee


def trainees_at(problem: Problem) -> Iterator[tuple[str, Trainee]]:
    """Go through the trainees with their JSON paths."""
    for at, trainee in enumerate(problem.trainees):
        yield f"$.trainees[{at}]", trainee


def stages_at(problem: Problem) -> Iterator[tuple[str, Trainee, StageNeed]]:
    """Go through the stages with their JSON paths."""
    for where, trainee in trainees_at(problem):
        for at, need in enumerate(trainee.stages):
            yield f"{where}.stages[{at}]", trainee, need


def error(code: str, where: str, template: str, **facts: str | int) -> Diagnostic:
    """Say what must be mended before anything can be planned."""
    return Diagnostic(
        code=code, severity=Severity.ERROR, where=where, template=template, facts=facts
    )


def warning(code: str, where: str, template: str, **facts: str | int) -> Diagnostic:
    """Say what is odd, but can be planned around."""
    return Diagnostic(
        code=code,
        severity=Severity.WARNING,
        where=where,
        template=template,
        facts=facts,
    )
