from datetime import date, timedelta
from io import BytesIO
from itertools import permutations

import docx
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ferd.areas.accounts.queries import system_person
from ferd.areas.audit.models import AuditEntry
from ferd.areas.notifications.models import Notice
from ferd.areas.schedules import actions, documents, pages
from ferd.areas.schedules.models import IndividualPlan, PlaceRequest, Traineeship
from ferd.core.scheduling.rooms import Span
from ferd.core.time import Period
from ferd.foundation import clock
from ferd.foundation.errors import Conflict, NotAllowed
from tests.areas.schedules import factory
from tests.areas.schedules import places_factory as places
from tests.areas.schedules.spells import (
    AUTUMN,
    AWAY,
    HOME,
    RADIOLOGY,
    SPRING,
    in_force,
    make_places,
    make_trainees,
    most_in_force,
    offer,
    say_no,
    say_yes,
    states,
    write,
)

WAITS = "proposed"


def make_swap(cast):
    """Give two who change places: A from Fjordbyen to radiology, B the other way."""
    make_places(cast)
    a, b = make_trainees(cast, 2)
    in_force(cast, a, (AWAY, *SPRING))
    in_force(cast, b, (RADIOLOGY, *SPRING))
    return offer(
        cast, write(cast, a, (RADIOLOGY, *SPRING)), write(cast, b, (AWAY, *SPRING))
    )


def make_ring(cast):
    """Give three of whom each takes the place and time of the next."""
    make_places(cast)
    spells = ((AWAY, *SPRING), (RADIOLOGY, *SPRING), (AWAY, *AUTUMN))
    trainees = make_trainees(cast, 3)
    for trainee, spell in zip(trainees, spells, strict=True):
        in_force(cast, trainee, spell)
    moved = zip(trainees, (*spells[1:], spells[0]), strict=True)
    return offer(cast, *(write(cast, trainee, spell) for trainee, spell in moved))


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_two_who_change_places_come_into_force_together(cast, order):
    swap = make_swap(cast)

    say_yes(swap[order[0]])
    assert states(*swap) == [WAITS, WAITS]

    say_yes(swap[order[1]])
    assert states(*swap) == ["agreed", "agreed"]
    assert most_in_force() == 1
    assert IndividualPlan.objects.filter(status="superseded").count() == 2


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_a_ring_of_three_comes_into_force_when_the_last_has_agreed(cast, order):
    ring = make_ring(cast)

    for index in order[:-1]:
        say_yes(ring[index])
        assert states(*ring) == [WAITS] * 3
    say_yes(ring[order[-1]])

    assert states(*ring) == ["agreed"] * 3
    assert most_in_force() == 1


@pytest.mark.parametrize("order", list(permutations("abn")))
def test_a_no_of_one_never_puts_two_in_one_place(cast, order):
    a, b = make_swap(cast)
    steps = {
        "a": lambda: say_yes(a),
        "b": lambda: say_yes(b),
        "n": lambda: say_no(b),
    }

    for step in order:
        b.refresh_from_db()
        if step == "a" or b.status == WAITS:
            steps[step]()
        assert most_in_force() == 1

    if order.index("n") < max(order.index("a"), order.index("b")):
        assert states(a, b) == [WAITS, "withdrawn"]
    else:
        assert states(a, b) == ["agreed", "agreed"]


def test_who_needs_nobody_to_leave_waits_for_nobody(cast):
    make_places(cast)
    a, b = make_trainees(cast, 2)
    in_force(cast, a, (AWAY, *SPRING))
    in_force(cast, b, (AWAY, *AUTUMN))
    first, second = offer(
        cast, write(cast, a, (AWAY, *AUTUMN)), write(cast, b, (RADIOLOGY, *AUTUMN))
    )

    say_yes(first)
    assert states(first, second) == [WAITS, WAITS]
    say_yes(second)

    assert states(first, second) == ["agreed", "agreed"]


def test_who_leaves_comes_into_force_without_the_one_who_follows(cast):
    make_places(cast)
    a, b = make_trainees(cast, 2)
    in_force(cast, a, (AWAY, *SPRING))
    in_force(cast, b, (AWAY, *AUTUMN))
    first, second = offer(
        cast, write(cast, a, (AWAY, *AUTUMN)), write(cast, b, (RADIOLOGY, *AUTUMN))
    )

    say_yes(second)

    assert states(first, second) == [WAITS, "agreed"]


def test_of_two_who_wait_for_one_place_the_first_to_agree_has_it(cast):
    make_places(cast, size=200)
    a, b, c, d = make_trainees(cast, 4)
    for here in (a, b):
        in_force(cast, here, (AWAY, *SPRING))
    leaving = [write(cast, each, (HOME, *SPRING)) for each in (a, b)]
    coming = [write(cast, each, (AWAY, *SPRING)) for each in (c, d)]
    offer(cast, *leaving, *coming)
    say_yes(coming[1])
    say_yes(coming[0])

    say_yes(leaving[0])

    assert states(*coming) == [WAITS, "agreed"]
    assert most_in_force() == 2
    say_yes(leaving[1])
    assert states(*coming) == ["agreed", "agreed"]


def test_those_who_wait_are_told_and_the_trail_says_who_brought_it_about(cast):
    a, b = make_swap(cast)
    say_yes(a)

    say_yes(b)

    (entry,) = AuditEntry.objects.filter(action="schedules.bring_into_force")
    assert entry.actor == system_person()
    assert str(a.uuid) in entry.target
    told = Notice.objects.filter(kind="schedules.bring_into_force")
    assert {a.trainee, b.trainee, cast.karin} == {notice.person for notice in told}


def test_a_leader_says_no_yes_to_what_there_is_no_room_for(cast):
    make_places(cast)
    a, b = make_trainees(cast, 2)
    in_force(cast, a, (AWAY, *SPRING))
    plan = write(cast, b, (AWAY, *SPRING))

    with pytest.raises(Conflict, match=r"2 trainees on .* room for 1: Testlege A"):
        actions.agree_plan(plan=plan, seen=plan.fingerprint, actor=cast.karin)

    plan.refresh_from_db()
    assert plan.agreed_by_leader_at is None


def test_a_proposal_that_no_leader_has_agreed_to_takes_no_room(cast):
    make_places(cast)
    a, b = make_trainees(cast, 2)
    dream = write(cast, a, (AWAY, *SPRING))
    say_yes(dream)
    plan = write(cast, b, (AWAY, *SPRING))

    actions.agree_plan(plan=plan, seen=plan.fingerprint, actor=cast.karin)
    say_yes(plan)

    assert states(dream, plan) == [WAITS, "agreed"]
    with pytest.raises(Conflict, match="room for 1"):
        actions.agree_plan(plan=dream, seen=dream.fingerprint, actor=cast.karin)


def test_what_a_leader_has_agreed_to_is_kept_for_the_trainee_to_answer(cast):
    make_places(cast)
    a, b = make_trainees(cast, 2)
    offer(cast, write(cast, a, (AWAY, *SPRING)))

    with pytest.raises(Conflict, match="room for 1: Testlege A, Testlege B"):
        offer(cast, write(cast, b, (AWAY, *SPRING)))


def test_a_place_is_not_held_for_one_where_another_is_planned(cast):
    away, _radiology = make_places(cast)
    a, b = make_trainees(cast, 2)
    in_force(cast, a, (AWAY, *SPRING))
    request = places.ask(cast, away, b, Period(*SPRING))

    with pytest.raises(Conflict, match="room for 1"):
        places.hold(cast, request)

    own = places.ask(cast, away, a, Period(*SPRING))
    assert places.hold(cast, own).status == "held"


def test_a_plan_waits_while_the_place_is_held_and_takes_it_when_the_hold_ends(cast):
    away, _radiology = make_places(cast)
    a, b = make_trainees(cast, 2)
    request = places.ask(cast, away, b, Period(*SPRING))
    plan = write(cast, a, (AWAY, *SPRING))
    say_yes(plan)
    places.hold(cast, request)
    with pytest.raises(Conflict, match="room for 1"):
        offer(cast, plan)
    IndividualPlan.objects.filter(pk=plan.pk).update(
        agreed_by_leader_at=clock.now(), leader=cast.karin
    )
    assert actions.bring_into_force(actor=system_person()) == []

    PlaceRequest.objects.update(held_until=clock.now() - timedelta(seconds=1))

    assert actions.bring_into_force(actor=system_person()) == [plan]
    assert states(plan) == ["agreed"]


def test_more_room_lets_a_plan_that_waits_come_into_force(cast):
    away, _radiology = make_places(cast)
    a, b = make_swap_without_places(cast)
    say_yes(a)
    say_no(b)
    assert actions.bring_into_force(actor=system_person()) == []

    for given, who in ((away, cast.ola), (_radiology, cast.karin)):
        actions.change_room(
            places=given, room=Span(Period(date(2024, 1, 1)), 200), actor=who
        )

    assert actions.bring_into_force(actor=system_person()) == [a]


def make_swap_without_places(cast):
    a, b = make_trainees(cast, 2)
    in_force(cast, a, (AWAY, *SPRING))
    in_force(cast, b, (RADIOLOGY, *SPRING))
    return offer(
        cast, write(cast, a, (RADIOLOGY, *SPRING)), write(cast, b, (AWAY, *SPRING))
    )


def test_where_nobody_says_what_room_there_is_nothing_waits(cast):
    a, b = make_swap_without_places(cast)

    say_yes(a)

    assert states(a, b) == ["agreed", WAITS]


def test_part_time_counts_where_fractions_do(cast):
    places.publish(cast, size=150, measure="fraction")
    trainees = make_trainees(cast, 2)
    plans = [write(cast, each, (AWAY, *SPRING), fraction="3/4") for each in trainees]

    offer(cast, *plans)

    assert [plan.leader for plan in IndividualPlan.objects.all()] == [cast.karin] * 2


def test_only_the_system_brings_plans_into_force(cast):
    with pytest.raises(NotAllowed):
        actions.bring_into_force(actor=cast.karin)


def test_a_yes_given_twice_for_the_department_is_refused(cast):
    swap = make_swap(cast)

    with pytest.raises(Conflict, match="no longer open"):
        offer(cast, *swap)


def test_only_a_leader_says_yes_for_the_department(cast):
    make_places(cast)
    (a,) = make_trainees(cast, 1)

    with pytest.raises(NotAllowed):
        actions.agree_plans(plans=[write(cast, a, (AWAY, *SPRING))], actor=cast.kari)


def test_who_waits_for_whom_is_said_to_each_as_far_as_they_may_know(cast):
    a, _b = make_swap(cast)
    say_yes(a)

    a.refresh_from_db()
    assert "others leave: Testlege B." in pages.wait(cast.karin, a)
    assert "others leave: 1 other." in pages.wait(a.trainee, a)


def test_the_leader_is_told_when_nobody_will_make_room_any_more(cast):
    a, b = make_swap(cast)
    say_yes(a)

    say_no(b)

    (notice,) = Notice.objects.filter(kind="schedules.wait_for_room")
    assert notice.person == cast.karin
    assert "Nobody is about to leave." in pages.wait(cast.karin, a)


def test_what_is_in_force_waits_for_nothing(cast):
    a, b = make_swap(cast)
    say_yes(a)
    say_yes(b)

    a.refresh_from_db()
    assert pages.wait(cast.karin, a) == pages.wait(cast.karin, None) == ""


def make_more(cast, count) -> list[Traineeship]:
    """Register so many more at once, whoever they are."""
    return Traineeship.objects.bulk_create(
        Traineeship(
            trainee=cast.tora,
            unit=cast.nuclear,
            specialty_code="NUK",
            starts_on=date(2024, 1, 1),
            ends_on=date(2050, 1, 1),
        )
        for _number in range(count)
    )


def test_ten_times_as_many_plans_cost_no_more_questions(cast):
    a, _b = make_swap(cast)
    counted = []
    for count in (3, 30):
        for trainee in make_more(cast, count):
            in_force(cast, trainee, (HOME, *SPRING))
        pages.wait(cast.karin, a)
        with CaptureQueriesContext(connection) as asked:
            pages.wait(cast.karin, a)
        counted.append(len(asked))

    assert counted[1] == counted[0]
    assert counted[0] <= 14


def test_a_document_of_what_waits_says_so_and_names_no_day_of_renewal(cast):
    plan = factory.make_proposed(cast)
    for who in (cast.karin, plan.trainee):
        _agree_without_force(plan, who)
    plan.refresh_from_db()

    written = documents.export(plan, form="docx", language="nb", shows_leave=True)

    assert written is not None
    lines = docx.Document(BytesIO(written.body)).paragraphs
    text = "\n".join(each.text for each in lines)
    assert "Planen gjelder så snart det er plass." in text
    assert "Ny gjennomgang innen" not in text


def _agree_without_force(plan, who):
    fields = (
        {"agreed_by_trainee_at": clock.now()}
        if who == plan.trainee
        else {"agreed_by_leader_at": clock.now(), "leader": who}
    )
    IndividualPlan.objects.filter(pk=plan.pk).update(**fields)
