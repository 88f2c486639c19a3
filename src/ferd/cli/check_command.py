"""`ferd check FILE`: say what is wrong with a plan, as a compiler would.

Takes plan-as-code (.yaml) and every kind of document that `ferd import` reads.
Exit status 0: clean or only warnings; 1: errors in the plan; 2: unreadable.
"""

import argparse
import sys
from datetime import date, datetime

HELP = "Check a training plan (.yaml, .docx, .pdf, .txt, .md, .html) for faults."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    parser.add_argument("file", metavar="FILE", help="the plan")
    parser.add_argument(
        "--json", action="store_true", help="print the findings as one JSON object"
    )
    parser.add_argument(
        "--on",
        metavar="DATE",
        type=_day,
        help="check as on this day, year-month-day (today if left out)",
    )


def run(arguments: argparse.Namespace) -> int:
    """Check the file, print what was found, and give the exit status."""
    from ferd.cli import checking, report  # noqa: PLC0415 - quick start

    name: str = arguments.file
    checked = checking.check_file(name, on=arguments.on or _today())
    if arguments.json:
        sys.stdout.write(report.as_json(name, checked.diagnostics))
    else:
        paint = report.painter_for(sys.stdout)
        sys.stdout.write(report.as_text(name, checked.diagnostics, paint))
    return checked.exit_status


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        said = f"{written!r} is no date; write it as year-month-day, as 2026-08-31"
        raise argparse.ArgumentTypeError(said) from None


def _today() -> date:
    return datetime.now().astimezone().date()  # noqa: TID251 - the clock needs Django
