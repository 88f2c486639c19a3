"""What leads an objective to its approval: submitted, recommended, returned."""

from django.db import transaction
from django.utils.translation import gettext as _

from ferd.areas.accounts.models import Person
from ferd.areas.audit import actions as audit
from ferd.areas.notifications import actions as notifications
from ferd.areas.notifications import queries as notices_of
from ferd.areas.organisations import queries as organisations
from ferd.areas.progress import (
    authority,
    notices,
    objectives,
    people,
    standing,
)
from ferd.areas.progress import (
    objective_permissions as permissions,
)
from ferd.areas.progress.models import Approval, ObjectiveProgress, Recommendation
from ferd.areas.progress.stories import tell_story
from ferd.core.progress.gate import Lack, missing_recommendations
from ferd.core.progress.states import State, Step, may_step
from ferd.foundation import clock
from ferd.foundation.database import one_of_its_kind
from ferd.foundation.errors import Conflict, NotAllowed


@transaction.atomic
def submit_objective(
    *,
    row: ObjectiveProgress,
    basis: Approval.Basis,
    words: str,
    ask: Person | None,
    actor: Person,
) -> ObjectiveProgress:
    """Submit an objective for approval; ask those to recommend it who have not yet.

    Args:
        row: the trainee's way with the objective.
        basis: what it is to be approved on.
        words: what the trainee says of it; may be empty.
        ask: the clinical supervisor who is asked, if one has to be.
        actor: the trainee, or somebody on their behalf.
    """
    organisations.hold_roles(actor)
    row = objectives.hold_objective(row)
    if not permissions.may_submit(actor, row):
        raise NotAllowed(
            _("Only the trainee, the supervisor and the unit's planners submit.")
        )
    _refuse_step(Step.SUBMIT, row)
    if row.submitted_at is not None:
        raise Conflict(_("It has been submitted already."))
    if ask is not None and ask not in people.who_may_be_asked(row):
        raise Conflict(_("This person cannot recommend it as a clinical supervisor."))
    row.submitted_at, row.submitted_by = clock.now(), actor
    row.submitted_words, row.basis, row.asked = words.strip(), basis, ask
    fields = ("submitted_at", "submitted_by", "submitted_words", "basis", "asked")
    objectives.keep(row, *fields, actor=actor)
    tell_story(row, "submit_objective", actor, words=row.submitted_words)
    audit.record(
        actor=actor,
        action="progress.submit_objective",
        target=row,
        objective=row.objective.code,
        basis=basis.value,
    )
    trainee = row.traineeship.trainee
    objectives.tell_about(row, notices.SUBMITTED_FOR_YOU, [trainee], actor)
    _ask_for_recommendations(row, actor)
    return row


@transaction.atomic
def recall_submission(*, row: ObjectiveProgress, actor: Person) -> ObjectiveProgress:
    """Take an objective back that has been submitted and is not approved."""
    organisations.hold_roles(actor)
    row = objectives.hold_objective(row)
    if not permissions.may_recall(actor, row):
        raise NotAllowed(_("Only the trainee or who submitted it may recall it."))
    _refuse_step(Step.RECALL, row)
    if row.submitted_at is None:
        raise Conflict(_("It is not submitted."))
    objectives.keep(row, *objectives.clear_submission(row), actor=actor)
    tell_story(row, "recall_submission", actor)
    audit.record(
        actor=actor,
        action="progress.recall_submission",
        target=row,
        objective=row.objective.code,
    )
    notifications.settle(target=row, kinds=notices.ASKING, actor=actor)
    return row


@transaction.atomic
def recommend_objective(
    *, row: ObjectiveProgress, words: str, actor: Person
) -> Recommendation:
    """Recommend an objective for approval, as the supervisor one is."""
    organisations.hold_roles(actor)
    row = objectives.hold_objective(row)
    capacity = authority.capacity_of(actor, row)
    if capacity is None:
        raise NotAllowed(_("Only supervisors who are impartial may recommend."))
    _refuse_step(Step.RECOMMEND, row)
    already = _("You have recommended it already.")
    if permissions.may_withdraw_recommendation(actor, row):
        raise Conflict(already)
    with one_of_its_kind(already):
        given = Recommendation.objects.create(
            progress=row,
            trainee=row.traineeship.trainee,
            by=actor,
            capacity=capacity.value,
            round=row.round,
            words=words.strip(),
            at=clock.now(),
        )
    objectives.keep(row, actor=actor)
    tell_story(row, "recommend_objective", actor, words=given.words)
    audit.record(
        actor=actor,
        action="progress.recommend_objective",
        target=row,
        objective=row.objective.code,
        capacity=capacity.value,
    )
    _settle_for(row, actor)
    trainee = row.traineeship.trainee
    objectives.tell_about(row, notices.RECOMMENDED, [trainee], actor)
    return given


@transaction.atomic
def withdraw_recommendation(
    *, row: ObjectiveProgress, words: str, actor: Person
) -> ObjectiveProgress:
    """Withdraw one's recommendation of an objective that is not approved."""
    organisations.hold_roles(actor)
    row = objectives.hold_objective(row)
    if not permissions.may_withdraw_recommendation(actor, row):
        raise NotAllowed(_("You have not recommended it."))
    _refuse_step(Step.WITHDRAW_RECOMMENDATION, row)
    words = _required(words)
    row.recommendations.filter(by=actor, round=row.round, withdrawn_at=None).update(
        withdrawn_at=clock.now(), withdrawn_words=words
    )
    objectives.keep(row, actor=actor)
    tell_story(row, "withdraw_recommendation", actor, words=words)
    audit.record(
        actor=actor,
        action="progress.withdraw_recommendation",
        target=row,
        objective=row.objective.code,
    )
    trainee = row.traineeship.trainee
    objectives.tell_about(row, notices.NO_LONGER_RECOMMENDED, [trainee], actor)
    return row


@transaction.atomic
def return_objective(
    *, row: ObjectiveProgress, words: str, actor: Person
) -> ObjectiveProgress:
    """Hand a submitted objective back with words; a round begins anew."""
    authority.hold_authority(actor, [row.owner])
    row = objectives.hold_objective(row)
    if not permissions.may_return(actor, row):
        raise NotAllowed(_("Only who approves it, or the supervisor, may return it."))
    _refuse_step(Step.RETURN, row)
    if row.submitted_at is None:
        raise Conflict(_("It is not submitted."))
    words = _required(words)
    objectives.begin_round(row, words, actor)
    granted = authority.authority_of(actor, row)
    tell_story(
        row,
        "return_objective",
        actor,
        on_behalf_of=granted.on_behalf_of if granted else None,
        words=words,
    )
    audit.record(
        actor=actor,
        action="progress.return_objective",
        target=row,
        objective=row.objective.code,
    )
    notifications.settle(target=row, kinds=notices.ASKING, actor=actor)
    trainee = row.traineeship.trainee
    objectives.tell_about(row, notices.RETURNED, [trainee], actor)
    return row


def _refuse_step(step: Step, row: ObjectiveProgress) -> None:
    if not may_step(step, State(row.state)):
        raise Conflict(
            _("The objective is in the state “%(state)s”, which does not allow this.")
            % {"state": row.get_state_display()}
        )


def _required(words: str) -> str:
    if not words.strip():
        raise Conflict(_("Say why, in a few words."))
    return words.strip()


def _ask_for_recommendations(row: ObjectiveProgress, actor: Person) -> None:
    """Ask those to recommend whose recommendation is still missing."""
    lacks = {
        each.lack for each in missing_recommendations(standing.standing_of(row).case())
    }
    asked: list[Person] = []
    if Lack.EDUCATIONAL_SUPERVISOR in lacks:
        asked += people.who_supervise(row)
    if Lack.CLINICAL_SUPERVISOR in lacks and row.asked:
        asked.append(row.asked)
    objectives.tell_about(row, notices.ASKED_TO_RECOMMEND, asked, actor)


def _settle_for(row: ObjectiveProgress, actor: Person) -> None:
    """Let what one was asked be done, for oneself alone."""
    asked = notices_of.open_notices(actor).filter(
        kind=notices.ASKED_TO_RECOMMEND.name, target_uuid=row.uuid
    )
    for notice in asked:
        notifications.finish_notice(notice=notice, actor=actor)
