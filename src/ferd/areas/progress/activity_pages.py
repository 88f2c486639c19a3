"""What the pages of an activity show, put together from what is stored."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from ferd.areas.accounts.models import Person
from ferd.areas.audit import lookups
from ferd.areas.progress import activity_permissions as permissions
from ferd.areas.progress import sensitive, sights
from ferd.areas.progress.models import ActivityRecord

Status = ActivityRecord.Status


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordRow:
    """One record of a list, and how far it has come."""

    record: ActivityRecord
    standing: tuple[str, ...]

    @property
    def latest(self) -> str:
        """Say the last thing that happened to it."""
        return self.standing[-1]


def rows_of(records: Sequence[ActivityRecord]) -> list[RecordRow]:
    """Say of each record when it was saved, sent, seen and signed."""
    seen = _seen(records)
    return [
        RecordRow(record=record, standing=tuple(_standing(record, seen.get(record.pk))))
        for record in records
    ]


def note_reading(actor: Person, records: Iterable[ActivityRecord]) -> None:
    """Note that activities of others are about to be shown to somebody."""
    others = [each for each in records if each.trainee_id != actor.pk]
    relations = {
        key: sights.sight_of(actor, traineeship)
        for key, traineeship in {
            e.traineeship_id: e.traineeship for e in others
        }.items()
    }
    lookups.note_many(
        actor=actor,
        looks=[_look(each, actor, relations[each.traineeship_id]) for each in others],
    )


def said_at(at: datetime) -> str:
    """Write a moment in the reader's language."""
    return date_format(localtime(at), "DATETIME_FORMAT")


def may_do(actor: Person, record: ActivityRecord) -> dict[str, bool]:
    """Say what a reader may do with a record, as it is now."""
    waits = record.status == Status.SENT
    signs = waits and permissions.may_sign(actor, record)
    changes = permissions.may_change(actor, record)
    laid_aside = {Status.DRAFT, Status.RETURNED, Status.REGISTERED}
    return {
        "may_change": changes and record.status in ActivityRecord.WRITABLE,
        "may_recall": changes and waits,
        "may_discard": changes and record.status in laid_aside,
        "may_sign": signs,
        "may_withdraw": record.status == Status.SIGNED
        and permissions.may_withdraw_signature(actor, record),
    }


def _standing(record: ActivityRecord, seen_at: datetime | None) -> list[str]:
    said = [_("Saved %(time)s") % {"time": said_at(record.saved_at)}]
    if record.status == Status.REGISTERED and record.sent_at:
        said.append(_("Registered %(time)s") % {"time": said_at(record.sent_at)})
    elif record.sent_at and record.signer:
        said += _on_the_way(record, record.signer.name, record.sent_at, seen_at)
    if record.signed_at and record.signed_by:
        said.append(_signed(record, record.signed_by.name, record.signed_at))
    if record.status == Status.RETURNED and record.returned_at and record.returned_by:
        facts = {"name": record.returned_by.name, "time": said_at(record.returned_at)}
        said.append(_("Returned by %(name)s %(time)s") % facts)
    if record.withdrawn_at:
        facts = {"time": said_at(record.withdrawn_at)}
        said.append(_("Signature withdrawn %(time)s") % facts)
    return said


def _on_the_way(
    record: ActivityRecord, name: str, sent_at: datetime, seen_at: datetime | None
) -> list[str]:
    said = [
        _("Sent to %(name)s %(time)s") % {"name": name, "time": said_at(sent_at)},
    ]
    if seen_at:
        facts = {"name": name, "time": said_at(seen_at)}
        said.append(_("Seen by %(name)s %(time)s") % facts)
    elif record.status == Status.SENT:
        said.append(_("Not seen by %(name)s yet") % {"name": name})
    return said


def _signed(record: ActivityRecord, name: str, at: datetime) -> str:
    facts = {"name": name, "time": said_at(at)}
    if record.on_behalf_of is None:
        return _("Signed by %(name)s %(time)s") % facts
    facts["absent"] = record.on_behalf_of.name
    return _("Signed by %(name)s on behalf of %(absent)s %(time)s") % facts


def _seen(records: Iterable[ActivityRecord]) -> dict[int, datetime]:
    """Give when each was first opened by who was asked, since it was sent."""
    sent = [
        (record.pk, (record, record.signer, record.sent_at))
        for record in records
        if record.signer is not None and record.sent_at is not None
    ]
    found = lookups.first_seen_of([pair for _, pair in sent])
    return {key: at for (key, _), at in zip(sent, found, strict=True) if at}


def _look(
    record: ActivityRecord, actor: Person, sight: sights.Sight | None
) -> lookups.Look:
    waits = record.status == Status.SENT
    asked = actor.pk in {record.signer_id, record.signed_by_id} or sight is None
    role = sensitive.SIGNER if asked or sight is None else sight.relation.value
    purpose = lookups.Purpose.SIGN if waits and asked else lookups.Purpose.FOLLOW_UP
    return lookups.Look(
        subject=record.trainee,
        kind=sensitive.ACTIVITY,
        target=record,
        role=role,
        purpose=purpose,
        unit=record.unit.name,
        since=record.sent_at,
    )
