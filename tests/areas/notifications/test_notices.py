"""Telling people, and what they do with what they were told."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from ferd.areas.accounts.models import Mailing, Person
from ferd.areas.accounts.queries import system_person
from ferd.areas.notifications import actions, kinds, queries
from ferd.areas.notifications.kinds import Kind, register
from ferd.areas.notifications.models import Notice, OutgoingMail
from ferd.foundation.errors import NotFound
from tests.areas.notifications.factory import ASKED, ENDED, FACTS, tell, told


def test_a_notice_says_who_did_what_in_the_readers_language(cast):
    notice = told(cast)

    assert queries.say(notice) == (
        "Karin asks for a place at Radiology from 1 March 2027."
    )
    with translation.override("nb"):
        assert "1. mars 2027" in queries.say(notice)


def test_what_the_system_tells_is_told_by_ferd(cast):
    notice = told(cast, actor=system_person())

    assert notice.actor is None
    assert queries.say(notice).startswith("Ferd asks")


def test_nobody_is_told_of_their_own_act(cast):
    assert tell(cast, cast.karin, actor=cast.karin) is None
    assert not Notice.objects.exists()


def test_the_database_refuses_to_tell_someone_of_their_own_act(cast):
    notice = told(cast)

    with pytest.raises(IntegrityError), transaction.atomic():
        Notice.objects.filter(pk=notice.pk).update(actor=cast.tora)


@pytest.mark.parametrize("url", ["//elsewhere.invalid/", "https://elsewhere.invalid/"])
def test_the_database_refuses_a_notice_that_leads_elsewhere(cast, url):
    notice = told(cast)

    with pytest.raises(IntegrityError), transaction.atomic():
        Notice.objects.filter(pk=notice.pk).update(url=url)


def test_someone_whose_account_is_closed_is_told_nothing(cast):
    Person.objects.filter(pk=cast.tora.pk).update(is_active=False)
    cast.tora.refresh_from_db()

    assert tell(cast) is None


def test_each_of_many_is_told_once(cast):
    notices = actions.tell_all(
        people=[cast.tora, cast.sven, cast.tora, cast.karin],
        kind=ENDED,
        target=None,
        url="/",
        actor=cast.karin,
        facts={"unit": "Radiology"},
    )

    assert [notice.person for notice in notices] == [cast.tora, cast.sven]
    assert OutgoingMail.objects.count() == 2


@pytest.mark.parametrize("many", [1, 10])
def test_telling_takes_the_same_queries_however_many(
    cast, django_assert_num_queries, many
):
    people = [
        Person.objects.create(
            name=f"N{n}", email=f"n{n}@example.invalid", created_at="2026-01-01T00:00Z"
        )
        for n in range(many)
    ]

    with django_assert_num_queries(5):
        actions.tell_all(
            people=people,
            kind=ENDED,
            target=cast.radiology,
            url="/",
            actor=cast.karin,
            facts={"unit": "Radiology"},
        )


@pytest.mark.parametrize("facts", [{}, {"unit": "X"}, FACTS | {"more": 1}])
def test_the_facts_are_those_of_the_sentence(cast, facts):
    with pytest.raises(ValueError, match="ask tells"):
        tell(cast, facts=facts)


def test_two_kinds_cannot_have_one_name():
    with pytest.raises(ValueError, match="two kinds"):
        register(Kind(ASKED.name, "Something else."))
    assert register(ASKED) is ASKED


def test_a_kind_that_no_area_has_any_more_is_still_readable(cast):
    notice = told(cast)
    notice.kind = "former.kind"

    assert queries.say(notice) == (
        "Something happened that this release has no words for."
    )


def test_every_kind_is_named_by_its_area_and_says_only_named_facts():
    for kind in kinds.registered():
        area, _dot, act = kind.name.partition(".")
        assert area.isidentifier()
        assert act.isidentifier()
        kind.sentence % dict.fromkeys([*kind.facts, kinds.WHO], 1)


@pytest.mark.parametrize(
    ("mailing", "mails"),
    [(Mailing.AT_ONCE, 1), (Mailing.DAILY, 0), (Mailing.NEVER, 0)],
)
def test_a_mail_is_made_at_once_for_those_who_want_it_so(cast, mailing, mails):
    cast.tora.mailing = mailing

    told(cast)

    assert OutgoingMail.objects.count() == mails


def test_an_invented_person_is_never_mailed(cast):
    cast.tora.is_fictitious = True

    told(cast)

    assert not OutgoingMail.objects.exists()


def test_notice_and_mail_come_and_go_with_the_act(cast):
    with transaction.atomic():
        told(cast)
        transaction.set_rollback(True)

    assert not Notice.objects.exists()
    assert not OutgoingMail.objects.exists()


def test_what_is_settled_is_done_for_all_who_were_told(cast):
    told(cast, cast.tora)
    told(cast, cast.sven)
    other = told(cast, cast.tora, target=cast.nuclear)

    settled = actions.settle(target=cast.radiology, kinds=(ASKED,), actor=cast.karin)

    assert settled == 2
    assert list(queries.open_notices(cast.tora)) == [other]


def test_only_the_kinds_named_are_settled(cast):
    asked = told(cast)
    ended = told(cast, kind=ENDED, facts={"unit": "X"})

    actions.settle(target=cast.radiology, kinds=(ENDED,), actor=cast.karin)

    assert list(queries.open_notices(cast.tora)) == [asked]
    assert list(queries.done_notices(cast.tora)) == [ended]


def test_without_kinds_everything_about_the_thing_is_settled(cast):
    told(cast)
    told(cast, kind=ENDED, facts={"unit": "X"})

    assert actions.settle(target=cast.radiology, kinds=(), actor=cast.karin) == 2


def test_what_is_seen_is_no_longer_new(cast):
    first, second = told(cast), told(cast)

    actions.see_notice(notice=first, actor=cast.tora)

    assert list(queries.new_notices(cast.tora)) == [second]
    assert queries.count_new(cast.tora) == 1


def test_when_it_was_first_seen_is_kept(cast):
    notice = told(cast)
    actions.see_notice(notice=notice, actor=cast.tora)
    notice.refresh_from_db()
    seen_at = notice.seen_at

    actions.see_notice(notice=notice, actor=cast.tora)

    notice.refresh_from_db()
    assert notice.seen_at == seen_at


def test_nobody_sees_or_finishes_for_another(cast):
    notice = told(cast)

    actions.see_notice(notice=notice, actor=cast.sven)
    actions.finish_notice(notice=notice, actor=cast.sven)
    actions.see_all_notices(actor=cast.sven)

    notice.refresh_from_db()
    assert (notice.seen_at, notice.done_at) == (None, None)
    with pytest.raises(NotFound):
        queries.get_notice(cast.sven, notice.uuid)


def test_a_day_is_kept_as_a_day(cast):
    notice = told(cast, facts={"unit": "X", "day": date(2027, 12, 24)})

    assert notice.facts == {"unit": "X", "day": {"day": "2027-12-24"}}
