"""Checks that templates are formatted as djade does it."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def main() -> int:
    """Check every template of the project."""
    files = sorted(str(f) for f in (ROOT / "src").rglob("templates/**/*.html"))
    djade = str(Path(sys.executable).parent / "djade")
    command = [djade, "--check", "--target-version", "5.2", *files]
    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
