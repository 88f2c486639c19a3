"""The head of the chain, and triggers that make the audit append-only."""

from django.db import migrations

from ferd.foundation.database import RunVendorSQL


def add_head(apps, schema_editor):
    head = apps.get_model("audit", "AuditHead")
    head.objects.get_or_create(pk=1, defaults={"hash": "0" * 64})


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [
        migrations.RunPython(add_head, migrations.RunPython.noop),
        RunVendorSQL(
            sqlite=[
                """CREATE TRIGGER audit_entries_are_not_changed
                BEFORE UPDATE ON audit_auditentry
                BEGIN SELECT RAISE(ABORT, 'audit entries are not changed'); END""",
                """CREATE TRIGGER audit_entries_are_not_removed
                BEFORE DELETE ON audit_auditentry
                BEGIN SELECT RAISE(ABORT, 'audit entries are not removed'); END""",
            ],
            postgresql=[
                """CREATE FUNCTION refuse_change_of_audit() RETURNS trigger AS $$
                BEGIN RAISE EXCEPTION 'audit entries are not changed or removed';
                END $$ LANGUAGE plpgsql""",
                """CREATE TRIGGER audit_entries_are_not_changed
                BEFORE UPDATE OR DELETE ON audit_auditentry
                FOR EACH ROW EXECUTE FUNCTION refuse_change_of_audit()""",
                """CREATE TRIGGER audit_entries_are_not_truncated
                BEFORE TRUNCATE ON audit_auditentry
                FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_audit()""",
            ],
        ),
    ]
