"""A trainee's progress as one value, to be taken out in Kompetanseportalen's shape.

Drafts are left out, and what was only asked for, declined or discarded; so is
what an outsider wrote before the department has confirmed it, and files. The
number of questions to the database does not depend on how much there is.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from django.db.models import Prefetch, Q

from ferd.areas.progress import copied_activities
from ferd.areas.progress.copied_words import EventsOf, comment, unsaid
from ferd.areas.progress.models import (
    ActivityRecord,
    Approval,
    ObjectiveProgress,
    Observation,
    Recommendation,
    Remark,
    StoryEvent,
)
from ferd.areas.progress.sights import Sight
from ferd.areas.schedules.models import Traineeship
from ferd.formats.kompetanseportalen import (
    Activity,
    Comment,
    CommentKind,
    Objective,
    ObjectiveState,
    Signature,
    SignatureKind,
    TraineeRecord,
    without_unprintables,
)
from ferd.foundation import clock

_COPIED = [status.value for status in copied_activities.STATES]

_RECORDS = ActivityRecord.objects.filter(status__in=_COPIED).select_related(
    "trainee", "recorded_by", "signed_by", "on_behalf_of", "returned_by", "unit"
)
_OBSERVATIONS = (
    Observation.objects.filter(
        Q(link=None) | Q(link__is_confirmed=True), status=Observation.Status.GIVEN
    )
    .select_related("trainee", "assessor", "unit", "template__template", "link")
    .prefetch_related(Prefetch("remarks", Remark.objects.select_related("by")))
)
_WITH_ALL = (
    Prefetch("activities", _RECORDS.order_by("done_on", "pk")),
    Prefetch("observations", _OBSERVATIONS.order_by("observed_on", "pk")),
    Prefetch("recommendations", Recommendation.objects.select_related("by")),
    Prefetch(
        "approvals",
        Approval.objects.select_related(
            "approver", "on_behalf_of", "withdrawn_by"
        ).order_by("at", "pk"),
    ),
)


def copy_of(sight: Sight) -> TraineeRecord:
    """Gather all that a reader sees of a trainee's progress."""
    traineeship = sight.traineeship
    rows = sight.objectives().select_related(
        "objective", "owner", "submitted_by", "returned_by"
    )
    told = _told(traineeship)
    return without_unprintables(
        TraineeRecord(
            trainee=traineeship.trainee.name,
            hpr_number=traineeship.trainee.hpr_number or "",
            specialty_code=traineeship.specialty_code,
            unit=traineeship.unit.name,
            starts_on=traineeship.starts_on,
            copied_at=clock.now(),
            objectives=tuple(
                _objective(row, told)
                for row in rows.order_by("objective__code").prefetch_related(*_WITH_ALL)
            ),
        )
    )


def _told(traineeship: Traineeship) -> EventsOf:
    """Give what was said on the way, by what it was said of."""
    told: EventsOf = defaultdict(list)
    events = StoryEvent.objects.filter(traineeship=traineeship).exclude(words="")
    for event in events.select_related("actor"):
        told[event.record_id, event.observation_id, event.progress_id].append(event)
    return told


def _objective(row: ObjectiveProgress, told: EventsOf) -> Objective:
    approvals = list(row.approvals.all())
    live = next((each for each in approvals if each.withdrawn_at is None), None)
    said = list(_comments(row, approvals))
    events = told.get((None, None, row.pk), ())
    return Objective(
        code=row.objective.code,
        title=row.objective.title,
        state=ObjectiveState(row.state),
        unit=row.owner.name,
        stage=row.stage_label,
        expected_on=row.expected_on,
        submitted_at=row.submitted_at,
        approved_at=live.at if live else None,
        activities=tuple(_activities(row, told)),
        signatures=tuple(_signatures(row, approvals)),
        comments=(*said, *unsaid(events, said)),
    )


def _activities(row: ObjectiveProgress, told: EventsOf) -> Iterator[Activity]:
    for record in row.activities.all():
        events = told.get((record.pk, None, None), ())
        yield copied_activities.of_record(record, events)
    for observation in row.observations.all():
        events = told.get((None, observation.pk, None), ())
        yield copied_activities.of_observation(observation, events)


def _signatures(
    row: ObjectiveProgress, approvals: Iterable[Approval]
) -> Iterator[Signature]:
    for recommendation in row.recommendations.all():
        yield Signature(
            SignatureKind.RECOMMENDED,
            by=recommendation.by.name,
            at=recommendation.at,
            role=recommendation.get_capacity_display(),
            withdrawn_at=recommendation.withdrawn_at,
        )
    for approval in approvals:
        yield Signature(
            SignatureKind.APPROVED,
            by=approval.approver.name,
            at=approval.at,
            on_behalf_of=approval.on_behalf_of.name if approval.on_behalf_of else "",
            basis=approval.get_basis_display(),
            withdrawn_at=approval.withdrawn_at,
        )


def _comments(
    row: ObjectiveProgress, approvals: Iterable[Approval]
) -> Iterator[Comment]:
    kinds = CommentKind
    yield from comment(
        kinds.DESCRIPTION, row.submitted_by, row.submitted_at, row.submitted_words
    )
    yield from comment(
        kinds.RETURNED, row.returned_by, row.returned_at, row.returned_words
    )
    for each in row.recommendations.all():
        yield from comment(kinds.SIGNATURE, each.by, each.at, each.words)
        yield from comment(
            kinds.WITHDRAWN, each.by, each.withdrawn_at, each.withdrawn_words
        )
    for approval in approvals:
        yield from comment(
            kinds.REASON, approval.approver, approval.at, approval.reason
        )
        yield from comment(
            kinds.WITHDRAWN,
            approval.withdrawn_by,
            approval.withdrawn_at,
            approval.withdrawn_words,
        )
