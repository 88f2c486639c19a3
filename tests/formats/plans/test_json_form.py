import json
from datetime import date
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings

from ferd.core.plans.model import Objectives, Stage, TrainingPlan
from ferd.core.plans.progress_rules import ActivityCount, SufficiencyRule
from ferd.formats.plans.documents.read_text import read_text
from ferd.formats.plans.import_form import import_json
from ferd.formats.plans.json_form import NotAPlan, from_json, to_json
from ferd.formats.plans.read import understand
from ferd.formats.plans.understanding import doubts
from tests.formats.plans import ahus, plan_values

SCHEMA = json.loads(
    (Path(__file__).parents[3] / "docs/reference/plan-json.schema.json").read_text(
        "utf-8"
    )
)


def through_json(plan):
    return from_json(json.loads(json.dumps(to_json(plan))))


@settings(max_examples=50, deadline=None)
@given(plan_values.plans)
def test_every_plan_comes_back_as_it_was(plan):
    assert through_json(plan) == plan


def test_a_real_plan_comes_back_as_it_was():
    plan = understand(read_text(ahus.TEXT)).plan

    assert through_json(plan) == plan


def test_whole_months_are_whole_numbers_and_dates_are_iso():
    stage = Stage(
        order=1, label="", from_months=0.0, to_months=4.5, duration_months=4.5
    )
    form = to_json(
        TrainingPlan(specialty="", approved_on=date(2024, 3, 14), timeline=(stage,))
    )

    assert '"from_months": 0, "to_months": 4.5' in json.dumps(form)
    assert form["approved_on"] == "2024-03-14"


def broken(change):
    form = to_json(
        TrainingPlan(
            specialty="geriatri",
            timeline=(
                Stage(
                    order=1,
                    label="1",
                    from_months=0,
                    to_months=12,
                    duration_months=12,
                    objectives=Objectives((1, 2)),
                ),
            ),
            sufficiency=(SufficiencyRule(activities=(ActivityCount(times=1),)),),
        )
    )
    change(form)
    return form


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda f: f.pop("title"), "The plan lacks the key “title”."),
        (lambda f: f.update(extra=1), "The plan has the unknown key “extra”."),
        (lambda f: f.update(title=3), "“title” of the plan should be a text."),
        (lambda f: f.update(timeline={}), "“timeline” of the plan should be a list."),
        (
            lambda f: f.update(approved_on="14.3.2024"),
            "“approved_on” of the plan should be a date such as 2024-03-14, or null.",
        ),
        (lambda f: f["timeline"].append(7), "timeline[1] should be an object."),
        (
            lambda f: f["timeline"][0].update(order="1"),
            "“order” of timeline[0] should be a whole number.",
        ),
        (
            lambda f: f["timeline"][0].update(from_months=True),
            "“from_months” of timeline[0] should be a number or null.",
        ),
        (
            lambda f: f["sufficiency"][0].update(with_words=1),
            "“with_words” of sufficiency[0] should be true or false.",
        ),
        (
            lambda f: f["sufficiency"][0].update(roles=["porter"]),
            (
                "“roles” of sufficiency[0] should be one of “clinical_supervisor”, "
                "“educational_supervisor”."
            ),
        ),
        (
            lambda f: f["sufficiency"][0]["activities"][0].update(kind="x"),
            (
                "“kind” of activities[0] should be one of “service”, “course”, "
                "“clinical_procedure”, “e_learning”, “teaching”, “group_supervision”, "
                "“self_study”, “simulation”, “project”, “other”."
            ),
        ),
    ],
)
def test_what_is_no_plan_is_refused_in_one_sentence(change, sentence):
    with pytest.raises(NotAPlan) as refused:
        from_json(broken(change))

    assert str(refused.value) == sentence


def test_a_plan_stored_before_there_were_rules_of_progress_says_nothing_of_it():
    form = to_json(TrainingPlan(specialty="geriatri"))
    for key in ("activity_rules", "groups", "sufficiency"):
        form.pop(key)

    assert from_json(form) == TrainingPlan(specialty="geriatri")


@pytest.mark.parametrize("form", [None, [], "plan", 3])
def test_what_is_no_object_is_no_plan(form):
    with pytest.raises(NotAPlan, match=r"^The plan should be an object\.$"):
        from_json(form)


def test_the_import_form_has_exactly_the_keys_of_the_contract():
    reading = understand(read_text(ahus.TEXT))

    form = json.loads(json.dumps(import_json(reading.plan, reading.diagnostics)))

    assert list(form) == list(SCHEMA["required"])
    assert set(form["timeline"][0]) == set(SCHEMA["$defs"]["stage"]["required"])


@pytest.mark.parametrize(
    "text",
    [
        ahus.TEXT,
        "Handleliste\n",
        ahus.TEXT.replace("1-17, 69-75", "alle 172, 75-69"),
        ahus.TEXT.replace("4,5-5 år OUS", "etter avtale OUS"),
    ],
    ids=["the Ahus plan", "no plan", "symbols and doubts", "no time"],
)
def test_the_import_form_follows_its_schema(text):
    reading = understand(read_text(text))

    form = import_json(reading.plan, reading.diagnostics)

    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.validate(json.loads(json.dumps(form)), SCHEMA)


def test_every_doubt_of_the_reader_is_documented():
    documented = (
        Path(__file__).parents[3] / "docs/reference/diagnostics.md"
    ).read_text("utf-8")
    kinds = [v for v in vars(doubts).values() if isinstance(v, doubts.DoubtKind)]

    assert kinds
    assert len({kind.code for kind in kinds}) == len(kinds)
    for kind in kinds:
        assert f"## {kind.code}\n\n*{kind.severity.value}*" in documented
