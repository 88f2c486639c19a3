"""Deputies: named by who is away or who leads, until a day or at once."""

from datetime import timedelta

import pytest
import time_machine

from ferd.areas.notifications.queries import open_notices, say
from ferd.areas.progress import signer_queries as queries
from ferd.areas.progress.actions import signers as actions
from ferd.core.time import Period
from ferd.foundation import clock
from ferd.foundation.errors import Conflict, NotAllowed
from tests.areas.progress import observation_factory as factory

WEEK = timedelta(days=7)


def absence(cast, person=None):
    days = Period(clock.today(), clock.today() + WEEK)
    return actions.Absence(person or cast.sven, cast.nuclear, days)


def test_who_is_away_names_a_deputy_and_both_are_told(cast):
    made = factory.make_deputy(cast)

    assert list(queries.visible_deputyships(cast.olav)) == [made]
    assert "for Sven until" in say(open_notices(cast.olav)[0])
    assert list(queries.visible_deputyships(cast.tora)) == []


@pytest.mark.parametrize("who", ["karin", "olav"])
def test_who_leads_or_plans_names_one_too(cast, who):
    made = actions.make_deputyship(
        absence=absence(cast), deputy=cast.olav, actor=getattr(cast, who)
    )

    assert made.made_by == getattr(cast, who)


@pytest.mark.parametrize("who", ["tora", "kari", "mads", "ada", "ola", "otto"])
def test_nobody_else_does(cast, who):
    with pytest.raises(NotAllowed):
        actions.make_deputyship(
            absence=absence(cast), deputy=cast.olav, actor=getattr(cast, who)
        )


@pytest.mark.parametrize("who", ["sven", "tora", "kari", "otto"])
def test_a_deputy_is_another_who_signs_there_already(cast, who):
    with pytest.raises(Conflict, match="somebody else"):
        actions.make_deputyship(
            absence=absence(cast), deputy=getattr(cast, who), actor=cast.olav
        )


def test_there_is_one_deputy_a_day(cast):
    factory.make_deputy(cast)

    with pytest.raises(Conflict, match="already"):
        factory.make_deputy(cast, deputy=cast.karin, first=3, last=20)


def test_it_ends_by_its_day_and_at_once(cast):
    made = factory.make_deputy(cast)
    with time_machine.travel(clock.now() + 9 * WEEK, tick=False):
        assert list(queries.visible_deputyships(cast.olav)) == []
        with pytest.raises(Conflict, match="over"):
            actions.end_deputyship(deputyship=made, actor=cast.sven)
    with pytest.raises(NotAllowed):
        actions.end_deputyship(deputyship=made, actor=cast.kari)

    actions.end_deputyship(deputyship=made, actor=cast.olav)

    assert list(queries.visible_deputyships(cast.olav)) == []


def test_a_deputyship_in_the_past_is_none(cast):
    with pytest.raises(Conflict, match="ahead"):
        factory.make_deputy(cast, first=-9, last=-2)
