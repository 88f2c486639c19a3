"""The JSON schema that editors use says the same as the reader."""

import copy
import json
import re
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator

from ferd.core.plans import kinds
from ferd.core.plans.model import TrainingPlan
from ferd.core.plans.progress_rules import ActivityKind, AssessorRole, Signer, Signing
from ferd.formats.plans.code import yaml_keys
from ferd.formats.plans.yaml_form import read_yaml, write_yaml
from tests.formats.plans.plan_values import plans

ROOT = Path(__file__).parents[3]
SCHEMA = json.loads((ROOT / "docs/reference/plan.schema.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(
    SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER
)
SHIPPED = (ROOT / "plans/nukleaermedisin.yaml").read_text("utf-8")


class EditorLoader(yaml.SafeLoader):
    """Reads scalars as YAML 1.2 and editors do: no dates, no minutes, no `yes`."""

    yaml_implicit_resolvers = {}


for pattern, kind, first in (
    (r"(?:null|~|)$", "null", ["n", "~", ""]),
    (r"(?:true|false)$", "bool", list("tf")),
    (r"(?:[-+]?[0-9]+|0o[0-7]+)$", "int", list("-+0123456789")),
    (
        r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$",
        "float",
        list("-+.0123456789"),
    ),
):
    tag = f"tag:yaml.org,2002:{kind}"
    EditorLoader.add_implicit_resolver(tag, re.compile(pattern), first)


def as_an_editor_sees(text):
    return yaml.load(text, Loader=EditorLoader)  # noqa: S506 - a SafeLoader


def faults(value):
    return [error.message for error in VALIDATOR.iter_errors(value)]


def test_the_schema_is_a_schema():
    Draft202012Validator.check_schema(SCHEMA)


def test_the_shipped_plan_satisfies_it():
    assert faults(as_an_editor_sees(SHIPPED)) == []


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(plans)
def test_everything_that_is_written_satisfies_it(plan):
    assert faults(as_an_editor_sees(write_yaml(plan))) == []


@pytest.mark.parametrize("text", ["1e3", ".5", "1.", "0o17", "+7", "2026-01-01"])
def test_a_text_that_an_editor_would_take_for_a_number_is_quoted(text):
    seen = as_an_editor_sees(write_yaml(TrainingPlan(specialty=text)))

    assert seen == {"specialty": text}


def test_it_has_the_keys_of_the_reader_and_no_others():
    parts = SCHEMA["$defs"]

    assert tuple(SCHEMA["properties"]) == yaml_keys.PLAN
    assert tuple(parts["stage"]["properties"]) == yaml_keys.STAGE
    assert tuple(parts["place"]["properties"]) == yaml_keys.PLACE
    assert tuple(parts["objectives"]["properties"]) == yaml_keys.OBJECTIVES
    for name in (
        "prerequisite",
        "observership",
        "commitment",
        "fact",
        "activity_rule",
        "group",
        "sufficiency",
        "activity_count",
        "section",
    ):
        keys = getattr(yaml_keys, name.upper())
        assert set(parts[name]["properties"]) == set(keys)


def test_every_key_is_explained():
    for part in (SCHEMA, *SCHEMA["$defs"].values()):
        for name, value in part.get("properties", {}).items():
            assert "$ref" in value or value.get("description"), name


def test_it_completes_the_kinds_of_promises_and_facts():
    parts = SCHEMA["$defs"]

    promises, _ = parts["commitment"]["properties"]["kind"]["anyOf"]
    facts, _ = parts["fact"]["properties"]["kind"]["anyOf"]
    assert set(promises["enum"]) == set(kinds.COUNTED) | kinds.PLAIN
    assert set(facts["enum"]) == set(kinds.FACTS)


def test_it_has_the_words_of_the_rules_about_progress_and_no_others():
    parts = SCHEMA["$defs"]
    rule = parts["activity_rule"]["properties"]
    enough = parts["sufficiency"]["properties"]

    assert rule["kind"]["enum"] == list(ActivityKind)
    assert rule["signing"]["enum"] == list(Signing)
    assert rule["signer"]["enum"] == list(Signer)
    assert enough["roles"]["items"]["enum"] == list(AssessorRole)
    assert parts["activity_count"]["properties"]["kind"]["enum"] == list(ActivityKind)


MUTATIONS = {
    "unknown key": lambda plan: plan.update(timelines=[]),
    "no specialty": lambda plan: plan.pop("specialty"),
    "date": lambda plan: plan.update(approved_on="31.12.2026"),
    "no such day": lambda plan: plan.update(approved_on="2026-02-30"),
    "timeline": lambda plan: plan.update(timeline="none"),
    "months": lambda plan: plan["timeline"][0].update(from_months="ett"),
    "objectives": lambda plan: plan["timeline"][0].update(objectives="1-17 og 69"),
    "symbol": lambda plan: plan["timeline"][0].update(objectives={"symbolic": "x"}),
    "capacity": lambda plan: plan["timeline"][0].update(capacity=-1),
    "place": lambda plan: plan["timeline"][0]["placements"][0].update(ward="x"),
    "source": lambda plan: plan["timeline"][0].update(source="side 3"),
    "strength": lambda plan: plan["prerequisites"][0].update(strength="firm"),
    "stages": lambda plan: plan["prerequisites"][0].update(after_stages=["x"]),
    "no kind": lambda plan: plan["commitments"][0].pop("kind"),
    "figure": lambda plan: plan["facts"][0].update(value="many"),
    "no number": lambda plan: plan["sections"][0].pop("number"),
    "signing": lambda plan: plan.update(
        activity_rules=[{"kind": "course", "signing": "perhaps"}]
    ),
    "no signing": lambda plan: plan.update(activity_rules=[{"kind": "course"}]),
    "no name": lambda plan: plan.update(groups=[{"numbers": "1-3"}]),
    "level": lambda plan: plan.update(sufficiency=[{"observations": 1, "level": 6}]),
    "words": lambda plan: plan.update(sufficiency=[{"with_words": "perhaps"}]),
    "role": lambda plan: plan.update(sufficiency=[{"roles": ["porter"]}]),
    "no times": lambda plan: plan.update(
        sufficiency=[{"activities": [{"kind": "course"}]}]
    ),
}


@pytest.mark.parametrize("mutation", MUTATIONS)
def test_what_the_reader_refuses_the_editor_marks_too(mutation):
    plan = copy.deepcopy(as_an_editor_sees(SHIPPED))

    MUTATIONS[mutation](plan)

    assert faults(plan)
    assert read_yaml(yaml.safe_dump(plan, allow_unicode=True)).plan is None
