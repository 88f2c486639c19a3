"""The board: who is seen, what is counted, and what a move would lead to."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ferd.areas.notifications.models import Notice
from ferd.areas.rotations import actions, board, consequences, queries
from ferd.areas.rotations.moves import Move
from ferd.areas.rotations.sights import Only, Sight
from ferd.areas.schedules import actions as schedules
from ferd.areas.schedules.actions.places import Terms
from ferd.areas.schedules.models import Places
from ferd.core.scheduling.rooms import Span
from ferd.core.time import Period
from ferd.foundation.errors import Conflict
from tests.areas.rotations import factory
from tests.areas.rotations.crowd import make_crowd
from tests.areas.schedules import factory as plans
from tests.signing_in import sign_in

WIDE = Sight(first=date(2024, 1, 1))


def publish_room(
    cast,
    people: int,
    *,
    title: str = "Training posts",
    specialty_code: str = "",
    use: Places.Use = Places.Use.OWN,
) -> Places:
    """Say how many trainees nuclear medicine has places for."""
    unit = cast.nuclear
    places = schedules.publish_places(
        unit=unit,
        site=None,
        terms=Terms(
            title=title,
            specialty_code=specialty_code,
            use=use,
            measure=Places.Measure.PEOPLE,
            notice_months=3,
            hold_days=14,
            seen_weeks_before=4,
            words="",
        ),
        room=Span(Period(date(2024, 1, 1)), 100 * people),
        actor=cast.karin,
    )
    pathway = cast.tora.traineeships.get().plans.get(status="agreed").as_pathway()
    for site in {placement.site for placement in pathway.placements[:3]}:
        schedules.map_site(unit=unit, site=site, meant=unit, actor=cast.karin)
    return places


@pytest.fixture
def ward(cast):
    """Give a draft, and Tora's and another trainee's plans in force."""
    plan = plans.make_agreed(cast)
    (other,) = factory.make_trainees(cast, 1)
    return plan, other, factory.make_draft(cast)


@pytest.mark.parametrize(
    ("who", "count"), [("karin", 2), ("olav", 2), ("kari", 2), ("tora", 1), ("otto", 0)]
)
def test_everyone_sees_those_they_follow(cast, ward, who, count):
    found = board.board(getattr(cast, who), WIDE)

    assert len(found.entries) == count


def test_those_who_do_not_plan_see_no_draft_and_no_room(cast, ward, client):
    plan, _other, draft = ward
    publish_room(cast, 1)
    factory.put_later(cast, draft, plan)
    sign_in(client, cast.tora)

    page = client.get(f"/rotations/?draft={draft.uuid}").content.decode()

    assert draft.name not in page
    assert "whatif" not in page.split("data-board")[-1]
    assert "heat-" not in page


def test_too_many_are_counted_by_the_places_of_the_unit(cast, ward):
    publish_room(cast, 1)

    found = board.board(cast.karin, WIDE)

    (over,) = [crowd for crowd in found.crowds if crowd.months_over]
    assert (over.here[0], over.room[0]) == (200, 100)
    assert len(found.troubled) == 2


def test_those_of_other_units_fill_places_without_a_name(cast, ward, client):
    _plan, other, _draft = ward
    publish_room(cast, 1)
    other.unit = cast.elsewhere
    other.save(update_fields=["unit"])
    sign_in(client, cast.karin)

    page = client.get("/rotations/?from=2024-01").content.decode()

    assert other.trainee.name not in page


def test_figures_too_small_to_write_are_told_where_one_points(cast, ward, client):
    publish_room(cast, 1)
    sign_in(client, cast.karin)

    page = client.get("/rotations/?from=2024-01&zoom=years").content.decode()

    title = "<title>jan 2024 \N{EN DASH} "
    assert title in page
    assert page.partition(title)[2].partition("</title>")[0].endswith(": 2/1")


@pytest.mark.parametrize(
    ("sight", "names"),
    [
        (Sight(first=WIDE.first, only=Only.CHANGED), ["Tora"]),
        (Sight(first=WIDE.first, person="testl"), ["Testlege 000"]),
        (Sight(first=WIDE.first, person="nobody"), []),
        (Sight(first=WIDE.first, stage="0-1 år"), ["Testlege 000", "Tora"]),
        (Sight(first=date(2040, 1, 1), stage="0-1 år"), []),
    ],
)
def test_filters_narrow_the_board(cast, ward, sight, names):
    plan, _other, _draft = ward
    plans.propose(cast, plan.traineeship, plan.version)

    found = board.board(cast.karin, sight)

    assert [entry.traineeship.trainee.name for entry in found.entries] == names


def test_many_trainees_take_no_more_queries_than_few(cast, client):
    plans.make_agreed(cast)
    sign_in(client, cast.karin)
    client.get("/rotations/")
    with CaptureQueriesContext(connection) as few:
        client.get("/rotations/?from=2024-01")
    factory.make_trainees(cast, 9)
    client.get("/rotations/")

    with CaptureQueriesContext(connection) as many:
        page = client.get("/rotations/?from=2024-01").content.decode()

    assert page.count('class="board-strip"') == 10
    assert len(many) <= len(few)


def test_rows_are_asked_for_a_page_at_a_time(cast, client, monkeypatch):
    plans.make_agreed(cast)
    factory.make_trainees(cast, 3)
    monkeypatch.setattr(board, "ROWS", 2)
    sign_in(client, cast.karin)

    part = client.get("/rotations/?part=rows&page=2").content.decode()

    assert "<html" not in part
    assert part.count('class="board-strip"') == 2
    assert "Testlege 002" in part
    assert "Testlege 000" not in part


def test_a_move_says_what_it_leads_to_and_keeps_nothing(cast, ward):
    plan, _other, draft = ward
    given = consequences.situation(cast.karin, plan.traineeship, draft)

    found = consequences.consequence(
        cast.karin, given, Move(block=2, starts_on=date(2027, 10, 1))
    )

    assert found.agreed_finish == date(2029, 1, 1)
    assert found.after.completes_on == date(2029, 4, 1)
    assert found.block is not None
    assert found.block.period.start == date(2027, 10, 1)
    assert not found.breaks_a_rule
    assert not draft.ways.exists()


def test_a_move_names_those_who_would_be_too_many(cast, ward):
    plan, other, draft = ward
    publish_room(cast, 1)
    later = factory.later(plan, block=2, months=12)
    actions.put_way(
        draft=draft,
        traineeship=other,
        circumstances=later,
        reason="-",
        actor=cast.karin,
    )
    given = consequences.situation(cast.karin, plan.traineeship, draft)

    move = Move(block=2, starts_on=date(2027, 10, 1))
    found = consequences.consequence(cast.karin, given, move)

    assert found.is_over
    assert {each.others for each in found.rooms if each.is_over} == {"Testlege 000"}


def test_what_would_fill_a_place_beyond_its_room_is_not_published(cast, ward):
    plan, other, draft = ward
    publish_room(cast, 1)
    proposed = schedules.propose_plan(
        traineeship=other,
        version=plan.version,
        circumstances=factory.later(other.plans.get()),
        reason="Later",
        actor=cast.karin,
    )
    schedules.agree_plan(plan=proposed, seen=proposed.fingerprint, actor=cast.olav)
    factory.put_later(cast, draft, plan)

    with pytest.raises(Conflict, match="Testlege 000, Tora"):
        actions.publish_draft(
            draft=draft, seen=queries.fingerprint(draft), actor=cast.karin
        )

    assert not plan.traineeship.plans.filter(status="proposed").exists()


def test_everyone_whom_publishing_touches_is_told(cast, ward):
    plan, _other, draft = ward
    factory.put_later(cast, draft, plan)

    actions.publish_draft(
        draft=draft, seen=queries.fingerprint(draft), actor=cast.karin
    )

    told = Notice.objects.filter(kind__startswith="rotations.")
    assert set(told.values_list("person__name", "kind")) == {
        ("Tora", "rotations.your_yes"),
        ("Sven", "rotations.trainee_moves"),
        ("Olav", "rotations.unit_moves"),
    }


def test_a_move_lands_in_a_new_draft_when_none_is_open(cast, ward, client):
    plan, _other, _draft = ward
    sign_in(client, cast.karin)

    answer = client.post(
        f"/rotations/move/{plan.traineeship.uuid}/?back=%3Fzoom%3Dyears",
        {"block": "2", "starts_on": "2027-10", "reason": "Room"},
    )

    made = queries.open_drafts(cast.karin).exclude(name="If radiology comes first")
    draft = made.get()
    assert draft.ways.get().completes_on == date(2029, 4, 1)
    assert f"draft={draft.uuid}" in answer.url
    assert "zoom=years" in answer.url


def test_differences_stand_on_the_page_before_publishing(cast, ward, client):
    plan, _other, draft = ward
    factory.put_later(cast, draft, plan)
    sign_in(client, cast.karin)

    page = client.get(f"/rotations/drafts/{draft.uuid}/publish/").content.decode()

    assert "Tora" in page
    assert queries.fingerprint(draft) in page


def test_two_drafts_are_compared_person_by_person(cast, ward, client):
    plan, _other, draft = ward
    factory.put_later(cast, draft, plan)
    second = factory.make_draft(cast, "Second")
    factory.put_later(cast, second, plan, months=6)
    sign_in(client, cast.olav)

    page = client.get(
        f"/rotations/drafts/{draft.uuid}/compare/?with={second.uuid}"
    ).content.decode()

    assert "Tora" in page
    assert "1. juli 2029" in page
    assert "1. april 2029" in page


def test_the_table_and_the_document_say_the_same(cast, ward, client):
    sign_in(client, cast.karin)

    table = client.get("/rotations/?view=table").content.decode()
    document = client.get("/rotations/print/?from=2024-01")

    assert "Testlege 000" in table
    assert document.content.startswith(b"%PDF")


def test_a_preview_reads_as_little_of_many_as_of_few(cast, ward, client):
    plan, _other, draft = ward
    publish_room(cast, 1)
    sign_in(client, cast.karin)
    url = (
        f"/rotations/move/{plan.traineeship.uuid}/preview/"
        f"?draft={draft.uuid}&block=2&starts_on=2027-10"
    )
    make_crowd(plan, 36)
    client.get(url)
    with CaptureQueriesContext(connection) as few:
        client.get(url)
    make_crowd(plan, 324, first=36)
    client.get(url)

    with CaptureQueriesContext(connection) as many:
        page = client.get(url).content.decode()

    assert len(many) <= len(few)
    assert 0 < page.count("Testlege") <= 6 * page.count("board-over")


@pytest.mark.parametrize(("who", "may_publish"), [("karin", True), ("kari", False)])
def test_where_no_room_is_stated_the_board_says_what_to_do(
    cast, ward, client, who, may_publish
):
    sign_in(client, getattr(cast, who))

    page = client.get("/rotations/?from=2024-01").content.decode()

    note = page.partition("board-note")[2]
    assert note
    assert ("/rotations/places/publish/" in note) is may_publish
    assert "heat-5" not in page.partition("board-places")[2]
