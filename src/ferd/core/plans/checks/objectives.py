"""Checks of what the stages lead to: every objective, and only real ones."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from ferd.core.curriculum.coverage import stages_elsewhere, trusts_of
from ferd.core.curriculum.model import as_ranges, objective_code
from ferd.core.diagnostics import Diagnostic, Severity, gettext_noop
from ferd.core.plans.checks.subject import Subject, title_of, where_of


def specialty_is_known(subject: Subject) -> Iterator[Diagnostic]:
    """PLAN011: the plan says which specialty it is for, and Ferd knows it."""
    if subject.requirements is not None:
        return
    if subject.plan.specialty or subject.plan.specialty_code:
        template = gettext_noop(
            "Ferd does not know the objectives of %(specialty)s; length and "
            "coverage are not checked."
        )
    else:
        template = gettext_noop(
            "The plan does not say which specialty it is for; length and coverage "
            "are not checked."
        )
    yield Diagnostic(
        code="PLAN011",
        severity=Severity.ADVICE,
        where="plan",
        template=template,
        facts={"specialty": subject.plan.specialty or subject.plan.specialty_code},
        hint=gettext_noop(
            "Name the specialty as the regulation does, or import its catalogue."
        ),
    )


def every_objective_is_covered(subject: Subject) -> Iterator[Diagnostic]:
    """PLAN012: some stage leads to each objective of the specialty.

    What no stage at the home trust leads to must be reached elsewhere: that is
    what the stages at other trusts are for. So those are named as the place
    where a lost objective is expected.
    """
    requirements, plan = subject.requirements, subject.plan
    if requirements is None or not plan.timeline or subject.coverage.unclear:
        return
    elsewhere = stages_elsewhere(plan)
    trusts = dict.fromkeys(t for stage in elsewhere for t in trusts_of(stage))
    for first, last in runs_of(subject.coverage.missing):
        yield Diagnostic(
            code="PLAN012",
            severity=Severity.ERROR,
            where=f"objective:{as_ranges(range(first, last + 1))}",
            template=gettext_noop(
                "No stage leads to %(objectives)s. What cannot be reached at "
                "%(home)s is expected at %(elsewhere)s."
            )
            if elsewhere
            else gettext_noop("No stage leads to %(objectives)s."),
            facts={
                "objectives": _named(requirements.code, first, last),
                "first": first,
                "last": last,
                "home": subject.coverage.home,
                "elsewhere": ", ".join(trusts),
                "stage": ", ".join(map(title_of, elsewhere)),
            },
            hint=gettext_noop("Add it to stage %(stage)s, or to another stage.")
            if elsewhere
            else gettext_noop("Add it to the stage where it is reached."),
            source=elsewhere[0].source if elsewhere else None,
        )


def coverage_can_be_counted(subject: Subject) -> Iterator[Diagnostic]:
    """PLAN013: the objectives of every stage can be told from the plan."""
    for stage in subject.plan.timeline:
        if stage.order not in subject.coverage.unclear:
            continue
        missing = subject.coverage.missing
        yield Diagnostic(
            code="PLAN013",
            severity=Severity.WARNING,
            where=where_of(stage),
            template=gettext_noop(
                "Stage %(stage)s says «%(text)s», so that coverage cannot be "
                "checked; no other stage leads to %(objectives)s."
            )
            if missing
            else gettext_noop(
                "Stage %(stage)s says «%(text)s» instead of naming objectives."
            ),
            facts={
                "stage": title_of(stage),
                "text": stage.objectives.text or str(stage.objectives.symbolic),
                "objectives": as_ranges(missing),
            },
            hint=gettext_noop("List the numbers of the objectives."),
            source=stage.source,
        )


def stages_lead_to_objectives(subject: Subject) -> Iterator[Diagnostic]:
    """PLAN014: each stage leads to at least one objective."""
    for stage in subject.plan.timeline:
        written = stage.objectives
        if not (written.numbers or written.codes or written.symbolic):
            yield Diagnostic(
                code="PLAN014",
                severity=Severity.WARNING,
                where=where_of(stage),
                template=gettext_noop("Stage %(stage)s leads to no objective."),
                facts={"stage": title_of(stage)},
                hint=gettext_noop("List the numbers of the objectives."),
                source=stage.source,
            )


def objectives_exist(subject: Subject) -> Iterator[Diagnostic]:
    """PLAN015: each number a stage names is an objective of the specialty."""
    if subject.requirements is None:
        return
    specialty = subject.requirements
    for stage in subject.plan.timeline:
        unknown = set(stage.objectives.numbers) & set(subject.coverage.unknown)
        for first, last in runs_of(sorted(unknown)):
            yield Diagnostic(
                code="PLAN015",
                severity=Severity.ERROR,
                where=where_of(stage),
                template=gettext_noop(
                    "Stage %(stage)s names %(objectives)s, which %(specialty)s does "
                    "not have."
                ),
                facts={
                    "stage": title_of(stage),
                    "objectives": _named(specialty.code, first, last),
                    "specialty": specialty.name,
                },
                hint=gettext_noop("Correct the number, or take it away."),
                source=stage.source,
            )


def objectives_are_reachable_where_there_is_room(
    subject: Subject,
) -> Iterator[Diagnostic]:
    """PLAN016: no objective rests on stages that have room for nobody."""
    closed = {s.order for s in subject.plan.timeline if s.capacity == 0}
    for stage in subject.plan.timeline:
        stuck = [
            row.objective
            for row in subject.coverage.rows
            if stage.order in row.stages and closed.issuperset(row.stages)
        ]
        if stuck:
            yield Diagnostic(
                code="PLAN016",
                severity=Severity.ERROR,
                where=where_of(stage),
                template=gettext_noop(
                    "%(objectives)s can only be reached in stage %(stage)s at "
                    "%(place)s, which has no room."
                ),
                facts={
                    "objectives": as_ranges(stuck),
                    "stage": title_of(stage),
                    "place": ", ".join(trusts_of(stage)) or title_of(stage),
                },
                hint=gettext_noop(
                    "Agree on a place there, or lead to these objectives elsewhere."
                ),
                source=stage.source,
            )


def runs_of(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Group ascending numbers into runs, each as its first and last number."""
    ordered = tuple(numbers)
    if not ordered:
        return []
    breaks = [(a, b) for a, b in pairwise(ordered) if b != a + 1]
    firsts = [ordered[0], *(b for _, b in breaks)]
    lasts = [*(a for a, _ in breaks), ordered[-1]]
    return list(zip(firsts, lasts, strict=True))


def _named(specialty: str, first: int, last: int) -> str:
    code = objective_code(specialty, first)
    return code if first == last else f"{code}-{last:03d}"
