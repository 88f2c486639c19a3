"""What people of the demo do with evidence and objectives, each as an action.

Thin: each names who acts, and what was on the screen. Who signs or approves has
opened what it is about, and the look is noted as a page would.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from ferd.areas.accounts.models import Person
from ferd.areas.audit import lookups
from ferd.areas.progress import sensitive, shown
from ferd.areas.progress.actions import (
    activities,
    approvals,
    objectives,
    observations,
    signatures,
)
from ferd.areas.progress.models import (
    ActivityRecord,
    Approval,
    ObjectiveProgress,
    Observation,
    TemplateVersion,
)
from ferd.areas.progress.observation_rules import Asking, Assessment, Occasion
from ferd.areas.progress.recording import Content
from ferd.areas.schedules.models import Traineeship
from ferd.core.curriculum.catalogue import ActivityKind
from ferd.demo.build import Hospital
from ferd.foundation import clock

Rows = Sequence[ObjectiveProgress]


def training(hospital: Hospital, key: str) -> Traineeship:
    """Give a trainee's training."""
    return Traineeship.objects.select_related("trainee", "unit").get(
        trainee=hospital.people[key]
    )


def rows_of(traineeship: Traineeship, owner: str, hospital: Hospital) -> Rows:
    """Give the objectives that a unit owns, in the order of the plan."""
    rows = traineeship.progress.filter(owner=hospital.units[owner]).select_related(
        "objective", "owner", "traineeship__trainee", "traineeship__unit"
    )
    return list(rows.order_by("expected_on", "objective__code"))


def register(rows: Rows, kind: ActivityKind, title: str, words: str) -> None:
    """Record something that the trainee's own word is enough for."""
    record = _begin(rows, kind, title, words, clock.today())
    activities.register_activity(record=record, seen=record.version, actor=_who(rows))


def send(rows: Rows, title: str, words: str, signer: Person) -> ActivityRecord:
    """Record a clinical procedure, and send it to be signed."""
    record = _begin(rows, ActivityKind.CLINICAL_PROCEDURE, title, words, clock.today())
    return activities.send_activity(
        record=record, signer=signer, seen=record.version, actor=_who(rows)
    )


def draft(rows: Rows, kind: ActivityKind, title: str, words: str) -> None:
    """Begin to record something, and leave it."""
    _begin(rows, kind, title, words, clock.today())


def sign(record: ActivityRecord) -> None:
    """Let the one who was asked read and sign."""
    signer = record.signer
    assert signer is not None  # noqa: S101  it was sent to somebody
    lookups.note(
        actor=signer,
        subject=record.trainee,
        kind=sensitive.ACTIVITY,
        target=record,
        role=sensitive.SIGNER,
        purpose=lookups.Purpose.SIGN,
    )
    signatures.sign_activity(record=record, seen=record.version, actor=signer)


def ask(
    rows: Rows, template: TemplateVersion, situation: str, rating: int, by: Person
) -> Observation:
    """Ask somebody to observe, with the trainee's own level beside."""
    traineeship = rows[0].traineeship
    occasion = Occasion(
        template=template,
        unit=traineeship.unit,
        observed_on=clock.today(),
        situation=situation,
        objectives=tuple(rows),
    )
    return observations.ask_for_observation(
        traineeship=traineeship,
        assessor=by,
        occasion=occasion,
        asking=Asking(self_rating=rating),
        actor=_who(rows),
    )


def give(observation: Observation, level: int, words: str) -> None:
    """Let the one who was asked say what they saw."""
    assessor = observation.assessor
    assert assessor is not None  # noqa: S101  they were asked
    observations.give_observation(
        observation=observation,
        said=Assessment(level=level, answers={"steps": (1, 2)}, words=words),
        seen=observation.version,
        actor=assessor,
    )


def submit(
    row: ObjectiveProgress, recommenders: Iterable[Person], ask_of: Person | None = None
) -> None:
    """Let supervisors recommend an objective, and the trainee submit it."""
    for person in recommenders:
        objectives.recommend_objective(row=row, words="", actor=person)
    objectives.submit_objective(
        row=row,
        basis=Approval.Basis.TRAINING,
        words="",
        ask=ask_of,
        actor=row.traineeship.trainee,
    )


def approve_all(rows: Rows, approver: Person) -> list[Approval]:
    """Read some objectives and approve them in one go."""
    return approvals.approve_objectives(
        wanted=[
            approvals.Wanted(row=row, seen=_read(row, approver))
            for row in (_fresh(row) for row in rows)
        ],
        signed_in_at=clock.now(),
        actor=approver,
    )


def approve(row: ObjectiveProgress, approver: Person) -> Approval:
    """Read one objective and approve it."""
    row = _fresh(row)
    return approvals.approve_objective(
        row=row,
        seen=_read(row, approver),
        reason="",
        signed_in_at=clock.now(),
        actor=approver,
    )


def _read(row: ObjectiveProgress, approver: Person) -> str:
    lookups.note(
        actor=approver,
        subject=row.traineeship.trainee,
        kind=sensitive.OBJECTIVE,
        target=row,
        role=sensitive.HOME,
        purpose=lookups.Purpose.APPROVE,
    )
    return shown.seal_now(row)


def _fresh(row: ObjectiveProgress) -> ObjectiveProgress:
    return ObjectiveProgress.objects.select_related(
        "objective", "owner", "traineeship__trainee", "traineeship__unit"
    ).get(pk=row.pk)


def _begin(
    rows: Rows, kind: ActivityKind, title: str, words: str, done_on: date
) -> ActivityRecord:
    traineeship = rows[0].traineeship
    unit = rows[0].owner
    content = Content(
        title=title,
        kind=kind.value,
        done_on=done_on,
        unit=unit,
        objectives=tuple(rows),
        words=words,
    )
    return activities.begin_activity(
        traineeship=traineeship, content=content, actor=traineeship.trainee
    )


def _who(rows: Rows) -> Person:
    return rows[0].traineeship.trainee
