"""Triggers: the story is only added to, and evidence is never removed."""

from django.db import migrations

from ferd.foundation.database import RunVendorSQL

KEPT = (
    "activityrecord",
    "observation",
    "recommendation",
    "approval",
    "remark",
    "groupcompletion",
)
SEALED = {
    "approval": (
        *("uuid", "progress_id", "trainee_id", "approver_id", "on_behalf_of_id"),
        *("delegation_id", "unit_id", "basis", "reason", "at", "signed_in_at"),
        *("shown", "shown_hash", "plan_fingerprint", "was_opened", "is_batch"),
    ),
    "recommendation": (
        *("uuid", "progress_id", "trainee_id", "by_id", "capacity", "round"),
        *("words", "at"),
    ),
    "remark": ("uuid", "observation_id", "by_id", "at", "words"),
}
"""What of a row never changes; the rest may only tell that it was withdrawn."""

GIVEN = (
    *("uuid", "trainee_id", "template_id", "assessor_id", "observed_on", "level"),
    *("answers", "words", "self_rating", "self_words", "fingerprint", "given_at"),
    "status",
)
SIGNED = (
    *("uuid", "trainee_id", "kind", "title", "words", "done_on", "unit_id"),
    *("fingerprint", "sent_at", "signed_at", "signed_by_id", "on_behalf_of_id"),
)


def _changed(columns: tuple[str, ...], same: str) -> str:
    return " OR ".join(f"NOT (NEW.{c} {same} OLD.{c})" for c in columns)


def _rules(same: str) -> dict[str, str]:
    rules = {table: _changed(columns, same) for table, columns in SEALED.items()}
    rules["approval"] += " OR (OLD.withdrawn_at IS NOT NULL)"
    rules["observation"] = f"OLD.status = 'given' AND ({_changed(GIVEN, same)})"
    rules["activityrecord"] = (
        f"OLD.status IN ('signed', 'registered', 'withdrawn')"
        f" AND ({_changed(SIGNED, same)})"
        " OR OLD.status = 'signed' AND NEW.status NOT IN ('signed', 'withdrawn')"
        " OR OLD.status = 'registered' AND NEW.status NOT IN ('registered', 'discarded')"
        " OR OLD.status = 'withdrawn' AND NEW.status <> 'withdrawn'"
    )
    return rules


def _sqlite() -> list[str]:
    made = [
        f"""CREATE TRIGGER progress_{table}_is_kept
        BEFORE DELETE ON progress_{table}
        BEGIN SELECT RAISE(ABORT, 'evidence is not removed'); END"""
        for table in (*KEPT, "storyevent")
    ]
    made += [
        f"""CREATE TRIGGER progress_{table}_is_sealed
        BEFORE UPDATE ON progress_{table} WHEN {rule}
        BEGIN SELECT RAISE(ABORT, 'what was said is not changed'); END"""
        for table, rule in _rules("IS").items()
    ]
    made.append(
        """CREATE TRIGGER progress_story_is_sealed
        BEFORE UPDATE ON progress_storyevent
        BEGIN SELECT RAISE(ABORT, 'the story is not changed'); END"""
    )
    return made


def _postgresql() -> list[str]:
    made = [
        """CREATE FUNCTION refuse_change_of_evidence() RETURNS trigger AS $$
        BEGIN RAISE EXCEPTION 'what was said is not changed or removed';
        END $$ LANGUAGE plpgsql"""
    ]
    made += [
        f"""CREATE TRIGGER progress_{table}_is_kept
        BEFORE DELETE ON progress_{table}
        FOR EACH ROW EXECUTE FUNCTION refuse_change_of_evidence()"""
        for table in (*KEPT, "storyevent")
    ]
    made += [
        f"""CREATE TRIGGER progress_{table}_is_sealed
        BEFORE UPDATE ON progress_{table} FOR EACH ROW WHEN ({rule})
        EXECUTE FUNCTION refuse_change_of_evidence()"""
        for table, rule in _rules("IS NOT DISTINCT FROM").items()
    ]
    made.append(
        """CREATE TRIGGER progress_story_is_sealed
        BEFORE UPDATE ON progress_storyevent
        FOR EACH ROW EXECUTE FUNCTION refuse_change_of_evidence()"""
    )
    return made


class Migration(migrations.Migration):
    dependencies = [("progress", "0001_evidence_and_objectives")]
    operations = [RunVendorSQL(sqlite=_sqlite(), postgresql=_postgresql())]
