"""Agreements between two units: proposed, accepted, rested on, ended."""

from dataclasses import replace
from datetime import timedelta

import pytest

from ferd.areas.schedules import actions
from ferd.foundation import clock
from ferd.foundation.errors import Conflict
from tests.areas.schedules import places_factory as places


def test_a_request_names_the_agreement_it_rests_on(cast):
    agreement = places.make_agreement(cast)

    assert places.ask(cast).agreement == agreement


def test_an_agreement_that_is_not_accepted_or_over_is_not_named(cast):
    proposed = places.propose_agreement(cast)
    first = places.ask(cast)
    agreement = actions.accept_agreement(agreement=proposed, actor=cast.ola)
    actions.end_agreement(
        agreement=agreement, ends_on=clock.today(), reason="Over", actor=cast.ola
    )
    second = places.ask(
        cast,
        places=first.places,
        traineeship=first.traineeship,
        period=places.days(400, 500),
    )

    assert (first.agreement, second.agreement) == (None, None)


def test_two_people_accept_an_agreement(cast):
    proposed = places.propose_agreement(cast)

    with pytest.raises(Conflict):
        actions.accept_agreement(agreement=proposed, actor=cast.karin)
    with pytest.raises(Conflict):
        actions.accept_agreement(agreement=proposed, actor=cast.olav)
    accepted = actions.accept_agreement(agreement=proposed, actor=cast.ola)

    assert accepted.status == "accepted"


def test_one_side_makes_an_agreement_shorter_and_never_longer(cast):
    agreement = places.make_agreement(cast)
    today = clock.today()

    def end(days, actor):
        return actions.end_agreement(
            agreement=agreement,
            ends_on=today + timedelta(days=days),
            reason="Fewer posts",
            actor=actor,
        )

    assert end(200, cast.ola).ends_on == today + timedelta(days=200)
    assert end(100, cast.karin).ends_on == today + timedelta(days=100)
    with pytest.raises(Conflict, match="ends before that"):
        end(300, cast.ola)
    agreement.refresh_from_db()
    assert agreement.ends_on == today + timedelta(days=100)


def test_who_speaks_for_both_sides_does_not_accept_for_both(cast):
    agreement = actions.propose_agreement(
        sending=cast.nuclear,
        receiving=cast.radiology,
        terms=places.TERMS_AGREED,
        actor=cast.karin,
    )

    with pytest.raises(Conflict, match="You have accepted"):
        actions.accept_agreement(agreement=agreement, actor=cast.karin)
    accepted = actions.accept_agreement(agreement=agreement, actor=cast.olav)

    assert accepted.status == "accepted"


def test_a_request_after_the_end_of_an_agreement_does_not_rest_on_it(cast):
    agreement = places.make_agreement(cast)
    actions.end_agreement(
        agreement=agreement,
        ends_on=clock.today() + timedelta(days=50),
        reason="Fewer posts",
        actor=cast.ola,
    )

    before = places.ask(cast, period=places.days(49, 90))
    after = places.ask(
        cast,
        places=before.places,
        traineeship=before.traineeship,
        period=places.days(100, 150),
    )

    assert (before.agreement, after.agreement) == (agreement, None)


def test_an_agreement_for_another_specialty_is_not_rested_on(cast):
    agreement = actions.propose_agreement(
        sending=cast.nuclear,
        receiving=cast.receiving,
        terms=replace(places.TERMS_AGREED, specialty_code="RAD"),
        actor=cast.karin,
    )
    actions.accept_agreement(agreement=agreement, actor=cast.ola)

    assert places.ask(cast).agreement is None
