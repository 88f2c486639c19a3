"""The outbox: what leaves, what is tried again, and what is given up."""

import re
from datetime import timedelta

import pytest
import time_machine

from ferd.areas.accounts.models import Mailing, Person
from ferd.areas.notifications import actions, outbox
from ferd.areas.notifications.models import Notice, OutgoingMail
from ferd.foundation import clock
from tests.areas.notifications.factory import told
from tests.areas.notifications.smtp_sink import smtp_sink

Status = OutgoingMail.Status


def in_time(minutes):
    return time_machine.travel(clock.now() + timedelta(minutes=minutes), tick=False)


@pytest.fixture
def by_smtp(settings):
    def use(sink):
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", sink.port

    return use


def status_of(notice):
    return mail_of(notice).status


def mail_of(notice: Notice) -> OutgoingMail:
    return OutgoingMail.objects.get(notices=notice)


def test_a_mail_holds_a_link_and_not_what_it_is_about(cast, mailoutbox):
    notice = told(cast)

    outbox.send_waiting()

    [mail] = mailoutbox
    words = f"{mail.subject} {mail.body} {mail.extra_headers}"
    assert f"http://localhost:8000/notices/{notice.uuid}/" in mail.body
    assert not re.search("Karin|Tora|Radiology|2027|asks", words)
    assert mail.to == [cast.tora.email]
    assert status_of(notice) == Status.SENT


def test_a_mail_goes_to_the_address_of_the_moment_in_the_language_of_the_moment(
    cast, mailoutbox
):
    told(cast)
    Person.objects.filter(pk=cast.tora.pk).update(
        email="new@example.invalid", language="en"
    )

    outbox.send_waiting()

    assert mailoutbox[0].to == ["new@example.invalid"]
    assert mailoutbox[0].subject == "Something waits for you in Ferd"


def test_what_is_sent_is_not_sent_again(cast, mailoutbox):
    told(cast)

    outbox.send_waiting()
    outbox.send_waiting()

    assert len(mailoutbox) == 1


def seen(cast, notice):
    actions.see_notice(notice=notice, actor=cast.tora)


def settled(cast, notice):
    actions.settle(target=cast.radiology, kinds=(), actor=cast.karin)


def closed(cast, notice):
    Person.objects.filter(pk=cast.tora.pk).update(is_active=False)


def no_longer_wanted(cast, notice):
    Person.objects.filter(pk=cast.tora.pk).update(mailing=Mailing.NEVER)


@pytest.mark.parametrize("happens", [seen, settled, closed, no_longer_wanted])
def test_what_is_no_longer_needed_does_not_leave(cast, mailoutbox, happens):
    notice = told(cast)
    happens(cast, notice)

    outbox.send_waiting()

    assert mailoutbox == []
    assert status_of(notice) == Status.NOT_NEEDED


def test_what_a_busy_server_puts_off_is_tried_again_with_longer_waits(cast, by_smtp):
    notice = told(cast)
    with smtp_sink(busy_rate=1.0) as sink:
        by_smtp(sink)
        outbox.send_waiting()
        first = OutgoingMail.objects.get()
        outbox.send_waiting()
        with in_time(minutes=2):
            outbox.send_waiting()
        second = OutgoingMail.objects.get()

    assert first.fault == "451 4.3.0 Busy"
    assert first.attempts == 1
    assert second.attempts == 2
    assert second.due_at - first.due_at > timedelta(minutes=1)
    assert status_of(notice) == Status.WAITING


def test_the_waits_double_up_to_six_hours():
    waits = [outbox.wait_after(n) for n in range(1, outbox.MOST_ATTEMPTS)]

    assert waits[:4] == [timedelta(minutes=n) for n in (1, 2, 4, 8)]
    assert waits[-1] == timedelta(hours=6)
    assert timedelta(days=2) < sum(waits, timedelta()) < timedelta(days=4)


def test_what_is_put_off_too_often_is_given_up(cast, by_smtp):
    notice = told(cast)
    OutgoingMail.objects.update(attempts=outbox.MOST_ATTEMPTS - 1)

    with smtp_sink(busy_rate=1.0) as sink:
        by_smtp(sink)
        outbox.send_waiting()

    assert status_of(notice) == Status.UNDELIVERABLE


def test_an_address_that_is_not_there_is_given_up_at_once_and_others_are_sent(
    cast, by_smtp
):
    lost, sent = told(cast), told(cast, cast.sven)

    with smtp_sink(unknown=frozenset({cast.tora.email})) as sink:
        by_smtp(sink)
        outbox.send_waiting()

    assert (status_of(lost), status_of(sent)) == (Status.UNDELIVERABLE, Status.SENT)
    assert mail_of(lost).fault.startswith("550 5.1.1")


def test_when_the_server_is_gone_nothing_is_lost_and_no_attempt_counted(cast, by_smtp):
    notice = told(cast)
    with smtp_sink() as sink:
        by_smtp(sink)

    outbox.send_waiting()

    mail = OutgoingMail.objects.get()
    assert (mail.status, mail.attempts) == (Status.WAITING, 0)
    assert mail.due_at <= clock.now()
    assert status_of(notice) == Status.WAITING


def test_a_mail_that_somebody_is_sending_is_left_alone_until_they_must_be_dead(
    cast, mailoutbox
):
    told(cast)
    assert outbox._claim() is not None  # noqa: SLF001  as a worker does just before it dies

    outbox.send_waiting()
    assert mailoutbox == []

    with in_time(minutes=6):
        outbox.send_waiting()
    assert len(mailoutbox) == 1


def test_a_mail_has_the_same_name_however_often_it_is_sent(cast, by_smtp):
    told(cast)
    with smtp_sink() as sink:
        by_smtp(sink)
        outbox.send_waiting()
        OutgoingMail.objects.update(status=Status.WAITING, ended_at=None)
        with in_time(minutes=6):
            outbox.send_waiting()

    first, second = sink.message_ids()
    assert first == second == f"<{OutgoingMail.objects.get().uuid}@localhost>"
    assert sink.taken[0]["Auto-Submitted"] == "auto-generated"


def test_a_mail_that_was_given_up_is_tried_anew(cast, mailoutbox):
    notice = told(cast)
    OutgoingMail.objects.update(status=Status.UNDELIVERABLE, ended_at=clock.now())

    assert outbox.try_again(OutgoingMail.objects.get())
    outbox.send_waiting()

    assert status_of(notice) == Status.SENT
    assert not outbox.try_again(OutgoingMail.objects.get())
