from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings

from ferd.core.diagnostics import Source
from ferd.core.plans.changes import (
    WORDS,
    ChangeKind,
    LineChange,
    LineState,
    figure,
    line_changes,
)
from ferd.core.plans.compare import compare
from ferd.core.plans.model import (
    Commitment,
    Fact,
    Objectives,
    Observership,
    Prerequisite,
    Section,
    Strength,
    TrainingSite,
)
from tests.core.plans.factory import make_plan, make_stage, numbers, real_plan
from tests.formats.plans.plan_values import plans

MIRROR = {
    kind: ChangeKind(
        kind.value.replace("_added", "_?")
        .replace("_removed", "_added")
        .replace("_?", "_removed")
    )
    for kind in ChangeKind
}
AWAY = TrainingSite("Fjordbyen HF", "Fjordbyen", "NM")
PLACE = "Fjordbyen HF / Fjordbyen / NM"


def kinds(changes):
    return [change.kind for change in changes]


def with_stage(plan, order, **others):
    timeline = (replace(s, **others) if s.order == order else s for s in plan.timeline)
    return replace(plan, timeline=tuple(timeline))


def only(old, new):
    (found,) = compare(old, new)
    return found


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(plans)
def test_a_plan_does_not_differ_from_itself(plan):
    assert compare(plan, plan) == ()


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(plans, plans)
def test_every_change_differs_and_has_words(old, new):
    for change in compare(old, new):
        assert change.before != change.after
        assert change.text()


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(plans, plans)
def test_seen_from_the_other_side_the_same_changes_are_mirrored(old, new):
    of_parts = ("metadata", "commitment", "fact", "section", "observership")

    there = compare(old, new)
    back = compare(new, old)

    def mirrored(changes):
        return sorted(
            (MIRROR[c.kind], c.after, c.before)
            for c in changes
            if c.kind.value.startswith(of_parts)
        )

    assert mirrored(there) == sorted(
        (c.kind, c.before, c.after) for c in back if c.kind.value.startswith(of_parts)
    )


def test_every_kind_has_a_sentence():
    assert set(WORDS) == set(ChangeKind)


def test_where_something_stood_in_the_document_is_no_change():
    plan = real_plan()
    moved = with_stage(plan, 1, source=Source(9, 9), text="0 - 1 år")

    assert compare(plan, moved) == ()


@pytest.mark.parametrize(
    ("field", "value", "before", "after"),
    [
        ("title", "New", "", "New"),
        ("institution", "Fjordbyen", "", "Fjordbyen"),
        ("approved_on", date(2026, 1, 31), "", "2026-01-31"),
        ("specialty_code", "RAD", "SML", "RAD"),
    ],
)
def test_what_is_on_the_front_page_is_compared(field, value, before, after):
    found = only(make_plan(), make_plan(**{field: value}))

    assert found.kind is ChangeKind.METADATA_CHANGED
    assert (found.facts["name"], found.before, found.after) == (field, before, after)


def test_a_date_may_be_taken_away():
    dated = make_plan(revised_on=date(2026, 1, 31))

    assert only(dated, make_plan()).before == "2026-01-31"


def test_a_stage_put_in_before_others_is_added_and_no_other_changes():
    plan = real_plan()
    new_first = make_stage(1, 0, 3, (), trust="Elsewhere", label="Introduction")
    shifted = (replace(s, order=s.order + 1) for s in plan.timeline)
    after = (replace(plan.prerequisites[0], before_stage=5, after_stages=(2, 3, 4)),)
    new = replace(plan, timeline=(new_first, *shifted), prerequisites=after)

    assert kinds(compare(plan, new)) == [ChangeKind.STAGE_ADDED]
    assert kinds(compare(new, plan)) == [ChangeKind.STAGE_REMOVED]
    assert only(plan, new).text() == "Stage Introduction is new."


def test_a_stage_that_goes_takes_its_objectives_with_it():
    plan = real_plan()
    new = replace(plan, timeline=plan.timeline[:3])

    gone, lost, repeated = compare(plan, new)

    assert gone.kind is ChangeKind.STAGE_REMOVED
    kept_elsewhere, lost = sorted((lost, repeated), key=lambda c: len(c.facts["name"]))
    assert kept_elsewhere.kind is ChangeKind.OBJECTIVES_MOVED
    assert kept_elsewhere.facts["name"] == "NUK 15-16"
    assert lost.kind is ChangeKind.OBJECTIVES_REMOVED
    assert lost.where == "objective:68, 89-92, 94, 96, 98, 100-101"


def test_objectives_that_move_together_are_told_together():
    plan = real_plan()
    fourth = plan.timeline[3].objectives.numbers
    new = with_stage(
        with_stage(
            plan,
            4,
            objectives=Objectives(tuple(n for n in fourth if n not in {68, 89, 90})),
        ),
        3,
        objectives=Objectives((*numbers(range(18, 69), 89, 90),)),
    )

    moved = only(plan, new)

    assert moved.kind is ChangeKind.OBJECTIVES_MOVED
    assert moved.text() == "NUK 68, 89-90: in Stage 3 instead of Stage 4."


def test_an_objective_no_stage_led_to_is_added():
    added = only(real_plan(without=68), real_plan())

    assert added.kind is ChangeKind.OBJECTIVES_ADDED
    assert (added.where, added.before, added.after) == ("objective:68", "", "Stage 4")


def test_stages_of_one_name_are_told_apart_by_number():
    stages = [make_stage(n, n, n + 1, (n,), label="Block") for n in (1, 2)]
    swapped = [
        replace(stages[0], objectives=Objectives((1, 3))),
        replace(stages[1], objectives=Objectives((2,))),
    ]

    added = only(make_plan(*stages), make_plan(*swapped))

    assert added.after == "Block (#1)"


@pytest.mark.parametrize(
    ("others", "kind", "before", "after"),
    [
        ({"label": "Year 4"}, ChangeKind.STAGE_RENAMED, "Stage 3", "Year 4"),
        (
            {"from_months": 43.5, "to_months": 55.5},
            ChangeKind.STAGE_MOVED,
            "42",
            "43.5",
        ),
        (
            {"to_months": 48, "duration_months": 6},
            ChangeKind.STAGE_RESIZED,
            "12",
            "6",
        ),
        ({"duration_months": 9}, ChangeKind.STAGE_RESIZED, "12", "9 (12)"),
        (
            {"placements": (AWAY,)},
            ChangeKind.STAGE_PLACED,
            "AHUS / NM",
            "Fjordbyen HF / Fjordbyen / NM",
        ),
        ({"capacity": 2}, ChangeKind.STAGE_CAPACITY_CHANGED, "", "2"),
        ({"alternative_of": 4}, ChangeKind.STAGE_ALTERNATIVE_CHANGED, "", "#4"),
        ({"may_move": "room"}, ChangeKind.STAGE_CONDITION_CHANGED, "", "room"),
        (
            {"objectives": Objectives(numbers(range(18, 68)), ("FKM 3",), "most")},
            ChangeKind.STAGE_OBJECTIVES_REWRITTEN,
            "",
            "FKM 3, most",
        ),
    ],
)
def test_each_aspect_of_a_stage_is_compared(others, kind, before, after):
    plan = real_plan()

    found = only(plan, with_stage(plan, 3, **others))

    assert (found.kind, found.where) == (kind, "stage:3")
    assert (found.before, found.after) == (before, after)
    assert only(with_stage(plan, 3, **others), plan).after == before


def test_a_stage_may_lose_its_start_and_keep_its_end():
    plan = real_plan()

    moved = only(plan, with_stage(plan, 3, from_months=None))

    assert (moved.kind, moved.before, moved.after) == (
        ChangeKind.STAGE_MOVED,
        "42",
        "…54",
    )


def test_stages_that_change_places_in_the_document_are_told_once():
    plan = real_plan()
    first, second, *rest = plan.timeline

    found = only(plan, replace(plan, timeline=(second, first, *rest)))

    assert found.kind is ChangeKind.STAGES_REORDERED
    assert found.before.startswith("#1 Stage 1; #2 Stage 2;")
    assert found.after.startswith("#2 Stage 2; #1 Stage 1;")


def test_stages_too_unlike_are_one_gone_and_one_new():
    old = make_plan(make_stage(1, 0, 12, (1, 2), "A", label="x"))
    new = make_plan(make_stage(1, 6, 9, (3, 4), "B", label="y"))

    assert kinds(compare(old, new))[:2] == [
        ChangeKind.STAGE_REMOVED,
        ChangeKind.STAGE_ADDED,
    ]


def test_what_a_gone_stage_led_to_is_no_move_when_a_new_one_has_its_name():
    old = make_plan(make_stage(1, 0, 12, (1,), "A", label="x"))
    others = tuple(range(1, 11))
    new = make_plan(make_stage(2, 6, 9, others, "B", label="x"))

    assert "OBJECTIVES_MOVED" not in {c.kind.name for c in compare(old, new)}


def guard(text="Before OUS", strength=Strength.HARD, before=4, after=(1, 2, 3)):
    return Prerequisite(
        strength=strength, text=text, before_stage=before, after_stages=after
    )


@pytest.mark.parametrize(
    ("old", "new", "kind", "before", "after"),
    [
        ((), (guard(),), ChangeKind.PREREQUISITE_ADDED, "", "Before OUS"),
        ((guard(),), (), ChangeKind.PREREQUISITE_REMOVED, "Before OUS", ""),
        (
            (guard(),),
            (guard(text="Then"),),
            ChangeKind.PREREQUISITE_CHANGED,
            "Before OUS",
            "Then",
        ),
        (
            (guard(before=None),),
            (guard(before=None, strength=Strength.SOFT, after=(2,)),),
            ChangeKind.PREREQUISITE_CHANGED,
            "hard: #1, #2, #3 > ?",
            "soft: #2 > ?",
        ),
        (
            (),
            (guard(text=""),),
            ChangeKind.PREREQUISITE_ADDED,
            "",
            "hard: #1, #2, #3 > #4",
        ),
    ],
)
def test_prerequisites_are_compared(old, new, kind, before, after):
    plan = real_plan()

    found = only(replace(plan, prerequisites=old), replace(plan, prerequisites=new))

    assert (found.kind, found.before, found.after) == (kind, before, after)


def visit(weeks=1.0, text=""):
    return Observership(site=AWAY, min_weeks=weeks, max_weeks=2, text=text)


def promise(value=10.0, text="", about=""):
    return Commitment(
        kind="courses_per_year", value=value, unit="courses", text=text, about=about
    )


def fact(value=3.0, upper=None, text=""):
    return Fact(kind="beds", value=value, upper=upper, unit="beds", text=text)


@pytest.mark.parametrize(
    ("field", "old", "new", "said"),
    [
        (
            "observerships",
            (visit(),),
            (visit(weeks=0.5),),
            f"Observership changed: {PLACE}: 0.5-2 instead of {PLACE}: 1-2.",
        ),
        (
            "observerships",
            (visit(),),
            (visit(text="Two weeks"),),
            "Observership changed: Two weeks instead of \N{EM DASH}.",
        ),
        (
            "commitments",
            (promise(),),
            (promise(12),),
            "Promise changed, courses_per_year: 12 courses instead of 10 courses.",
        ),
        (
            "commitments",
            (promise(), promise(1, about="x")),
            (promise(),),
            "Promise taken away, courses_per_year (x): 1 courses.",
        ),
        (
            "commitments",
            (promise(text="a"),),
            (promise(text="b"),),
            "Promise changed, courses_per_year: b instead of a.",
        ),
        ("facts", (), (fact(),), "New fact, beds: 3 beds."),
        (
            "facts",
            (fact(),),
            (fact(upper=4.5),),
            "Fact changed, beds: 3-4.5 beds instead of 3 beds.",
        ),
    ],
)
def test_promises_facts_and_observerships_are_compared(field, old, new, said):
    plan = real_plan()

    found = only(replace(plan, **{field: old}), replace(plan, **{field: new}))

    assert found.text() == said


def section(heading="Aim", body="One.\nTwo."):
    return Section(number="2.1.1", heading=heading, body=body)


@pytest.mark.parametrize(
    ("old", "new", "kind", "before", "after"),
    [
        (
            (),
            (Section(number="2.1.1", heading=""),),
            ChangeKind.SECTION_ADDED,
            "",
            "2.1.1",
        ),
        ((), (section(),), ChangeKind.SECTION_ADDED, "", "Aim"),
        ((section(heading=""),), (), ChangeKind.SECTION_REMOVED, "2.1.1", ""),
        ((section(),), (section("Goal"),), ChangeKind.SECTION_RENAMED, "Aim", "Goal"),
        (
            (section(),),
            (section(body="One."),),
            ChangeKind.SECTION_CHANGED,
            "One.\nTwo.",
            "One.",
        ),
    ],
)
def test_sections_are_compared(old, new, kind, before, after):
    plan = real_plan()

    found = only(replace(plan, sections=old), replace(plan, sections=new))

    assert (found.kind, found.where) == (kind, "section:2.1.1")
    assert (found.before, found.after) == (before, after)


def test_what_has_no_words_at_all_is_still_told():
    nothing = Section(number="", heading="")

    assert only(make_plan(), make_plan(sections=(nothing,))).after == "?"
    assert only(make_plan(observerships=(visit(),)), make_plan()).before != ""


def test_two_texts_are_laid_over_each_other_line_by_line():
    assert line_changes("a\nb\nc", "a\nB\nc\nd") == (
        LineChange(LineState.SAME, "a"),
        LineChange(LineState.REMOVED, "b"),
        LineChange(LineState.ADDED, "B"),
        LineChange(LineState.SAME, "c"),
        LineChange(LineState.ADDED, "d"),
    )


@pytest.mark.parametrize(("value", "said"), [(None, ""), (12.0, "12"), (0.5, "0.5")])
def test_figures_are_written_briefly(value, said):
    assert figure(value) == said
