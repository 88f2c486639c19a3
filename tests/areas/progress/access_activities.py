"""Who gets what answer at the addresses of records of activities and their files."""

from tests.architecture.access import Row

TABLE: dict[str, Row] = {}
