"""The reference pages name what the code has, no more and no less."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
READERS = {"text", "flag", "number", "secret", "database", "mail"}
WITH_A_FILE = {"secret", "mail", "database"}
RUN = ("src/ferd", "tools", "benchmarks", "tests/browser")


def rows_of(page):
    text = (ROOT / "docs/reference" / page).read_text("utf-8")
    return re.findall(r"^\| `([A-Za-z_]+)`", text, re.MULTILINE)


def calls():
    for folder in RUN:
        for file in sorted((ROOT / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                if isinstance(node, ast.Call) and node.args:
                    yield ast.unparse(node.func), node.args[0]


def read_from_the_environment():
    """Give every name that the code asks the environment for."""
    found = set()
    for function, first in calls():
        if not isinstance(first, ast.Constant) or not isinstance(first.value, str):
            continue
        reader = function.removeprefix("env.")
        if function.startswith("env.") and reader in READERS:
            found.add(first.value)
            if reader in WITH_A_FILE:
                found.add(f"{first.value}_FILE")
        if function in {"os.environ.get", "os.getenv", "os.environ.setdefault"}:
            found.add(first.value)
    return found


def may_functions():
    return [
        node.name
        for file in sorted((ROOT / "src/ferd/areas").glob("*/*permissions.py"))
        for node in ast.parse(file.read_text("utf-8")).body
        if isinstance(node, ast.FunctionDef) and node.name.startswith("may_")
    ]


def test_every_setting_is_in_the_reference_and_none_is_invented():
    assert sorted(rows_of("settings.md")) == sorted(read_from_the_environment())


def test_every_permission_is_in_the_reference_and_none_is_invented():
    assert sorted(rows_of("permissions.md")) == sorted(may_functions())
