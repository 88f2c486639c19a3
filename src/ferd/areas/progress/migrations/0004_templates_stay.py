"""Triggers: a published template is never changed, only taken out of use."""

from django.db import migrations

from ferd.foundation.database import RunVendorSQL

COLUMNS = (
    *("uuid", "template_id", "number", "content", "fingerprint"),
    *("created_at", "created_by_id", "published_at", "published_by_id"),
)


def _rule(same: str) -> str:
    changed = " OR ".join(f"NOT (NEW.{c} {same} OLD.{c})" for c in COLUMNS)
    return (
        f"OLD.status <> 'draft' AND ({changed})"
        " OR OLD.status = 'published' AND NEW.status NOT IN ('published', 'retired')"
        " OR OLD.status = 'retired' AND NEW.status <> 'retired'"
    )


SQLITE = [
    f"""CREATE TRIGGER progress_templateversion_is_sealed
    BEFORE UPDATE ON progress_templateversion WHEN {_rule("IS")}
    BEGIN SELECT RAISE(ABORT, 'a published template is not changed'); END""",
    """CREATE TRIGGER progress_templateversion_is_kept
    BEFORE DELETE ON progress_templateversion WHEN OLD.status <> 'draft'
    BEGIN SELECT RAISE(ABORT, 'a published template is not removed'); END""",
]
POSTGRESQL = [
    f"""CREATE TRIGGER progress_templateversion_is_sealed
    BEFORE UPDATE ON progress_templateversion FOR EACH ROW
    WHEN ({_rule("IS NOT DISTINCT FROM")})
    EXECUTE FUNCTION refuse_change_of_evidence()""",
    """CREATE TRIGGER progress_templateversion_is_kept
    BEFORE DELETE ON progress_templateversion FOR EACH ROW
    WHEN (OLD.status <> 'draft')
    EXECUTE FUNCTION refuse_change_of_evidence()""",
]


class Migration(migrations.Migration):
    dependencies = [("progress", "0003_submitted_on_a_basis")]
    operations = [RunVendorSQL(sqlite=SQLITE, postgresql=POSTGRESQL)]
