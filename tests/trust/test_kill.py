import os
import subprocess
import sys
from pathlib import Path

from django.db import connection

from ferd.areas.audit.models import AuditEntry
from ferd.areas.audit.verifying import verdict
from ferd.areas.plans import actions
from ferd.areas.plans.models import PlanVersion
from tests.areas.plans import factory

ROOT = Path(__file__).parents[2]
KILLS = 20
WRITERS = 2


def kill_writers(address, answers):
    subprocess.run(  # noqa: S603  our own program
        [
            *(sys.executable, "-m", "tests.trust.writers"),
            *(str(answers), str(KILLS), str(WRITERS)),
        ],
        cwd=ROOT,
        check=True,
        timeout=300,
        env=os.environ
        | {
            "DATABASE_URL": address,
            "DJANGO_SETTINGS_MODULE": "tests.settings",
            "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
        },
    )


def make_drafts(cast):
    for unit in (cast.nuclear, cast.radiology):
        actions.start_plan(
            unit=unit,
            specialty_code="NUK",
            content=factory.shipped(),
            reason="",
            actor=cast.karin,
        )


def saved_by(version):
    """List the fingerprints the audit says a draft has had, in order."""
    entries = AuditEntry.objects.filter(target__endswith=version.uuid)
    return [entry.facts["fingerprint"] for entry in entries.order_by("number")]


def is_whole():
    """Ask SQLite itself; PostgreSQL has no such question."""
    if connection.vendor != "sqlite":
        return True
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        return cursor.fetchall() == [("ok",)]


def test_what_was_answered_outlives_a_kill(people, committed, tmp_path):
    make_drafts(people)
    connection.close()
    answers = tmp_path / "answers"

    kill_writers(committed, answers)

    answered = {tuple(line.split()) for line in answers.read_text().splitlines()}
    versions = PlanVersion.objects.all()
    stored = {(str(v.uuid), each) for v in versions for each in saved_by(v)}
    assert len(answered) > KILLS
    assert answered - stored == set()
    assert [v.fingerprint for v in versions] == [saved_by(v)[-1] for v in versions]
    assert verdict().bad is None
    assert is_whole()
