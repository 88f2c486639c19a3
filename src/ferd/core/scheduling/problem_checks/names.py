"""Checks of ids: each is used once, and those named are there."""

from collections.abc import Iterable, Iterator

from ferd.core.diagnostics import Diagnostic, gettext_noop
from ferd.core.scheduling.problem import Assignment, Problem, StageNeed
from ferd.core.scheduling.problem_checks.paths import error, stages_at, trainees_at


def every_id_is_used_once(problem: Problem) -> Iterator[Diagnostic]:
    """ROTA010: places, trainees and a trainee's stages have ids of their own."""
    yield from _repeated("$.places", (places.id for places in problem.places))
    yield from _repeated("$.trainees", (each.id for each in problem.trainees))
    for where, trainee in trainees_at(problem):
        yield from _repeated(f"{where}.stages", (need.id for need in trainee.stages))
        told = (each.stage for each in trainee.published)
        yield from _repeated(f"{where}.published", told)


def named_places_are_there(problem: Problem) -> Iterator[Diagnostic]:
    """ROTA011: what is named as places is among the places."""
    known = {places.id for places in problem.places}
    for where, name in _named_places(problem):
        if name not in known:
            template = gettext_noop("There are no places called “%(name)s”.")
            yield error("ROTA011", where, template, name=name)


def named_stages_are_there(problem: Problem) -> Iterator[Diagnostic]:
    """ROTA012: what is named as a stage is among the trainee's stages."""
    for where, trainee in trainees_at(problem):
        known = {need.id for need in trainee.stages}
        named: list[tuple[str, str]] = [
            (f"{where}.published[{at}].stage", each.stage)
            for at, each in enumerate(trainee.published)
        ]
        for at, need in enumerate(trainee.stages):
            named.extend(_named_stages(f"{where}.stages[{at}]", need))
        for path, name in named:
            if name not in known:
                template = gettext_noop("The trainee has no stage called “%(name)s”.")
                yield error("ROTA012", path, template, name=name)


def _repeated(where: str, ids: Iterable[str]) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    for at, name in enumerate(ids):
        if name in seen:
            template = gettext_noop("“%(name)s” stands here more than once.")
            yield error("ROTA010", f"{where}[{at}]", template, name=name)
        seen.add(name)


def _named_places(problem: Problem) -> Iterator[tuple[str, str]]:
    for where, _, need in stages_at(problem):
        for at, option in enumerate(need.options):
            yield f"{where}.options[{at}].places", option.places
        if need.pinned:
            yield f"{where}.pinned.places", need.pinned.places
    for where, trainee in trainees_at(problem):
        yield from _places_of(f"{where}.published", trainee.published)


def _places_of(
    where: str, published: tuple[Assignment, ...]
) -> Iterator[tuple[str, str]]:
    for at, each in enumerate(published):
        yield f"{where}[{at}].places", each.places


def _named_stages(where: str, need: StageNeed) -> Iterator[tuple[str, str]]:
    for at, before in enumerate(need.after):
        yield f"{where}.after[{at}]", before
    for at, soft in enumerate(need.softly_after):
        yield f"{where}.softly_after[{at}].stage", soft.stage
