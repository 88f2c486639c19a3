"""The check that a plan does not say two different things of one matter."""

from collections.abc import Iterator
from textwrap import shorten

from ferd.core.diagnostics import Diagnostic, Severity, gettext_noop
from ferd.core.plans.checks.subject import Subject
from ferd.core.plans.contradictions import contradictions
from ferd.core.plans.model import Contradiction, Statement

LONGEST_QUOTE = 100


def statements_agree(subject: Subject) -> Iterator[Diagnostic]:
    """PLAN033: no two sentences of the plan say different things of one matter."""
    for found in contradictions(subject.plan):
        yield Diagnostic(
            code="PLAN033",
            severity=Severity.WARNING,
            where=f"fact:{found.about}",
            template=gettext_noop("The plan contradicts itself: %(statements)s."),
            facts={"about": found.about, "statements": _quoted(found)},
            hint=gettext_noop("Decide which is right, and correct the other."),
            source=next((s.source for s in found.statements if s.source), None),
        )


def _quoted(contradiction: Contradiction) -> str:
    return " / ".join(map(_placed, contradiction.statements))


def _placed(statement: Statement) -> str:
    """Quote a statement with its place: ``3000 (1:23, «The section does …»)``."""
    place = statement.source
    where = [f"{place.page}:{place.line}"] if place else []
    words = shorten(
        statement.text, LONGEST_QUOTE, placeholder=" \N{HORIZONTAL ELLIPSIS}"
    )
    said = [f"«{words}»"] if words else []
    return f"{statement.value} ({', '.join((*where, *said))})"
