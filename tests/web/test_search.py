"""The search box: what each may see, and no more."""

import pytest
from django.utils import translation

from ferd.web import search
from tests.areas.curriculum.factory import ship
from tests.areas.plans import factory as plans
from tests.areas.schedules import factory
from tests.cast import PEOPLE


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


def found(reader, words):
    return {
        kind.label: [hit.title for hit in kind.hits]
        for kind in search.search(reader, words)
    }


def who_finds(cast, kind, words):
    return {r for r in PEOPLE if kind in found(getattr(cast, r), words)}


def test_nothing_is_searched_for_without_words(cast):
    assert search.search(cast.karin, "  ") == []


def test_what_nobody_has_is_not_found(cast):
    assert found(cast.karin, "xyzzy") == {}


def test_trainees_are_found_by_those_who_follow_them(cast):
    factory.make_supervised(cast)

    assert who_finds(cast, "Trainees", "tora") == {
        "karin",
        "olav",
        "kari",
        "sven",
        "tora",
    }


def test_people_are_found_by_those_who_know_of_them(cast):
    assert who_finds(cast, "People", "tora") == set(PEOPLE) - {"ola", "regine", "otto"}


def test_a_regional_centre_finds_no_people(cast):
    factory.make_supervised(cast)

    assert found(cast.regine, "sven") == {}


def test_units_are_found_by_all(cast):
    assert who_finds(cast, "Units", "radio") == set(PEOPLE)


def test_a_draft_is_found_by_those_who_write_it(cast):
    plans.make_draft(cast)

    assert who_finds(cast, "Plans", "nuk") == {"karin", "olav", "kari", "mads"}


def test_a_published_plan_is_found_by_all(cast):
    plans.make_published(cast)

    assert who_finds(cast, "Plans", "nukleær") == set(PEOPLE)


@pytest.mark.parametrize("words", ["18", "NUK 18", "nuk-018", "NUK018", "nuk 0018"])
def test_an_objective_is_found_by_its_number_however_written(cast, words):
    ship()

    titles = found(cast.tora, words)["Learning objectives"]
    assert "NUK 018" in {title[:7] for title in titles}


def test_a_code_finds_one_objective(cast):
    ship()

    (title,) = found(cast.tora, "nuk 18")["Learning objectives"]
    assert title.startswith("NUK 018")


def test_a_number_finds_no_objective_whose_number_only_begins_so(cast):
    ship()

    titles = found(cast.tora, "10")["Learning objectives"]
    assert {title[4:7] for title in titles} == {"010"}


def test_of_each_kind_twenty_are_shown_at_most(cast):
    ship()

    titles = found(cast.tora, "nuk")["Learning objectives"]
    assert len(titles) == 20


@pytest.mark.parametrize("words", ["%", "_", "'; --", "\\", "a" * 5000, "\x00", "<b>"])
def test_odd_words_do_no_harm(client, cast, words):
    client.force_login(cast.tora)

    answer = client.get("/search/", {"q": words})

    assert answer.status_code == 200


def test_the_page_keeps_the_words_in_the_box(client, cast):
    client.force_login(cast.karin)

    page = client.get("/search/", {"q": 'sven "x"'}).content.decode()

    assert 'value="sven &quot;x&quot;"' in page
