"""Who gets what answer at the addresses of progress."""

from tests.architecture.access import Row
from tests.areas.progress import (
    access_activities,
    access_exports,
    access_objectives,
    access_observations,
    access_views,
)

TABLE: dict[str, Row] = {}
for _part in (
    access_activities,
    access_observations,
    access_objectives,
    access_views,
    access_exports,
):
    assert not set(TABLE) & set(_part.TABLE)
    TABLE |= _part.TABLE
