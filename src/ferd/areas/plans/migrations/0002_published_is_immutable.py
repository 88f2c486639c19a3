"""Triggers: what was published never changes; it can only be retired."""

from django.db import migrations

from ferd.foundation.database import RunVendorSQL

FIXED = (
    *("uuid", "plan_id", "number", "content", "fingerprint", "reason", "revises_id"),
    *("created_at", "created_by_id", "changed_at", "submitted_at", "approved_at"),
    *("approved_by_id", "published_at", "published_by_id", "due_for_revision_on"),
)
SQLITE_SAME = " AND ".join(f"NEW.{c} IS OLD.{c}" for c in FIXED)
POSTGRESQL_SAME = " AND ".join(f"NEW.{c} IS NOT DISTINCT FROM OLD.{c}" for c in FIXED)
ALLOWED = """(NEW.status = OLD.status AND {same} AND {retired_same})
    OR (OLD.status = 'published' AND NEW.status = 'retired' AND {same})"""


class Migration(migrations.Migration):
    dependencies = [("plans", "0001_initial")]
    operations = [
        RunVendorSQL(
            sqlite=[
                f"""CREATE TRIGGER published_plans_are_not_changed
                BEFORE UPDATE ON plans_planversion
                WHEN OLD.status IN ('published', 'retired') AND NOT ({
                    ALLOWED.format(
                        same=SQLITE_SAME,
                        retired_same="NEW.retired_at IS OLD.retired_at",
                    )
                })
                BEGIN SELECT RAISE(ABORT, 'published plans are not changed'); END""",
                """CREATE TRIGGER published_plans_are_not_removed
                BEFORE DELETE ON plans_planversion
                WHEN OLD.status IN ('published', 'retired')
                BEGIN SELECT RAISE(ABORT, 'published plans are not removed'); END""",
            ],
            postgresql=[
                f"""CREATE FUNCTION refuse_change_of_published_plan()
                RETURNS trigger AS $$
                BEGIN
                    IF TG_OP = 'DELETE' THEN
                        IF OLD.status IN ('published', 'retired') THEN
                            RAISE EXCEPTION 'published plans are not removed';
                        END IF;
                        RETURN OLD;
                    END IF;
                    IF OLD.status IN ('published', 'retired') AND NOT ({
                    ALLOWED.format(
                        same=POSTGRESQL_SAME,
                        retired_same=(
                            "NEW.retired_at IS NOT DISTINCT FROM OLD.retired_at"
                        ),
                    )
                }) THEN
                        RAISE EXCEPTION 'published plans are not changed';
                    END IF;
                    RETURN NEW;
                END $$ LANGUAGE plpgsql""",
                """CREATE TRIGGER published_plans_are_not_changed
                BEFORE UPDATE OR DELETE ON plans_planversion
                FOR EACH ROW EXECUTE FUNCTION refuse_change_of_published_plan()""",
            ],
        ),
    ]
