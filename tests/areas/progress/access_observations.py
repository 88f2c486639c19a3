"""Who gets what answer about assessments, templates, deputies and the inbox."""

from tests.architecture.access import Row

TABLE: dict[str, Row] = {}
