"""`python -m ferd.cli`: training plans and rotations from the command line.

Each command is a module with HELP, `add_arguments(parser)` and `run(arguments)`,
which gives the exit status. They import what they need when they run, so that
asking for help is quick. A mistake in the command is one sentence and status 2.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from ferd.cli import check_command, import_command, schedule_command

PROGRAM = "ferd"
COMMANDS = {
    "import": import_command,
    "check": check_command,
    "schedule": schedule_command,
}
MISTAKE = 2


class OneSentenceParser(argparse.ArgumentParser):
    """Answers a mistake with one sentence instead of a page of usage."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong, and stop."""
        sentence = message[0].upper() + message[1:].rstrip(".")
        self.exit(MISTAKE, f"{PROGRAM}: {sentence}. Try “{self.prog} --help”.\n")


def make_parser() -> argparse.ArgumentParser:
    """Describe the commands."""
    parser = OneSentenceParser(
        prog=PROGRAM,
        description="Read and check training plans; plan rotations. Needs no database.",
        allow_abbrev=False,
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name, module in COMMANDS.items():
        command = commands.add_parser(
            name, help=module.HELP, description=module.HELP, allow_abbrev=False
        )
        module.add_arguments(command)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command, and give its exit status."""
    _speak_utf8()
    parsed = make_parser().parse_args(arguments)
    command: str = parsed.command
    try:
        status: int = COMMANDS[command].run(parsed)
    except BrokenPipeError:
        # The reader (`| head`) has gone. Python would complain again on exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return MISTAKE
    except KeyboardInterrupt:
        return 130
    return status


def _speak_utf8() -> None:
    """Write Norwegian letters whatever the terminal's settings are."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


if __name__ == "__main__":
    sys.exit(main())
