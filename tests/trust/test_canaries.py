"""What is private is seen by those who may, and by nobody else (trust S2).

Every private field holds a word that stands nowhere else. Every page, every
document and every answer of the API is then opened by everyone, with every
object there is, and whoever sees a word must be in the table below. A word that
nobody finds is a fault too: then it guards nothing.
"""

from collections import defaultdict

import pytest
from django.urls import reverse

from ferd.areas.organisations import actions as organisations
from ferd.areas.schedules import actions as schedules
from tests.api.asking import V1, Program, bearer, secret_of
from tests.architecture.access import READERS
from tests.areas.organisations.factory import newcomer
from tests.trust import look_ups
from tests.trust.crawler import every_address, words_of
from tests.trust.world import make_world

DRAFT = {"karin", "olav", "kari", "mads"}
FOLLOWERS = {"karin", "olav", "kari", "sven", "tora"}
PLANNERS = {"karin", "olav", "tora"}
SIDES = {"karin", "olav", "ola"}
EVIDENCE = {"karin", "olav", "sven", "tora"}
PLAN_IN_UNIT = {"karin", "olav"}

MAY_SEE = {
    # A plan that is not published
    "CANARY-PlanVersion-content": DRAFT,
    "CANARY-PlanVersion-reason": DRAFT,
    "CANARY-AuditEntry-facts": DRAFT,
    "CANARY-PlanImport-document": {"karin"},
    "CANARY-PlanImport-file_name": {"karin"},
    # A trainee's own plan, and why the trainee is away
    "CANARY-IndividualPlan-reason": FOLLOWERS,
    "CANARY-IndividualPlan-former-reason": FOLLOWERS,
    "CANARY-CreditedService-basis": PLANNERS,
    "CANARY-CreditedObjectives-basis": FOLLOWERS,
    "sick": PLANNERS,
    # Between the units that send and receive the trainee, who is there now
    "CANARY-PlaceRequest-words": SIDES | {"tora"},
    "CANARY-PlaceRequest-reason": SIDES | {"tora"},
    "CANARY-SpecialtyAgreement-reason": SIDES,
    # What is tried out, and what the planner was asked and answers
    "CANARY-RotationDraft-name": PLAN_IN_UNIT,
    "CANARY-DraftWay-reason": PLAN_IN_UNIT,
    "CANARY-SolverRun-title": PLAN_IN_UNIT,
    "CANARY-SolverRun-outcome-reasons": PLAN_IN_UNIT,
    "CANARY-SolverRun-outcome-reach": PLANNERS,
    # What a person was told, and the mail that says so
    "CANARY-Notice-facts": {"tora"},
    "CANARY-ApiToken-name": {"tora"},
    "CANARY-OutgoingMail-fault": {"ada"},
    # What supervisors have seen a trainee do, and what is said beside it
    "CANARY-Observation-asked_words": EVIDENCE,
    "CANARY-Observation-situation": EVIDENCE,
    "CANARY-Observation-self_words": EVIDENCE,
    "CANARY-Observation-answers": EVIDENCE,
    "CANARY-Observation-words": EVIDENCE,
    "CANARY-Remark-words": EVIDENCE,
    "CANARY-AssessorLink-name": EVIDENCE,
    "CANARY-AssessorLink-decided_words": EVIDENCE,
    "CANARY-Observation-closed_words": {"sven", "tora"},
    "CANARY-Observation-draft-words": {"sven"},
    # People
    "CANARY-Qualification-name": {"karin", "olav", "ada", "sven"},
    "CANARY-Delegation-scope": {"karin", "olav", "kari", "ada", "sven"},
    "canary-tora@": {"karin", "kari", "ada", "tora"},  # those who give roles find her
    "765432105": {"ada", "tora"},
    "61,3": {"karin", "olav", "ada", "tora"},
}
"""Whom the table lets see each word."""

NEVER_SEEN = ("CANARY-SolverRun-problem", "canary-assessor@")
"""What is kept for those who check the planner, and stands on no page."""


SEARCHES = ("/search/?q=CANARY", "/search/?q=canary-tora")


@pytest.mark.parametrize("reader", READERS)
def test_everyone_sees_what_is_theirs_and_nothing_else(client, cast, reader):
    make_world(cast)
    headers = {}
    if reader != "nobody":
        client.force_login(getattr(cast, reader))
        headers = bearer(secret_of(getattr(cast, reader)))

    seen, unnoted = defaultdict(list), []
    for address in (*every_address(), *SEARCHES):
        words, noted = look_ups.opened(client, address, headers)
        unnoted += [(address, *look) for look in look_ups.shown(words, reader) - noted]
        for word in (*MAY_SEE, *NEVER_SEEN):
            if word.lower() in words:
                seen[word].append(address)

    leaks = {
        word: addresses[:3]
        for word, addresses in seen.items()
        if reader not in MAY_SEE.get(word, ())
    }
    assert leaks == {}
    assert unnoted == []  # whoever saw something sensitive was noted (S10b)
    assert set(seen) == {word for word in MAY_SEE if reader in MAY_SEE[word]}


@pytest.mark.parametrize("reader", ["karin", "sven", "tora", "otto"])
def test_programs_see_of_it_what_their_people_may_and_some_of_it(cast, reader):
    make_world(cast)
    program = Program(getattr(cast, reader))

    seen = {
        word
        for address in every_address()
        if address.startswith(V1)
        for answer in [program.get(address.removeprefix(V1))]
        for word in (*MAY_SEE, *NEVER_SEEN)
        if word.lower() in words_of(answer).lower()
    }

    assert {word for word in seen if reader not in MAY_SEE.get(word, ())} == set()
    assert bool(seen) is (reader != "otto")


def test_no_word_guards_a_field_that_nobody_sees():
    assert all(MAY_SEE.values())


def test_a_calendar_tells_where_and_when_but_not_why(client, cast):
    make_world(cast)
    _feed, secret = schedules.open_feed(actor=cast.tora)

    calendar = words_of(client.get(reverse("schedules:feed", args=[secret]))).lower()

    assert "begin:vevent" in calendar
    assert [word for word in MAY_SEE if word.lower() in calendar] == []


def test_a_calendar_address_is_shown_once_and_to_its_owner(client, cast):
    make_world(cast)
    client.force_login(cast.tora)
    client.post(reverse("schedules:open_feed"))

    first, second = (client.get(reverse("schedules:calendar")) for _time in range(2))

    address = first.context["address"]
    assert address in words_of(first)
    secret = address.rpartition("/")[2].removesuffix(".ics")
    assert secret not in words_of(second)
    for person in (cast.karin, cast.sven, cast.ada):
        client.force_login(person)
        page = client.get(reverse("schedules:calendar"))
        assert secret not in words_of(page)


def test_a_mail_holds_a_link_and_nothing_private(
    client, cast, mailoutbox, django_capture_on_commit_callbacks
):
    make_world(cast)
    person = newcomer(cast)

    with django_capture_on_commit_callbacks(execute=True):
        organisations.mail_invitation(person=person, actor=cast.ada)

    [mail] = mailoutbox
    words = f"{mail.subject} {mail.body}".lower()
    assert [word for word in MAY_SEE if word.lower() in words] == []
