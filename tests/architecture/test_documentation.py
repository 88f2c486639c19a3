"""What the code promises, the documentation explains."""

import ast
import re
from pathlib import Path

import pytest

from ferd.core.plans.check import CHECKS

ROOT = Path(__file__).parents[2]
SOURCES = [
    path
    for storey in ("core", "formats", "cli")
    for path in sorted((ROOT / "src/ferd" / storey).rglob("*.py"))
]
CODE = re.compile(r"(?:READ|PLAN|CURR|TIME|ROTA|TMPL)\d{3}")


def used_codes():
    """Give every diagnostic code that stands as a text of its own in the code."""
    return {
        node.value
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and CODE.fullmatch(node.value)
    }


def documented():
    page = (ROOT / "docs/reference/diagnostics.md").read_text("utf-8")
    return re.findall(r"^## (\S+)$", page, re.MULTILINE)


def test_every_diagnostic_is_documented_and_none_is_invented():
    assert used_codes() == set(documented())


def test_the_diagnostics_stand_in_order_and_once():
    assert documented() == sorted(set(documented()))


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_every_check_says_its_code_and_has_a_test_that_names_it(check):
    code = re.match(r"(PLAN\d{3}): ", check.__doc__)
    assert code

    tests = (ROOT / "tests/core/plans").glob("test_check*.py")

    assert any(f'"{code[1]}"' in test.read_text("utf-8") for test in tests)


def test_every_check_has_a_code_of_its_own():
    codes = [(check.__doc__ or "")[:7] for check in CHECKS]

    assert len(codes) == len(set(codes))
