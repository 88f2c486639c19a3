"""Checks of what must be done before what."""

from collections.abc import Iterator

from ferd.core.diagnostics import Diagnostic, Severity, gettext_noop
from ferd.core.plans.checks.subject import A_DAY, Subject, title_of
from ferd.core.plans.model import Prerequisite, Stage, Strength


def prerequisites_name_stages_of_the_plan(subject: Subject) -> Iterator[Diagnostic]:
    """PLAN020: each stage a prerequisite speaks of is in the plan."""
    known = {stage.order for stage in subject.plan.timeline}
    for index, prerequisite in enumerate(subject.plan.prerequisites, start=1):
        named = {*prerequisite.after_stages, prerequisite.before_stage} - {None}
        for order in sorted(filter(None, named - known)):
            yield Diagnostic(
                code="PLAN020",
                severity=Severity.ERROR,
                where=f"prerequisite:{index}",
                template=gettext_noop(
                    "A prerequisite speaks of stage number %(order)d, which the "
                    "plan does not have."
                ),
                facts={"order": order, "text": prerequisite.text},
                hint=gettext_noop("Name a stage of the timeline."),
                source=prerequisite.source,
            )


def prerequisites_say_what_they_guard(subject: Subject) -> Iterator[Diagnostic]:
    """PLAN021: each prerequisite says before which stage it must be fulfilled."""
    for index, prerequisite in enumerate(subject.plan.prerequisites, start=1):
        if prerequisite.before_stage is None:
            yield Diagnostic(
                code="PLAN021",
                severity=Severity.WARNING,
                where=f"prerequisite:{index}",
                template=gettext_noop(
                    "It is not clear which stage this comes before: «%(text)s»."
                ),
                facts={"text": prerequisite.text},
                hint=gettext_noop("Name the stage it must be fulfilled before."),
                source=prerequisite.source,
            )


def what_comes_first_lies_first(subject: Subject) -> Iterator[Diagnostic]:
    """PLAN022: a stage that comes before another has ended when that begins."""
    for index, prerequisite in enumerate(subject.plan.prerequisites, start=1):
        if prerequisite.before_stage is None:
            continue
        later = subject.stage(prerequisite.before_stage)
        for order in prerequisite.after_stages:
            earlier = subject.stage(order)
            if (
                not earlier
                or not later
                or _is_on_a_circle(subject, prerequisite, order)
            ):
                continue
            if _ends_too_late(earlier, later):
                yield _out_of_order(index, prerequisite, earlier, later)


def prerequisites_do_not_go_in_circles(subject: Subject) -> Iterator[Diagnostic]:
    """PLAN023: no stage waits, by way of others, for itself."""
    circles = {
        tuple(sorted(_waited_for_with(subject, stage.order)))
        for stage in subject.plan.timeline
    }
    for circle in sorted(circles - {()}):
        stages = [s for order in circle if (s := subject.stage(order))]
        yield Diagnostic(
            code="PLAN023",
            severity=Severity.ERROR,
            where=f"stage:{circle[0]}",
            template=gettext_noop("A stage waits for itself.")
            if len(circle) == 1
            else gettext_noop("These stages wait for each other: %(stages)s."),
            facts={"stages": "; ".join(map(title_of, stages))},
            hint=gettext_noop("Take away one of the prerequisites between them."),
            source=stages[0].source,
        )


def _out_of_order(
    index: int, prerequisite: Prerequisite, earlier: Stage, later: Stage
) -> Diagnostic:
    is_hard = prerequisite.strength is Strength.HARD
    return Diagnostic(
        code="PLAN022",
        severity=Severity.ERROR if is_hard else Severity.WARNING,
        where=f"prerequisite:{index}",
        template=gettext_noop(
            "Stage %(earlier)s must come before stage %(later)s, but has not ended "
            "when that begins."
        )
        if is_hard
        else gettext_noop(
            "Stage %(earlier)s should come before stage %(later)s, but has not "
            "ended when that begins."
        ),
        facts={
            "earlier": title_of(earlier),
            "later": title_of(later),
            "text": prerequisite.text,
        },
        hint=gettext_noop("Move one of the stages, or change the prerequisite."),
        source=prerequisite.source,
    )


def _ends_too_late(earlier: Stage, later: Stage) -> bool:
    if earlier.to_months is None or later.from_months is None:
        return earlier.order >= later.order
    return earlier.to_months > later.from_months + A_DAY


def _waited_for_with(subject: Subject, order: int) -> frozenset[int]:
    """Give the stages on a circle with this one; empty when it is on none."""
    waited_for = _waited_for(subject, order)
    if order not in waited_for:
        return frozenset()
    return frozenset(s for s in waited_for if order in _waited_for(subject, s))


def _is_on_a_circle(subject: Subject, prerequisite: Prerequisite, order: int) -> bool:
    """Tell whether PLAN023 reports this step already: it leads round to itself."""
    is_hard = prerequisite.strength is Strength.HARD
    return is_hard and prerequisite.before_stage in _waited_for(subject, order)


def _waited_for(subject: Subject, order: int) -> frozenset[int]:
    """Follow the hard prerequisites backwards from a stage, to the end."""
    known = {stage.order for stage in subject.plan.timeline}
    found: set[int] = set()
    waiting = [order]
    while waiting:
        current = waiting.pop()
        for prerequisite in subject.plan.prerequisites:
            if _guards(prerequisite, current):
                new = known.intersection(prerequisite.after_stages) - found
                found |= new
                waiting += new
    return frozenset(found)


def _guards(prerequisite: Prerequisite, order: int) -> bool:
    is_hard = prerequisite.strength is Strength.HARD
    return is_hard and prerequisite.before_stage == order
