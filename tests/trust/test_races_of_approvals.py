import os
from datetime import timedelta
from functools import partial

import pytest
from django.db import transaction

from ferd.areas.audit import actions as audit
from ferd.areas.audit import verifying
from ferd.areas.audit.models import AuditEntry
from ferd.areas.organisations import actions as organisations
from ferd.areas.organisations.models import Delegation, Role
from ferd.areas.progress import authority, shown, standing
from ferd.areas.progress.actions import approvals, impartiality, objectives
from ferd.areas.progress.models import (
    Approval,
    ConflictOfInterest,
    ObjectiveProgress,
)
from ferd.core.progress.gate import gate_holds
from ferd.foundation import clock
from ferd.foundation.errors import Conflict, NotAllowed
from tests.areas.progress import factory as training
from tests.areas.progress import objective_factory as factory
from tests.areas.progress.objective_factory import fresh, make_submitted
from tests.trust.at_once import at_once, done, faults

ROUNDS = 5
REVOCATIONS = int(os.environ.get("FERD_REVOCATIONS", "60"))
PATIENCE = 60

State = ObjectiveProgress.State


def begin(cast, count):
    """Give some of Tora's objectives; Mads and Kari are clinical supervisors."""
    traineeship = training.make_training(cast)
    for person in (cast.mads, cast.kari):
        factory.give_role(person, Role.CLINICAL_SUPERVISOR, cast.nuclear)
    return training.objectives(traineeship, count)


def waiting(cast):
    """Give objectives that wait for approval."""
    return [make_submitted(cast, row) for row in begin(cast, ROUNDS)]


def approving(row, actor):
    """Give what approves an objective as it is shown now."""
    row = fresh(row)
    return partial(
        approvals.approve_objective,
        row=row,
        seen=shown.seal_now(row),
        reason="",
        signed_in_at=clock.now(),
        actor=actor,
    )


def delegate(cast):
    now = clock.now()
    return Delegation.objects.create(
        giver=cast.olav,
        receiver=cast.kari,
        unit=cast.nuclear,
        scope="Objectives",
        starts_at=now,
        ends_at=now + timedelta(days=1),
    )


def submit_again(row, actor):
    """Let an objective wait for approval as it did, without all the steps there."""
    Approval.objects.filter(progress=row, withdrawn_at=None).update(
        withdrawn_at=clock.now(), withdrawn_by=actor, withdrawn_words="Again."
    )
    ObjectiveProgress.objects.filter(pk=row.pk).update(state=State.SUBMITTED)


def number_of(action):
    """Tell where in the order of commit the latest such action stands."""
    return AuditEntry.objects.filter(action=action).latest("number").number


@transaction.atomic
def approve_without_lock(row, actor):
    row = ObjectiveProgress.objects.get(pk=row.pk)
    if row.state != State.SUBMITTED:
        raise Conflict("Too late.")
    row.state = State.APPROVED
    row.save(update_fields=["state"])
    audit.record(actor=actor, action="progress.approve_objective", target=row)


@transaction.atomic
def approve_without_holding_the_delegation(row, actor):
    if authority.authority_of(actor, fresh(row)) is None:
        raise NotAllowed("No.")
    audit.record(actor=actor, action="progress.approve_objective", target=row)


@transaction.atomic
def approve_without_holding_the_trainee(row, actor):
    row = fresh(row)
    if not gate_holds(standing.standing_of(row).case()):
        raise Conflict("No.")
    ObjectiveProgress.objects.filter(pk=row.pk).update(state=State.APPROVED)
    audit.record(actor=actor, action="progress.approve_objective", target=row)


def test_an_objective_approved_by_many_at_once_is_approved_once(people):
    for row in waiting(people):
        outcomes = at_once([approving(row, people.olav)] * 6)

        assert (done(outcomes), faults(outcomes)) == (1, [])
        assert Approval.objects.filter(progress=row).count() == 1
        assert fresh(row).state == State.APPROVED
    entries = AuditEntry.objects.filter(action="progress.approve_objective")
    assert entries.count() == ROUNDS
    assert verifying.verdict().bad is None


@pytest.mark.usefixtures("_only_postgresql")
def test_without_a_lock_an_objective_is_approved_twice(people):
    row = make_submitted(people, begin(people, 1)[0])
    for _round in range(PATIENCE):
        outcomes = at_once([partial(approve_without_lock, row, people.olav)] * 4)
        if done(outcomes) > 1:
            return
        submit_again(row, people.olav)
    pytest.fail("The race is no longer run: the test above proves nothing.")


def test_nothing_is_approved_after_the_delegation_was_taken_back(people):
    row = make_submitted(people, begin(people, 1)[0])
    approved = 0
    for _round in range(REVOCATIONS):
        delegation = delegate(people)
        approve = approving(row, people.kari)

        outcomes = at_once(
            [
                approve,
                partial(
                    organisations.end_delegation,
                    delegation=delegation,
                    actor=people.olav,
                ),
            ]
        )

        assert faults(outcomes) == []
        assert outcomes[1].is_done
        if outcomes[0].is_done:
            approved += 1
            ended = number_of("organisations.end_delegation")
            assert number_of("progress.approve_objective") < ended
            assert Approval.objects.get(progress=row, withdrawn_at=None).delegation == (
                delegation
            )
        submit_again(row, people.olav)
    assert approved < REVOCATIONS, "The two never met: the test proves nothing."


@pytest.mark.usefixtures("_only_postgresql")
def test_without_holding_the_delegation_it_is_approved_after_it_was_taken_back(people):
    row = make_submitted(people, begin(people, 1)[0])
    for _round in range(PATIENCE):
        delegation = delegate(people)
        outcomes = at_once(
            [
                partial(approve_without_holding_the_delegation, row, people.kari),
                partial(
                    organisations.end_delegation,
                    delegation=delegation,
                    actor=people.olav,
                ),
            ]
        )
        ended = number_of("organisations.end_delegation")
        if outcomes[0].is_done and number_of("progress.approve_objective") > ended:
            return
    pytest.fail("The race is no longer run: the tests above prove nothing.")


def test_a_recommendation_is_withdrawn_or_the_objective_approved_never_both(people):
    for row in waiting(people):
        outcomes = at_once(
            [
                approving(row, people.olav),
                partial(
                    objectives.withdraw_recommendation,
                    row=row,
                    words="No.",
                    actor=people.mads,
                ),
            ]
        )

        assert (done(outcomes), faults(outcomes)) == (1, [])
        assert fresh(row).state == standing.standing_of(fresh(row)).state


@pytest.mark.usefixtures("_only_postgresql")
def test_without_holding_the_trainee_both_happen(people):
    row = make_submitted(people, begin(people, 1)[0])
    for _round in range(PATIENCE):
        outcomes = at_once(
            [
                partial(approve_without_holding_the_trainee, row, people.olav),
                partial(
                    objectives.withdraw_recommendation,
                    row=row,
                    words="No.",
                    actor=people.mads,
                ),
            ]
        )
        if done(outcomes) == len(outcomes):
            return
        ObjectiveProgress.objects.filter(pk=row.pk).update(state=State.IN_PROGRESS)
        if not row.recommendations.filter(by=people.mads, withdrawn_at=None).exists():
            objectives.recommend_objective(row=row, words="", actor=people.mads)
        ObjectiveProgress.objects.filter(pk=row.pk).update(state=State.SUBMITTED)
    pytest.fail("The race is no longer run: the test above proves nothing.")


def test_of_two_leaders_one_approves_or_the_other_returns(people):
    factory.give_role(people.ada, Role.SECTION_HEAD, people.nuclear)
    for row in waiting(people):
        outcomes = at_once(
            [
                approving(row, people.olav),
                partial(
                    objectives.return_objective,
                    row=row,
                    words="More.",
                    actor=people.ada,
                ),
            ]
        )

        assert (done(outcomes), faults(outcomes)) == (1, [])
        expected = State.APPROVED if outcomes[0].is_done else State.RETURNED
        assert fresh(row).state == expected


def test_nobody_approves_after_it_was_said_that_they_are_not_impartial(people):
    for row in waiting(people):
        outcomes = at_once(
            [
                approving(row, people.olav),
                partial(
                    impartiality.declare_conflict,
                    traineeship=row.traineeship,
                    person=people.olav,
                    kind=ConflictOfInterest.Kind.FAMILY,
                    substitute=None,
                    actor=people.olav,
                ),
            ]
        )

        assert faults(outcomes) == []
        assert outcomes[1].is_done
        if outcomes[0].is_done:
            said = number_of("progress.declare_conflict")
            assert number_of("progress.approve_objective") < said
        ConflictOfInterest.objects.update(ended_at=clock.now(), ended_by=people.karin)
