"""The entry point of the web server."""

import os

import ferd.config  # noqa: F401  chooses the SQLite library

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ferd.config.settings")

from django.core.wsgi import get_wsgi_application  # noqa: E402  after the choice above
from django.core.checks import run_checks  # noqa: E402
from django.core.exceptions import ImproperlyConfigured  # noqa: E402

application = get_wsgi_application()

if faults := run_checks(tags=["ferd"]):
    raise ImproperlyConfigured("\n".join(map(str, faults)))
