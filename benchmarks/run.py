"""Prints one table: what takes how long, against something bare in the same run.

Nothing here fails a build: a figure over its target is said, and looked into.
"""

import os
import platform
import sys
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"

from benchmarks import audit, pages, reading, rotations, starting  # noqa: E402  after the paths
from benchmarks.measures import Measure  # noqa: E402

HEAD = ("what", "median", "against", "ratio", "target", "")


def main() -> int:
    """Measure everything and print it."""
    machine = f"{platform.machine()}, {os.cpu_count()} cores"
    print(
        f"Python {platform.python_version()}, {machine}, load {os.getloadavg()[0]:.1f}"
    )
    groups = (reading, pages, audit, rotations, starting)
    print_table(measure for group in groups for measure in group.measures())
    return 0


def print_table(measures: Iterable[Measure]) -> None:
    """Print measures, one a row."""
    rows = [HEAD, *map(in_words, measures)]
    widths = [max(len(row[i]) for row in rows) for i in range(len(HEAD))]
    for row in rows:
        print("  ".join(cell.ljust(w) for cell, w in zip(row, widths, strict=True)))


def in_words(measure: Measure) -> tuple[str, ...]:
    """Say one measure in the cells of a row."""
    ratio = f"{measure.ratio:.1f}x" if measure.ratio is not None else ""
    verdict = "" if measure.is_met is None else "ok" if measure.is_met else "OVER"
    return (
        measure.what,
        measure.figure,
        measure.against,
        ratio,
        measure.target,
        verdict,
    )


if __name__ == "__main__":
    if sys.argv[1:2] == ["schedule"]:
        from benchmarks import scheduling

        sys.exit(scheduling.main(sys.argv[2:]))
    if sys.argv[1:2] == ["progress"]:
        from benchmarks import progress

        print_table(progress.measures(sys.argv[2:]))
        sys.exit(0)
    sys.exit(main())
