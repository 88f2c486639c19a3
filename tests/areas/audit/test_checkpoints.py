"""Signed checkpoints leave the system, and tell what does not fit them."""

import json
import stat

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command

from ferd.areas.accounts.queries import system_person
from ferd.areas.audit import actions, checkpoints, jobs, lookups, seals, signing
from ferd.areas.audit.lookups import Kind, Purpose
from ferd.areas.audit.models import AuditEntry, AuditHead

NOTES = Kind("tests.notes", "What is noted")


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.VAR = tmp_path / "var"
    settings.AUDIT_KEY = ""


@pytest.fixture
def looked(cast, monkeypatch):
    monkeypatch.setattr(lookups, "_kinds", {NOTES.name: NOTES})
    lookups.note(
        actor=cast.sven,
        subject=cast.tora,
        kind=NOTES,
        target=cast.nuclear,
        role="clinical_supervisor",
        purpose=Purpose.SIGN,
    )


def made(tmp_path, name="kept.json"):
    file = tmp_path / name
    call_command("checkpoint_audit", to=file)
    return file


def public_key(tmp_path, capsys):
    call_command("audit_key")
    file = tmp_path / "public.pem"
    file.write_text(capsys.readouterr().out)
    return file


def test_what_was_looked_up_is_sealed_once(cast, looked):
    entry = seals.seal_look_ups(actor=system_person())

    assert entry is not None
    assert entry.action == "audit.seal_look_ups"
    assert entry.facts["count"] == 1
    assert seals.seal_look_ups(actor=system_person()) is None


def test_a_checkpoint_seals_first_and_names_nobody(cast, looked, tmp_path):
    fields = json.loads(made(tmp_path).read_text())

    head = AuditHead.objects.get()
    assert set(fields) == {"number", "hash", "at", "look_ups", "key", "signature"}
    assert (fields["number"], fields["hash"]) == (head.number, head.hash)
    assert fields["look_ups"] == seals.last_sealed() > 0


def test_the_key_is_made_once_and_for_its_owner_alone(settings):
    first = signing.public_pem()

    file = settings.VAR / "audit-key.pem"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert signing.public_pem() == first
    assert [each.name for each in settings.VAR.iterdir()] == [file.name]


def test_a_key_of_the_settings_is_used_as_it_is(settings):
    signing.public_pem()
    settings.AUDIT_KEY = (settings.VAR / "audit-key.pem").read_text()
    (settings.VAR / "audit-key.pem").unlink()

    assert "PUBLIC KEY" in signing.public_pem()
    assert list(settings.VAR.iterdir()) == []


@pytest.mark.parametrize("text", ["nonsense", "-----BEGIN PRIVATE KEY-----"])
def test_what_is_no_key_is_refused_in_a_sentence(settings, text):
    settings.AUDIT_KEY = text

    with pytest.raises(ImproperlyConfigured, match="Ed25519"):
        signing.public_pem()


def test_a_checkpoint_is_verified_with_the_public_key_alone(cast, tmp_path, capsys):
    file, key = made(tmp_path), public_key(tmp_path, capsys)
    actions.record(actor=cast.karin, action="plans.save_draft", target=cast.nuclear)

    call_command("verify_audit", checkpoint=[file], public_key=[key])

    assert "The audit trail holds" in capsys.readouterr().out


@pytest.mark.parametrize("field", ["number", "look_ups", "hash", "at"])
def test_a_checkpoint_that_was_changed_is_refused(cast, tmp_path, field):
    file = made(tmp_path)
    fields = json.loads(file.read_text())
    fields[field] = 3 if isinstance(fields[field], int) else "0" * 64
    file.write_text(json.dumps(fields))

    with pytest.raises(CommandError, match="not signed by a key that was given"):
        call_command("verify_audit", checkpoint=[file])


def test_a_checkpoint_of_another_key_is_refused(cast, tmp_path, capsys, settings):
    key = public_key(tmp_path, capsys)
    (settings.VAR / "audit-key.pem").unlink()
    forged = made(tmp_path)

    with pytest.raises(CommandError, match="not signed by a key that was given"):
        call_command("verify_audit", checkpoint=[forged], public_key=[key])


def test_the_old_key_goes_on_vouching_for_what_it_signed(
    cast, tmp_path, capsys, settings
):
    old_key, old = public_key(tmp_path, capsys), made(tmp_path)
    old_key = old_key.rename(tmp_path / "old.pem")
    (settings.VAR / "audit-key.pem").unlink()
    new_key, new = public_key(tmp_path, capsys), made(tmp_path, "new.json")

    call_command("verify_audit", checkpoint=[old, new], public_key=[old_key, new_key])

    assert "The audit trail holds" in capsys.readouterr().out


def test_a_mail_may_be_given_as_it_came(cast, tmp_path, capsys):
    line = made(tmp_path).read_text()
    mail = tmp_path / "mail.eml"
    mail.write_text(f"Subject: Checkpoint\n\nKeep this:\n> {line}\nFerd\n{line}")

    call_command("verify_audit", checkpoint=[mail])

    assert "The audit trail holds" in capsys.readouterr().out


@pytest.mark.parametrize("text", ["", "{}", '{"number": true}', "[1]", "\x00\ufffd"])
def test_a_file_without_a_checkpoint_is_refused(cast, tmp_path, text):
    file = tmp_path / "empty.json"
    file.write_text(text)

    with pytest.raises(CommandError, match="no checkpoint in"):
        call_command("verify_audit", checkpoint=[file])


def test_files_that_cannot_be_read_or_written_are_named(cast, tmp_path):
    missing = tmp_path / "missing"

    with pytest.raises(CommandError, match="missing cannot be read"):
        call_command("verify_audit", checkpoint=[missing])
    with pytest.raises(CommandError, match="missing is not a public key"):
        call_command("verify_audit", public_key=[missing])
    with pytest.raises(CommandError, match="cannot be written"):
        call_command("checkpoint_audit", to=tmp_path)


def test_what_is_no_ed25519_key_is_refused(cast, tmp_path):
    file = tmp_path / "key.pem"
    file.write_text("nonsense")

    with pytest.raises(CommandError, match="not a public key"):
        call_command("verify_audit", public_key=[file])


def test_a_day_has_one_checkpoint(cast, settings, looked):
    jobs.keep_checkpoint()
    [file] = (settings.VAR / "checkpoints").iterdir()
    first = file.read_text()
    actions.record(actor=cast.karin, action="plans.save_draft", target=cast.nuclear)

    jobs.keep_checkpoint()

    assert file.read_text() == first
    call_command("verify_audit", checkpoint=[file])


def test_without_a_file_the_checkpoint_is_printed(cast, capsys):
    call_command("checkpoint_audit")

    assert len(checkpoints.read(capsys.readouterr().out)) == 1


def test_the_foot_of_a_page_is_taken_and_a_forged_one_refused(cast, capsys):
    foot = checkpoints.short_mark()
    number, digest, short = foot.split(":")
    actions.record(actor=cast.karin, action="plans.save_draft", target=cast.nuclear)

    call_command("verify_audit", kept=[foot])
    with pytest.raises(CommandError, match="not signed by this system's key"):
        call_command("verify_audit", kept=[f"{number}:{digest}:{short[::-1]}"])

    entry = AuditEntry.objects.get(number=int(number))
    assert entry.hash == digest


def test_a_signature_is_that_of_one_key_and_one_text():
    other = Ed25519PrivateKey.generate().public_key()
    signature = signing.sign("text")

    assert signing.has_signed(signing.public_key(), "text", signature)
    assert not signing.has_signed(signing.public_key(), "texT", signature)
    assert not signing.has_signed(other, "text", signature)
    assert not signing.has_signed(other, "text", "no Base64!")
