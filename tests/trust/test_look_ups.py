"""Whoever looks is noted, and people see who looked at them (S10b, P3).

That every page notes what it shows is asked by `test_canaries`, which opens them
all; here the classes are complete, and the list a person sees is right.
"""

import random
import re
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime

from ferd.areas.audit import lookups
from ferd.areas.audit.lookups import Look, Purpose
from ferd.areas.audit.models import LookUp
from ferd.areas.organisations.models import Role
from ferd.areas.schedules.sensitive import ABSENCE, REASON
from ferd.foundation import clock
from tests.areas.schedules import factory
from tests.trust.crawler import words_of
from tests.trust.look_ups import NOT_IN_THE_WORLD, WORDS, opened, shown
from tests.trust.world import make_world

PAGE = Path(__file__).parents[2] / "docs/reference/look-ups.md"
PLANTED = 1000
ROW = re.compile(r"<tr>\s*<th scope=.row.>(.*?)</tr>", re.DOTALL)


def registered():
    names = (kind.name for kind in lookups.registered())
    return sorted(name for name in names if not name.startswith("tests."))


def test_every_class_stands_in_the_reference_and_none_is_invented():
    rows = re.findall(
        r"^\| `([a-z_]+\.[a-z_]+)`", PAGE.read_text("utf-8"), re.MULTILINE
    )

    assert rows == registered()


def test_every_class_has_words_by_which_its_pages_are_known():
    assert sorted({*WORDS, *NOT_IN_THE_WORLD}) == registered()
    assert not NOT_IN_THE_WORLD & set(WORDS)


def test_every_role_has_words():
    assert {role.value for role in Role} == {
        role.value for role in Role if lookups.words_of_role(role.value)
    }


def test_each_class_is_seen_by_somebody(client, cast):
    make_world(cast)
    plan = cast.tora.traineeships.get().plans.latest("number")
    pages = (
        reverse("organisations:person", args=[cast.tora.uuid]),
        reverse("organisations:person", args=[cast.sven.uuid]),
        reverse("schedules:plan", args=[plan.uuid]),
    )
    client.force_login(cast.karin)

    found = {
        kind for page in pages for kind, _whose in shown(opened(client, page)[0], "")
    }

    assert found >= {"organisations.employment", "schedules.absence"}
    assert sorted(found) == [name for name in registered() if name in found]


def read(client, address):
    return client.get(address).content.decode()


def rows_of(client, **query):
    """Give the rows of all pages of the list, as text."""
    rows, page = [], 1
    while True:
        text = read(client, reverse("audit:looks", query={"page": page, **query}))
        rows += [re.sub(r"<[^>]+>|\s+", " ", row) for row in ROW.findall(text)]
        if 'rel="next"' not in text:
            return rows
        page += 1


def plant(cast, number):
    """Let several look at two people, at many moments; give what was planted."""
    chance = random.Random(number)  # noqa: S311  repeatable
    actors = (cast.karin, cast.olav, cast.kari, cast.sven, cast.ada)
    now, planted = clock.now(), []
    for index in range(number):
        at = now - timedelta(minutes=index * 11)
        subject = chance.choice((cast.tora, cast.mads))
        look = Look(
            subject,
            chance.choice((ABSENCE, REASON)),
            chance.choice((cast.nuclear, cast.radiology, cast.imaging)),
            chance.choice(list(Role)).value,
            chance.choice(list(Purpose)),
            "Nuclear medicine",
        )
        actor = chance.choice(actors)
        with clock.pretend(at):
            lookups.note_many(actor=actor, looks=[look])
        planted.append((at, actor, look))
    return planted


def test_a_thousand_planted_looks_are_all_shown_each_with_date_role_and_purpose(
    client, cast
):
    planted = plant(cast, PLANTED)
    client.cookies["django_language"] = "en"
    client.force_login(cast.tora)

    rows = rows_of(client)

    about = [each for each in planted if each[2].subject == cast.tora]
    assert LookUp.objects.count() == PLANTED
    assert len(rows) == len(about)
    for row, (at, actor, look) in zip(rows, about, strict=True):
        when = date_format(localtime(at), "DATETIME_FORMAT")
        told = (
            when,
            actor.name,
            Role(look.role).label,
            look.kind.words,
            look.purpose.label,
        )
        assert [word for word in map(str, told) if word not in row] == []


def test_a_period_is_shown_alone(client, cast):
    now = clock.now()
    for days in (1, 40, 400):
        with clock.pretend(now - timedelta(days=days)):
            look = Look(cast.tora, REASON, cast.nuclear, "trainee", Purpose.SIGN)
            lookups.note_many(actor=cast.sven, looks=[look])
    client.force_login(cast.tora)

    found = {period: len(rows_of(client, period=period)) for period in PERIODS}

    assert found == PERIODS


PERIODS = {"": 3, "month": 1, "year": 2, "nonsense": 3}


def test_nobody_sees_who_has_looked_at_another(client, cast):
    look = Look(cast.tora, REASON, cast.nuclear, "trainee", Purpose.SIGN)
    lookups.note_many(actor=cast.sven, looks=[look])

    for person in (cast.karin, cast.ada, cast.sven):
        client.force_login(person)
        assert rows_of(client) == []


def test_the_list_asks_as_often_for_a_page_as_for_one(
    client, cast, django_assert_max_num_queries
):
    plant(cast, 120)
    client.force_login(cast.tora)

    with django_assert_max_num_queries(15):
        client.get(reverse("audit:looks"))


def test_opening_a_plan_tells_its_trainee_who_it_was_and_in_what_role(client, cast):
    plan = factory.make_agreed(cast)
    client.cookies["django_language"] = "en"
    for person in (cast.karin, cast.tora):
        client.force_login(person)
        client.get(reverse("schedules:plan", args=[plan.uuid]))

    rows = rows_of(client)

    assert len(rows) == Counter(LookUp.objects.values_list("subject"))[(cast.tora.pk,)]
    assert all("Karin" in row and "Programme director" in row for row in rows)


def test_a_document_that_is_taken_out_is_noted_as_such(client, cast):
    plan = factory.make_agreed(cast)
    client.force_login(cast.karin)

    answer = client.get(reverse("schedules:export", args=[plan.uuid, "pdf"]))

    assert words_of(answer)
    assert {look.purpose for look in LookUp.objects.all()} <= {Purpose.EXPORT}


@pytest.mark.parametrize("reader", ["tora", "sven"])
def test_a_look_leads_to_nothing_but_a_row(client, cast, reader):
    plan = factory.make_agreed(cast)
    client.force_login(getattr(cast, reader))

    for _time in range(2):
        assert (
            client.get(reverse("schedules:plan", args=[plan.uuid])).status_code == 200
        )

    assert LookUp.objects.filter(subject=getattr(cast, reader)).count() == 0
