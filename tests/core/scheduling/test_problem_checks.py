"""Each fault of a problem, made once; ROTA010 to ROTA028."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from ferd.core.diagnostics import Severity, has_errors
from ferd.core.scheduling.problem import DelayBand, Weights, Window
from ferd.core.scheduling.problem_checks import CHECKS, check_problem
from tests.core.scheduling.problems import (
    at,
    need,
    places,
    problem,
    softly,
    solvable,
    trainee,
)

UNITS = [places("Ward"), places("Clinic")]
GOOD = need("good", 2, "Ward")


def one(*stages, **others):
    """Make a problem of one trainee."""
    return problem(UNITS, [trainee("tora", *stages, **others)])


def pinned(name, start, end, **others):
    return need(name, 2, "Ward", pinned=at(name, "Ward", start, end), **others)


def with_delay(*bands):
    return replace(one(GOOD), weights=Weights(delay=bands))


STAGE = "$.trainees[0].stages[0]"
AFTER = "$.trainees[0].stages[1]"
CASES = [
    ("ROTA010", problem([*UNITS, UNITS[0]], []), "$.places[2]", "“Ward” stands"),
    ("ROTA010", problem(UNITS, [trainee("t"), trainee("t")]), "$.trainees[1]", "“t”"),
    ("ROTA010", one(GOOD, GOOD), AFTER, "“good”"),
    ("ROTA010", one(GOOD, published=(at("good", "Ward", 0, 2),) * 2),
     "$.trainees[0].published[1]", "“good”"),
    ("ROTA011", one(need("s", 1, "Ward", "Lab")), f"{STAGE}.options[1].places",
     "“Lab”"),
    ("ROTA011", one(need("s", 1, "Ward", pinned=at("s", "Lab", 0, 1))),
     f"{STAGE}.pinned.places", "“Lab”"),
    ("ROTA011", one(GOOD, published=(at("good", "Lab", 0, 2),)),
     "$.trainees[0].published[0].places", "“Lab”"),
    ("ROTA012", one(need("s", 1, "Ward", after=("x",))), f"{STAGE}.after[0]", "“x”"),
    ("ROTA012", one(need("s", 1, "Ward", softly_after=(softly("x", 1),))),
     f"{STAGE}.softly_after[0].stage", "“x”"),
    ("ROTA012", one(GOOD, published=(at("x", "Ward", 0, 2),)),
     "$.trainees[0].published[0].stage", "“x”"),
    ("ROTA013", problem([places("Ward", months=11)], []), "$.places[0].capacity",
     "11 figures; there must be one for each of the 12"),
    ("ROTA013", problem([replace(places("Ward"), minimum=(1,))], []),
     "$.places[0].minimum", "1 figures"),
    ("ROTA013", one(GOOD, work=(100,) * 13), "$.trainees[0].work", "13 figures"),
    ("ROTA014", problem([], [], months=0), "$.months", "from 1 to 600"),
    ("ROTA014", problem([places("W", room=-1)], []), "$.places[0].capacity[0]", "-100"),
    ("ROTA014", one(GOOD, max_delay=-1), "$.trainees[0].max_delay", "-1 cannot"),
    ("ROTA014", replace(one(GOOD), most_changed=-1), "$.most_changed", "-1 cannot"),
    ("ROTA014", one(need("s", 1, ("Ward", -2))), f"{STAGE}.options[0].cost", "-2"),
    ("ROTA014", one(need("s", 1, "Ward", earliest=-1)), f"{STAGE}.earliest", "-1"),
    ("ROTA014", one(need("s", 1, "Ward", latest=-1)), f"{STAGE}.latest", "-1"),
    ("ROTA014", one(need("s", 1, "Ward", windows=(Window(start=0, end=2, cost=-1),))),
     f"{STAGE}.windows[0].cost", "-1"),
    ("ROTA014", one(GOOD, need("s", 1, "Ward", softly_after=(softly("good", -1),))),
     f"{AFTER}.softly_after[0].cost", "-1"),
    ("ROTA014", one(GOOD, published=(at("good", "Ward", -601, 2),)),
     "$.trainees[0].published[0].start", "-601"),
    ("ROTA014", replace(one(GOOD), weights=Weights(move=-1)), "$.weights.move", "-1"),
    ("ROTA015", one(need("s", 0, "Ward")), f"{STAGE}.work", "above 0"),
    ("ROTA016", with_delay(), "$.weights.delay", "the last must"),
    ("ROTA016", with_delay(DelayBand(3, 1)), "$.weights.delay", "the last must"),
    ("ROTA016", with_delay(DelayBand(3, 1), DelayBand(3, 2), DelayBand(None, 3)),
     "$.weights.delay", "later than the one before"),
    ("ROTA016", with_delay(DelayBand(None, 1), DelayBand(None, 3)),
     "$.weights.delay", "later than the one before"),
    ("ROTA017", replace(one(GOOD), first_month="2027-13"), "$.first_month", "2027-01"),
    ("ROTA018", one(need("s", 1)), f"{STAGE}.options", "nowhere"),
    ("ROTA019", one(need("s", 13, "Ward")), f"{STAGE}.work",
     "1300 hundredths of a month; all months together have 1200"),
    ("ROTA020", one(need("s", 1, "Ward", earliest=4, latest=4)), f"{STAGE}.latest",
     "The end, 4, must be later than the start, 4."),
    ("ROTA020", one(need("s", 1, "Ward", windows=(Window(start=3, end=2, cost=1),))),
     f"{STAGE}.windows[0].end", "The end, 2"),
    ("ROTA021", one(need("a", 1, "Ward", after=("b",)),
                    need("b", 1, "Ward", after=("a",))),
     "$.trainees[0].stages", "wait for each other: "),
    ("ROTA022", one(*(need(f"s{n}", 1, "Ward") for n in range(13))),
     "$.trainees[0].stages", "too many orders"),
    ("ROTA023", one(need("a", 1, "Ward", pinned=at("b", "Ward", 0, 1))),
     f"{STAGE}.pinned.stage", "“a”, not “b”"),
    ("ROTA024", one(pinned("a", 11, 13)), f"{STAGE}.pinned", "month 0 to 12"),
    ("ROTA024", one(pinned("a", -1, 1)), f"{STAGE}.pinned", "begin before"),
    ("ROTA024", one(pinned("a", 3, 3)), f"{STAGE}.pinned", "begin before"),
    ("ROTA025", one(pinned("a", 0, 2),
                    need("b", 2, "Ward", pinned=at("b", "Clinic", 1, 3))),
     "$.trainees[0].stages", "“a” and “b” are pinned"),
    ("ROTA026", one(pinned("a", 3, 6), due=2, max_delay=3), "$.trainees[0].max_delay",
     "ends 4 months after training is due to end; 3 are allowed"),
    ("ROTA027", one(pinned("a", 2, 4), pinned("b", 0, 2, after=("a",))),
     f"{AFTER}.after[0]", "“b” is pinned before “a” is over"),
    ("ROTA028", problem([places("Ward")], [
        trainee("a", pinned("s", 1, 3)), trainee("b", pinned("s", 2, 4))]),
     "$.places[0].capacity[2]", "From month 2, what is pinned takes 200"),
]  # fmt: skip
WARNINGS = {"ROTA027", "ROTA028"}


@pytest.mark.parametrize(("code", "asked", "where", "words"), CASES)
def test_a_fault_is_found_where_it_is_and_said_in_words(code, asked, where, words):
    found = check_problem(asked)

    assert {each.code for each in found} == {code}
    assert found[0].where == where
    assert words in found[0].text()
    assert has_errors(found) is (code not in WARNINGS)
    is_warning = found[0].severity is Severity.WARNING
    assert is_warning is (code in WARNINGS)


def test_there_is_an_example_for_every_check_and_a_page_for_every_code():
    page = Path(__file__).parents[3] / "docs" / "reference" / "diagnostics.md"
    described = re.findall(r"^## (ROTA0[12]\d)", page.read_text("utf-8"), re.MULTILINE)
    named = [str(check.__doc__).partition(":")[0] for check in CHECKS]

    assert sorted(named) == sorted({code for code, *_ in CASES}) == sorted(described)


def test_what_takes_turns_has_no_fault():
    stages = pinned("a", 0, 2), pinned("b", 2, 4, after=("a",))
    asked = problem(UNITS, [trainee("tora", *stages, due=4, max_delay=0)])

    assert check_problem(asked) == ()


def test_sense_is_not_looked_for_in_what_has_no_form():
    asked = one(need("a", 13, "Lab", after=("a",)))

    assert [each.code for each in check_problem(asked)] == ["ROTA011"]


def test_pinned_stages_leave_no_choice():
    fixed = (pinned(f"p{n}", n, n + 1) for n in range(10))

    assert (
        check_problem(one(*fixed, *(need(f"s{n}", 1, "Ward") for n in range(3)))) == ()
    )


def test_a_chain_may_be_as_long_as_it_is():
    chain = [need("s0", 1, "Ward")]
    chain += [need(f"s{n}", 1, "Ward", after=(f"s{n - 1}",)) for n in range(1, 12)]

    assert check_problem(one(*chain)) == ()


@given(solvable())
@settings(max_examples=40, deadline=None)
def test_what_can_be_solved_has_no_error(made):
    assert not has_errors(check_problem(made.problem))
