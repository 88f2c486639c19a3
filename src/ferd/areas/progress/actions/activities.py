"""Recording activities: saved, sent or registered, called back, laid aside."""

from django.db import transaction
from django.utils.translation import gettext as _

from ferd.areas.accounts.models import Person
from ferd.areas.audit import actions as audit
from ferd.areas.organisations import queries as organisations
from ferd.areas.progress import activity_permissions as permissions
from ferd.areas.progress import objectives, recording, signing, stories
from ferd.areas.progress import telling_of_activities as telling
from ferd.areas.progress.models import ActivityRecord
from ferd.areas.progress.recording import Content
from ferd.areas.schedules.models import Traineeship
from ferd.core.progress.activities import Step
from ferd.foundation import clock
from ferd.foundation.errors import Conflict, NotAllowed


@transaction.atomic
def begin_activity(
    *, traineeship: Traineeship, content: Content, actor: Person
) -> ActivityRecord:
    """Begin a record, as a draft; on behalf of the trainee too, who is told."""
    organisations.hold_roles(actor)
    if not permissions.may_record(actor, traineeship):
        raise NotAllowed(_("Only the trainee, or who supervises or leads, records."))
    record = recording.begin(traineeship, actor)
    recording.write(record, content)
    audit.record(actor=actor, action="progress.begin_activity", target=record)
    stories.tell_story(record, "begin_activity", actor)
    if actor != record.trainee:
        telling.tell_recorded(record, actor)
    return record


@transaction.atomic
def save_activity(
    *, record: ActivityRecord, content: Content, seen: int, actor: Person
) -> ActivityRecord:
    """Save what has been changed in a draft, or in what was returned."""
    record = _to_write(record, Step.SAVE, seen, actor)
    recording.write(record, content)
    audit.record(actor=actor, action="progress.save_activity", target=record)
    return record


@transaction.atomic
def send_activity(
    *, record: ActivityRecord, signer: Person, seen: int, actor: Person
) -> ActivityRecord:
    """Ask somebody to sign; from now on nobody changes it before they have."""
    record = _to_write(record, Step.SEND, seen, actor)
    recording.refuse_unfinished(record)
    rules = signing.rules_in_force(record.traineeship)
    rule = rules.about(record.kind)
    if not signing.may_be_asked(signer, record.traineeship, record.unit, rule):
        raise Conflict(
            _("%(name)s cannot sign this there: choose somebody else.")
            % {"name": signer.name}
        )
    record.signer, record.sent_at = signer, clock.now()
    _seal(record, rules, needs_signature=True)
    recording.move(record, Step.SEND)
    audit.record(
        actor=actor,
        action="progress.send_activity",
        target=record,
        signer=str(signer.uuid),
        fingerprint=record.fingerprint,
    )
    stories.tell_story(record, "send_activity", actor)
    telling.tell_sent(record, actor)
    return record


@transaction.atomic
def register_activity(
    *, record: ActivityRecord, seen: int, actor: Person
) -> ActivityRecord:
    """Let it count on the trainee's own word, where the plan in force says so."""
    record = _to_write(record, Step.REGISTER, seen, actor)
    recording.refuse_unfinished(record)
    rules = signing.rules_in_force(record.traineeship)
    if rules.about(record.kind).must_be_signed:
        raise Conflict(
            _("The plan demands a signature for this: send it to be signed.")
        )
    record.signer, record.sent_at = None, clock.now()
    _seal(record, rules, needs_signature=False)
    recording.move(record, Step.REGISTER)
    audit.record(
        actor=actor,
        action="progress.register_activity",
        target=record,
        fingerprint=record.fingerprint,
    )
    stories.tell_story(record, "register_activity", actor)
    telling.settle(record, actor)
    objectives.refresh(record.objectives.all(), actor=actor)
    return record


@transaction.atomic
def recall_activity(
    *, record: ActivityRecord, seen: int, actor: Person
) -> ActivityRecord:
    """Call back what nobody has signed yet; it is a draft again."""
    organisations.hold_roles(actor)
    if not permissions.may_recall(actor, record):
        raise NotAllowed(_("Only who sent it calls it back."))
    record = recording.held(record, Step.RECALL, seen)
    record.sent_at, record.fingerprint = None, ""
    recording.move(record, Step.RECALL)
    audit.record(actor=actor, action="progress.recall_activity", target=record)
    stories.tell_story(record, "recall_activity", actor)
    telling.settle(record, actor)
    return record


@transaction.atomic
def discard_activity(
    *, record: ActivityRecord, seen: int, actor: Person
) -> ActivityRecord:
    """Lay a record aside that nobody has signed; it no longer counts."""
    organisations.hold_roles(actor)
    if not permissions.may_discard(actor, record):
        raise NotAllowed(_("Only who recorded it lays it aside."))
    record = recording.held(record, Step.DISCARD, seen)
    recording.move(record, Step.DISCARD)
    audit.record(actor=actor, action="progress.discard_activity", target=record)
    stories.tell_story(record, "discard_activity", actor)
    telling.settle(record, actor)
    objectives.refresh(record.objectives.all(), actor=actor)
    return record


def _to_write(
    record: ActivityRecord, step: Step, seen: int, actor: Person
) -> ActivityRecord:
    organisations.hold_roles(actor)
    if not permissions.may_change(actor, record):
        raise NotAllowed(_("Only the trainee, or who recorded it, changes it."))
    return recording.held(record, step, seen)


def _seal(
    record: ActivityRecord, rules: signing.Rules, *, needs_signature: bool
) -> None:
    record.needs_signature = needs_signature
    record.plan_fingerprint = rules.fingerprint
    record.fingerprint = recording.seal_of(record)
