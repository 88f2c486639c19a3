"""Who leaves is out at the very next request, on every way in (trust S9)."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from ferd.areas.accounts.queries import system_person
from ferd.areas.organisations import actions as organisations
from ferd.areas.organisations.models import Role, RoleAssignment
from ferd.areas.plans import actions as plans
from ferd.areas.schedules import actions as schedules
from ferd.foundation import clock
from tests.api.asking import Program
from tests.areas.plans import factory as plan_factory
from tests.areas.schedules import factory

OWN_PAGES = ("web:account", "schedules:mine", "schedules:calendar", "plans:plans")


def end_role(person, role):
    assignment = RoleAssignment.objects.get(person=person, role=role, ends_at=None)
    organisations.end_role(assignment=assignment, actor=system_person())


def status(client, name, *args):
    return client.get(reverse(name, args=args)).status_code


@pytest.mark.parametrize("page", OWN_PAGES)
def test_a_closed_account_is_signed_out_at_once(client, cast, page):
    client.force_login(cast.tora)
    before = client.get(reverse(page), follow=True).status_code

    organisations.deactivate_person(person=cast.tora, actor=cast.ada)

    answer = client.get(reverse(page))
    assert before == 200
    assert answer.status_code == 302
    assert answer["location"].startswith(reverse("account_login"))


def test_a_form_that_was_open_when_the_account_closed_does_nothing(client, cast):
    version = plan_factory.make_in_review(cast)
    client.force_login(cast.kari)
    organisations.deactivate_person(person=cast.kari, actor=cast.ada)

    answer = client.post(
        reverse("plans:approve", args=[version.uuid]), {"seen": version.fingerprint}
    )

    version.refresh_from_db()
    assert (answer.status_code, version.status) == (302, "in_review")


def test_a_closed_account_closes_its_calendar(client, cast):
    _feed, secret = schedules.open_feed(actor=cast.tora)
    before = status(client, "schedules:feed", secret)

    organisations.deactivate_person(person=cast.tora, actor=cast.ada)

    assert (before, status(client, "schedules:feed", secret)) == (200, 404)


def test_a_closed_account_closes_its_tokens_for_good(cast):
    program = Program(cast.tora)
    before = program.get("/me").status_code

    closed = organisations.deactivate_person(person=cast.tora, actor=cast.ada)
    after = program.get("/me").status_code
    organisations.reactivate_person(person=closed, actor=cast.ada)

    assert (before, after, program.get("/me").status_code) == (200, 401, 401)


def test_a_token_is_refused_the_moment_it_is_revoked(cast):
    program = Program(cast.tora)
    before = program.get("/me").status_code

    token = cast.tora.api_tokens.get()
    organisations.revoke_token(token=token, actor=cast.tora)

    assert (before, program.get("/me").status_code) == (200, 401)


def test_a_token_works_to_its_last_moment_and_no_longer(cast):
    program = Program(cast.tora)
    end = cast.tora.api_tokens.get().expires_at

    with time_machine.travel(end - timedelta(seconds=1), tick=False):
        just_before = program.get("/me").status_code
    with time_machine.travel(end, tick=False):
        just_then = program.get("/me").status_code

    assert (just_before, just_then) == (200, 401)


def test_the_end_of_a_role_closes_a_draft_to_programs_too(cast):
    path = f"/plan-versions/{plan_factory.make_draft(cast).uuid}"
    program = Program(cast.mads)
    before = program.get(path).status_code

    end_role(cast.mads, Role.COMMITTEE_MEMBER)

    assert (before, program.get(path).status_code) == (200, 404)


def test_an_account_that_is_opened_again_does_not_open_old_sessions(client, cast):
    client.force_login(cast.tora)
    organisations.deactivate_person(person=cast.tora, actor=cast.ada)
    organisations.reactivate_person(person=cast.tora, actor=cast.ada)

    assert status(client, "web:today") == 302


@pytest.mark.parametrize(
    ("who", "role"),
    [("mads", Role.COMMITTEE_MEMBER), ("olav", Role.DEPARTMENT_HEAD)],
)
def test_a_role_that_ended_shows_no_more_drafts(client, cast, who, role):
    draft = plan_factory.make_draft(cast)
    client.force_login(getattr(cast, who))
    before = status(client, "plans:version", draft.uuid)

    end_role(getattr(cast, who), role)

    assert (before, status(client, "plans:version", draft.uuid)) == (200, 404)


def test_a_role_ends_at_its_last_moment(client, cast):
    plan = factory.make_agreed(cast)
    end = clock.now() + timedelta(hours=1)
    organisations.assign_role(
        person=cast.mads,
        role=Role.SECTION_HEAD,
        unit=cast.nuclear,
        starts_at=clock.now(),
        ends_at=end,
        actor=system_person(),
    )
    client.force_login(cast.mads)

    with time_machine.travel(end - timedelta(seconds=1), tick=False):
        just_before = status(client, "schedules:plan", plan.uuid)
    with time_machine.travel(end, tick=False):
        just_then = status(client, "schedules:plan", plan.uuid)

    assert (just_before, just_then) == (200, 404)


def test_a_supervisor_who_is_replaced_reads_no_more(client, cast):
    plan = factory.make_agreed(cast)
    client.force_login(cast.sven)
    before = status(client, "schedules:plan", plan.uuid)
    organisations.assign_role(
        person=cast.mads,
        role=Role.EDUCATIONAL_SUPERVISOR,
        unit=cast.nuclear,
        starts_at=clock.now(),
        ends_at=None,
        actor=system_person(),
    )
    factory.qualify(cast, cast.mads)

    schedules.appoint_supervisor(
        traineeship=plan.traineeship,
        supervisor=cast.mads,
        starts_at=clock.now(),
        actor=cast.kari,
    )

    for page in ("schedules:plan", "schedules:export"):
        args = [plan.uuid, "pdf"] if page == "schedules:export" else [plan.uuid]
        assert status(client, page, *args) == 404
    assert before == 200


def test_a_draft_goes_on_without_the_one_who_left(cast):
    version = plan_factory.make_draft(cast)
    organisations.deactivate_person(person=cast.karin, actor=cast.ada)

    version = plans.submit_version(version=version, actor=cast.kari)

    assert (version.status, version.created_by) == ("in_review", cast.karin)
