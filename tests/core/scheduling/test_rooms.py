from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from ferd.core.scheduling.problem import Measure, PlacesId
from ferd.core.scheduling.rooms import (
    Room,
    Span,
    changed,
    first_day_without,
    least_by_month,
    levels,
    months_from,
    most_by_month,
)
from ferd.core.time import Period

DAY = date(2027, 1, 1)


def span(first, last, size):
    return Span(Period(DAY + timedelta(first), DAY + timedelta(last)), size)


def whole(days, spans):
    """Count day by day, as one would on paper."""
    return [
        sum(s.size for s in spans if DAY + timedelta(n) in s.period)
        for n in range(days)
    ]


SPANS = st.lists(
    st.tuples(st.integers(0, 20), st.integers(1, 20), st.integers(1, 300)).map(
        lambda t: span(t[0], t[0] + t[1], t[2])
    ),
    max_size=6,
)


@settings(max_examples=60)
@given(SPANS)
def test_levels_are_what_one_counts_day_by_day(spans):
    within = Period(DAY, DAY + timedelta(40))

    assert whole(40, levels(spans, within)) == whole(40, spans)


@settings(max_examples=60)
@given(SPANS, SPANS, st.integers(0, 20), st.integers(1, 20), st.integers(1, 300))
def test_the_first_day_without_room_is_the_first_that_one_finds(
    room, taken, first, length, size
):
    asked = span(first, first + length, size)
    left = [a - b for a, b in zip(whole(40, room), whole(40, taken), strict=True)]
    lacking = [n for n in range(first, first + length) if left[n] < size]

    found = first_day_without(room, taken, asked)

    assert found == (DAY + timedelta(lacking[0]) if lacking else None)


@settings(max_examples=60)
@given(SPANS, st.integers(0, 20), st.integers(1, 20), st.integers(0, 300))
def test_a_change_of_room_changes_only_its_own_days(spans, first, length, size):
    before = whole(40, spans)

    after = whole(40, changed(spans, span(first, first + length, size)))

    assert after[first : first + length] == [size] * length
    assert after[:first] == before[:first]
    assert after[first + length :] == before[first + length :]


def test_a_month_has_the_least_room_and_the_most_taken_of_its_days():
    months = months_from(date(2027, 12, 15), 3)
    room = [Span(Period(date(2027, 12, 10)), 200)]
    taken = [Span(Period(date(2028, 1, 5), date(2028, 2, 1)), 80)]

    assert [m.start for m in months] == [
        date(2027, 12, 1),
        date(2028, 1, 1),
        date(2028, 2, 1),
    ]
    assert least_by_month(room, months) == (0, 200, 200)
    assert most_by_month(taken, months) == (0, 80, 0)


def test_what_is_free_is_never_less_than_nothing():
    room = Room(
        id=PlacesId("a/b"),
        title="Rotation",
        site="Fjordbyen",
        measure=Measure.PEOPLE,
        room=(100, 0),
        taken=(0, 100),
    )

    assert room.free == (100, 0)
