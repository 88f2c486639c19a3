"""`ferd import FILE`: read a hospital's document and show what was understood.

Exit status 0: clean or only warnings; 1: errors in the plan; 2: unreadable, with
one line on standard error saying why.
"""

import argparse
import sys
from datetime import date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ferd.core.diagnostics import Diagnostic

HELP = "Read a training plan (.docx, .pdf, .txt, .md, .html) and show what it says."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    parser.add_argument("file", metavar="FILE", help="the document")
    parser.add_argument(
        "--json", action="store_true", help="print everything as one JSON object"
    )


def run(arguments: argparse.Namespace) -> int:
    """Read the file, print what was understood, and give the exit status."""
    from ferd.cli import checking, report  # noqa: PLC0415 - quick start

    name: str = arguments.file
    as_json: bool = arguments.json
    checked = checking.check_file(name, on=_today())
    plan, diagnostics = checked.plan, checked.diagnostics
    if plan is None:
        _refuse(name, diagnostics[0], as_json=as_json)
    elif as_json:
        from ferd.formats.plans.import_form import import_json  # noqa: PLC0415

        _print_json(import_json(plan, diagnostics))
    else:
        from ferd.cli.summary import summary  # noqa: PLC0415 - quick start

        sys.stdout.write(summary(plan) + "\n")
        paint = report.painter_for(sys.stdout)
        sys.stdout.write(report.as_text(name, diagnostics, paint))
    return checked.exit_status


def _refuse(name: str, diagnostic: "Diagnostic", *, as_json: bool) -> None:
    """Say in one line on standard error why there is nothing to show."""
    line = f"{name}: {diagnostic.code} error: {diagnostic.text()}"
    sys.stderr.write("".join(c if c.isprintable() else " " for c in line) + "\n")
    if as_json:
        from ferd.formats.plans.import_form import diagnostic_json  # noqa: PLC0415

        _print_json({"diagnostics": [diagnostic_json(diagnostic)]})


def _today() -> date:
    return datetime.now().astimezone().date()  # noqa: TID251 - the clock needs Django


def _print_json(form: object) -> None:
    import json  # noqa: PLC0415 - quick start

    json.dump(form, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")
