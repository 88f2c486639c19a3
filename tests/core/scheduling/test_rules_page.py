"""docs/rules/scheduling.md says what the code does, row by row."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from ferd.core.scheduling.cost import ScheduleCost, WayCost, cost_of_way
from ferd.core.scheduling.engine.solve import solve
from ferd.core.scheduling.problem import SiteId, Weights, Window
from ferd.core.scheduling.schedule import Solved
from ferd.core.scheduling.verify import RULES, violations
from ferd.core.scheduling.violation_words import TEMPLATES
from tests.core.scheduling.problems import (
    at,
    need,
    places,
    problem,
    schedule,
    trainee,
)

PAGE = (Path(__file__).parents[3] / "docs/rules/scheduling.md").read_text("utf-8")
MONTHS = 90


def table(heading):
    """Read the table whose header begins with a word."""
    block = PAGE[PAGE.index(f"| {heading} |") :].partition("\n\n")[0]
    header, _, *rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in block.splitlines()
    ]
    return [dict(zip(header, row, strict=True)) for row in rows]


def person(name):
    """Make one trainee of the worked example, from its table."""
    stages = []
    for row in table("Stage"):
        after = tuple(filter(None, row["After"].split(", ")))
        window = row["Window"] and Window(
            start=int(row["Window"].split("-")[0]),
            end=int(row["Window"].split("-")[1]),
            cost=1,
        )
        more = {"after": after, "windows": (window,) if window else ()}
        stages.append(need(row["Stage"], int(row["Months"]), row["Places"], **more))
    return trainee(name, *stages, months=MONTHS, site=SiteId("Nordvik"))


UNITS = (
    places("home", site="Nordvik", room=2, months=MONTHS),
    places("radiology", site="Nordvik", months=MONTHS),
    places("university", site="Fjordbyen", months=MONTHS),
)
ASKED = problem(UNITS, [person("one"), person("other")], months=MONTHS)


def way_of(row):
    """Read a way off a row."""
    where = {stage["Stage"]: stage["Places"] for stage in table("Stage")}
    spans = {stage: row[stage].split("-") for stage in where}
    way = [at(s, where[s], int(start), int(end)) for s, (start, end) in spans.items()]
    return tuple(sorted(way, key=lambda each: each.start))


@pytest.mark.parametrize("row", table("Way"), ids=lambda row: row["Way"])
def test_a_way_costs_what_the_page_says(row):
    one = ASKED.trainees[0]

    cost = cost_of_way(ASKED, one, way_of(row))

    assert list(violations(ASKED, schedule(one=way_of(row)))) == []
    assert max(0, way_of(row)[-1].end - one.due) == int(row["Delay"])
    assert cost.windows == int(row["Windows"])
    assert cost.moves == Weights().move * int(row["Moves"])
    assert cost.total == int(row["Cost"])


def test_the_cheapest_schedule_of_the_example_is_the_one_on_the_page():
    outcome = solve(ASKED)

    told = re.search(r"cheapest schedule of the two costs (\d+)", PAGE)
    assert told
    assert isinstance(outcome, Solved)
    assert outcome.cost == outcome.bound == int(told[1])


def test_the_page_lists_every_rule_in_order_and_each_has_its_words():
    names = [rule.__name__ for rule in RULES]

    assert [row["Rule"].strip("`") for row in table("Rule")] == names
    assert list(TEMPLATES) == names


def test_the_page_lists_every_part_of_the_cost():
    parts = {f.name for f in (*fields(WayCost), *fields(ScheduleCost))} - {"ways"}

    assert {row["Part"].strip("`") for row in table("Part")} == parts
