"""The planner's worker is another process: its tests need true commits."""

from tests.trust.conftest import _empty_database, committed, people

__all__ = ("_empty_database", "committed", "people")
