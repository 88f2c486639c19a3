"""Identity numbers are found however they are written, and hardly anything else."""

import random
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ferd.core.identity_numbers import (
    FIRST_WEIGHTS,
    LENGTH,
    SECOND_WEIGHTS,
    Kind,
    find_identity_numbers,
    kind_of,
)

WAYS = (
    "{0}{1}{2}{3}{4}",
    "{0}{1}{2} {3}{4}",
    "{0}.{1}.{2} {3}{4}",
    "{0}.{1}.{2}.{3}{4}",
    "{0} {1} {2} {3} {4}",
    "{0}{1}{2}-{3}{4}",
    "{0}{1}{2}\N{NO-BREAK SPACE}{3}{4}",
    "{0}{1}{2}.{3} {4}",
)
AROUND = (
    "Pasienten {} ble undersøkt.",
    "{}",
    "f.nr. {}, kontroll om 3 uker",
    "Se svar {}/2024 og hb 12.4",
    "bilde_{}.png",
    "({})",
    "Rom 12, {} 14.30",
    "Født:{};",
)


def with_check_digits(nine: str) -> str | None:
    digits = [int(digit) for digit in nine]
    for weights in (FIRST_WEIGHTS[:-1], SECOND_WEIGHTS[:-1]):
        rest = sum(w * d for w, d in zip(weights, digits, strict=True)) % 11
        digits.append((11 - rest) % 11)
    return None if 10 in digits else "".join(map(str, digits))


def numbers(seed: int):
    """Make numbers of people who do not exist, of every kind, for ever."""
    chance = random.Random(seed)  # noqa: S311  a test
    while True:
        day = date(1900, 1, 1) + timedelta(days=chance.randrange(50_000))
        first, month = chance.choice(((0, 0), (40, 0), (0, 40), (0, 80), (0, 65)))
        head = f"{day.day + first:02}{day.month + month:02}{day.year % 100:02}"
        whole = with_check_digits(f"{head}{chance.randrange(1000):03}")
        if whole is not None:
            yield whole


def planted(count=200):
    for index, number in zip(range(count), numbers(4), strict=False):
        parts = (number[:2], number[2:4], number[4:6], number[6:9], number[9:])
        written = WAYS[index % len(WAYS)].format(*parts)
        yield written, AROUND[index // len(WAYS) % len(AROUND)].format(written)


def test_every_one_of_two_hundred_planted_numbers_is_found_where_it_stands():
    missed = [
        text
        for written, text in planted()
        if [text[p.start : p.end] for p in find_identity_numbers(text)] != [written]
    ]

    assert missed == []


@pytest.mark.parametrize(
    ("added", "kind"),
    [
        (0, Kind.IDENTITY_NUMBER),
        (40_000_000_0, Kind.D_NUMBER),
        (40_000_00, Kind.HELP_NUMBER),
    ],
)
def test_the_kind_of_a_number_is_told_by_its_date(added, kind):
    number = next(
        found
        for middle in range(100, 200)
        if (found := with_check_digits(f"{10_190_000 + middle + added:09}"))
    )

    assert kind_of(number) is kind


def test_hardly_any_other_eleven_digits_are_taken_for_one():
    chance = random.Random(5)  # noqa: S311  a test
    drawn = [f"{chance.randrange(10**LENGTH):0{LENGTH}}" for _time in range(20_000)]

    flagged = sum(bool(find_identity_numbers(f"Nr. {digits}.")) for digits in drawn)

    assert flagged / len(drawn) < 0.01


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Ring 22 33 44 55 eller 55 44 33 22 etter kl. 12.00.",
        "Plasma 140 4.2 103 24 5.1 78, 01.01.2024",
        "1234567890123",
        "2024-11-24 12:30:45",
    ],
)
def test_figures_of_a_working_day_are_left_alone(text):
    assert find_identity_numbers(text) == ()


def test_a_number_is_found_beside_other_figures_but_not_within_a_longer_one():
    number = next(numbers(7))

    assert len(find_identity_numbers(f"2024 {number} 17")) == 1
    assert find_identity_numbers(f"9{number}") == ()
    assert find_identity_numbers(f"{number}9") == ()


def test_two_numbers_are_two():
    first, second = (n for n, _ in zip(numbers(9), range(2), strict=False))

    assert len(find_identity_numbers(f"{first} og {second}")) == 2
    assert len(find_identity_numbers(f"{first} {second}")) == 2


@given(st.text(max_size=200))
def test_any_text_is_read_and_places_lie_within_it(text):
    for place in find_identity_numbers(text):
        digits = [sign for sign in text[place.start : place.end] if sign.isdecimal()]
        assert len(digits) == LENGTH
