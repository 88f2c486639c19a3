from datetime import date

import pytest
from django.db import IntegrityError, transaction

from ferd.areas.audit.models import AuditEntry
from ferd.areas.organisations import actions as organisations
from ferd.areas.organisations.models import Role
from ferd.areas.plans import actions as plan_actions
from ferd.areas.schedules import actions, queries
from ferd.areas.schedules.models import IndividualPlan
from ferd.foundation.errors import Conflict, NotAllowed, NotFound
from tests.areas.plans import factory as plans
from tests.areas.schedules import factory


def test_a_proposal_is_dated_from_the_first_day_to_the_last(cast):
    plan = factory.make_proposed(cast)

    pathway = plan.as_pathway()
    assert [p.period.start for p in pathway.placements] == [
        date(2024, 1, 1),
        date(2025, 1, 1),
        date(2027, 7, 1),
        date(2028, 7, 1),
    ]
    assert plan.completes_on == date(2029, 1, 1)
    assert len(pathway.objectives) == 102


def test_a_draft_cannot_be_followed(cast):
    version = plans.make_draft(cast)

    with pytest.raises(Conflict, match="published"):
        factory.propose(cast, factory.make_traineeship(cast), version)


def test_a_plan_binds_when_both_have_agreed(cast):
    plan = factory.make_proposed(cast)

    plan = actions.agree_plan(plan=plan, seen=plan.fingerprint, actor=cast.tora)
    assert plan.status == "proposed"

    plan = actions.agree_plan(plan=plan, seen=plan.fingerprint, actor=cast.olav)
    assert (plan.status, plan.leader) == ("agreed", cast.olav)
    assert AuditEntry.objects.latest("number").facts["role"] == "leader"


def test_nobody_agrees_to_what_they_did_not_see(cast):
    plan = factory.make_proposed(cast)

    with pytest.raises(Conflict, match="changed"):
        actions.agree_plan(plan=plan, seen="another", actor=cast.tora)


@pytest.mark.parametrize("who", ["sven", "kari", "mads", "ada", "otto"])
def test_only_the_trainee_and_a_leader_agree(cast, who):
    plan = factory.make_proposed(cast)

    with pytest.raises(NotAllowed):
        actions.agree_plan(plan=plan, seen=plan.fingerprint, actor=getattr(cast, who))


def test_the_database_refuses_a_leader_who_is_the_trainee(cast):
    plan = factory.make_proposed(cast)

    with pytest.raises(IntegrityError), transaction.atomic():
        IndividualPlan.objects.filter(pk=plan.pk).update(leader=cast.tora)


def test_a_revision_supersedes_the_former_only_when_agreed(cast):
    first = factory.make_agreed(cast)
    second = factory.propose(
        cast, first.traineeship, first.version, leaves=(factory.LEAVE,)
    )
    first.refresh_from_db()
    assert first.status == "agreed"

    factory.agree(cast, second)

    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.status, second.status) == ("superseded", "agreed")
    assert first.completes_on is not None
    assert second.completes_on is not None
    assert second.completes_on > first.completes_on


def test_a_new_proposal_takes_the_place_of_one_nobody_agreed_on(cast):
    first = factory.make_proposed(cast)
    factory.propose(cast, first.traineeship, first.version)

    first.refresh_from_db()
    assert first.status == "withdrawn"


def test_a_supervisor_is_a_specialist_with_the_course(cast):
    traineeship = factory.make_traineeship(cast)

    with pytest.raises(Conflict, match="course"):
        actions.appoint_supervisor(
            traineeship=traineeship,
            supervisor=cast.sven,
            starts_at=cast.sven.created_at,
            actor=cast.kari,
        )


def test_the_supervisor_reads_while_appointed_and_not_after(cast):
    traineeship = factory.make_supervised(cast)
    assert queries.get_traineeship(cast.sven, traineeship.uuid) == traineeship

    factory.qualify(cast, cast.mads)
    organisations.assign_role(
        person=cast.mads,
        role=Role.EDUCATIONAL_SUPERVISOR,
        unit=cast.nuclear,
        starts_at=cast.mads.created_at,
        ends_at=None,
        actor=cast.kari,
    )
    actions.appoint_supervisor(
        traineeship=traineeship,
        supervisor=cast.mads,
        starts_at=cast.mads.created_at,
        actor=cast.kari,
    )

    with pytest.raises(NotFound):
        queries.get_traineeship(cast.sven, traineeship.uuid)


def test_a_new_version_says_whom_it_touches(cast):
    plan = factory.make_agreed(cast)
    draft = plan_actions.revise_version(
        version=plan.version, reason="Yearly", actor=cast.karin
    )

    (untouched,) = queries.touched_by(cast.karin, plan.version, draft)

    assert untouched.plan == plan
    assert not untouched.impact.touches_trainee


def test_why_someone_is_away_is_shown_to_few(client, cast):
    plan = factory.make_agreed(cast, leaves=(factory.LEAVE,))

    def page(person):
        client.force_login(person)
        address = f"/schedules/trainees/{plan.traineeship.uuid}/"
        client.cookies["django_language"] = "en"
        return client.get(address).content.decode()

    for person in (cast.tora, cast.karin, cast.olav):
        assert "Parental leave" in page(person)
    for person in (cast.sven, cast.kari):
        assert "Parental leave" not in page(person)


def test_a_feed_covers_the_whole_plan_and_ends_when_revoked(client, cast):
    factory.make_agreed(cast)
    feed, token = actions.open_feed(actor=cast.tora)

    calendar = client.get(f"/schedules/calendar/{token}.ics")
    assert calendar["Content-Type"].startswith("text/calendar")
    assert calendar.content.count(b"BEGIN:VEVENT") == 4 + 4
    assert b"DTSTART;VALUE=DATE:20280701" in calendar.content

    actions.revoke_feed(feed=feed, actor=cast.tora)
    assert client.get(f"/schedules/calendar/{token}.ics").status_code == 404


def test_a_feed_of_someone_who_left_is_closed(client, cast):
    _feed, token = actions.open_feed(actor=cast.tora)
    cast.tora.is_active = False
    cast.tora.save()

    assert client.get(f"/schedules/calendar/{token}.ics").status_code == 404
