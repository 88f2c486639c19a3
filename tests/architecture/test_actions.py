"""Every change is made by someone, and leaves a trace."""

import ast
import re
from pathlib import Path

import pytest

AREAS = Path(__file__).parents[2] / "src" / "ferd" / "areas"
UNTRACED = {"audit", "notifications"}
"""Areas whose rows are traces themselves (decision 0012)."""


def modules():
    yield from sorted(AREAS.glob("*/actions.py"))
    yield from sorted(AREAS.glob("*/actions/*.py"))


def public_functions():
    found = []
    for module in modules():
        area = module.relative_to(AREAS).parts[0]
        for node in ast.parse(module.read_text()).body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                found.append(pytest.param(area, node, id=f"{area}.{node.name}"))
    return found


@pytest.mark.parametrize(("area", "function"), public_functions())
def test_an_action_takes_keywords_only_and_names_its_actor(area, function):
    assert not function.args.args
    assert "actor" in {argument.arg for argument in function.args.kwonlyargs}


@pytest.mark.parametrize(
    ("area", "function"),
    [p for p in public_functions() if p.id.split(".")[0] not in UNTRACED],
)
def test_an_action_records_itself_in_the_audit_trail(area, function):
    text = ast.unparse(function)

    assert re.search(rf"audit\.record\(.*'{area}\.{function.name}'", text, re.DOTALL)
