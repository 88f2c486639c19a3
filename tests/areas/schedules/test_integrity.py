"""What nobody can do to a trainee's plan, by whatever way they come."""

from datetime import UTC, datetime, timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.db import DatabaseError, transaction

from ferd.areas.accounts.queries import system_person
from ferd.areas.organisations import actions as organisations
from ferd.areas.organisations.models import Role
from ferd.areas.plans import actions as plan_actions
from ferd.areas.schedules import actions, documents, queries
from ferd.areas.schedules.models import IndividualPlan
from ferd.foundation import clock
from ferd.foundation.errors import Conflict, NotFound
from tests.areas.plans import factory as plans
from tests.areas.schedules import factory

CHANGES: tuple[dict[str, object], ...] = (
    {"pathway": {}},
    {"circumstances": {}},
    {"fingerprint": "0" * 64},
    {"reason": "Another"},
    {"completes_on": None},
    {"number": 7},
    {"proposed_at": datetime(2020, 1, 1, tzinfo=UTC)},
)


def refuse(change):
    with pytest.raises(DatabaseError, match="are not"), transaction.atomic():
        change()


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: next(iter(change)))
@pytest.mark.parametrize("make", [factory.make_proposed, factory.make_agreed])
def test_the_database_refuses_to_change_what_a_plan_says(cast, make, change):
    rows = IndividualPlan.objects.filter(pk=make(cast).pk)

    refuse(lambda: rows.update(**change))


@pytest.mark.parametrize(
    "change",
    [
        {"status": "proposed"},
        {"status": "withdrawn"},
        {"agreed_by_trainee_at": datetime(2020, 1, 1, tzinfo=UTC)},
        {"agreed_by_leader_at": datetime(2020, 1, 1, tzinfo=UTC)},
        {"superseded_at": datetime(2020, 1, 1, tzinfo=UTC)},
    ],
    ids=str,
)
def test_the_database_refuses_to_change_what_was_agreed(cast, change):
    rows = IndividualPlan.objects.filter(pk=factory.make_agreed(cast).pk)

    refuse(lambda: rows.update(**change))


def test_the_database_refuses_to_bring_a_withdrawn_proposal_back(cast):
    plan = factory.make_proposed(cast)
    actions.withdraw_plan(plan=plan, reason="Wrong", actor=cast.karin)
    rows = IndividualPlan.objects.filter(pk=plan.pk)

    refuse(lambda: rows.update(status="proposed"))


@pytest.mark.parametrize("make", [factory.make_proposed, factory.make_agreed])
def test_the_database_refuses_to_remove_a_plan(cast, make):
    plan = make(cast)

    refuse(plan.delete)


def test_a_plan_of_another_unit_cannot_be_followed(cast):
    draft = plan_actions.start_plan(
        unit=cast.radiology,
        specialty_code="NUK",
        content=plans.shipped(),
        reason="First",
        actor=cast.karin,
    )
    draft = plan_actions.submit_version(version=draft, actor=cast.karin)
    organisations.assign_role(
        person=cast.kari,
        role=Role.COMMITTEE_LEADER,
        unit=cast.radiology,
        starts_at=clock.now(),
        ends_at=None,
        actor=system_person(),
    )
    approved = plan_actions.approve_version(
        version=draft, seen=draft.fingerprint, actor=cast.kari
    )
    version = plan_actions.publish_version(
        version=approved, seen=approved.fingerprint, actor=cast.karin
    )

    with pytest.raises(Conflict):
        factory.propose(cast, factory.make_traineeship(cast), version)


def test_a_version_that_was_retired_meanwhile_cannot_be_followed(cast):
    read_before = plans.make_published(cast)
    draft = plan_actions.revise_version(
        version=read_before, reason="Yearly", actor=cast.karin
    )
    draft = plan_actions.submit_version(version=draft, actor=cast.karin)
    plan_actions.approve_version(version=draft, seen=draft.fingerprint, actor=cast.kari)
    plan_actions.publish_version(
        version=draft, seen=draft.fingerprint, actor=cast.karin
    )

    with pytest.raises(Conflict):
        factory.propose(cast, factory.make_traineeship(cast), read_before)


def test_a_second_leader_does_not_take_the_place_of_the_first(cast):
    plan = factory.make_proposed(cast)
    actions.agree_plan(plan=plan, seen=plan.fingerprint, actor=cast.olav)

    with pytest.raises(Conflict):
        actions.agree_plan(plan=plan, seen=plan.fingerprint, actor=cast.karin)

    plan.refresh_from_db()
    assert plan.leader == cast.olav


def test_a_trainee_agrees_once(cast):
    plan = factory.make_proposed(cast)
    actions.agree_plan(plan=plan, seen=plan.fingerprint, actor=cast.tora)

    with pytest.raises(Conflict):
        actions.agree_plan(plan=plan, seen=plan.fingerprint, actor=cast.tora)


def test_a_supervisor_who_has_left_the_unit_reads_no_more(cast):
    traineeship = factory.make_supervised(cast)
    for assignment in cast.sven.roles.all():
        organisations.end_role(assignment=assignment, actor=cast.ada)

    with pytest.raises(NotFound):
        queries.get_traineeship(cast.sven, traineeship.uuid)


def test_a_closed_account_is_appointed_to_nothing(cast):
    traineeship = factory.make_traineeship(cast)
    factory.qualify(cast, cast.sven)
    organisations.deactivate_person(person=cast.sven, actor=cast.ada)
    cast.sven.refresh_from_db()

    with pytest.raises(Conflict):
        _appoint(cast, traineeship, cast.sven, clock.now())


def test_a_new_supervisor_does_not_rewrite_who_supervised_before(cast):
    traineeship = factory.make_supervised(cast)
    _make_supervisor(cast, cast.mads)

    with pytest.raises(Conflict):
        _appoint(cast, traineeship, cast.mads, clock.now() - timedelta(days=30))


def test_a_supervisor_appointed_for_later_makes_way_for_one_who_begins_before(cast):
    traineeship = factory.make_supervised(cast)
    _make_supervisor(cast, cast.mads)
    now = clock.now()
    _appoint(cast, traineeship, cast.mads, now + timedelta(days=60))

    _appoint(cast, traineeship, cast.mads, now + timedelta(days=10))

    last = [a for a in traineeship.appointments.all() if a.ends_at is None]
    former = traineeship.appointments.get(supervisor=cast.sven)
    assert [a.starts_at for a in last] == [now + timedelta(days=10)]
    assert former.ends_at == now + timedelta(days=10)


def test_a_document_dates_an_agreement_by_the_hospitals_day(cast):
    plan = factory.make_proposed(cast)
    half_past_midnight = datetime(2026, 6, 30, 22, 30, tzinfo=UTC)
    with clock.pretend(half_past_midnight):
        plan = factory.agree(cast, plan)

    written = documents.export(plan, form="docx", language="en", shows_leave=True)

    assert written is not None
    text = ZipFile(BytesIO(written.body)).read("word/document.xml").decode()
    assert "1 July 2026" in text
    assert "30 June 2026" not in text


def _make_supervisor(cast, person):
    factory.qualify(cast, person)
    organisations.assign_role(
        person=person,
        role=Role.EDUCATIONAL_SUPERVISOR,
        unit=cast.nuclear,
        starts_at=clock.now(),
        ends_at=None,
        actor=cast.kari,
    )


def _appoint(cast, traineeship, supervisor, starts_at):
    return actions.appoint_supervisor(
        traineeship=traineeship,
        supervisor=supervisor,
        starts_at=starts_at,
        actor=cast.kari,
    )
