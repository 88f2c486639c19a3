"""The daily mail."""

from datetime import timedelta

import pytest
import time_machine

from ferd.areas.accounts.models import Mailing, Person
from ferd.areas.notifications import actions, digests, outbox
from ferd.areas.notifications.models import OutgoingMail
from ferd.foundation import clock
from tests.areas.notifications.factory import told


@pytest.fixture
def daily(cast):
    Person.objects.update(mailing=Mailing.DAILY)
    cast.tora.refresh_from_db()
    return cast


def test_all_that_is_new_is_one_mail_that_says_how_much(daily, mailoutbox):
    Person.objects.update(language="en")
    told(daily)
    told(daily)

    digests.make_digests()
    outbox.send_waiting()

    [mail] = mailoutbox
    assert "2 things wait for you in Ferd." in mail.body
    assert mail.body.count("http://localhost:8000/notices/\n") == 1


def test_what_has_been_seen_is_not_in_it(daily, mailoutbox):
    actions.see_notice(notice=told(daily), actor=daily.tora)

    digests.make_digests()

    assert not OutgoingMail.objects.exists()


def test_what_is_seen_before_it_leaves_is_not_counted(daily, mailoutbox):
    notice = told(daily)
    digests.make_digests()
    actions.see_notice(notice=notice, actor=daily.tora)

    outbox.send_waiting()

    assert mailoutbox == []


def test_there_is_one_a_day_and_the_next_tells_only_what_is_new(daily, mailoutbox):
    told(daily)
    digests.make_digests()
    told(daily)
    digests.make_digests()
    assert OutgoingMail.objects.count() == 1

    with time_machine.travel(clock.now() + timedelta(days=1), tick=False):
        digests.make_digests()
        digests.make_digests()

    assert [m.notices.count() for m in OutgoingMail.objects.order_by("pk")] == [1, 1]


def test_a_mail_that_waits_when_its_reader_wants_one_a_day_goes_with_that(
    cast, mailoutbox
):
    told(cast)
    Person.objects.update(mailing=Mailing.DAILY)

    outbox.send_waiting()
    assert mailoutbox == []
    digests.make_digests()
    outbox.send_waiting()

    assert len(mailoutbox) == 1


def test_a_daily_mail_that_waits_when_its_reader_wants_them_at_once_is_sent(
    daily, mailoutbox
):
    told(daily)
    digests.make_digests()
    Person.objects.update(mailing=Mailing.AT_ONCE)

    outbox.send_waiting()

    assert len(mailoutbox) == 1


@pytest.mark.parametrize("mailing", [Mailing.AT_ONCE, Mailing.NEVER])
def test_those_who_did_not_choose_it_get_none(cast, mailing):
    Person.objects.update(mailing=Mailing.NEVER)
    cast.tora.refresh_from_db()
    told(cast)
    Person.objects.update(mailing=mailing)

    digests.make_digests()

    assert not OutgoingMail.objects.exists()
