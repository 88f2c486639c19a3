"""Who gets what answer at the addresses of overviews, the cohort board and exports."""

from tests.architecture.access import Row

TABLE: dict[str, Row] = {}
