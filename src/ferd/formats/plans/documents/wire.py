"""A plan on its way from the child process that reads to the one that asks.

Compact JSON, checked on arrival: the child has had a stranger's file in its hands.
"""

import json
from dataclasses import dataclass
from typing import Any

from ferd.core.diagnostics import Diagnostic, Fact, Severity, Source
from ferd.core.plans.model import TrainingPlan
from ferd.formats.plans.document import Document, Line
from ferd.formats.plans.documents.unreadable import REASONS, unreadable
from ferd.formats.plans.json_form import NotAPlan, from_json, to_json


@dataclass(frozen=True, slots=True)
class PlanReading:
    """A plan as a document tells it, what is doubtful about it, and its text.

    Attributes:
        lines: all of the document in reading order, a row of a table as one line.
    """

    plan: TrainingPlan
    diagnostics: tuple[Diagnostic, ...]
    lines: tuple[Line, ...]


def pack(
    plan: TrainingPlan, diagnostics: tuple[Diagnostic, ...], document: Document
) -> bytes:
    """Write what was understood, and the lines it was understood from."""
    return _dump(
        {
            "plan": to_json(plan),
            "diagnostics": [_packed(diagnostic) for diagnostic in diagnostics],
            "lines": [
                [line.source.page, line.source.line, line.text]
                for line in document.lines()
            ],
        }
    )


def pack_reason(code: str, **facts: Fact) -> bytes:
    """Write why there is no plan."""
    return _dump({"code": code, "facts": facts})


def unpack(answer: bytes) -> PlanReading:
    """Read a plan back.

    Raises:
        Unreadable: when the answer says why there is none.
        ValueError: when the answer is not one that `pack` writes.
    """
    try:
        content = json.loads(answer)
        if "code" in content:
            raise unreadable(_known(content["code"]), **content["facts"])
        lines = (
            Line(str(text), Source(int(page), int(line)))
            for page, line, text in content["lines"]
        )
        diagnostics = (_unpacked(*packed) for packed in content["diagnostics"])
        return PlanReading(from_json(content["plan"]), tuple(diagnostics), tuple(lines))
    except (KeyError, TypeError, RecursionError, NotAPlan) as error:
        raise ValueError("The answer is not a plan.") from error


def _known(code: str) -> str:
    if code not in REASONS:
        raise ValueError("The answer names an unknown reason.")
    return code


def _packed(diagnostic: Diagnostic) -> list[Any]:
    source = diagnostic.source
    return [
        [diagnostic.code, diagnostic.severity, diagnostic.where],
        [diagnostic.template, diagnostic.hint, dict(diagnostic.facts)],
        [source.page, source.line] if source else None,
    ]


def _unpacked(about: list[Any], said: list[Any], at: list[Any] | None) -> Diagnostic:
    code, severity, where = about
    template, hint, facts = said
    return Diagnostic(
        code=str(code),
        severity=Severity(severity),
        where=str(where),
        template=str(template),
        facts={str(name): value for name, value in facts.items()},
        hint=str(hint),
        source=Source(int(at[0]), int(at[1])) if at else None,
    )


def _dump(content: dict[str, Any]) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
