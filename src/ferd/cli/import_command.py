"""`ferd import FILE`: read a hospital's document and show what was understood."""

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ferd.core.diagnostics import Diagnostic
    from ferd.formats.plans.document import Document
    from ferd.formats.plans.read import Reading

HELP = "Read a training plan (.docx, .pdf, .txt, .md, .html) and show what it says."
CLEAN, HAS_ERRORS, UNREADABLE = 0, 1, 2


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    parser.add_argument("file", metavar="FILE", help="the document")
    parser.add_argument(
        "--json", action="store_true", help="print everything as one JSON object"
    )


def run(arguments: argparse.Namespace) -> int:
    """Read the file, print what was understood, and give the exit status."""
    from ferd.formats.plans.unreadable import Unreadable  # noqa: PLC0415 - quick start

    name: str = arguments.file
    as_json: bool = arguments.json
    try:
        document = _read(Path(name))
    except OSError as error:
        return _refuse(name, _sentence(error), None, as_json=as_json)
    except Unreadable as refusal:
        found = refusal.diagnostic
        return _refuse(name, found.text(), found, as_json=as_json)
    return _show(name, document, as_json=as_json)


def _read(path: Path) -> "Document":
    from ferd.formats.plans.reading import read_document  # noqa: PLC0415 - quick start

    return read_document(path.name, path.read_bytes())


def _show(name: str, document: "Document", *, as_json: bool) -> int:
    from ferd.core.diagnostics import has_errors  # noqa: PLC0415 - quick start
    from ferd.formats.plans.read import understand  # noqa: PLC0415 - quick start

    reading = understand(document)
    diagnostics = all_diagnostics(reading, on=_today())
    if as_json:
        from ferd.formats.plans.import_form import import_json  # noqa: PLC0415

        _print_json(import_json(reading.plan, diagnostics))
    else:
        from ferd.cli.summary import summary  # noqa: PLC0415 - quick start

        sys.stdout.write(summary(name, reading.plan, diagnostics))
    return HAS_ERRORS if has_errors(diagnostics) else CLEAN


def all_diagnostics(reading: "Reading", *, on: "date | None") -> "Sequence[Diagnostic]":
    """Give the doubts of the reader, then what the checks say of the plan."""
    from ferd.core.curriculum.shipped import requirements_for  # noqa: PLC0415
    from ferd.core.plans.check import check_plan  # noqa: PLC0415 - quick start

    plan = reading.plan
    requirements = requirements_for(plan.specialty_code or plan.specialty)
    checked = check_plan(plan, requirements, on=on)
    said = {found.code for found in reading.diagnostics}
    if "READ101" in said:  # it says the same as PLAN001, with more advice
        checked = [found for found in checked if found.code != "PLAN001"]
    return [*reading.diagnostics, *checked]


def _today() -> date:
    from datetime import UTC, datetime  # noqa: PLC0415 - quick start

    return datetime.now(UTC).date()  # noqa: TID251 - the clock belongs to foundation


def _sentence(error: OSError) -> str:
    """Say in words why a file cannot be opened."""
    if isinstance(error, FileNotFoundError):
        return "There is no such file."
    if isinstance(error, IsADirectoryError):
        return "This is a folder, not a file."
    if isinstance(error, PermissionError):
        return "You may not read this file."
    return f"The file cannot be opened: {error.strerror or 'it cannot be read'}."


def _refuse(
    name: str, sentence: str, diagnostic: "Diagnostic | None", *, as_json: bool
) -> int:
    """Say in one line on standard error why there is nothing to show."""
    code = f"{diagnostic.code} " if diagnostic else ""
    sys.stderr.write(f"{name}: {code}error: {sentence}\n")
    if as_json:
        form = {
            "code": diagnostic.code if diagnostic else "READ100",
            "severity": "error",
            "message": sentence,
            "where": "document",
            "source": None,
        }
        _print_json({"diagnostics": [form]})
    return UNREADABLE


def _print_json(form: object) -> None:
    import json  # noqa: PLC0415 - quick start

    json.dump(form, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")
