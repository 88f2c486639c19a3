"""What a check has to say: coded, located and explained.

A diagnostic is data, never an exception: a plan with forty faults gives forty
diagnostics, and the page, the CLI and the API all show the same list.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeAlias

Fact: TypeAlias = date | str | int | float


class Severity(StrEnum):
    """How much a diagnostic matters."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True)
class Source:
    """Where in a document something stands; both count from one."""

    page: int
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """One finding about one place in a document.

    Attributes:
        code: area word and three digits, never reused.
        where: the part of the plan it is about, such as ``timeline`` or
            ``stage:4``.
        template: an English sentence with ``%(named)s`` facts.
        facts: dates stay dates, for each reader to get them in their own way.
        hint: an English sentence saying what to do, with the same facts.
        source: the place in the document it was read from, if known.
    """

    code: str
    severity: Severity
    where: str
    template: str
    facts: Mapping[str, Fact] = field(default_factory=dict)
    hint: str = ""
    source: Source | None = None

    def text(self, translate: Callable[[str], str] = str) -> str:
        """Say it in words, in the language `translate` speaks."""
        return translate(self.template) % self.facts

    def advice(self, translate: Callable[[str], str] = str) -> str:
        """Say what to do about it; empty when there is nothing to add."""
        return translate(self.hint) % self.facts if self.hint else ""


def gettext_noop(template: str) -> str:
    """Mark a text for translation without translating it."""
    return template


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Tell whether any diagnostic forbids publication."""
    return any(d.severity is Severity.ERROR for d in diagnostics)
