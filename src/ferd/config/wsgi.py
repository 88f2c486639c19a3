"""The entry point of the web server."""

import os

import ferd.config  # noqa: F401  chooses the SQLite library

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ferd.config.settings")

from django.core.checks import run_checks
from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()

if faults := run_checks(tags=["ferd"]):
    raise ImproperlyConfigured("\n".join(map(str, faults)))
