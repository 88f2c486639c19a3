"""Every action in the audit trail is a sentence that people can read."""

import ast
import re
from pathlib import Path

import ferd
from ferd.areas.audit.models import AuditEntry
from ferd.areas.audit.sentences import SENTENCES
from ferd.areas.audit.templatetags.audit import audit_sentence

AREAS = Path(ferd.__file__).parent / "areas"
PAGE = Path(__file__).parents[3] / "docs/reference/audit-actions.md"


def recorded():
    """Give every action that stands in a call of `audit.record`."""
    return {
        keyword.value.value
        for file in AREAS.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text()))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "audit.record"
        for keyword in node.keywords
        if keyword.arg == "action" and isinstance(keyword.value, ast.Constant)
    }


def test_every_recorded_action_has_a_sentence_and_none_is_left_over():
    assert recorded() == set(SENTENCES)


def test_every_action_stands_in_the_reference():
    assert re.findall(r"^\| `([a-z_.]+)`", PAGE.read_text(), re.MULTILINE) == sorted(
        SENTENCES
    )


def test_every_sentence_says_who():
    assert all("%(who)s" in sentence for sentence in SENTENCES.values())


def test_an_entry_reads_as_a_sentence_with_its_reason(cast):
    entry = AuditEntry(
        actor=cast.karin, action="plans.return_version", facts={"reason": "too short"}
    )

    assert audit_sentence(entry).startswith("Karin ")
    assert audit_sentence(entry).endswith(": too short")
