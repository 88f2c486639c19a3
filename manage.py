"""Runs management commands."""

import os
import sys

sys.path.insert(0, "src")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ferd.config.settings")

if __name__ == "__main__":
    from django.core.management import execute_from_command_line

    import ferd.config  # noqa: F401  chooses the SQLite library before Django does

    execute_from_command_line(sys.argv)
