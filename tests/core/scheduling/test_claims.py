"""Who needs which places: the rule by groups, against trying every way to share."""

from datetime import date, timedelta
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from ferd.core.scheduling.claims import Claim, Lack, around, lacks
from ferd.core.scheduling.problem import PlacesId
from ferd.core.scheduling.rooms import Span
from ferd.core.time import Period

DAY = date(2040, 1, 1)
A, B, C = (frozenset({PlacesId(name)}) for name in "abc")
YEAR = Period(DAY, DAY + timedelta(365))


def claim(who, at, first=0, last=100, size=100):
    return Claim(who, at, Period(DAY + timedelta(first), DAY + timedelta(last)), size)


def found(rooms, before, after, touched=(A,)):
    given_ = {PlacesId(name): [Span(YEAR, size)] for name, size in rooms.items()}
    return list(lacks(given_, before, after, touched=touched, since=DAY))


def test_one_more_than_there_is_room_for_is_found_with_its_day():
    before = [claim(1, A)]

    answer = found({"a": 100}, before, [*before, claim(2, A, 50, 60)])

    assert answer == [Lack(A, DAY + timedelta(50), room=100, wanted=200)]


def test_what_is_too_much_already_may_stay_and_grow_smaller():
    before = [claim(who, A) for who in range(3)]

    assert found({"a": 100}, before, before[1:]) == []


def test_a_person_counts_once_however_many_claims():
    twice = [claim(1, A), claim(1, A, 50, 150), claim(1, A, 150, 200)]

    assert found({"a": 100}, [], twice) == []


def test_who_may_be_in_either_of_two_kinds_leaves_the_one_to_who_may_not():
    either = claim(1, A | B)

    assert found({"a": 100, "b": 100}, [either], [either, claim(2, A)]) == []


def test_two_kinds_that_are_full_together_are_full():
    before = [claim(1, A | B), claim(2, B)]

    answer = found({"a": 100, "b": 100}, before, [*before, claim(3, A)])

    assert [lack.at for lack in answer] == [A | B]


def test_of_places_without_room_nothing_is_known():
    assert found({}, [], [claim(1, A), claim(2, A)]) == []


def test_before_and_after_what_was_said_nothing_is_lacking():
    rooms = {PlacesId("a"): [Span(Period(DAY, DAY + timedelta(10)), 100)]}
    late = [claim(1, A, 10, 20), claim(2, A, 10, 20)]

    assert list(lacks(rooms, [], late, touched=[A], since=DAY)) == []


def test_what_is_over_is_not_looked_at():
    rooms = {PlacesId("a"): [Span(YEAR, 100)]}
    both = [claim(1, A, 0, 10), claim(2, A, 0, 10)]
    later = DAY + timedelta(10)

    assert list(lacks(rooms, [], both, touched=[A], since=later)) == []
    assert list(lacks(rooms, [], both, touched=[A], since=YEAR.end)) == []


def test_a_gap_in_the_room_is_no_room():
    first, last = Period(DAY, DAY + timedelta(10)), Period(DAY + timedelta(20))
    rooms = {PlacesId("a"): [Span(first, 100), Span(last, 100)]}

    (lack,) = lacks(rooms, [], [claim(1, A, 5, 25)], touched=[A], since=DAY)

    assert (lack.day, lack.room) == (DAY + timedelta(10), 0)


def test_places_hang_together_through_those_who_may_be_in_either():
    assert around([A], [A | B, B | C, frozenset({PlacesId("d")})]) == A | B | C


GROUPS = st.sampled_from([A, B, C, A | B, B | C, A | B | C])


@given(st.lists(GROUPS, max_size=5), st.tuples(*[st.integers(0, 2)] * 3))
def test_there_is_room_exactly_when_everybody_can_be_given_a_place(groups, sizes):
    rooms = dict(zip("abc", (100 * size for size in sizes), strict=True))
    after = [claim(who, at) for who, at in enumerate(groups)]

    answer = found(rooms, [], after, touched=groups)

    stated = {PlacesId(name): size // 100 for name, size in rooms.items()}
    ways = product(*groups)
    can = any(all(way.count(p) <= n for p, n in stated.items()) for way in ways)
    assert (answer == []) is can
