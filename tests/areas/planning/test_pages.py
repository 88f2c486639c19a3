"""Reporting a change, following a run and choosing, page by page."""

import subprocess
import sys
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

import pytest

from ferd.areas.planning import proposals
from ferd.areas.planning.changes import Change, ChangeKind, as_event, changed
from ferd.areas.planning.models import SolverRun
from ferd.areas.planning.proposals import Answer
from ferd.areas.schedules import actions as schedules
from ferd.areas.schedules.models import IndividualPlan
from ferd.core.scheduling.circumstances import Circumstances
from ferd.core.scheduling.events import PlaceGained, PlaceLost, Resigned
from ferd.core.scheduling.months import Calendar
from ferd.core.scheduling.problem import PlacesId, TraineeId
from ferd.core.time import Period, WorkingFraction
from ferd.core.time_rules import LeaveKind
from ferd.foundation import clock
from tests.areas.planning import factory
from tests.areas.schedules import factory as plans
from tests.areas.schedules import places_factory
from tests.signing_in import sign_in

WARD = PlacesId("ward/own")
JANUARY = clock.today().replace(month=1, day=1)


def test_a_leave_is_reported_and_leads_to_a_run(client, cast):
    plan = plans.make_agreed(cast)
    sign_in(client, cast.karin)
    first = clock.today() + timedelta(days=100)
    sent = {"leave": "parental", "first_on": first, "last_on": first}

    answer = client.post(f"/rotations/events/{plan.traineeship.uuid}/", sent)

    run = SolverRun.objects.get()
    assert answer.url == f"/rotations/runs/{run.uuid}/"
    assert "parental" not in run.title.lower()
    assert run.unit == cast.imaging


@pytest.mark.parametrize(
    ("kind", "sent"),
    [
        ("fraction", {"percent": 60, "first_on": "2027-01-01"}),
        ("prolonged", {"stage": "{stage}", "months": "3"}),
        ("early", {"stage": "{stage}", "months": "1"}),
        ("resigned", {"first_on": "2027-01-01"}),
    ],
)
def test_every_kind_of_change_asks_for_its_own_fields(client, cast, kind, sent):
    plan = plans.make_agreed(cast)
    sign_in(client, cast.karin)
    stage = plan.as_pathway().placements[-1].stage
    sent = {k: stage if v == "{stage}" else v for k, v in sent.items()}

    client.post(f"/rotations/events/{plan.traineeship.uuid}/?kind={kind}", sent)

    assert SolverRun.objects.get().request["changes"][0]["kind"] == kind


def test_a_change_that_ends_before_it_starts_is_refused(client, cast):
    plan = plans.make_agreed(cast)
    sign_in(client, cast.karin)
    sent = {"leave": "sick", "first_on": "2027-05-01", "last_on": "2027-04-01"}

    answer = client.post(f"/rotations/events/{plan.traineeship.uuid}/", sent)

    assert answer.status_code == 422
    assert not SolverRun.objects.exists()


def test_lost_places_are_reported_for_the_whole_unit_of_the_planner(client, cast):
    plans.make_agreed(cast)
    places = places_factory.publish(cast)
    sign_in(client, cast.karin)

    client.post(
        f"/rotations/events/places/{places.uuid}/",
        {"room": "1", "first_on": "2027-01-01"},
    )

    run = SolverRun.objects.get()
    assert run.request["changes"][0]["places"] == places.identity
    assert run.unit == cast.imaging


@pytest.mark.parametrize(
    ("who", "said"),
    [("karin", "Nobody has asked"), ("tora", "There are no runs for you to see")],
)
def test_who_does_not_plan_is_not_told_that_nobody_has_asked(client, cast, who, said):
    sign_in(client, getattr(cast, who))
    client.cookies["django_language"] = "en"

    page = client.get("/rotations/runs/")

    assert said in page.content.decode()


def test_nothing_in_short_supply_is_not_said_as_nothing_to_change(client, cast):
    run = factory.make_running(cast)
    answer = proposals.answer_to_json(Answer())
    SolverRun.objects.update(
        kind="explain", status="done", outcome=answer, ended_at=clock.now()
    )
    sign_in(client, cast.karin)
    client.cookies["django_language"] = "en"

    page = client.get(f"/rotations/runs/{run.uuid}/").content.decode()

    assert "Nothing is in short supply." in page
    assert "Nothing has to change." not in page


@pytest.mark.parametrize(("who", "is_led"), [("karin", True), ("ola", False)])
def test_a_page_of_places_leads_those_who_plan_to_what_has_changed(
    client, cast, who, is_led
):
    places = places_factory.publish(cast)
    sign_in(client, getattr(cast, who))

    page = client.get(f"/rotations/places/{places.uuid}/").content.decode()

    assert (f"/rotations/events/places/{places.uuid}/" in page) is is_led


def test_a_run_shows_how_far_it_is_and_asks_again_by_itself(client, cast):
    run = factory.make_running(cast)
    sign_in(client, cast.karin)

    page = client.get(f"/rotations/runs/{run.uuid}/").content.decode()
    part = client.get(
        f"/rotations/runs/{run.uuid}/",
        headers={"HX-Request": "true", "HX-Target": "run"},
    ).content.decode()

    assert '<progress max="100" value="40"' in page
    assert "120" in page
    assert 'http-equiv="refresh"' in page
    assert 'hx-trigger="load delay:400ms"' in part
    assert "<html" not in part


def test_a_run_that_is_done_shows_who_is_touched_and_how(client, cast):
    run = factory.make_done(cast)
    sign_in(client, cast.karin)

    page = client.get(f"/rotations/runs/{run.uuid}/").content.decode()

    assert "Tora" in page
    assert page.count("timeline") > 1
    assert "One place more would do." in page
    assert 'http-equiv="refresh"' not in page


def test_a_run_that_failed_says_that_nothing_is_lost(client, cast):
    run = factory.make_running(cast)
    SolverRun.objects.update(status="failed", fault="The worker was lost.")
    sign_in(client, cast.karin)

    page = client.get(f"/rotations/runs/{run.uuid}/").content.decode()

    assert "The worker was lost." in page


def test_publishing_says_that_everyone_is_told(client, cast):
    run = factory.make_done(cast)
    sign_in(client, cast.karin)

    answer = client.post(f"/rotations/runs/{run.uuid}/0/publish/", follow=True)

    assert IndividualPlan.objects.filter(status="proposed").count() == 1
    assert answer.status_code == 200


def test_a_refusal_is_shown_and_nothing_is_published(client, cast):
    run = factory.make_done(cast)
    sign_in(client, cast.karin)
    client.post(f"/rotations/runs/{run.uuid}/0/publish/")
    proposal = IndividualPlan.objects.get(status="proposed")
    schedules.agree_plan(plan=proposal, seen=proposal.fingerprint, actor=cast.tora)

    answer = client.post(f"/rotations/runs/{run.uuid}/0/publish/")

    assert answer.status_code == 409


def test_the_web_never_loads_the_solver():
    code = (
        "import os, sys\n"
        "os.environ |= {'SECRET_KEY': 'x', 'DEMO': '1'}\n"
        "os.environ['DJANGO_SETTINGS_MODULE'] = 'ferd.config.settings'\n"
        "import django; django.setup()\n"
        "import ferd.config.urls, ferd.config.wsgi\n"
        "loaded = {'numba', 'ortools', 'highspy', 'numpy'} & set(sys.modules)\n"
        "sys.exit(', '.join(loaded) or 0)\n"
    )
    source = Path(__file__).parents[3] / "src"

    done = subprocess.run(  # noqa: S603  our own code
        [sys.executable, "-c", code],
        env={"PYTHONPATH": str(source), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr


def test_a_new_fraction_takes_the_place_of_what_was_held_on_its_days():
    held = (WorkingFraction(Period(JANUARY), Fraction(1)),)
    mine = Circumstances(starts_on=JANUARY, fractions=held)
    march, april = JANUARY.replace(month=3), JANUARY.replace(month=4)
    change = Change(
        kind=ChangeKind.FRACTION,
        first_on=march,
        last_on=april - timedelta(days=1),
        fraction=held[0].fraction / 2,
    )

    fractions = changed(mine, change).fractions

    assert [f.period for f in fractions] == [
        Period(JANUARY, march),
        Period(march, april),
        Period(april),
    ]


def test_a_working_fraction_that_replaces_another_whole_leaves_nothing_of_it():
    day = JANUARY.replace(month=3)
    mine = Circumstances(
        starts_on=JANUARY,
        fractions=(
            WorkingFraction(Period(JANUARY, day), Fraction(1)),
            WorkingFraction(Period(day), Fraction(4, 5)),
        ),
    )
    change = Change(kind=ChangeKind.FRACTION, first_on=day, fraction=Fraction(3, 5))

    fractions = changed(mine, change).fractions

    assert [(f.period, f.fraction) for f in fractions] == [
        (Period(JANUARY, day), Fraction(1)),
        (Period(day), Fraction(3, 5)),
    ]


def test_stages_are_prolonged_or_shortened():
    mine = Circumstances(starts_on=JANUARY, fractions=())
    longer = Change(
        kind=ChangeKind.PROLONGED, first_on=JANUARY, stage=2, months=Fraction(3)
    )
    early = Change(kind=ChangeKind.EARLY, first_on=JANUARY, stage=2, months=Fraction(1))

    both = changed(changed(mine, longer), early)

    assert both.extended_by(2) == 2


def test_room_and_leaving_become_events_in_the_planners_months():
    calendar = Calendar(JANUARY, 60)
    may = JANUARY.replace(month=5)
    lost = Change(kind=ChangeKind.PLACE_LOST, first_on=may, last_on=may, places=WARD)
    gained = Change(kind=ChangeKind.PLACE_GAINED, first_on=may, places=WARD)
    leaves = Change(kind=ChangeKind.RESIGNED, first_on=may, traineeship="tora")
    absent = Change(kind=ChangeKind.LEAVE, first_on=may, leave=LeaveKind.SICK)

    assert as_event(lost, calendar) == PlaceLost(places=WARD, start=4, end=5)
    assert as_event(gained, calendar) == PlaceGained(places=WARD, start=4, end=60)
    assert as_event(leaves, calendar) == Resigned(trainee=TraineeId("tora"), start=4)
    assert as_event(absent, calendar) is None


def test_room_that_comes_or_goes_within_a_month_is_counted_on_the_safe_side():
    calendar = Calendar(date(2027, 1, 1), 60)
    lost = Change(
        kind=ChangeKind.PLACE_LOST,
        first_on=date(2027, 5, 15),
        last_on=date(2027, 8, 15),
        places=WARD,
    )
    gained = replace(lost, kind=ChangeKind.PLACE_GAINED)
    nothing = replace(lost, months=Fraction(0))

    assert as_event(lost, calendar) == PlaceLost(places=WARD, start=4, end=8)
    assert as_event(gained, calendar) == PlaceGained(places=WARD, start=5, end=7)
    assert as_event(nothing, calendar) == PlaceLost(places=WARD, start=4, end=8, room=0)


def test_room_for_less_than_a_month_is_room_for_no_whole_month():
    calendar = Calendar(date(2027, 1, 1), 60)
    gained = Change(
        kind=ChangeKind.PLACE_GAINED,
        first_on=date(2027, 5, 3),
        last_on=date(2027, 5, 28),
        places=WARD,
    )

    assert as_event(gained, calendar) is None
