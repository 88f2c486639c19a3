"""Reading, checking and writing documents."""

import sys
from collections.abc import Iterator
from datetime import date
from itertools import count
from pathlib import Path
from subprocess import run

from benchmarks.measures import Measure, milliseconds
from benchmarks.timing import in_turn
from ferd.core.curriculum.shipped import requirements_for
from ferd.core.plans.check import check_plan
from ferd.formats.plans.edition import Edition
from ferd.formats.plans.reading import read_plan
from ferd.formats.plans.write_pdf import write_pdf

CORPUS = Path(__file__).resolve().parents[1] / "tests" / "corpus" / "plans"
DOCUMENTS = (
    ("text", "ahus-nukleaermedisin.txt", 0.150),
    ("DOCX", "ahus-nukleaermedisin.docx", 0.300),
    ("15-page PDF", "ahus-nukleaermedisin.pdf", 2.0),
)
CHECK, PDF_OUT = 0.020, 0.100


def measures() -> Iterator[Measure]:
    """Read the real plan in three forms; check it; write it."""
    for form, name, target in DOCUMENTS:
        yield _read(form, CORPUS / name, target)
    yield from _check_and_write()


def _read(form: str, file: Path, target: float) -> Measure:
    data = file.read_bytes()
    read, bare = in_turn(lambda: read_plan(file.name, data), _start_python)
    return Measure(
        what=f"the Ahus plan as {form}, read and understood in a child process",
        figure=milliseconds(read.median),
        against=f"a bare child, {milliseconds(bare.median)}",
        ratio=read.median / bare.median,
        target=f"< {milliseconds(target)}",
        is_met=read.median < target,
    )


def _check_and_write() -> Iterator[Measure]:
    file = CORPUS / DOCUMENTS[0][1]
    plan = read_plan(file.name, file.read_bytes()).plan
    demands = requirements_for("NUK")
    issue = count(1)

    def write() -> bytes:
        edition = Edition(issued_on=date(2026, 1, 1), number=str(next(issue)))
        return write_pdf(plan, language="nb", edition=edition, requirements=demands)

    check, written, bare = in_turn(
        lambda: check_plan(plan, demands, on=date(2026, 1, 1)), write, file.read_bytes
    )
    for what, times, target in (
        ("check of the plan", check, CHECK),
        ("PDF out, warm, new content each time", written, PDF_OUT),
    ):
        yield Measure(
            what=what,
            figure=milliseconds(times.median),
            against=f"reading the file, {milliseconds(bare.median)}",
            ratio=times.median / bare.median,
            target=f"< {milliseconds(target)}",
            is_met=times.median < target,
        )


def _start_python() -> None:
    run([sys.executable, "-S", "-c", "pass"], check=True)
