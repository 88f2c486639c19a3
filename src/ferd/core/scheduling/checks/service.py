"""Checks of time: absence, working fraction, credit and what is served."""

from collections.abc import Iterator
from itertools import combinations, pairwise

from ferd.core.diagnostics import Diagnostic, Severity, gettext_noop
from ferd.core.scheduling.checks.subject import Laid, in_words, title_of
from ferd.core.scheduling.demands import allot_credit
from ferd.core.time import NOTHING
from ferd.core.time_rules import TrainingPart


def leaves_do_not_overlap(laid: Laid) -> Iterator[Diagnostic]:
    """TIME001: nobody is absent twice on the same day."""
    leaves = sorted(laid.circumstances.leaves, key=lambda leave: leave.period)
    for first, second in combinations(leaves, 2):
        both = first.period.overlap(second.period)
        if both is not None:
            yield Diagnostic(
                code="TIME001",
                severity=Severity.WARNING,
                where=f"leave:{second.period.start}",
                template=gettext_noop(
                    "Two absences overlap from %(start)s; each day counts once."
                ),
                facts={"start": both.start},
                hint=gettext_noop("Shorten one of them, or leave it as it is."),
            )


def fractions_do_not_overlap(laid: Laid) -> Iterator[Diagnostic]:
    """TIME010: there is one working fraction on each day."""
    held = sorted(laid.circumstances.fractions, key=lambda f: f.period)
    for first, second in combinations(held, 2):
        both = first.period.overlap(second.period)
        if both is not None:
            yield Diagnostic(
                code="TIME010",
                severity=Severity.WARNING,
                where=f"fraction:{second.period.start}",
                template=gettext_noop(
                    "Two working fractions apply from %(start)s; the one that "
                    "begins last is used."
                ),
                facts={"start": both.start},
                hint=gettext_noop("End the first where the second begins."),
            )


def every_day_has_a_fraction(laid: Laid) -> Iterator[Diagnostic]:
    """TIME002: the working fraction is known from the first day to the last."""
    placements = laid.pathway.placements
    gaps = [gap for placement in placements for gap in placement.gaps]
    for gap in gaps:
        if gap.kind is None:
            yield Diagnostic(
                code="TIME002",
                severity=Severity.WARNING,
                where=f"fraction:{gap.period.start}",
                template=gettext_noop(
                    "There is no working fraction, or it is zero, from %(start)s "
                    "to %(end)s; the clock stands still."
                ),
                facts={
                    "start": gap.period.start,
                    "end": gap.period.last,
                },
                hint=gettext_noop("Give the working fraction for these days."),
            )


def served_blocks_follow_each_other(laid: Laid) -> Iterator[Diagnostic]:
    """TIME018: nobody has served in two places at once."""
    served = sorted(laid.circumstances.served, key=lambda s: (s.period, s.stage))
    for first, second in pairwise(served):
        if second.period.start < first.period.end:
            yield Diagnostic(
                code="TIME018",
                severity=Severity.ERROR,
                where=f"stage:{second.stage}",
                template=gettext_noop(
                    "Two blocks of service overlap from %(start)s; only the first "
                    "is counted."
                ),
                facts={"start": second.period.start},
                hint=gettext_noop("Correct the dates of one of them."),
            )


def credit_fits_what_it_shortens(laid: Laid) -> Iterator[Diagnostic]:
    """TIME004: no more is credited than there is to serve."""
    circumstances = laid.circumstances
    stages = tuple(demand.stage for demand in laid.demands)
    allotted = sum(allot_credit(stages, circumstances).values(), NOTHING)
    granted = sum((c.months for c in circumstances.credited_service), NOTHING)
    unused = granted - circumstances.credited_to(TrainingPart.ONE) - allotted
    if unused > 0:
        yield Diagnostic(
            code="TIME004",
            severity=Severity.WARNING,
            where="credit",
            template=gettext_noop(
                "%(unused)g months of credited service are more than the stages "
                "they were granted for, and shorten nothing."
            ),
            facts={"unused": in_words(unused)},
            hint=gettext_noop("Grant the rest for another stage, or for none."),
        )


def absence_stays_within_the_quota(laid: Laid) -> Iterator[Diagnostic]:
    """TIME019: all absence counts."""
    titles = {demand.stage.order: title_of(demand.stage) for demand in laid.demands}
    for placement in laid.pathway.placements:
        if placement.account.deducted:
            yield Diagnostic(
                code="TIME019",
                severity=Severity.ADVICE,
                where=f"stage:{placement.stage}",
                template=gettext_noop(
                    "%(deducted)g months of absence in %(stage)s are beyond the "
                    "quota; they do not count, and move what follows."
                ),
                facts={
                    "deducted": in_words(placement.account.deducted),
                    "stage": titles[placement.stage],
                },
            )
