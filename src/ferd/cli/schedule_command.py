"""`ferd schedule ACTION`: plan everyone's whole way, from JSON, without a database.

Exit status 0: done; 1: it cannot be, or something is broken, and why; 2: the input
is malformed or contradictory, with one line a fault on standard error.
"""

import argparse
from math import isfinite

HELP = "Plan, check and explain rotations: problems, schedules and events in JSON."
MODES = ("section", "department", "trust", "nation", "infeasible")
SECONDS = 60.0
FILES = ("problem", "schedule", "events", "objectives")
OF_ONE = ("schedule", "objectives")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the actions and their arguments."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    solve = _action(actions, "solve", "Plan everyone's whole way at the least cost.")
    _add_problem(solve)
    _add_limits(solve)
    verify = _action(actions, "verify", "Say what is wrong with a schedule.")
    _add_problem(verify)
    _add_schedule(verify)
    replan = _action(actions, "replan", "Change a schedule as little as can be.")
    _add_problem(replan)
    _add_schedule(replan)
    replan.add_argument("events", metavar="EVENTS", help="what has happened (JSON)")
    _add_seconds(replan)
    explain = _action(
        actions, "explain", "Say why it cannot be, and what would make it possible."
    )
    _add_problem(explain)
    _add_seconds(explain)
    _add_one(explain)
    generate = _action(actions, "generate", "Make up a problem to try things on.")
    generate.add_argument("mode", metavar="MODE", choices=MODES, help=", ".join(MODES))
    _add_seed(generate)
    generate.add_argument(
        "--rho",
        type=_load,
        default=0.9,
        metavar="N",
        help="the load, as a share of the room (0.9)",
    )


def run(arguments: argparse.Namespace) -> int:
    """Do what is asked, and give the exit status."""
    _refuse_what_does_not_fit(arguments)
    from ferd.cli.scheduling import actions, reading  # noqa: PLC0415 - quick start

    try:
        return actions.ACTIONS[arguments.action](arguments)
    except reading.Refused as refusal:
        reading.tell(refusal, as_json=getattr(arguments, "json", False))
        return reading.MALFORMED


def _refuse_what_does_not_fit(arguments: argparse.Namespace) -> None:
    """Refuse what each argument may be, but all of them may not."""
    given = vars(arguments)
    if [given.get(name) for name in FILES].count("-") > 1:
        arguments.refuse("only one file can come from standard input")
    if given.get("trainee", "") is None and any(map(given.get, OF_ONE)):
        arguments.refuse("--schedule and --objectives go with --trainee")


def _action(
    actions: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    text: str,
) -> argparse.ArgumentParser:
    action = actions.add_parser(name, help=text, description=text, allow_abbrev=False)
    action.set_defaults(refuse=action.error)
    if name != "generate":
        action.add_argument("--json", action="store_true", help="print one JSON object")
    return action


def _add_problem(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "problem", metavar="PROBLEM", help="a problem (JSON); - is standard input"
    )


def _add_schedule(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "schedule", metavar="SCHEDULE", help="a schedule, or an outcome with one (JSON)"
    )


def _add_one(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--trainee",
        metavar="ID",
        help="say what would let this one finish earlier, everybody else staying put",
    )
    parser.add_argument(
        "--schedule",
        metavar="SCHEDULE",
        help="with --trainee: where everybody stays (planned first if left out)",
    )
    parser.add_argument(
        "--objectives",
        metavar="FILE",
        help="with --trainee: say how each of these objectives can be reached (JSON)",
    )


def _add_limits(parser: argparse.ArgumentParser) -> None:
    _add_seconds(parser)
    _add_seed(parser)


def _add_seconds(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--seconds",
        type=_seconds,
        default=SECONDS,
        metavar="N",
        help="take so long at most, and give the best there is then (60)",
    )


def _add_seed(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--seed",
        type=_seed,
        default=0,
        metavar="N",
        help="of what is random; the same seed gives the same answer (0)",
    )


def _seconds(written: str) -> float:
    return _number(written, least=0.001, most=10_000_000.0)


def _load(written: str) -> float:
    return _number(written, least=0.1, most=2.0)


def _number(written: str, *, least: float, most: float) -> float:
    try:
        number = float(written)
    except ValueError:
        number = float("nan")
    if not isfinite(number) or not least <= number <= most:
        said = f"{written!r} is no number from {least:g} to {most:g}"
        raise argparse.ArgumentTypeError(said)
    return number


def _seed(written: str) -> int:
    if not (written.isascii() and written.isdigit() and len(written) < 10):
        said = f"{written!r} is no whole number from 0 to 999999999"
        raise argparse.ArgumentTypeError(said)
    return int(written)
