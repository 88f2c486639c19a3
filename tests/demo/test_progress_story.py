"""The demo's two years of learning hang together, before anything is built of them."""

import re
from datetime import date

import pytest

from ferd.demo import progress_words
from ferd.demo.build import Hospital
from ferd.demo.cast import PEOPLE
from ferd.demo.progress_story import progress_story
from ferd.demo.progress_waiting import OUTSIDER, progress_waiting

KEYS = {person.key for person in PEOPLE}
CHAPTERS = (*progress_words.TORA, *progress_words.IDA)


@pytest.fixture
def hospital():
    return Hospital(date(2026, 11, 24))


def steps(hospital):
    return [*progress_story(hospital), *progress_waiting(hospital)]


def test_nothing_happens_in_the_future_nor_on_the_last_day(hospital):
    assert max(step.on for step in steps(hospital)) < hospital.today


def test_two_years_lie_between_the_first_and_the_last(hospital):
    of_tora = [step.on for step in steps(hospital) if step.name.startswith("tora")]

    assert (max(of_tora) - min(of_tora)).days > 700


def test_tora_does_nothing_while_she_is_on_leave(hospital):
    begins, ends = hospital.ago(months=15), hospital.ago(months=10)

    away = [
        step.name
        for step in steps(hospital)
        if step.name.startswith("tora") and begins <= step.on < ends
    ]

    assert away == []


def test_levels_rise_over_the_years():
    for chapters in (progress_words.TORA, progress_words.IDA):
        levels = [chapter.level for chapter in chapters]
        assert levels == sorted(levels)
        assert levels[0] < levels[-1]


def test_those_who_act_are_of_the_cast_and_nobody_recommends_what_they_approve():
    assert {c.clinical for c in CHAPTERS} | {c.approver for c in CHAPTERS} <= KEYS
    assert [c.topic for c in CHAPTERS if c.clinical == c.approver] == []


def test_some_of_it_is_approved_on_behalf_of_the_head():
    assert "mads" in {chapter.approver for chapter in progress_words.TORA}


def test_no_words_hold_a_number_that_could_be_somebodys():
    words = [c.words + c.said + c.topic + c.course for c in CHAPTERS]

    assert [text for text in words if re.search(r"\d{5}", text)] == []
    assert OUTSIDER.email.endswith(".example")
