"""Checks of the result: length, completion, and a date for every objective."""

from collections.abc import Iterator

from ferd.core.curriculum.model import as_ranges
from ferd.core.diagnostics import Diagnostic, Severity, gettext_noop
from ferd.core.scheduling.checks.subject import Laid, in_words, title_of
from ferd.core.scheduling.demands import stage_months
from ferd.core.scheduling.pathway import ObjectiveState
from ferd.core.time import NOTHING
from ferd.core.time_rules import TrainingPart


def every_stage_has_a_length(laid: Laid) -> Iterator[Diagnostic]:
    """TIME003: the plan says how long each stage is."""
    for demand in laid.demands:
        if not stage_months(demand.stage):
            yield Diagnostic(
                code="TIME003",
                severity=Severity.WARNING,
                where=f"stage:{demand.stage.order}",
                template=gettext_noop(
                    "The plan does not say how long %(stage)s is, so it gets no dates."
                ),
                facts={"stage": title_of(demand.stage)},
                hint=gettext_noop("Give the stage its months in the plan."),
            )


def training_is_completed(laid: Laid) -> Iterator[Diagnostic]:
    """TIME009: the working fractions lead to the end of the plan."""
    asked = sum((demand.months for demand in laid.demands), NOTHING)
    if laid.pathway.completes_on is None and asked:
        yield Diagnostic(
            code="TIME009",
            severity=Severity.ERROR,
            where="completion",
            template=gettext_noop(
                "The training is never completed: the working fractions end, or "
                "come to nothing, before %(asked)g months are counted."
            ),
            facts={"asked": in_words(asked)},
            hint=gettext_noop("Give a working fraction for the time that remains."),
        )


def training_is_completed_in_time(laid: Laid) -> Iterator[Diagnostic]:
    """TIME005: training is completed by the day it is wanted."""
    expected, wanted = laid.pathway.completes_on, laid.circumstances.wanted_by
    if expected is not None and wanted is not None and expected > wanted:
        yield Diagnostic(
            code="TIME005",
            severity=Severity.WARNING,
            where="completion",
            template=gettext_noop(
                "The training is expected to be completed on %(expected)s, later "
                "than %(wanted)s."
            ),
            facts={
                "expected": expected,
                "wanted": wanted,
                "days": (expected - wanted).days,
            },
            hint=gettext_noop("Look at part time, leave and credit, or extend."),
        )


def every_objective_has_a_date(laid: Laid) -> Iterator[Diagnostic]:
    """TIME016: every objective of the edition has a stage that leads to it."""
    undated = [
        expected.number
        for expected in laid.pathway.objectives
        if expected.state is ObjectiveState.UNDATED and expected.number is not None
    ]
    if undated:
        yield Diagnostic(
            code="TIME016",
            severity=Severity.WARNING,
            where="objectives",
            template=gettext_noop(
                "No service with dates leads to objectives %(numbers)s."
            ),
            facts={"numbers": as_ranges(undated), "count": len(undated)},
            hint=gettext_noop(
                "Credit them with a basis, or choose the stage that leads to them."
            ),
        )


def specialist_training_is_long_enough(laid: Laid) -> Iterator[Diagnostic]:
    """TIME006: parts 2 and 3 together are as long as the specialty demands."""
    demanded = max(laid.requirements.required_months, laid.rules.specialist_months)
    months = sum((p.months for p in laid.pathway.parts[1:]), NOTHING)
    if months < demanded:
        yield Diagnostic(
            code="TIME006",
            severity=Severity.ERROR,
            where="service",
            template=gettext_noop(
                "Parts 2 and 3 come to %(months)g months; %(demanded)d are demanded."
            ),
            facts={"months": in_words(months), "demanded": demanded},
            hint=gettext_noop("Add service, or record what is credited."),
        )


def part_one_is_recorded(laid: Laid) -> Iterator[Diagnostic]:
    """TIME007: LIS1 is complete before parts 2 and 3 begin."""
    demanded = sum(laid.rules.part_one_months)
    recorded = laid.circumstances.credited_to(TrainingPart.ONE)
    if recorded < demanded:
        yield Diagnostic(
            code="TIME007",
            severity=Severity.WARNING,
            where="service",
            template=gettext_noop(
                "%(recorded)g months of LIS1 are recorded; %(demanded)d come first."
            ),
            facts={"recorded": in_words(recorded), "demanded": demanded},
            hint=gettext_noop("Record the completed LIS1 with its basis."),
        )


def training_is_long_enough_in_all(laid: Laid) -> Iterator[Diagnostic]:
    """TIME008: all three parts together reach the least there may be.

    Until part 1 is recorded this says nothing: TIME007 does.
    """
    months = sum((part.months for part in laid.pathway.parts), NOTHING)
    if any(part_one_is_recorded(laid)) or months >= laid.rules.total_months:
        return
    yield Diagnostic(
        code="TIME008",
        severity=Severity.ERROR,
        where="service",
        template=gettext_noop(
            "All parts together come to %(months)g months; %(demanded)d are demanded."
        ),
        facts={"months": in_words(months), "demanded": laid.rules.total_months},
        hint=gettext_noop("Add service, or record what is credited."),
    )
