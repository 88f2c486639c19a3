import pytest
from hypothesis import given
from hypothesis import strategies as st

from ferd.formats.plans.understanding.amounts import (
    Kind,
    find_amounts,
    read_amount,
    read_bare_amount,
)
from ferd.formats.plans.understanding.number_words import Bound


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("0-1 år", 0, 12),
        ("3,5-4,5 år", 42, 54),
        ("3,5 \u2013 4,5 år", 42, 54),
        ("3.5\u20144.5 år", 42, 54),
        ("0 til 12 mnd", 0, 12),
        ("fra 12 til 18 måneder", 12, 18),
        ("frå 12 til 18 månader", 12, 18),
        ("6 mnd - 2 år", 6, 24),
        ("54-60 mnd.", 54, 60),
        ("to-tre år", 24, 36),
        ("0-\n1 år", 0, 12),
    ],
)
def test_an_interval_has_two_ends_in_months(text, low, high):
    amount = read_amount(text)

    assert amount is not None
    assert (amount.kind, amount.low, amount.high) == (Kind.INTERVAL, low, high)


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("18 måneder", 18),
        ("6 mnd", 6),
        ("6mnd", 6),
        ("0,5 år", 6),
        ("1/2 år", 6),
        ("½ år", 6),
        ("2 1/2 år", 30),
        ("2½ år", 30),
        ("halvt år", 6),
        ("et halvt år", 6),
        ("eit halvt år", 6),
        ("et halvår", 6),
        ("fire år", 48),
        ("halvannet år", 18),
        ("halvtanna år", 18),
        ("to og et halvt år", 30),
        ("tre kvart år", 9),
        ("tolv månader", 12),
        ("tjuefire måneder", 24),
        ("18 pluss 6 måneder", 24),
        ("18+6 mnd", 24),
        ("18 mnd pluss 6 mnd", 24),
        ("1 år og 6 mnd", 18),
        ("ett år og seks måneder", 18),
        ("26 uker", 6),
        ("52 veker", 12),
    ],
)
def test_a_duration_is_told_in_months(text, months):
    amount = read_amount(text)

    assert amount is not None
    assert amount.kind is Kind.DURATION
    assert amount.months == pytest.approx(months)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("4. året", 36, 48),
        ("det 5. år", 48, 60),
        ("første år", 0, 12),
        ("fyrste året", 0, 12),
        ("1.-3. år", 0, 36),
        ("1-3. år", 0, 36),
        ("2. og 3. året", 12, 36),
        ("fjerde og femte år", 36, 60),
        ("2. halvår", 6, 12),
        ("År 1-2", 0, 24),
        ("måned 13-24", 12, 24),
        ("1. utdanningsår", 0, 12),
    ],
)
def test_counted_years_include_both_ends(text, low, high):
    amount = read_amount(text)

    assert amount is not None
    assert (amount.kind, amount.low, amount.high) == (Kind.ORDINAL, low, high)


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("minst 6 mnd", Bound.AT_LEAST),
        ("minimum 6 mnd", Bound.AT_LEAST),
        ("inntil 2 år", Bound.AT_MOST),
        ("ca. 12 mnd", Bound.ABOUT),
        ("om lag eitt år", Bound.ABOUT),
        ("12 mnd", Bound.EXACT),
    ],
)
def test_a_bound_is_kept(text, bound):
    amount = read_amount(text)

    assert amount is not None
    assert amount.bound is bound


def test_the_last_year_has_no_place_on_the_clock_yet():
    amount = read_amount("siste 6 måneder")

    assert amount is not None
    assert (amount.kind, amount.months) == (Kind.LAST, 6)


def test_a_length_and_its_year_are_two_amounts():
    kinds = [amount.kind for amount in find_amounts("12 måneder (1. år)")]

    assert kinds == [Kind.DURATION, Kind.ORDINAL]


def test_objectives_before_a_time_are_not_part_of_it():
    (amount,) = find_amounts("97, 99 1-3,5 år AHUS")

    assert (amount.low, amount.high) == (12, 42)


@pytest.mark.parametrize("text", ["kl. 12 - 12:45", "2019", "1-17, 69", "Fase 1", ""])
def test_what_is_no_time_is_not_read_as_one(text):
    assert find_amounts(text) == ()


@pytest.mark.parametrize(
    ("text", "unit", "low", "high"),
    [("0-1", 12.0, 0, 12), ("18 pluss 6", 1.0, 24, 24), ("12", 1.0, 12, 12)],
)
def test_a_bare_figure_takes_the_unit_of_its_heading(text, unit, low, high):
    amount = read_bare_amount(text, unit_months=unit)

    assert amount is not None
    assert (amount.low, amount.high) == (low, high)


@given(st.text())
def test_no_text_at_all_makes_it_fail(text):
    for amount in find_amounts(text):
        assert 0 <= amount.start < amount.end <= len(text)
        assert amount.low <= amount.high


@given(st.integers(0, 95), st.integers(1, 24), st.sampled_from(["-", " - ", "\u2013"]))
def test_every_interval_of_months_comes_back(start, length, dash):
    amount = read_amount(f"{start}{dash}{start + length} mnd")

    assert amount is not None
    assert (amount.low, amount.high) == (start, start + length)
