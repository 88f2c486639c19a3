"""Places, requests and agreements as the tests need them, made by the actions.

The receiving department at Fjordbyen, where Ola receives, gives one place. Today
is whenever the test runs; so the days are counted from it.
"""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from ferd.areas.accounts.queries import system_person
from ferd.areas.organisations import actions as organisations
from ferd.areas.organisations.models import Role
from ferd.areas.schedules import actions
from ferd.areas.schedules.models import PlaceRequest, Places, SpecialtyAgreement
from ferd.core.scheduling.rooms import Span
from ferd.core.time import Period
from ferd.foundation import clock
from tests.areas.schedules import factory


def days(first: int, last: int) -> Period:
    """Give the days from so many to so many after today."""
    today = clock.today()
    return Period(today + timedelta(first), today + timedelta(last))


SOON = (100, 300)
"""A stay of more than six months, further ahead than the notice."""


TERMS = actions.Terms(
    title="Rotation in nuclear medicine",
    specialty_code="NUK",
    use=Places.Use.OPEN,
    measure=Places.Measure.PEOPLE,
    notice_months=3,
    hold_days=14,
    seen_weeks_before=4,
    words="",
)


TERMS_AGREED = actions.AgreementTerms(
    specialty_code="NUK",
    objectives=("NUK 068", "NUK 089"),
    months=Decimal(6),
    period=Period(date(2024, 1, 1)),
    words="Half a year each",
)


def publish(cast, *, unit=None, actor=None, size=100, period=None, **changes) -> Places:
    return actions.publish_places(
        unit=unit or cast.receiving,
        site=None,
        terms=replace(TERMS, **changes),
        room=Span(period or Period(date(2024, 1, 1)), size),
        actor=actor or cast.ola,
    )


def ask(cast, places=None, traineeship=None, period=None, **wish) -> PlaceRequest:
    return actions.ask_for_place(
        places=places or publish(cast),
        traineeship=traineeship or factory.make_supervised(cast),
        wish=actions.Wish(period=period or days(*SOON), **wish),
        actor=cast.karin,
    )


def hold(cast, request) -> PlaceRequest:
    until = clock.today() + timedelta(10)
    return actions.hold_request(request=request, until=until, actor=cast.ola)


def make_held(cast, **asked) -> PlaceRequest:
    return hold(cast, ask(cast, **asked))


def commit(cast, request) -> PlaceRequest:
    actions.commit_request(request=request, actor=cast.ola)
    return actions.commit_request(request=request, actor=cast.karin)


def make_stay(cast, period=None, **asked) -> PlaceRequest:
    """Make a committed stay; by default one that runs today."""
    return commit(cast, ask(cast, period=period or days(-10, 190), **asked))


def propose_agreement(cast) -> SpecialtyAgreement:
    return actions.propose_agreement(
        sending=cast.nuclear,
        receiving=cast.receiving,
        terms=TERMS_AGREED,
        actor=cast.karin,
    )


def make_agreement(cast) -> SpecialtyAgreement:
    agreement = propose_agreement(cast)
    return actions.accept_agreement(agreement=agreement, actor=cast.ola)


def make_consultant(cast, person, unit) -> None:
    factory.qualify(cast, person)
    organisations.assign_role(
        person=person,
        role=Role.CLINICAL_SUPERVISOR,
        unit=unit,
        starts_at=clock.now(),
        ends_at=None,
        actor=system_person(),
    )
