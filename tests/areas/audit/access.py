"""Who may reach the addresses of the audit: everyone their own."""

from tests.architecture.access import everyone

TABLE = {"audit:looks": everyone("get", 200)}
