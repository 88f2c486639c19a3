"""Who gets what answer about objectives, recommendations and approvals."""

from tests.architecture.access import Row

TABLE: dict[str, Row] = {}
