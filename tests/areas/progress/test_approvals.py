from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from ferd.areas.audit.models import AuditEntry
from ferd.areas.notifications.models import Notice
from ferd.areas.organisations import actions as organisations
from ferd.areas.organisations.models import Role, RoleAssignment
from ferd.areas.progress import shown, standing
from ferd.areas.progress.actions import approvals, objectives
from ferd.areas.progress.models import Approval, ObjectiveProgress
from ferd.core.progress.seal import seal_of
from ferd.foundation import clock
from ferd.foundation.errors import Conflict, NotAllowed
from tests.areas.progress import factory as training
from tests.areas.progress import objective_factory as factory
from tests.areas.progress.objective_factory import (
    approve,
    fresh,
    make_submitted,
    recommend,
    submit,
)

Basis = Approval.Basis
State = ObjectiveProgress.State


def state(row):
    row = fresh(row)
    assert row.state == standing.standing_of(row).state
    return row.state


def test_an_approval_keeps_exactly_what_was_shown(cast):
    row = make_submitted(cast)
    seen = shown.seal_now(row)

    approval = approve(row, cast.olav)

    assert state(row) == State.APPROVED
    entry = AuditEntry.objects.get(action="progress.approve_objective")
    assert (approval.entry_number, approval.at) == (entry.number, entry.at)
    assert approval.shown_hash == seen == entry.facts["shown"]
    stored = Approval.objects.get(pk=approval.pk)
    assert seal_of(stored.shown) == stored.shown_hash
    assert stored.on_behalf_of is None
    assert not stored.was_opened


def test_the_trainee_and_the_approver_are_told_in_the_same_step(cast):
    approve(make_submitted(cast), cast.olav)

    kinds = Notice.objects.filter(done_at=None).values_list("person__name", "kind")
    assert ("Tora", "progress.approve_objective") in set(kinds)
    assert ("Olav", "progress.approval_receipt") in set(kinds)
    assert ("Olav", "progress.wait_for_approval") not in set(kinds)


@pytest.mark.parametrize(
    "who", ["tora", "sven", "mads", "kari", "karin", "ola", "otto", "regine", "ada"]
)
def test_only_leaders_of_the_owning_unit_approve(cast, who):
    row = make_submitted(cast)

    with pytest.raises(NotAllowed):
        approve(row, getattr(cast, who))
    assert state(row) == State.SUBMITTED


def test_a_trainee_who_heads_the_department_does_not_approve_their_own(cast):
    row = make_submitted(cast)
    factory.give_role(cast.tora, Role.DEPARTMENT_HEAD, cast.imaging)

    with pytest.raises(NotAllowed):
        approve(row, cast.tora)


@pytest.mark.parametrize("recommending", [(), ("sven",), ("mads",)])
def test_nothing_is_approved_before_the_gate_holds(cast, recommending):
    row = factory.make_objective(cast)
    submit(row, cast.tora)
    recommend(row, *(getattr(cast, who) for who in recommending))

    with pytest.raises(Conflict):
        approve(row, cast.olav)


def test_what_is_recommended_but_not_submitted_is_not_approved(cast):
    row = factory.make_objective(cast)
    recommend(row, cast.sven, cast.mads)

    with pytest.raises(Conflict):
        approve(row, cast.olav)


def test_recommendations_of_an_earlier_round_do_not_count(cast):
    row = make_submitted(cast)
    objectives.return_objective(row=row, words="More.", actor=cast.olav)
    submit(row, cast.tora)

    with pytest.raises(Conflict):
        approve(row, cast.olav)
    recommend(row, cast.sven, cast.mads)
    approve(row, cast.olav)
    assert state(row) == State.APPROVED


def test_the_approvers_own_recommendation_does_not_count(cast):
    row = make_submitted(cast)
    factory.give_role(cast.mads, Role.SECTION_HEAD, cast.nuclear)

    with pytest.raises(Conflict):
        approve(row, cast.mads)
    factory.give_role(cast.kari, Role.CLINICAL_SUPERVISOR, cast.nuclear)
    recommend(row, cast.kari)
    approve(row, cast.mads)
    assert state(row) == State.APPROVED


def test_a_delegate_approves_on_behalf_of_the_head(cast):
    row = make_submitted(cast)
    factory.give_role(cast.kari, Role.CLINICAL_SUPERVISOR, cast.nuclear)
    delegation = factory.delegate(cast, cast.kari)

    approval = approve(row, cast.kari)

    assert (approval.on_behalf_of, approval.delegation) == (cast.olav, delegation)
    entry = AuditEntry.objects.get(action="progress.approve_objective")
    assert entry.facts["delegation"] == str(delegation.uuid)


def test_a_delegates_own_recommendation_does_not_count_nor_the_heads(cast):
    row = make_submitted(cast)
    factory.delegate(cast, cast.mads)
    with pytest.raises(Conflict):
        approve(row, cast.mads)

    factory.give_role(cast.olav, Role.CLINICAL_SUPERVISOR, cast.nuclear)
    objectives.withdraw_recommendation(row=row, words="Oh.", actor=cast.mads)
    recommend(row, cast.olav)
    with pytest.raises(Conflict):
        approve(row, cast.mads)


def test_a_delegation_to_the_trainee_approves_nothing(cast):
    row = make_submitted(cast)
    factory.give_role(cast.tora, Role.CLINICAL_SUPERVISOR, cast.nuclear)
    factory.delegate(cast, cast.tora)

    with pytest.raises(NotAllowed):
        approve(row, cast.tora)


def test_a_delegation_that_was_taken_back_approves_nothing(cast):
    row = make_submitted(cast)
    factory.give_role(cast.kari, Role.CLINICAL_SUPERVISOR, cast.nuclear)
    delegation = factory.delegate(cast, cast.kari)
    organisations.end_delegation(delegation=delegation, actor=cast.olav)

    with pytest.raises(NotAllowed):
        approve(row, cast.kari)


@pytest.mark.parametrize("who", ["kari", "olav"])
def test_a_delegation_falls_with_the_roles_it_rests_on(cast, who):
    row = make_submitted(cast)
    factory.give_role(cast.kari, Role.CLINICAL_SUPERVISOR, cast.nuclear)
    factory.delegate(cast, cast.kari)
    held = RoleAssignment.objects.filter(
        person=getattr(cast, who), role__in=("clinical_supervisor", "department_head")
    )
    organisations.end_role(assignment=held.get(), actor=cast.ada)

    with pytest.raises(NotAllowed):
        approve(row, cast.kari)


@pytest.mark.parametrize("minutes", [-1, 11, 600])
def test_an_old_or_future_sign_in_approves_nothing(cast, minutes):
    row = make_submitted(cast)

    with pytest.raises(NotAllowed):
        approve(row, cast.olav, signed_in_at=clock.now() - timedelta(minutes=minutes))


def test_what_has_changed_since_it_was_seen_is_not_approved(cast):
    row = make_submitted(cast)
    seen = shown.seal_now(row)
    objectives.recall_submission(row=row, actor=cast.tora)
    submit(row, cast.tora, words="Ready!")

    with pytest.raises(Conflict):
        approvals.approve_objective(
            row=row, seen=seen, reason="", signed_in_at=clock.now(), actor=cast.olav
        )


def test_it_is_approved_once(cast):
    row = make_submitted(cast)
    approve(row, cast.olav)

    with pytest.raises(Conflict):
        approve(row, cast.olav)
    assert Approval.objects.count() == 1


def test_the_database_refuses_a_second_approval(cast):
    approval = factory.make_approved(cast)
    approval.pk, approval.uuid = None, approval.progress.uuid

    with pytest.raises(IntegrityError), transaction.atomic():
        approval.save(force_insert=True)


def test_the_database_refuses_who_approves_their_own(cast):
    approval = factory.make_approved(cast)
    fields = Approval._meta.fields  # noqa: SLF001  Django's own name
    columns = [str(field.column) for field in fields if field.column != "id"]
    copied = ", ".join(
        {
            "uuid": "%s",
            "approver_id": "trainee_id",
            "withdrawn_at": "at",
            "withdrawn_by_id": "trainee_id",
            "withdrawn_words": "'x'",
        }.get(column, column)
        for column in columns
    )

    with (
        pytest.raises(IntegrityError),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(
            f"INSERT INTO progress_approval ({', '.join(columns)}) "  # noqa: S608  names of columns
            f"SELECT {copied} FROM progress_approval WHERE id = %s",
            [approval.progress.uuid.hex, approval.pk],
        )


@pytest.mark.parametrize("basis", [Basis.EQUAL_COMPETENCE, Basis.PRIOR_LEARNING])
def test_another_basis_needs_the_supervisor_and_a_reason(cast, basis):
    row = factory.make_objective(cast)
    submit(row, cast.tora, basis=basis)
    with pytest.raises(Conflict):
        approve(row, cast.olav, reason="Papers.")
    recommend(row, cast.sven)

    with pytest.raises(Conflict):
        approve(row, cast.olav, reason=" ")
    approval = approve(row, cast.olav, reason="Papers.")

    assert (approval.basis, approval.reason) == (basis, "Papers.")


def test_a_conversion_needs_somebody_else_who_submits_it(cast):
    row = factory.make_objective(cast)
    submit(row, cast.olav, basis=Basis.CONVERSION)
    with pytest.raises(Conflict):
        approve(row, cast.olav, reason="Old order.")
    objectives.recall_submission(row=row, actor=cast.olav)
    submit(row, cast.karin, basis=Basis.CONVERSION)

    assert approve(row, cast.olav, reason="Old order.").basis == Basis.CONVERSION


def test_a_withdrawn_approval_stays_readable_and_begins_a_round(cast):
    approval = factory.make_approved(cast)

    factory.withdraw(approval, cast.olav, words="It was not I.")

    row = fresh(approval.progress)
    assert (state(row), row.round) == (State.RETURNED, 2)
    approval.refresh_from_db()
    assert approval.withdrawn_words == "It was not I."
    assert approval.withdrawn_by == cast.olav
    told = Notice.objects.filter(kind="progress.withdraw_approval")
    assert {n.person.name for n in told} == {"Tora", "Sven"}
    with pytest.raises(Conflict):
        factory.withdraw(approval, cast.olav)


def test_who_approved_may_withdraw_after_the_role_has_ended(cast):
    approval = factory.make_approved(cast)
    held = RoleAssignment.objects.get(person=cast.olav)
    organisations.end_role(assignment=held, actor=cast.ada)

    factory.withdraw(approval, cast.olav)

    assert state(approval.progress) == State.RETURNED


@pytest.mark.parametrize("who", ["tora", "sven", "mads", "kari", "karin", "otto"])
def test_others_withdraw_no_approval(cast, who):
    approval = factory.make_approved(cast)

    with pytest.raises(NotAllowed):
        factory.withdraw(approval, getattr(cast, who))


def test_withdrawing_takes_words_and_a_fresh_sign_in(cast):
    approval = factory.make_approved(cast)

    with pytest.raises(Conflict):
        factory.withdraw(approval, cast.olav, words=" ")
    with pytest.raises(NotAllowed):
        approvals.withdraw_approval(
            approval=approval,
            words="No.",
            signed_in_at=clock.now() - timedelta(hours=1),
            actor=cast.olav,
        )


def batch_of(cast, count=3):
    traineeship = training.make_training(cast)
    factory.give_role(cast.mads, Role.CLINICAL_SUPERVISOR, cast.nuclear)
    rows = training.objectives(traineeship, count)
    rows = [make_submitted(cast, row) for row in rows]
    return [approvals.Wanted(row, shown.seal_now(row)) for row in rows]


def approve_all(wanted, actor):
    return approvals.approve_objectives(
        wanted=wanted, signed_in_at=clock.now(), actor=actor
    )


def test_several_are_approved_at_once_each_with_its_own_seal(cast):
    wanted = batch_of(cast)

    approved = approve_all(wanted, cast.olav)

    assert len({a.shown_hash for a in approved}) == 3
    numbers = [a.entry_number for a in approved]
    assert numbers == list(range(numbers[0], numbers[0] + 3))
    assert all(a.is_batch for a in approved)
    assert all(state(each.row) == State.APPROVED for each in wanted)


def test_if_one_of_several_has_changed_none_is_approved(cast):
    wanted = batch_of(cast)
    wanted[1] = replace(wanted[1], seen="0" * 64)

    with pytest.raises(Conflict):
        approve_all(wanted, cast.olav)
    assert not Approval.objects.exists()


def test_several_are_one_to_ten_different_ones_on_the_basis_of_training(cast):
    wanted = batch_of(cast, 1)
    with pytest.raises(Conflict):
        approve_all([], cast.olav)
    with pytest.raises(Conflict):
        approve_all(wanted * 11, cast.olav)
    with pytest.raises(Conflict):
        approve_all(wanted * 2, cast.olav)
    row = wanted[0].row
    objectives.recall_submission(row=row, actor=cast.tora)
    submit(row, cast.tora, basis=Basis.PRIOR_LEARNING)

    with pytest.raises(Conflict):
        approve_all(wanted, cast.olav)
