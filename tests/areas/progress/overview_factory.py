"""Trainees some way on, written down as their histories would leave them.

What each state rests on is tested where it is made; here only how far people
have come matters, for two hundred trainees too.
"""

from datetime import timedelta

from ferd.areas.progress.models import Approval, ObjectiveProgress
from ferd.foundation import clock

State = ObjectiveProgress.State


def expect(traineeship, *days) -> list[ObjectiveProgress]:
    """Let the first objectives be expected some days from today, the rest never."""
    rows = list(
        traineeship.progress.select_related("objective", "owner").order_by(
            "objective__code"
        )
    )[: len(days)]
    for row, ahead in zip(rows, days, strict=True):
        row.expected_on = clock.today() + timedelta(days=ahead)
        row.stage, row.stage_label = 1, "Fjordbyen"
    ObjectiveProgress.objects.bulk_update(rows, ["expected_on", "stage", "stage_label"])
    return rows


def approve(row, approver, days_ago=0) -> None:
    at = clock.now() - timedelta(days=days_ago)
    Approval.objects.create(
        progress=row,
        trainee=row.traineeship.trainee,
        approver=approver,
        unit=row.owner,
        at=at,
        signed_in_at=at,
        shown={},
        shown_hash="0" * 64,
        was_opened=True,
    )
    put(row, State.APPROVED)


def put(row, state, days_ago=0) -> None:
    at = clock.now() - timedelta(days=days_ago)
    row.state, row.changed_at = state, at
    if state == State.SUBMITTED:
        row.submitted_at, row.submitted_by = at, row.traineeship.trainee
    if state == State.RETURNED:
        row.returned_at, row.returned_words = at, "More"
    row.save()
