"""Everything that can be said of the code without running it."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PYTHON = sys.executable
FOLDERS = ("src", "tests", "tools", "benchmarks", "manage.py")

AT_ONCE = 2
"""Types take as long as all else."""

CHECKS: dict[str, list[str]] = {
    "types": [PYTHON, "-m", "mypy", "src", "tests"],
    "format": [PYTHON, "-m", "ruff", "format", "--check", "--quiet", *FOLDERS],
    "lint": [PYTHON, "-m", "ruff", "check", "--quiet", *FOLDERS],
    "import contracts": [str(Path(PYTHON).parent / "lint-imports"), "--no-cache"],
    "migrations": [PYTHON, "manage.py", "makemigrations", "--check", "--dry-run"],
    "settings": [PYTHON, "manage.py", "check"],
    "templates": [PYTHON, "tools/templates.py"],
    "translations": [PYTHON, "tools/translations.py", "check"],
    "docs": [PYTHON, "-m", "pytest", "-q", "tests/architecture/test_documentation.py"],
}


def main() -> int:
    """Run every check, and say which failed."""
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "MYPYPATH": str(ROOT / "src"),
    }

    def check(command: list[str]) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command,
            cwd=ROOT,
            env=environment,
            check=False,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )

    failed = []
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for name, done in zip(CHECKS, pool.map(check, CHECKS.values()), strict=True):
            print(f"--- {name}\n{done.stdout}", end="", flush=True)
            if done.returncode:
                failed.append(name)
    if failed:
        print(f"\nNot right yet: {', '.join(failed)}.")
        return 1
    print("\nAll checks passed.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
