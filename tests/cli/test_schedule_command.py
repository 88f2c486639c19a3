"""`ferd schedule`: what is printed, and with which status."""

import io
import json
import re
from pathlib import Path

import jsonschema
import pytest

from ferd.cli.__main__ import main
from ferd.cli.scheduling import progress_bar
from ferd.cli.scheduling.showing import certainty, month_name
from ferd.core.scheduling.generate import Mode, generate, generate_infeasible
from ferd.core.scheduling.schedule import Progress, Solved, TimedOut, go_on
from ferd.formats.scheduling_json import (
    outcome_to_json,
    problem_to_json,
    read_outcome,
    read_problem,
    read_schedule,
    schedule_to_json,
)
from tests.core.scheduling.problems import at, need, places, problem, schedule, trainee

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/reference/ferd-schedule.md").read_text("utf-8")
SCHEMA = json.loads(
    (ROOT / "docs/reference/scheduling-json.schema.json").read_text("utf-8")
)
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
ONE = trainee("one", need("base", 3, "Ward"))
OTHER = trainee("other", need("base", 3, "Ward"))
ASKED = problem([places("Ward")], [ONE, OTHER], first_month="2027-11")
PLANNED = schedule(one=[at("base", "Ward", 0, 3)], other=[at("base", "Ward", 3, 6)])
TWICE = schedule(one=[at("base", "Ward", 0, 3)], other=[at("base", "Ward", 2, 5)])
TOO_LATE = problem(
    [places("Ward")],
    [trainee(name, need("base", 3, "Ward", latest=5)) for name in ("one", "other")],
)


@pytest.fixture
def files(tmp_path, monkeypatch):
    """Keep the problem, the schedule and events in the folder one stands in."""
    monkeypatch.chdir(tmp_path)
    keep("problem.json", problem_to_json(ASKED))
    keep("schedule.json", schedule_to_json(PLANNED))
    return tmp_path


def keep(name, form):
    Path(name).write_text(json.dumps(form), "utf-8")


def as_documented(said):
    """Parse what was printed; it is as the schema says."""
    form = json.loads(said)
    VALIDATOR.validate(form)
    return form


def happened(*events, today=0):
    keep("events.json", {"form": "ferd.events/1", "today": today, "events": events})


def test_a_problem_is_solved_and_said_in_lines(files, capsys):
    status = main(["schedule", "solve", "problem.json"])

    said = capsys.readouterr().out.splitlines()
    assert status == 0
    assert said[:5] == [
        "2 of 2 trainees have a way.",
        "Delay: 3 months in all, 3 at most; 1 end in time.",
        "Cost: 30 (delay 30).",
        "No schedule costs less.",
        "",
    ]
    assert said[5].split() == ["Trainee", "Stage", "Places", "First", "Last"]
    assert {tuple(line.split()[3:]) for line in said[6:]} == {
        ("2027-11", "2028-01"),
        ("2028-02", "2028-04"),
    }


def test_what_is_solved_can_be_read_and_verified(files, capsys):
    assert main(["schedule", "solve", "problem.json", "--json", "--seed", "3"]) == 0

    said = capsys.readouterr().out
    outcome = read_outcome(json.loads(said)).value
    assert isinstance(outcome, Solved)
    assert (outcome.cost, outcome.bound, outcome.proven) == (30, 30, True)
    Path("outcome.json").write_text(said, "utf-8")
    assert main(["schedule", "verify", "problem.json", "outcome.json"]) == 0


def test_a_problem_may_come_through_a_pipe(files, capsys, monkeypatch):
    piped = io.TextIOWrapper(io.BytesIO(json.dumps(problem_to_json(ASKED)).encode()))
    monkeypatch.setattr("sys.stdin", piped)

    assert main(["schedule", "solve", "-"]) == 0


def test_what_cannot_be_is_explained_with_what_would_help(files, capsys):
    keep("late.json", problem_to_json(TOO_LATE))

    for action in ("solve", "explain"):
        status = main(["schedule", action, "late.json", "--seconds", "20"])

        said = capsys.readouterr().out
        assert status == 1
        assert said.startswith("Not everyone can have a way. These cannot all be:\n")
        assert "What would help:" in said
        assert "Ward" in said


def test_what_can_be_is_explained_by_what_is_dear(files, capsys):
    assert main(["schedule", "explain", "problem.json"]) == 0
    assert capsys.readouterr().out.startswith("No clash was found")

    assert main(["schedule", "explain", "problem.json", "--json"]) == 0
    form = as_documented(capsys.readouterr().out)
    assert form["conflict"] is None
    assert len(form["sentences"]) == len(form["dear_places"]) == 1


def test_for_one_trainee_it_is_said_what_would_help(files, capsys):
    keep("objectives.json", OBJECTIVES)
    how = ["--schedule", "schedule.json", "--objectives", "objectives.json"]

    status = main(["schedule", "explain", "problem.json", "--trainee", "other", *how])

    assert status == 1
    span = "from 2027-11-01 to 2028-01-31"
    dates = "2028-01-31 instead of 2028-04-30; months earlier: 3"
    assert capsys.readouterr().out.splitlines() == [
        "other finishes on 2028-04-30.",
        f"  With one more place at Ward {span}, other finishes on {dates}.",
        "What remains to be reached:",
        "  X-1: base at Ward from 2028-02-01 to 2028-04-30.",
        "  X-1 is approved by Ward.",
        "  Nothing that remains of the plan leads to X-2.",
    ]


OBJECTIVES = {
    "form": "ferd.objectives/1",
    "objectives": [
        {"objective": "X-1", "stages": ["base"]},
        {"objective": "X-2", "stages": ["elsewhere"]},
    ],
}


def test_what_would_help_one_trainee_can_be_had_as_json(files, capsys):
    keep("objectives.json", OBJECTIVES)
    how = ["--schedule", "schedule.json", "--objectives", "objectives.json", "--json"]

    main(["schedule", "explain", "problem.json", "--trainee", "other", *how])

    form = as_documented(capsys.readouterr().out)
    assert (form["finish"], form["counterfactuals"][0]["then"]) == (6, 3)
    assert [each["kind"] for each in form["reach"]] == ["path", "unreachable"]
    assert read_schedule(form["schedule"]).value == PLANNED


def test_without_a_schedule_everybody_is_planned_first(files, capsys):
    said = []
    for name in ("one", "other"):
        assert main(["schedule", "explain", "problem.json", "--trainee", name]) == 0
        said += capsys.readouterr().out.splitlines()

    finishes = [line for line in said if line.count(" ") == 3]
    assert {line.split()[-1] for line in finishes} == {"2028-01-31.", "2028-04-30."}
    assert "No rule dropped and no place more would, alone, let it be earlier." in said


def test_who_has_no_way_is_told_what_would_give_one(files, capsys):
    keep("late.json", problem_to_json(TOO_LATE))
    keep("some.json", schedule_to_json(schedule(one=[at("base", "Ward", 0, 3)])))
    who = ["late.json", "--trainee", "other"]

    for how in (["--schedule", "some.json"], ["--seconds", "5"]):
        assert main(["schedule", "explain", *who, *how]) == 1
        said = capsys.readouterr().out
        assert said.startswith("other has no way.\n")
        assert "With one more place at Ward from 0 to " in said


def test_nobody_can_be_asked_about_who_is_not_there(files, capsys):
    assert main(["schedule", "explain", "problem.json", "--trainee", "nobody"]) == 2
    assert capsys.readouterr().err == (
        "problem.json: $.trainees: There is no trainee called “nobody”. (ROTA030)\n"
    )


def test_a_schedule_of_a_new_plan_can_be_taken_out_and_verified(files, capsys):
    happened({"kind": "leave_taken", "trainee": "other", "start": 4, "end": 6})
    where = ["problem.json", "schedule.json", "events.json"]
    main(["schedule", "replan", *where, "--json"])

    form = as_documented(capsys.readouterr().out)
    keep("after.json", form["problem"])
    keep("new.json", form["points"][0]["schedule"])

    assert main(["schedule", "verify", "after.json", "new.json"]) == 0


def test_a_clash_is_as_documented(files, capsys):
    keep("late.json", problem_to_json(TOO_LATE))

    for action in ("solve", "explain"):
        assert main(["schedule", action, "late.json", "--json"]) == 1
        as_documented(capsys.readouterr().out)


def stopped(best, cost):
    """Stand in for a run that is stopped by the clock, which no test can time."""
    return lambda *args, **kwargs: TimedOut(best, cost, 20)


@pytest.fixture
def no_time_left(monkeypatch):
    """Let every look at the clock be an hour after the last."""
    hours = iter(range(0, 360_000, 3_600))
    monkeypatch.setattr("ferd.cli.scheduling.solving.monotonic", lambda: next(hours))


def test_when_time_is_up_the_best_plan_is_given_with_its_bound(
    files, capsys, monkeypatch
):
    monkeypatch.setattr("ferd.core.scheduling.engine.solve.solve", stopped(PLANNED, 30))

    status = main(["schedule", "solve", "problem.json"])

    said = capsys.readouterr().out
    assert status == 0
    assert "Time was up. No schedule costs less than 20 (gap 50.0 %)." in said


def test_a_plan_that_leaves_somebody_out_is_told_and_is_not_a_success(
    files, capsys, monkeypatch, no_time_left
):
    some = schedule(one=[at("base", "Ward", 0, 3)])
    monkeypatch.setattr(
        "ferd.core.scheduling.engine.solve.solve", stopped(some, 10_000)
    )

    assert main(["schedule", "solve", "problem.json"]) == 1
    assert "Without a way: other." in capsys.readouterr().out


def test_when_time_is_up_before_there_is_a_plan_that_is_said(
    files, capsys, monkeypatch, no_time_left
):
    monkeypatch.setattr("ferd.core.scheduling.engine.solve.solve", stopped(None, None))

    assert main(["schedule", "solve", "problem.json"]) == 1
    assert "before a schedule was found; none costs under 20" in capsys.readouterr().out


def test_the_time_that_is_left_is_used_to_find_out_why(files, capsys, monkeypatch):
    keep("late.json", problem_to_json(TOO_LATE))
    some = schedule(one=[at("base", "Ward", 0, 3)])
    monkeypatch.setattr(
        "ferd.core.scheduling.engine.solve.solve", stopped(some, 10_000)
    )

    assert main(["schedule", "solve", "late.json"]) == 1
    assert capsys.readouterr().out.startswith("Not everyone can have a way.")


def test_a_good_schedule_breaks_no_rule(files, capsys):
    status = main(["schedule", "verify", "problem.json", "schedule.json"])

    assert status == 0
    assert capsys.readouterr().out.startswith("No rule is broken.\n2 of 2 trainees")


def test_a_broken_rule_is_a_line(files, capsys):
    keep("twice.json", schedule_to_json(TWICE))

    status = main(["schedule", "verify", "problem.json", "twice.json"])

    assert status == 1
    assert capsys.readouterr().out == (
        "within_capacity: Ward: 200 hundredths of a place are taken from month 2 to 3, "
        "and there are 100.\n"
    )


def test_broken_rules_can_be_had_as_json(files, capsys):
    keep("twice.json", schedule_to_json(TWICE))

    main(["schedule", "verify", "problem.json", "twice.json", "--json"])

    (found,) = as_documented(capsys.readouterr().out)["violations"]
    assert (found["rule"], found["places"], found["months"]) == (
        "within_capacity", "Ward", [2, 3],
    )  # fmt: skip
    assert found["message"].startswith("Ward: 200 hundredths")


def test_after_leave_the_plan_is_changed_as_little_as_can_be(files, capsys):
    leave = {"kind": "leave_taken", "trainee": "other", "start": 4, "end": 6}
    happened(leave)

    status = main(
        ["schedule", "replan", "problem.json", "schedule.json", "events.json"]
    )

    assert status == 0
    assert capsys.readouterr().out.startswith("Plan 1: fewest, cost ")


def test_new_plans_can_be_had_as_json(files, capsys):
    happened({"kind": "resigned", "trainee": "other", "start": 2})
    where = ["problem.json", "schedule.json", "events.json"]

    assert main(["schedule", "replan", *where, "--json"]) == 0

    form = as_documented(capsys.readouterr().out)
    assert read_problem(form["problem"]).value is not None
    assert form["points"][0]["changed"] == []


def test_a_schedule_that_is_broken_is_not_replanned(files, capsys):
    keep("twice.json", schedule_to_json(TWICE))
    happened()

    status = main(["schedule", "replan", "problem.json", "twice.json", "events.json"])

    assert status == 2
    assert capsys.readouterr().err == (
        "twice.json: $.ways: Broken already: Ward: 200 hundredths of a place are taken "
        "from month 2 to 3, and there are 100. (ROTA032)\n"
    )


def test_events_that_cannot_have_happened_are_refused(files, capsys):
    happened({"kind": "resigned", "trainee": "nobody", "start": 2}, today=12)

    where = ["problem.json", "schedule.json", "events.json"]
    assert main(["schedule", "replan", *where]) == 2

    assert capsys.readouterr().err == (
        "events.json: $.today: Today must be one of the months 0 to 11. (ROTA031)\n"
        "events.json: $.events[0].trainee: There is no trainee called “nobody”. "
        "(ROTA030)\n"
    )


def test_what_events_make_impossible_to_ask_is_refused(files, capsys):
    form = json.loads(json.dumps(problem_to_json(ASKED)))
    happened({"kind": "hired", "trainee": form["trainees"][0]})

    where = ["problem.json", "schedule.json", "events.json"]
    assert main(["schedule", "replan", *where]) == 2

    assert "“one” stands here more than once" in capsys.readouterr().err


def test_every_fault_of_a_problem_is_a_line_with_its_path(files, capsys):
    form = problem_to_json(ASKED)
    del form["months"]
    keep("faulty.json", {**form, "palces": []})

    assert main(["schedule", "solve", "faulty.json", "--json"]) == 2

    printed = capsys.readouterr()
    assert printed.err == (
        "faulty.json: $.palces: is not known here. (ROTA004)\n"
        "faulty.json: $.months: is missing. (ROTA003)\n"
    )
    found = as_documented(printed.out)["diagnostics"]
    assert [each["where"] for each in found] == ["$.palces", "$.months"]


@pytest.mark.parametrize("content", ["", "{", "[1]", '"\\ud800"'])
def test_what_is_no_problem_is_one_line(files, capsys, content):
    Path("x.json").write_text(content, "utf-8")

    assert main(["schedule", "explain", "x.json"]) == 2
    assert re.fullmatch(r"x\.json: \$: .+ \(ROTA00\d\)\n", capsys.readouterr().err)


@pytest.mark.parametrize("name", ["nowhere.json", ".", "nul\0byte"])
def test_a_file_that_cannot_be_opened_is_one_line(files, capsys, name):
    assert main(["schedule", "solve", name]) == 2
    assert "The file cannot be opened: " in capsys.readouterr().err


def test_what_is_odd_is_said_and_planned_around(files, capsys):
    pinned = need("base", 3, "Ward", pinned=at("base", "Ward", 0, 3))
    full = problem([places("Ward", room=0)], [trainee("one", pinned)])
    keep("full.json", problem_to_json(full))

    assert main(["schedule", "solve", "full.json"]) == 0
    assert "full.json: $.places[0].capacity[0]: From month 0" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("mode", "made"),
    [
        ("section", generate(Mode.SECTION, seed=4, rho=0.8)),
        ("infeasible", generate_infeasible(4)[0]),
    ],
)
def test_made_up_problems_are_printed(mode, made, capsys):
    assert main(["schedule", "generate", mode, "--seed", "4", "--rho", "0.8"]) == 0
    assert read_problem(json.loads(capsys.readouterr().out)).value == made


@pytest.mark.parametrize(
    "arguments",
    [
        ["solve"],
        ["solve", "x", "--seconds", "0"],
        ["solve", "x", "--seconds", "nan"],
        ["solve", "x", "--seconds", "soon"],
        ["solve", "x", "--seed", "-1"],
        ["replan", "x", "x", "x", "--seed", "1"],
        ["explain", "x", "--seed", "1"],
        ["verify", "-", "-"],
        ["explain", "x", "--schedule", "y"],
        ["explain", "-", "--trainee", "t", "--objectives", "-"],
        ["generate", "planet"],
        ["generate", "trust", "--rho", "9"],
        ["dance"],
    ],
)
def test_a_mistake_in_the_command_is_one_sentence(arguments, capsys):
    with pytest.raises(SystemExit) as stopped_by:
        main(["schedule", *arguments])

    assert stopped_by.value.code == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_progress_is_shown_on_a_terminal_only(monkeypatch):
    class Terminal(io.StringIO):
        def isatty(self):
            return True

    with progress_bar.watching() as nobody:
        assert nobody is go_on
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    here = Progress(
        phase="columns", seconds=1.0, best=110, bound=100, unplaced=2, share=0.5
    )
    with progress_bar.watching() as watch:
        assert watch(here)

    assert progress_bar.said(here) == (
        "columns    best 110  bound 100  gap 10.0%  2 unplaced"
    )


def test_a_run_without_a_bound_of_its_own_is_given_one(monkeypatch):
    class Terminal(io.StringIO):
        def isatty(self):
            return True

    seen = []

    def said(here):
        seen.append((here.bound, here.gap))
        return ""

    monkeypatch.setattr("sys.stderr", Terminal())
    monkeypatch.setattr(progress_bar, "said", said)
    here = Progress(
        phase="improving", seconds=1.0, best=110, bound=0, unplaced=0, share=0.5
    )

    with progress_bar.watching(lambda: 100) as watch:
        assert watch(here)

    assert seen == [(100, 0.1)]


def test_a_bar_says_what_is_known():
    early = Progress(
        phase="reading", seconds=0.0, best=None, bound=0, unplaced=0, share=0.0
    )

    assert progress_bar.said(early) == "reading    bound 0"


def test_months_are_named_by_the_calendar_or_by_number():
    assert month_name(ASKED, 2) == "2028-01"
    assert month_name(TOO_LATE, 2) == "2"


def test_a_gap_is_only_told_above_a_bound():
    assert certainty(3, 3) == "No schedule costs less."
    assert certainty(3, 0) == "No schedule costs less than 0."


EXAMPLE = re.findall(r"```text\n\$ (.*?)\n(.*?)```", PAGE, re.DOTALL)
FILES = dict(re.findall(r"`(\w+\.json)`:\n\n```json\n(.*?)```", PAGE, re.DOTALL))


@pytest.mark.parametrize(("command", "said"), EXAMPLE)
def test_the_examples_on_the_page_are_what_is_said(command, said, files, capsys):
    for name, text in FILES.items():
        Path(name).write_text(text, "utf-8")

    main(command.removeprefix("./dev ferd ").split())

    printed = capsys.readouterr()
    assert [line.rstrip() for line in (printed.err + printed.out).splitlines()] == [
        line.rstrip() for line in said.splitlines()
    ]


def test_an_outcome_that_is_stored_is_as_documented():
    assert read_outcome(outcome_to_json(TimedOut(None, None, 3))).diagnostics == ()
