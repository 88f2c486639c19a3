"""Makes the databases that the browser tests begin from: run as a program.

It runs in a process of its own, with the settings of a real installation, so
that the pages are served as they are in production, content policy and all.
"""

import sys
from importlib import import_module
from pathlib import Path

import django

if __name__ == "__main__":
    django.setup()
    import_module("tests.browser.hospitals").make(Path(sys.argv[1]))
