"""Checks of the timeline: lengths, order, and stages that replace each other."""

from collections import Counter
from collections.abc import Iterator

from ferd.core.diagnostics import Diagnostic, Severity, gettext_noop
from ferd.core.plans.checks.subject import A_DAY, Subject, title_of, where_of
from ferd.core.plans.model import Stage

_TOO_MANY_TIMES = 2


def plan_has_a_timeline(subject: Subject) -> Iterator[Diagnostic]:
    """PLAN001: the plan has at least one stage."""
    if not subject.plan.timeline:
        yield Diagnostic(
            code="PLAN001",
            severity=Severity.ERROR,
            where="timeline",
            template=gettext_noop("The plan has no timeline."),
            hint=gettext_noop(
                "Add a stage for each stretch of service: when it is, where it is "
                "served, and which objectives it leads to."
            ),
        )


def stages_have_their_own_numbers(subject: Subject) -> Iterator[Diagnostic]:
    """PLAN002: no two stages have the same number."""
    counted = Counter(stage.order for stage in subject.plan.timeline)
    for order in sorted(order for order, times in counted.items() if times > 1):
        yield Diagnostic(
            code="PLAN002",
            severity=Severity.ERROR,
            where=f"stage:{order}",
            template=gettext_noop("%(times)d stages are numbered %(order)d."),
            facts={"order": order, "times": counted[order]},
            hint=gettext_noop(
                "Number the stages from 1; prerequisites and alternatives refer to "
                "these numbers."
            ),
        )


def intervals_run_forwards(subject: Subject) -> Iterator[Diagnostic]:
    """PLAN003: each stage begins at month 0 or later and ends after it begins."""
    for stage in subject.plan.timeline:
        start, end = stage.from_months, stage.to_months
        backwards = start is not None and end is not None and end <= start
        negative = start is not None and start < 0
        no_length = stage.duration_months is not None and stage.duration_months <= 0
        if backwards or negative or no_length:
            yield Diagnostic(
                code="PLAN003",
                severity=Severity.ERROR,
                where=where_of(stage),
                template=gettext_noop(
                    "Stage %(stage)s does not begin at month 0 or later and end "
                    "after it begins."
                ),
                facts={"stage": title_of(stage)},
                hint=gettext_noop("Correct the interval or the length of the stage."),
                source=stage.source,
            )


def stages_have_a_length(subject: Subject) -> Iterator[Diagnostic]:
    """PLAN004: each stage says how long it lasts."""
    for stage in subject.plan.timeline:
        if _span(stage) is None and stage.duration_months is None:
            yield Diagnostic(
                code="PLAN004",
                severity=Severity.ERROR,
                where=where_of(stage),
                template=gettext_noop("Stage %(stage)s does not say how long it is."),
                facts={"stage": title_of(stage)},
                hint=gettext_noop(
                    "Give an interval such as 3.5-4.5 years, or a length such as "
                    "6 months."
                ),
                source=stage.source,
            )


def stages_have_a_place_in_time(subject: Subject) -> Iterator[Diagnostic]:
    """PLAN005: each stage with a length also says when it is."""
    for stage in subject.plan.timeline:
        if _span(stage) is None and stage.duration_months is not None:
            yield Diagnostic(
                code="PLAN005",
                severity=Severity.WARNING,
                where=where_of(stage),
                template=gettext_noop(
                    "Stage %(stage)s lasts %(months)g months, but the plan does not "
                    "say when."
                ),
                facts={"stage": title_of(stage), "months": stage.duration_months},
                hint=gettext_noop("Give the month in which the stage begins."),
                source=stage.source,
            )


def service_fits_its_interval(subject: Subject) -> Iterator[Diagnostic]:
    """PLAN006: no stage asks for more service than its interval has room for."""
    for stage in subject.plan.timeline:
        span, length = _span(stage), stage.duration_months
        if span is None or length is None or span[1] <= span[0]:
            continue
        if length > span[1] - span[0] + A_DAY:
            yield Diagnostic(
                code="PLAN006",
                severity=Severity.WARNING,
                where=where_of(stage),
                template=gettext_noop(
                    "Stage %(stage)s asks for %(months)g months of service in an "
                    "interval of %(room)g."
                ),
                facts={
                    "stage": title_of(stage),
                    "months": length,
                    "room": span[1] - span[0],
                },
                hint=gettext_noop("Correct the interval or the length of the stage."),
                source=stage.source,
            )


def stages_do_not_overlap(subject: Subject) -> Iterator[Diagnostic]:
    """PLAN007: a trainee is in one stage at a time."""
    ended: tuple[Stage, float] | None = None
    for stage, start, end in _spans(subject):
        if ended is not None and start < ended[1] - A_DAY:
            yield Diagnostic(
                code="PLAN007",
                severity=Severity.ERROR,
                where=where_of(stage),
                template=gettext_noop(
                    "Stage %(stage)s begins in month %(start)g, before stage "
                    "%(earlier)s has ended in month %(end)g."
                ),
                facts={
                    "stage": title_of(stage),
                    "start": start,
                    "earlier": title_of(ended[0]),
                    "end": ended[1],
                },
                hint=gettext_noop(
                    "Move one of them, or say that one is an alternative of the other."
                ),
                source=stage.source,
            )
        if ended is None or end > ended[1]:
            ended = (stage, end)


def timeline_has_no_holes(subject: Subject) -> Iterator[Diagnostic]:
    """PLAN008: each stage begins where an earlier one ends, the first at month 0."""
    reached = 0.0
    for stage, start, end in _spans(subject):
        if start > reached + A_DAY:
            yield Diagnostic(
                code="PLAN008",
                severity=Severity.WARNING,
                where=where_of(stage),
                template=gettext_noop(
                    "The plan does not say where the trainee is from month "
                    "%(start)g to month %(end)g."
                ),
                facts={"start": reached, "end": start, "stage": title_of(stage)},
                hint=gettext_noop(
                    "Add a stage, or let stage %(stage)s begin in month %(start)g."
                ),
                source=stage.source,
            )
        reached = max(reached, end)


def timeline_is_long_enough(subject: Subject) -> Iterator[Diagnostic]:
    """PLAN009: the timeline is as long as the specialty demands."""
    planned = _planned_months(subject)
    if subject.requirements is None or planned is None:
        return
    required = subject.requirements.required_months
    if planned < required - A_DAY:
        yield Diagnostic(
            code="PLAN009",
            severity=Severity.ERROR,
            where="timeline",
            template=gettext_noop(
                "The timeline has %(planned)g months; %(specialty)s demands "
                "%(required)d."
            ),
            facts={
                "planned": planned,
                "required": required,
                "lacking": required - planned,
                "specialty": subject.requirements.name,
            },
            hint=gettext_noop(
                "Lengthen a stage or add one: %(lacking)g months are lacking."
            ),
        )


def timeline_is_not_far_too_long(subject: Subject) -> Iterator[Diagnostic]:
    """PLAN017: the timeline is not several times as long as the specialty demands."""
    planned = _planned_months(subject)
    if subject.requirements is None or planned is None:
        return
    required = subject.requirements.required_months
    longest = max(subject.main_line(), key=_months_of, default=None)
    if longest is not None and planned > _TOO_MANY_TIMES * required:
        yield Diagnostic(
            code="PLAN017",
            severity=Severity.WARNING,
            where=where_of(longest),
            template=gettext_noop(
                "The timeline has %(planned)g months, and %(specialty)s demands only "
                "%(required)d; stage %(stage)s alone has %(months)g."
            ),
            facts={
                "planned": planned,
                "required": required,
                "specialty": subject.requirements.name,
                "stage": title_of(longest),
                "months": _months_of(longest),
            },
            hint=gettext_noop("See whether the length of stage %(stage)s is right."),
            source=longest.source,
        )


def alternatives_replace_a_stage(subject: Subject) -> Iterator[Diagnostic]:
    """PLAN010: an alternative replaces a stage of the plan, and not another one."""
    main = {stage.order for stage in subject.main_line()}
    for stage in subject.plan.timeline:
        if stage.alternative_of is not None and stage.alternative_of not in main:
            yield Diagnostic(
                code="PLAN010",
                severity=Severity.ERROR,
                where=where_of(stage),
                template=gettext_noop(
                    "Stage %(stage)s is said to replace stage number %(other)d, "
                    "which is no stage that can be replaced."
                ),
                facts={"stage": title_of(stage), "other": stage.alternative_of},
                hint=gettext_noop(
                    "Name a stage of the plan that is not an alternative itself."
                ),
                source=stage.source,
            )


def _months_of(stage: Stage) -> float:
    span = _span(stage)
    return span[1] - span[0] if span else stage.duration_months or 0.0


def _span(stage: Stage) -> tuple[float, float] | None:
    if stage.from_months is None or stage.to_months is None:
        return None
    return stage.from_months, stage.to_months


def _spans(subject: Subject) -> list[tuple[Stage, float, float]]:
    """Give the stages of the main line with a sound interval, in order of time."""
    spans = [(s, *span) for s in subject.main_line() if (span := _span(s))]
    sound = [(stage, start, end) for stage, start, end in spans if end > start]
    return sorted(sound, key=lambda each: (each[1], each[2], each[0].order))


def _planned_months(subject: Subject) -> float | None:
    """Add up the months that are in some stage; None when a length is unknown."""
    months = reached = 0.0
    for _, start, end in _spans(subject):
        months += max(0.0, end - max(start, reached))
        reached = max(reached, end)
    floating = [s.duration_months for s in subject.main_line() if _span(s) is None]
    if not subject.plan.timeline or None in floating:
        return None
    return months + sum(filter(None, floating))
