"""Signing records of activities, returning them, and withdrawing a signature.

Whatever order people click in, and whatever they send: only who was asked signs,
or who stands in for them, with the role the plan demands at that moment; never
the trainee. The database refuses the last too.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from ferd.areas.accounts.models import Person
from ferd.areas.audit import actions as audit
from ferd.areas.audit import lookups
from ferd.areas.organisations import queries as organisations
from ferd.areas.progress import activity_permissions as permissions
from ferd.areas.progress import objectives, recording, signing, stories
from ferd.areas.progress import telling_of_activities as telling
from ferd.areas.progress.models import ActivityRecord
from ferd.core.progress.activities import Step
from ferd.foundation import clock
from ferd.foundation.errors import Conflict, NotAllowed
from ferd.foundation.plain_words import refuse_identity_numbers

MOST_AT_ONCE = 20
"""How many records one action signs."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One record, in the version that was on the screen."""

    record: ActivityRecord
    version: int


@transaction.atomic
def sign_activity(
    *, record: ActivityRecord, seen: int, actor: Person
) -> ActivityRecord:
    """Say that it was done, in the version that was seen; both are told."""
    organisations.hold_roles(actor)
    record = _sign(Shown(record, seen), actor)
    audit.record(
        actor=actor,
        action="progress.sign_activity",
        target=record,
        **_facts(record),
    )
    stories.tell_story(record, "sign_activity", actor, on_behalf_of=record.on_behalf_of)
    telling.tell_signed(record, actor)
    objectives.refresh(record.objectives.all(), actor=actor)
    return record


@transaction.atomic
def sign_off_activities(
    *, shown: Sequence[Shown], actor: Person
) -> list[ActivityRecord]:
    """Sign several, all or none; each leaves its own entry, and says if it was read."""
    if not 0 < len({each.record.pk for each in shown}) == len(shown) <= MOST_AT_ONCE:
        raise Conflict(
            _("Choose between one and %(number)d.") % {"number": MOST_AT_ONCE}
        )
    organisations.hold_roles(actor)
    objectives.hold_traineeships(each.record.traineeship_id for each in shown)
    signed = [_sign(each, actor) for each in sorted(shown, key=lambda s: s.record.pk)]
    for record in signed:
        audit.record(
            actor=actor,
            action="progress.sign_off_activities",
            target=record,
            **_facts(record),
        )
        stories.tell_story(
            record, "sign_off_activities", actor, on_behalf_of=record.on_behalf_of
        )
        telling.tell_signed(record, actor, receipt=False)
        objectives.refresh(record.objectives.all(), actor=actor)
    telling.tell_signed_many(len(signed), actor)
    return signed


@transaction.atomic
def return_activity(
    *, record: ActivityRecord, words: str, seen: int, actor: Person
) -> ActivityRecord:
    """Ask for changes, and say which; the trainee is told."""
    organisations.hold_roles(actor)
    if not permissions.may_return(actor, record):
        raise NotAllowed(_("Only who was asked to sign may return it."))
    _refuse_silence(words)
    record = recording.held(record, Step.RETURN, seen)
    if not permissions.may_return(actor, record):
        raise NotAllowed(_("Only who was asked to sign may return it."))
    record.returned_at, record.returned_by = clock.now(), actor
    record.returned_words = words.strip()
    recording.move(record, Step.RETURN)
    audit.record(actor=actor, action="progress.return_activity", target=record)
    stories.tell_story(record, "return_activity", actor, words=record.returned_words)
    telling.tell_returned(record, actor)
    return record


@transaction.atomic
def withdraw_signature(
    *, record: ActivityRecord, words: str, not_me: bool, actor: Person
) -> ActivityRecord:
    """Withdraw one's signature, and say why; it no longer counts.

    When somebody else had signed in one's name, those who lead are told too.
    """
    organisations.hold_roles(actor)
    if not permissions.may_withdraw_signature(actor, record):
        raise NotAllowed(_("Only in whose name it is signed withdraws it."))
    _refuse_silence(words)
    record = recording.held(record, Step.WITHDRAW, _newest(record))
    record.withdrawn_at, record.withdrawn_words = clock.now(), words.strip()
    recording.move(record, Step.WITHDRAW)
    audit.record(
        actor=actor,
        action="progress.withdraw_signature",
        target=record,
        not_me=not_me,
    )
    stories.tell_story(
        record, "withdraw_signature", actor, words=record.withdrawn_words
    )
    telling.tell_withdrawn(record, actor, not_me=not_me)
    objectives.refresh(record.objectives.all(), actor=actor)
    return record


def _sign(shown: Shown, actor: Person) -> ActivityRecord:
    record = recording.held(shown.record, Step.SIGN, shown.version)
    authority = signing.authority_to_sign(actor, record)
    if authority is None:
        raise NotAllowed(
            _("Only who was asked to sign, and has the role for it now, may sign.")
        )
    if recording.seal_of(record) != record.fingerprint:
        raise Conflict(_("This is not what was sent: return it, and say so."))
    record.signed_at, record.signed_by = clock.now(), actor
    record.on_behalf_of = authority.on_behalf_of
    opened = lookups.first_seen(record, actor, record.sent_at or record.saved_at)
    record.was_opened = opened is not None
    recording.move(record, Step.SIGN)
    return record


def _facts(record: ActivityRecord) -> dict[str, str | bool | None]:
    """Say in the entry what was signed, for whom, and whether it had been opened."""
    absent = record.on_behalf_of
    return {
        "fingerprint": record.fingerprint,
        "on_behalf_of": str(absent.uuid) if absent else None,
        "was_opened": bool(record.was_opened),
    }


def _newest(record: ActivityRecord) -> int:
    """Give the version as it is: what is signed no longer changes."""
    return ActivityRecord.objects.values_list("version", flat=True).get(pk=record.pk)


def _refuse_silence(words: str) -> None:
    if not words.strip():
        raise Conflict(_("Say why, so that it can be understood."))
    refuse_identity_numbers(words)
