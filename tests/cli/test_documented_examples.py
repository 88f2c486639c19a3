"""The examples in the documentation are what the program really does."""

import json
import re
from pathlib import Path

import pytest

from ferd.cli.__main__ import main
from ferd.core.curriculum.shipped import NUCLEAR_MEDICINE
from ferd.core.plans.check import check_plan
from ferd.formats.plans.yaml_form import read_yaml, write_yaml

DOCS = Path(__file__).parents[2] / "docs"


def blocks(page, language):
    text = (DOCS / page).read_text("utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


@pytest.fixture
def in_an_empty_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_example_of_a_plan_as_code_is_canonical_and_clean():
    (example,) = blocks("reference/plan-as-code.md", "yaml")

    reading = read_yaml(example)

    assert reading.plan is not None
    assert write_yaml(reading.plan) == example
    assert check_plan(reading.plan, NUCLEAR_MEDICINE) == []


def test_the_worked_example_of_checking_says_what_the_page_says(
    in_an_empty_folder, capsys
):
    (plan,) = blocks("rules/checking.md", "yaml")
    (said,) = blocks("rules/checking.md", "text")
    (in_an_empty_folder / "plan.yaml").write_text(plan, "utf-8")

    status = main(["check", "plan.yaml", "--on", "2026-10-01"])

    assert capsys.readouterr().out == said
    assert status == 1


def test_the_json_has_the_shape_of_the_documented_one(in_an_empty_folder, capsys):
    (example,) = blocks("reference/ferd-check.md", "json")
    form = json.loads(example)
    (in_an_empty_folder / "plan.yaml").write_text("specialty: NUK\n", "utf-8")

    main(["check", "plan.yaml", "--json"])

    said = json.loads(capsys.readouterr().out)
    assert set(said) == set(form)
    assert {frozenset(d) for d in said["diagnostics"]} == {
        frozenset(form["diagnostics"][0])
    }
