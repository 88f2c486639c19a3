"""Checks of the implementation part: its promises and its dates."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import MAXYEAR, date

from ferd.core.diagnostics import Diagnostic, Severity, gettext_noop
from ferd.core.plans import kinds
from ferd.core.plans.checks.subject import Subject

A_YEAR = 12
_PROMISES = kinds.PLAIN.union(kinds.COUNTED)


def promises_have_a_figure(subject: Subject) -> Iterator[Diagnostic]:
    """PLAN030: a promise of how often, how much or how long says a figure."""
    for commitment in subject.plan.commitments:
        if kinds.lacks_its_figure(commitment):
            yield Diagnostic(
                code="PLAN030",
                severity=Severity.WARNING,
                where=f"commitment:{commitment.kind}",
                template=gettext_noop(
                    "A promise has no figure, so that nobody can tell whether it is "
                    "kept: «%(text)s»."
                ),
                facts={
                    "text": commitment.text or commitment.kind.replace("_", " "),
                    "kind": commitment.kind,
                },
                hint=gettext_noop("Say how many, how often or how long."),
                source=commitment.source,
            )


def promises_and_facts_are_of_a_known_kind(subject: Subject) -> Iterator[Diagnostic]:
    """PLAN034: Ferd knows how to follow each promise, and what each fact counts."""
    plan = subject.plan
    promises = {c.kind: c.source for c in plan.commitments}
    facts = {fact.kind: fact.source for fact in plan.facts}
    strange = [(k, promises[k]) for k in promises if k not in _PROMISES]
    strange += [(k, facts[k]) for k in facts if k not in kinds.FACTS]
    for kind, source in strange:
        yield Diagnostic(
            code="PLAN034",
            severity=Severity.ADVICE,
            where=f"{'commitment' if kind in promises else 'fact'}:{kind}",
            template=gettext_noop("Ferd does not know what «%(kind)s» counts."),
            facts={"kind": kind},
            hint=gettext_noop("Use a kind from the list, so that it can be followed."),
            source=source,
        )


def plan_is_dated(subject: Subject) -> Iterator[Diagnostic]:
    """PLAN031: the plan says when it was approved or last revised."""
    if _last_looked_at(subject) is None:
        yield Diagnostic(
            code="PLAN031",
            severity=Severity.ADVICE,
            where="plan",
            template=gettext_noop(
                "The plan does not say when it was approved or last revised."
            ),
            hint=gettext_noop(
                "Give the date, so that the next revision can be called for."
            ),
        )


def plan_was_revised_in_time(subject: Subject) -> Iterator[Diagnostic]:
    """PLAN032: the plan is no older than the time it gives itself to be revised."""
    last = _last_looked_at(subject)
    if last is None or subject.on is None:
        return
    months = _months_between_revisions(subject)
    due = _months_after(last, months)
    if due < subject.on:
        yield Diagnostic(
            code="PLAN032",
            severity=Severity.WARNING,
            where="plan",
            template=gettext_noop(
                "The plan was to be revised by %(due)s: it is from %(last)s and is "
                "revised every %(months)d months."
            ),
            facts={
                "due": due,
                "last": last,
                "months": months,
            },
            hint=gettext_noop("Revise the plan together with committee and trainees."),
        )


def _last_looked_at(subject: Subject) -> date | None:
    return max(
        filter(None, (subject.plan.approved_on, subject.plan.revised_on)), default=None
    )


def _months_between_revisions(subject: Subject) -> int:
    promised = (
        commitment.value
        for commitment in subject.plan.commitments
        if commitment.kind == "plan_revision_months" and (commitment.value or 0) > 0
    )
    return round(min(filter(None, promised), default=A_YEAR))


def _months_after(day: date, months: int) -> date:
    """Give the same day some months later, or the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > MAXYEAR:
        return date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
