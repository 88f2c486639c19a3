"""Plans as the tests write them, and the real one."""

from functools import cache
from pathlib import Path

from ferd.core.plans.model import Commitment, Fact, Section, Statement
from ferd.formats.plans.document import Document
from ferd.formats.plans.documents.read_text import read_text
from ferd.formats.plans.implementation import commitments, facts, sections

AHUS = Path(__file__).parents[2] / "corpus" / "plans" / "ahus-nukleaermedisin.txt"


@cache
def ahus() -> Document:
    return read_text(AHUS.read_text(encoding="utf-8"))


def line_of(found: Section | Commitment | Fact | Statement) -> int:
    assert found.source is not None
    return found.source.line


def sections_of(text: str) -> tuple[Section, ...]:
    return sections(read_text(text))


def promises_of(text: str) -> tuple[Commitment, ...]:
    document = read_text(text)
    return commitments(document, sections(document))


def facts_of(text: str) -> tuple[Fact, ...]:
    return facts(read_text(text))
