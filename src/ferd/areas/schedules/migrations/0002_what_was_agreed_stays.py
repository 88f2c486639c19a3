"""Triggers: what a plan says never changes, nor who agreed once it is decided."""

from django.db import migrations

from ferd.foundation.database import RunVendorSQL

SAID = (
    *("uuid", "traineeship_id", "trainee_id", "version_id", "number"),
    *("circumstances", "pathway", "completes_on", "fingerprint", "reason"),
    *("proposed_at", "proposed_by_id"),
)
DECIDED = ("agreed_by_trainee_at", "agreed_by_leader_at", "leader_id")
ALLOWED = """{said} AND (
    OLD.status = 'proposed' AND NEW.status IN ('proposed', 'agreed', 'withdrawn')
    OR OLD.status = 'agreed' AND NEW.status = 'superseded' AND {decided}
    OR OLD.status = NEW.status AND {decided} AND {superseded}
)"""


def _allowed(same: str) -> str:
    def unchanged(*columns: str) -> str:
        return " AND ".join(f"NEW.{c} {same} OLD.{c}" for c in columns)

    return ALLOWED.format(
        said=unchanged(*SAID),
        decided=unchanged(*DECIDED),
        superseded=unchanged("superseded_at"),
    )


class Migration(migrations.Migration):
    dependencies = [("schedules", "0001_initial")]
    operations = [
        RunVendorSQL(
            sqlite=[
                f"""CREATE TRIGGER individual_plans_are_not_changed
                BEFORE UPDATE ON schedules_individualplan
                WHEN NOT ({_allowed("IS")})
                BEGIN SELECT RAISE(ABORT, 'individual plans are not changed'); END""",
                """CREATE TRIGGER individual_plans_are_not_removed
                BEFORE DELETE ON schedules_individualplan
                BEGIN SELECT RAISE(ABORT, 'individual plans are not removed'); END""",
            ],
            postgresql=[
                f"""CREATE FUNCTION refuse_change_of_individual_plan()
                RETURNS trigger AS $$
                BEGIN
                    IF TG_OP = 'DELETE' THEN
                        RAISE EXCEPTION 'individual plans are not removed';
                    END IF;
                    IF NOT ({_allowed("IS NOT DISTINCT FROM")}) THEN
                        RAISE EXCEPTION 'individual plans are not changed';
                    END IF;
                    RETURN NEW;
                END $$ LANGUAGE plpgsql""",
                """CREATE TRIGGER individual_plans_are_not_changed
                BEFORE UPDATE OR DELETE ON schedules_individualplan
                FOR EACH ROW EXECUTE FUNCTION refuse_change_of_individual_plan()""",
            ],
        ),
    ]
