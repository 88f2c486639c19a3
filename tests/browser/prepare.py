"""Makes the databases that the browser tests begin from: run as a program.

Given a folder, it makes the hospitals there; given none, it asks the planner in
the database of the settings, so that there are runs to be looked at.

It runs in a process of its own, with the settings of a real installation, so
that the pages are served as they are in production, content policy and all.
"""

import sys
from importlib import import_module
from pathlib import Path

import django

if __name__ == "__main__":
    django.setup()
    if len(sys.argv) == 1:
        import_module("tests.browser.questions").ask_everything()
    else:
        import_module("tests.browser.hospitals").make(Path(sys.argv[1]))
