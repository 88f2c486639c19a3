"""Everybody whose training one follows, each as one row, on a page and as a file."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from ferd.areas.accounts.models import Person
from ferd.areas.audit.models import AuditEntry, LookUp
from ferd.areas.curriculum import queries as curriculum
from ferd.areas.progress import cohort_pages
from ferd.areas.progress.actions.cohort import export_cohort
from ferd.areas.progress.models import ObjectiveProgress
from ferd.areas.progress.stories import tell_story
from ferd.areas.schedules.models import Traineeship
from ferd.formats.delimited import read_delimited
from ferd.formats.sandbox import Failure
from ferd.formats.workbooks import USUAL_LIMITS, read_workbook
from ferd.foundation import clock
from ferd.foundation.errors import Conflict, NotFound
from tests.areas.progress import factory
from tests.areas.progress.overview_factory import State, approve, expect, put

BOARD = reverse("progress:cohort")


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def english(client):
    client.cookies["django_language"] = "en"
    return client


@pytest.fixture
def training(cast):
    return factory.make_training(cast)


def rows(actor, **asked):
    return cohort_pages.rows_for(actor, cohort_pages.asked_for(asked))


def names(actor, **asked):
    return [row.traineeship.trainee.name for row in rows(actor, **asked)]


def add_others(cast, number, begin=0) -> list[Traineeship]:
    """Let more train beside Tora, each with every objective, expected last year."""
    people = Person.objects.bulk_create(
        Person(
            name=f"Trainee {n:03}",
            email=f"trainee{n}@example.invalid",
            created_at=clock.now(),
        )
        for n in range(begin, begin + number)
    )
    found = Traineeship.objects.bulk_create(
        Traineeship(
            trainee=person,
            unit=cast.nuclear,
            specialty_code="NUK",
            starts_on=date(2024, 1, 1),
        )
        for person in people
    )
    day = clock.today() - timedelta(days=100)
    ObjectiveProgress.objects.bulk_create(
        ObjectiveProgress(
            traineeship=each,
            objective=objective,
            owner=cast.nuclear,
            expected_on=day,
            changed_at=clock.now(),
        )
        for each in found
        for objective in curriculum.objectives_in_force("NUK").values()
    )
    return found


def test_a_row_says_what_is_approved_expected_waiting_and_due(cast, training):
    done, sent, back, _next, _last = expect(training, -70, -70, 30, 30, 400)
    approve(done, cast.olav)
    put(sent, State.SUBMITTED)
    put(back, State.RETURNED)
    tell_story(back, "remind", cast.sven)

    (row,) = rows(cast.karin)

    assert (row.all, row.approved, row.waiting, row.returned) == (102, 1, 1, 1)
    assert (row.standing.expected, row.standing.ahead, row.standing.weeks) == (
        2,
        -1,
        -10,
    )
    assert (row.due_on, row.due) == (clock.today() + timedelta(days=30), 3)
    assert (row.stage, row.unread) == ("Fjordbyen", 1)
    assert row.active_at == training.story.get().at


def test_each_sees_those_they_follow_and_nobody_else(cast, training):
    seeing = {
        who
        for who in ("karin", "olav", "kari", "mads", "sven", "tora", "ola", "otto")
        if names(getattr(cast, who))
    }

    assert seeing == {"karin", "olav", "sven"}


def test_who_has_ended_is_not_among_those_who_train(cast, training):
    training.ends_on = clock.today()
    training.save()

    assert names(cast.karin) == []


def test_the_board_is_narrowed_by_unit_specialty_state_and_name(cast, training):
    other, _more = add_others(cast, 2)
    approve(other.progress.first(), cast.olav)
    put(other.progress.last(), State.RETURNED)
    first = other.trainee.name

    assert names(cast.karin, q="tora") == ["Tora"]
    assert names(cast.karin, unit=str(cast.radiology.uuid)) == []
    assert len(names(cast.karin, unit=str(cast.nuclear.uuid), specialty="NUK")) == 3
    assert names(cast.karin, specialty="RAD") == []
    assert names(cast.karin, only="behind") == [first, "Trainee 001"]
    assert names(cast.karin, only="returned") == [first]
    assert names(cast.karin, only="waiting") == names(cast.karin, only="unread") == []
    assert len(names(cast.karin, unit="x", only="y", order="z")) == 3


@pytest.mark.parametrize("order", cohort_pages.KEYS)
def test_each_column_sorts_both_ways(cast, training, order):
    (other,) = add_others(cast, 1)
    approve(other.progress.first(), cast.olav)
    key = cohort_pages.KEYS[order]

    up = [key(row) for row in rows(cast.karin, order=order)]
    down = [key(row) for row in rows(cast.karin, order=f"-{order}")]

    assert up == sorted(up)
    assert down == sorted(up, reverse=True)


def test_the_board_sorts_and_filters_by_links(cast, training, english):
    expect(training, -70)
    english.force_login(cast.karin)

    page = english.get(f"{BOARD}?order=difference&only=behind").content.decode()

    assert 'aria-sort="ascending"' in page
    assert "1 objective behind the plan, by 10 weeks." in page
    assert "Nobody here." in english.get(f"{BOARD}?only=returned").content.decode()
    english.force_login(cast.ola)
    assert "You follow no trainees." in english.get(BOARD).content.decode()


def test_looking_at_the_board_is_noted_of_each_once(cast, training, client):
    for who, role in ((cast.karin, "home"), (cast.sven, "educational_supervisor")):
        client.force_login(who)
        client.get(BOARD)
        client.get(BOARD)
        look = LookUp.objects.get(actor=who)
        assert (look.subject, look.kind, look.role) == (
            cast.tora,
            "progress.overview",
            role,
        )


def test_the_board_asks_as_many_questions_for_all_as_for_few(cast, training, client):
    client.force_login(cast.karin)

    def questions():
        client.get(BOARD)
        with CaptureQueriesContext(connection) as asked:
            page = client.get(BOARD)
        return len(asked), page.context["page"].paginator.count

    add_others(cast, 3)
    few, _count = questions()
    add_others(cast, 36, begin=3)

    assert questions() == (few, 40)
    assert few <= 30


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_file_holds_what_the_board_shows_and_no_formula(cast, training, form):
    (other,) = add_others(cast, 1)
    Person.objects.filter(pk=other.trainee_id).update(name="=1+1")
    asked = cohort_pages.asked_for({"only": "behind"})

    document = export_cohort(asked=asked, form=form, actor=cast.karin)

    if form == "csv":
        assert b"'=1+1" in document.body
        table = read_delimited(document.body)
    else:
        sheets = read_workbook(document.body, USUAL_LIMITS)
        assert not isinstance(sheets, Failure)
        table = sheets[0].rows
    assert table is not None
    heads, cells = table
    found = dict(zip(heads, cells, strict=False))
    assert found["Name"] == "=1+1"
    assert (found["Expected by now"], found["Ahead or behind"]) == ("102", "-102")


def test_that_a_file_left_is_recorded_and_each_may_see_it(cast, training, client):
    add_others(cast, 2)
    client.force_login(cast.karin)

    answer = client.post(
        reverse("progress:export_cohort"), {"form": "csv", "q": "tora"}
    )

    assert answer.headers["Content-Type"].startswith("text/csv")
    entry = AuditEntry.objects.latest("number")
    assert (entry.action, entry.facts) == (
        "progress.export_cohort",
        {"form": "csv", "trainees": 1},
    )
    (look,) = LookUp.objects.all()
    assert (look.subject, look.purpose) == (cast.tora, "export")


def test_nothing_leaves_in_an_unknown_form_or_with_nobody_in_it(cast, training):
    everybody = cohort_pages.asked_for({})
    with pytest.raises(NotFound):
        export_cohort(asked=everybody, form="pdf", actor=cast.karin)
    with pytest.raises(Conflict):
        export_cohort(asked=everybody, form="csv", actor=cast.tora)
    assert not LookUp.objects.exists()
