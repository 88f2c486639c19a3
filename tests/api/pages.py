"""Who may read the page about the API: all, as its document is open to all."""

from tests.architecture.access import everyone

TABLE = {"api:reference": everyone("get", 200, 200)}
