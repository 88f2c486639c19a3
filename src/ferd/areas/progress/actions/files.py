"""Files that go with a record: cleaned, counted, and taken out again."""

import hashlib

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from ferd.areas.accounts.models import Person
from ferd.areas.audit import actions as audit
from ferd.areas.organisations import queries as organisations
from ferd.areas.progress import activity_permissions as permissions
from ferd.areas.progress import evidence_files, recording
from ferd.areas.progress.models import ActivityRecord, EvidenceFile
from ferd.core.progress.activities import Step
from ferd.foundation import clock
from ferd.foundation.errors import Conflict, NotAllowed


@transaction.atomic
def add_file(
    *, record: ActivityRecord, name: str, data: bytes, actor: Person
) -> EvidenceFile:
    """Put a file beside a record that has not been sent, without its metadata."""
    organisations.hold_roles(actor)
    if not permissions.may_change(actor, record):
        raise NotAllowed(_("Only the trainee, or who recorded it, changes it."))
    cleaned = evidence_files.clean(name, data)
    record = recording.held(record, Step.SAVE, record.version)
    most = settings.EVIDENCE_FILES
    if record.files.filter(removed_at=None).count() >= most:
        raise Conflict(_("At most %(number)d files.") % {"number": most})
    file = EvidenceFile.objects.create(
        record=record,
        name=cleaned.name,
        media_type=cleaned.media_type,
        size=len(cleaned.content),
        content=cleaned.content,
        content_hash=hashlib.sha256(cleaned.content).hexdigest(),
        uploaded_at=clock.now(),
        uploaded_by=actor,
    )
    recording.move(record, Step.SAVE)
    audit.record(
        actor=actor,
        action="progress.add_file",
        target=record,
        content=file.content_hash,
    )
    return file


@transaction.atomic
def remove_file(*, file: EvidenceFile, actor: Person) -> ActivityRecord:
    """Take a file out of a record that has not been sent; its content is gone."""
    organisations.hold_roles(actor)
    if not permissions.may_change(actor, file.record):
        raise NotAllowed(_("Only the trainee, or who recorded it, changes it."))
    record = recording.held(file.record, Step.SAVE, file.record.version)
    file.name, file.content, file.removed_at = "", b"", clock.now()
    file.save(update_fields=["name", "content", "removed_at"])
    recording.move(record, Step.SAVE)
    audit.record(
        actor=actor,
        action="progress.remove_file",
        target=record,
        content=file.content_hash,
    )
    return record
