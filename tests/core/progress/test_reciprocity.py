import random
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from ferd.core.progress.reciprocity import (
    BATCH_OVER,
    PatternKind,
    Signature,
    batches,
    late_ones,
    patterns,
    rings,
)

START = datetime(2026, 1, 1, 8, tzinfo=UTC)
A, B, C, D, E = (UUID(int=n) for n in range(1, 6))


def signed(by, trainee, day=0.0, after=1.0):
    at = START + timedelta(days=day)
    about = (at - timedelta(days=after)).date()
    return Signature(by=by, trainee=trainee, at=at, about=about)


def normal_history(seed):
    """Make up two years in a department where nobody swaps anything.

    Consultants sign for trainees, some a little late, some many on one evening.
    A consultant may train for a second specialty, under others; and who was
    trained by somebody years ago may train them now.
    """
    chance = random.Random(seed)  # noqa: S311  made up, not secret
    consultants = [UUID(int=n) for n in range(1, chance.randint(4, 9))]
    trainees = [UUID(int=n) for n in range(50, 50 + chance.randint(2, 8))]
    history = []
    for trainee in trainees:
        for _piece in range(chance.randint(20, 60)):
            by, day = chance.choice(consultants), chance.uniform(0, 730)
            history.append(signed(by, trainee, day, chance.uniform(0, 60)))
        late = chance.choice(consultants)
        history += [signed(late, trainee, 400 + n, 120) for n in range(2)]
    evening = chance.uniform(100, 700)
    history += [
        signed(consultants[0], chance.choice(trainees), evening + n / 5000, 10)
        for n in range(chance.randint(0, 20))
    ]
    second = consultants[-1]
    history += [signed(by, second, 300 + n) for n, by in enumerate(consultants[:-1])]
    old = signed(second, consultants[0], -900)
    return sorted([*history, old], key=lambda each: each.at)


def planted_ring(size, seed):
    """Let some of a normal department sign for each other in a ring."""
    chance = random.Random(seed)  # noqa: S311  made up, not secret
    people = [UUID(int=n) for n in range(200, 200 + size)]
    day = chance.uniform(0, 500)
    return [
        signed(by, trainee, day + chance.uniform(0, 170))
        for by, trainee in zip(people, [*people[1:], people[0]], strict=True)
    ], people


def test_a_thousand_normal_histories_have_no_pattern():
    found = [seed for seed in range(1000) if patterns(normal_history(seed))]

    assert found == []


@pytest.mark.parametrize("size", [2, 3, 4])
def test_every_planted_ring_is_found_and_nothing_else(size):
    for seed in range(60):
        ring, people = planted_ring(size, seed)

        found = patterns([*normal_history(seed), *ring])

        assert [(p.kind, p.people) for p in found] == [
            (PatternKind.RING, tuple(people))
        ]
        assert found[0].count == size


def test_a_ring_is_found_once_wherever_it_begins():
    ring = [signed(C, A), signed(A, B), signed(B, C), signed(B, D)]

    assert [p.people for p in rings(ring)] == [(A, B, C)]


def test_five_people_in_a_circle_and_years_between_are_no_ring():
    assert not list(
        rings([signed(A, B), signed(B, C), signed(C, D), signed(D, E), signed(E, A)])
    )
    assert not list(rings([signed(A, B), signed(B, A, 184)]))
    assert list(rings([signed(A, B), signed(B, A, 183)]))
    assert not list(rings([signed(A, A)]))


def test_a_ring_of_the_past_is_still_a_ring_when_one_goes_on():
    ring = [signed(A, B), signed(B, A, 1), signed(A, B, 500)]

    found = list(rings(ring))

    assert [(p.count, p.last_on) for p in found] == [
        (2, (START + timedelta(days=1)).date())
    ]


def test_more_than_twenty_within_ten_minutes_are_a_batch():
    minute = 1 / 1440
    quick = [signed(A, B, n * minute / 4) for n in range(BATCH_OVER + 1)]

    assert [(p.people, p.count) for p in batches(quick)] == [((A,), 21)]
    assert not list(batches(quick[:-1]))
    slow = [signed(A, B, n * minute) for n in range(BATCH_OVER + 1)]
    assert not list(batches(slow))


def test_three_for_one_trainee_more_than_ninety_days_after_are_late():
    late = [signed(A, B, n, 91) for n in range(3)]

    assert [(p.people, p.count) for p in late_ones(late)] == [((A, B), 3)]
    assert not list(late_ones([*late[:2], signed(A, C, 2, 91)]))
    assert not list(late_ones([signed(A, B, n, 90) for n in range(3)]))
    undated = Signature(by=A, trainee=B, at=START)
    assert not list(late_ones([undated] * 3))
