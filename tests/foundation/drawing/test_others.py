"""Stages, squares, the curve, bars, icons and states."""

import re
from datetime import date

import pytest
from django.utils import translation

from ferd.foundation.drawing.curve import Point, number_on
from ferd.foundation.drawing.drawings import draw
from ferd.foundation.drawing.icons import PATHS, icon
from ferd.foundation.drawing.markup import element, fill, join
from ferd.foundation.drawing.months import MonthsDrawing
from ferd.foundation.drawing.states import LOOKS, state
from tests.foundation.drawing import samples


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def test_a_square_is_a_link_that_says_its_name_and_its_state():
    drawn = draw(samples.squares("NUK 015"))

    assert 'href="/it/"' in drawn
    assert 'aria-label="NUK 015: Approved"' in drawn
    assert "1 of 1 approved" in drawn


def test_a_curve_is_read_as_the_last_step_before_the_day():
    points = (Point(date(2026, 1, 1), 31), Point(date(2028, 7, 1), 52))

    assert number_on(points, date(2025, 12, 31)) == 0
    assert number_on(points, date(2026, 1, 1)) == 31
    assert number_on(points, date(2029, 1, 1)) == 52


def test_what_is_done_ends_today():
    drawn = draw(samples.curve())

    assert "12 done, 31 expected" in drawn
    table = drawn[drawn.index("<tbody>") :]
    assert re.search(r'1 July 2028.*?52.*?data-label="Done"></td>', table)


def test_what_is_late_is_said_and_stands_in_the_legend():
    on_time, late = draw(samples.squares()), draw(samples.squares(is_late=True))

    assert "expected already" not in on_time.lower()
    assert "is-late" in late
    assert ": Approved, expected already" in late
    assert "Expected already</li>" in late


def test_a_curve_shows_what_waits_and_where_the_pace_leads():
    drawn = draw(
        samples.curve(
            ready=(Point(date(2025, 6, 1), 12), Point(date(2026, 2, 1), 20)),
            foreseen=Point(date(2027, 5, 1), 31),
        )
    )

    assert drawn.count('class="curve-ready"') == 3  # wide, narrow, legend
    assert drawn.count('class="curve-foreseen"') == 3
    assert re.search(
        r'1 February 2026.*?data-label="Done, or waits for others">20<', drawn
    )


def test_a_pace_that_leads_beyond_the_drawing_is_cut_at_its_edge():
    (line,) = re.findall(
        r'<line[^>]*y1="([\d.]+)"[^>]*x2="940[^>]*y2="([\d.]+)"[^>]*curve-foreseen',
        draw(samples.curve(foreseen=Point(date(2050, 1, 1), 102))),
    )

    assert 0 < float(line[0]) - float(line[1]) < 60


def test_a_bar_is_never_longer_than_its_whole():
    too_much = draw(samples.progress(done=90))

    widths = [float(width) for width in re.findall(r'width="([\d.]+)"', too_much)]
    assert widths == [300, 300]
    assert "90 of 60" in too_much


def test_a_bar_counts_as_its_reader_writes_numbers():
    with translation.override("nb"):
        assert "16,6 av 60" in draw(samples.progress(done=16.6))


def test_the_stages_fill_whole_years():
    drawn = draw(samples.stages())

    assert "Year 5" in drawn
    assert "Year 6" not in drawn
    assert "month 0 to 54" in drawn


def test_every_state_has_a_word_a_colour_and_a_shape():
    for name in LOOKS:
        drawn = state(name)
        assert str(LOOKS[name].word) in drawn
        assert PATHS[name] in drawn
        assert f'data-color="{LOOKS[name].colour}"' in drawn


def test_no_two_states_that_meet_look_alike():
    plans = ("draft", "in_review", "approved", "published", "retired")
    people = ("proposed", "agreed", "superseded")

    for together in (plans, people):
        assert len({PATHS[name] for name in together}) == len(together)


def test_an_icon_is_never_read_aloud():
    assert all('aria-hidden="true"' in icon(name) for name in PATHS)


def test_markup_escapes_what_is_not_already_safe():
    safe = element("b", "<i>", title='"x"')

    assert safe == '<b title="&quot;x&quot;">&lt;i&gt;</b>'
    assert join([safe, "&"]) == f"{safe}&amp;"
    assert fill("<p>{}{}</p>", safe, "<") == f"<p>{safe}&lt;</p>"
    assert (
        element("input", value=None, name="a", size=2.0) == '<input name="a" size="2">'
    )


def test_room_is_said_month_by_month_and_alike_months_together():
    drawn = draw(samples.months("Mai"))

    assert "Mai \N{EN DASH} Mai: 0.5 of 2 free" in drawn
    assert drawn.count('class="month-committed"') == 3  # two months and the legend


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_half_a_place_is_written_as_the_language_writes_it(language):
    with translation.override(language):
        drawn = draw(samples.months("Mai"))

    assert "Mai: 0,5 av 2 " in drawn


def test_no_room_at_all_is_drawn_too():
    nothing = samples.month(room=0.0, committed=0.0, held=0.0)
    drawing = MonthsDrawing(caption=samples.caption(), months=(nothing,))

    assert "0 of 0 free" in draw(drawing)
