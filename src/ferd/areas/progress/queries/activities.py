"""Reading records of activities, as far as the reader may.

A draft, and what was laid aside, is for the trainee and for who recorded it. All
else is seen by those who see the trainee's evidence, and by whom it waits for;
who signed sees it as long as they have the role for it.
"""

import uuid

from django.db.models import Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from ferd.areas.accounts.models import Person
from ferd.areas.organisations import queries as organisations
from ferd.areas.progress import sights, signing
from ferd.areas.progress.assessors import ASSESSING
from ferd.areas.progress.models import (
    ActivityRecord,
    ConflictOfInterest,
    EvidenceFile,
    ObjectiveProgress,
)
from ferd.areas.schedules.models import Traineeship
from ferd.foundation.errors import NotFound

Status = ActivityRecord.Status

KEPT_TO_ONESELF = (Status.DRAFT, Status.DISCARDED)
"""What only the trainee and who recorded it see."""

SIGNED_ONCE = (Status.SIGNED, Status.WITHDRAWN)


def visible_records(actor: Person) -> QuerySet[ActivityRecord]:
    """List the records `actor` may see, the newest first."""
    whole = sights.whole_traineeships(actor).values("pk")
    own = Q(trainee=actor) | Q(recorded_by=actor, traineeship__in=whole)
    shown = Q(traineeship__in=whole) | _signed(actor) | Q(pk__in=_beside(actor))
    return with_all(
        ActivityRecord.objects.filter(own | (shown & ~Q(status__in=KEPT_TO_ONESELF)))
    )


def get_record(actor: Person, public_id: uuid.UUID) -> ActivityRecord:
    """Get one record that `actor` may see."""
    found = visible_records(actor).filter(uuid=public_id).first()
    if found is None:
        raise NotFound(_("There is no such activity."))
    return found


def records_of(actor: Person, traineeship: Traineeship) -> QuerySet[ActivityRecord]:
    """List what `actor` may see of one trainee's records, drafts included."""
    return visible_records(actor).filter(traineeship=traineeship)


def own_records(actor: Person) -> QuerySet[ActivityRecord]:
    """List the actor's own records, but for what was laid aside."""
    own = ActivityRecord.objects.filter(trainee=actor)
    return with_all(own.exclude(status=Status.DISCARDED))


def waiting_records(actor: Person) -> QuerySet[ActivityRecord]:
    """List the records that wait for the actor's signature, the oldest first.

    Those that one was asked for, and those of people for whom one stands in.
    """
    partial = ConflictOfInterest.objects.filter(person=actor, ended_at=None)
    sent = ActivityRecord.objects.filter(
        _here(actor) & _asked(actor), status=Status.SENT
    )
    return with_all(
        sent.exclude(trainee=actor).exclude(
            trainee__in=list(partial.values_list("trainee", flat=True))
        )
    ).order_by("sent_at", "pk")


def signed_records(actor: Person) -> QuerySet[ActivityRecord]:
    """List what the actor has signed, or was signed for them, newest first."""
    signed = ActivityRecord.objects.filter(_signed(actor))
    return with_all(signed).order_by("-signed_at", "-pk")


def get_file(actor: Person, record_id: uuid.UUID, public_id: uuid.UUID) -> EvidenceFile:
    """Get one file of a record that `actor` may see."""
    record = get_record(actor, record_id)
    found = record.files.filter(uuid=public_id, removed_at=None).first()
    if found is None:
        raise NotFound(_("There is no such file."))
    return found


def files_of(record: ActivityRecord) -> QuerySet[EvidenceFile]:
    """List the files of a record, without their content."""
    return record.files.filter(removed_at=None).defer("content")


def with_all(records: QuerySet[ActivityRecord]) -> QuerySet[ActivityRecord]:
    """Fetch with each record what a row of a list shows."""
    rows = ObjectiveProgress.objects.select_related("objective").order_by(
        "objective__code"
    )
    return records.select_related(
        *("trainee", "traineeship__trainee", "traineeship__unit", "unit"),
        *("signer", "signed_by", "on_behalf_of", "recorded_by", "returned_by"),
    ).prefetch_related(
        Prefetch("objectives", rows),
        Prefetch(
            "files",
            EvidenceFile.objects.filter(removed_at=None).defer("content"),
            to_attr="kept_files",
        ),
    )


def _beside(actor: Person) -> list[int]:
    """Give the keys of what waits, or belongs to a stage: few, and fetched.

    SQLite 3.53 cannot plan the OR of a partial index and a subquery.
    """
    keys = list(waiting_records(actor).values_list("pk", flat=True))
    for traineeship, units in sights.seen_in_part(actor).items():
        linked = ActivityRecord.objects.filter(
            traineeship=traineeship, objectives__owner__in=units
        )
        keys += linked.order_by().values_list("pk", flat=True).distinct()
    return keys


def _signed(actor: Person) -> Q:
    """Give the condition that one has signed it, and still has a role for it."""
    by = Q(signed_by=actor) | Q(on_behalf_of=actor)
    return by & _here(actor) & Q(status__in=SIGNED_ONCE)


def _here(actor: Person) -> Q:
    return _with_role(actor, "unit__") | _with_role(actor, "traineeship__unit__")


def _asked(actor: Person) -> Q:
    """Give the condition that one was asked to sign, or stands in for who was."""
    asked = Q(signer=actor)
    for each in signing.current_deputyships(actor):
        in_unit = Q(unit=each.unit_id) | Q(traineeship__unit=each.unit_id)
        asked |= Q(signer=each.absent_id) & in_unit
    replaced = ConflictOfInterest.objects.filter(substitute=actor, ended_at=None)
    for conflict in replaced:
        asked |= Q(signer=conflict.person_id, trainee=conflict.trainee_id)
    return asked


def _with_role(actor: Person, prefix: str) -> Q:
    return organisations.units_with_role(actor, ASSESSING, prefix=prefix)
