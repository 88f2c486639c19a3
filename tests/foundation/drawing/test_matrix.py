"""Objectives by stages."""

import pytest
from django.utils import translation

from ferd.foundation.drawing.drawings import draw
from ferd.foundation.drawing.matrix import Column, Group, Mark, MatrixDrawing, Row
from tests.foundation.drawing.samples import caption, matrix

COLUMNS = (Column(label="0-1 år"), Column(label="1-2 år"))


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def drawn(*marks, is_open=False):
    rows = tuple(Row(code="NUK 001", title="", marks=each) for each in marks)
    group = Group(label="Group", rows=rows, is_open=is_open)
    return draw(MatrixDrawing(caption=caption(), columns=COLUMNS, groups=(group,)))


def test_each_mark_has_a_shape_and_words_of_its_own():
    texts = [
        drawn((mark, None))
        for mark in (Mark.FIRST, Mark.AGAIN, Mark.LAST, Mark.ELSEWHERE)
    ]
    cells = [text[text.index("<tbody>") :] for text in texts]

    for words in ("Begins here", "Goes on", "Complete here", "Only elsewhere"):
        assert sum(words in cell for cell in cells) == 1
    assert len({cell[cell.index("<use") :] for cell in cells}) == 4


def test_a_row_that_nothing_covers_is_loud_and_opens_its_group():
    text = drawn((None, None), (Mark.LAST, None))

    assert text.count("matrix-missing") == 1
    assert "No stage of the plan covers this objective." in text
    assert "1 missing" in text
    assert '<details class="matrix-group" open=""' in text


def test_a_group_where_nothing_is_missing_may_be_folded():
    text = drawn((Mark.LAST, None))

    assert '<details class="matrix-group">' in text


def test_a_cell_says_its_column_for_those_who_see_it_as_a_card():
    text = drawn((None, Mark.LAST))

    assert 'data-label="1-2 år"' in text
    assert text.count("<td></td>") == 1


def test_a_row_with_too_few_marks_is_refused():
    with pytest.raises(ValueError, match="zip"):
        drawn((Mark.LAST,))


def test_the_size_grows_with_the_rows_and_no_faster():
    none, some, many = (len(draw(matrix(rows=n))) for n in (0, 100, 1000))

    assert (many - none) / (some - none) == pytest.approx(10, rel=0.01)
    assert many < 1000 * 600
