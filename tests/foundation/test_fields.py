"""Days that forms take, and days that nobody can mean."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from ferd.foundation.fields import DayField, LastDayField


def test_a_day_is_read_as_a_browser_sends_it():
    assert DayField().clean("2027-02-28") == date(2027, 2, 28)


@pytest.mark.parametrize("words", ["0001-01-01", "1899-12-31", "2200-01-01"])
def test_a_day_beyond_all_training_is_refused(words):
    with pytest.raises(ValidationError, match="Ensure this value"):
        DayField().clean(words)


@pytest.mark.parametrize("words", ["9999-12-31", "2026-02-30", "soon"])
def test_what_is_no_day_is_refused(words):
    with pytest.raises(ValidationError):
        DayField().clean(words)


def test_the_end_of_time_is_a_last_day_and_no_first_one():
    assert LastDayField().clean("9999-12-31") == date.max
    with pytest.raises(ValidationError):
        LastDayField().clean("9999-12-30")
