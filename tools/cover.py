"""Tells whether the tests of the planner go through every line and branch of it.

Only the planner's own tests count, with the same examples and the same order
every time; kernels are left out, being compiled (pyproject.toml, tool.coverage).
"""

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "var" / "coverage"
TESTS = ["-q", "-n", "2", "-p", "no:randomly", "--hypothesis-seed=0"]


def main() -> int:
    """Run the tests, and give 0 only when nothing was missed."""
    shutil.rmtree(DATA, ignore_errors=True)
    DATA.mkdir(parents=True)
    tests = sys.argv[1:] or ["tests/core/scheduling"]
    failed = _coverage("run", "-m", "pytest", *TESTS, *tests)
    return failed or _coverage("combine", "--quiet") or _coverage("report")


def _coverage(*arguments: str) -> int:
    command = [sys.executable, "-m", "coverage", *arguments]
    return subprocess.run(command, cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
