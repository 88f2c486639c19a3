"""An entry is not overwritten by the back door of SQLite either."""

import pytest
from django.db import DatabaseError, connection, transaction

from ferd.areas.audit.models import AuditEntry

REPLACE = """REPLACE INTO audit_auditentry
        (id, number, at, actor_id, actor_id_text, action, target, facts, hash)
    SELECT id, number, at, actor_id, actor_id_text, 'another', target, facts, hash
    FROM audit_auditentry WHERE number = 1"""


@pytest.mark.usefixtures("cast")
def test_an_entry_is_not_replaced():
    if connection.vendor != "sqlite":
        pytest.skip("Only SQLite has REPLACE. ./dev test runs this on SQLite.")

    with (
        pytest.raises(DatabaseError, match="not removed"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(REPLACE)

    assert AuditEntry.objects.get(number=1).action != "another"
