from datetime import date

import pytest

from ferd.core.diagnostics import Severity, Source
from ferd.core.plans.check import check_plan
from ferd.core.plans.model import Commitment, Fact
from tests.core.plans.factory import SMALL, make_plan


def found(plan, code, on=None):
    return [d for d in check_plan(plan, SMALL, on=on) if d.code == code]


def promise(kind, value=None, text=""):
    return Commitment(kind=kind, value=value, unit="", text=text)


def test_a_counted_promise_without_a_figure_is_a_warning():
    plan = make_plan(
        commitments=(
            promise("courses_per_year", text="Courses are encouraged."),
            promise("committee_interval_months"),
        )
    )

    encouraged, interval = found(plan, "PLAN030")

    assert encouraged.severity is Severity.WARNING
    assert encouraged.where == "commitment:courses_per_year"
    assert encouraged.text().endswith("kept: «Courses are encouraged.».")
    assert interval.facts["text"] == "committee interval months"


def test_promises_with_a_figure_or_of_yes_and_no_are_not():
    plan = make_plan(
        commitments=(promise("courses_per_year", 2), promise("supervisor_before_start"))
    )

    assert found(plan, "PLAN030") == []


def test_a_kind_that_nobody_can_follow_gets_advice():
    plan = make_plan(
        commitments=(promise("course_per_years", 2), promise("courses_per_year", 2)),
        facts=(
            Fact(kind="gamma_cameras", value=3, unit="machines"),
            Fact(kind="coffee_machines", value=1, unit="machines"),
        ),
    )

    said = found(plan, "PLAN034")

    assert [d.where for d in said] == [
        "commitment:course_per_years",
        "fact:coffee_machines",
    ]
    assert said[0].severity is Severity.ADVICE
    assert said[0].text() == "Ferd does not know what «course_per_years» counts."


def test_a_plan_without_any_date_gets_advice():
    (undated,) = found(make_plan(), "PLAN031")

    assert undated.severity is Severity.ADVICE
    assert found(make_plan(revised_on=date(2026, 1, 1)), "PLAN031") == []


def test_a_plan_older_than_a_year_is_overdue():
    plan = make_plan(approved_on=date(2024, 2, 29))

    (overdue,) = found(plan, "PLAN032", on=date(2025, 3, 1))

    assert overdue.severity is Severity.WARNING
    assert overdue.facts["due"] == date(2025, 2, 28)
    assert found(plan, "PLAN032", on=date(2025, 2, 28)) == []


def test_a_revision_counts_as_well_as_an_approval():
    plan = make_plan(approved_on=date(2020, 1, 1), revised_on=date(2025, 1, 1))

    assert found(plan, "PLAN032", on=date(2025, 12, 31)) == []


@pytest.mark.parametrize(
    ("months", "is_overdue"), [(6, True), (24, False), (None, True), (0, True)]
)
def test_the_plan_may_promise_another_rhythm(months, is_overdue):
    plan = make_plan(
        approved_on=date(2024, 1, 1),
        commitments=(promise("plan_revision_months", months),),
    )

    said = found(plan, "PLAN032", on=date(2025, 6, 1))

    assert bool(said) is is_overdue


def test_a_rhythm_beyond_the_calendar_is_never_overdue():
    plan = make_plan(
        approved_on=date(2024, 1, 1),
        commitments=(promise("plan_revision_months", 1_000_000),),
    )

    assert found(plan, "PLAN032", on=date(2999, 1, 1)) == []


def test_nothing_is_overdue_without_a_day_or_a_date():
    assert found(make_plan(approved_on=date(1999, 1, 1)), "PLAN032") == []
    assert found(make_plan(), "PLAN032", on=date(2026, 1, 1)) == []


def share(value, upper=None, source=None):
    return Fact(
        kind="inpatient_share",
        value=value,
        upper=upper,
        unit="percent",
        text=f"Share {value} %.",
        source=source,
    )


def test_statements_that_contradict_each_other_are_one_warning_quoting_both():
    plan = make_plan(
        facts=(share(10, source=Source(6, 12)), share(15, 20), share(15, 20))
    )

    (disagreement,) = found(plan, "PLAN033")

    assert disagreement.severity is Severity.WARNING
    assert disagreement.source == Source(6, 12)
    assert "10 % (6:12, «Share 10 %.»)" in disagreement.text()
    assert "20 % («Share 15 %.»)" in disagreement.text()


def test_statements_that_agree_are_not_mentioned():
    assert found(make_plan(facts=(share(15), share(15))), "PLAN033") == []
