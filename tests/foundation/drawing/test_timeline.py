"""The way of one person on a line of dates."""

import re
from datetime import date

import pytest
from django.utils import translation

from ferd.foundation.drawing.drawings import draw
from ferd.foundation.drawing.strips import Strip, lanes
from ferd.foundation.drawing.timeline import Finish, Firmness, Gap
from tests.foundation.drawing.samples import band, timeline


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def strip(left, right):
    return Strip(
        left=left,
        right=right,
        text_left=left,
        text_right=right,
        label="",
        detail="",
        tone=1,
        firmness="agreed",
    )


def test_what_is_proposed_is_hatched_and_what_is_agreed_is_not():
    agreed = draw(timeline(bands=(band(firmness=Firmness.AGREED),)))
    proposed = draw(timeline(bands=(band(firmness=Firmness.PROPOSED),)))

    assert "url(#it-hatch)" not in agreed
    assert "url(#it-hatch)" in proposed
    assert "Agreed" in agreed
    assert "Proposed" in proposed


def test_bands_that_overlap_get_lanes_of_their_own():
    one_after_the_other = [strip(0, 10), strip(10, 20), strip(20, 30)]
    at_once = [strip(0, 20), strip(5, 15), strip(16, 30)]

    assert lanes(one_after_the_other) == [0, 0, 0]
    assert lanes(at_once) == [0, 1, 1]


def test_the_table_gives_the_last_day_and_not_the_day_after():
    drawn = draw(timeline(bands=(band(end=date(2026, 1, 1)),)))

    table = drawn[drawn.index("<table") :]
    assert "31 December 2025" in table
    assert "1 January 2026" not in table


def test_the_range_of_the_finish_is_said_in_words():
    finish = Finish(date(2029, 7, 1), date(2029, 4, 1), date(2029, 10, 1))

    drawn = draw(timeline(finish=finish))

    assert "Expected finish 1 Jul 2029" in drawn
    assert "Between 1 Apr 2029 and 1 Oct 2029" in drawn


def test_without_today_and_finish_nothing_marks_them():
    drawn = draw(timeline(today=None, finish=None))

    assert "today-line" not in drawn
    assert "Expected finish" not in drawn


def test_a_site_keeps_its_colour_when_the_order_is_given():
    here, there = band(site="Here"), band(site="There", start=date(2026, 1, 1))

    drawn = draw(timeline(bands=(there,), site_order=("Here", "There")))
    same = draw(timeline(bands=(here, there), site_order=("Here", "There")))

    for picture in (drawn, same):
        assert re.search(r'strip-2\)"></rect></svg>There<', picture)


def test_words_stand_where_no_leave_covers_them():
    drawn = draw(timeline())

    starts = re.findall(r'x="([\d.]+)" y="[\d.]+" class="band-label"', drawn)
    leave_ends = 10 + 940 * (date(2027, 9, 1) - date(2025, 1, 1)).days / 1825
    assert float(starts[-1]) > leave_ends


def test_who_waits_between_placements_is_not_said_to_be_on_leave():
    waiting = Gap(
        date(2027, 1, 1), date(2027, 9, 1), "Between placements", is_leave=False
    )

    drawn = draw(timeline(gaps=(waiting,)))

    assert "Between placements" in drawn
    assert "Leave" not in drawn


def test_what_lies_outside_the_axis_is_cut_at_its_ends():
    long = band(start=date(2020, 1, 1), end=date(2040, 1, 1))

    drawn = draw(timeline(bands=(long,), gaps=(), ticks=()))

    widths = [float(w) for w in re.findall(r'width="([\d.]+)"', drawn)]
    assert max(widths) <= 960


def test_an_empty_timeline_is_a_line_and_no_bands():
    drawn = draw(timeline(bands=(), gaps=(), ticks=(), finish=None))

    assert "axis-line" in drawn
    assert "band-edge" not in drawn
