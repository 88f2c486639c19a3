"""A checkpoint leaves for each leader of an education committee, once a week."""

import email
from datetime import timedelta

import pytest
from django.core.management import call_command

from ferd.areas.accounts.models import Mailing, Person
from ferd.areas.audit import checkpoints
from ferd.areas.audit.models import AuditHead
from ferd.areas.notifications.models import OutgoingMail
from ferd.areas.notifications.outbox import send_waiting
from ferd.areas.organisations.jobs import mail_checkpoints
from ferd.foundation import clock


@pytest.fixture
def sent(cast, mailoutbox):
    mail_checkpoints()
    send_waiting()
    return mailoutbox


def test_each_leader_gets_one_and_nobody_else(cast, sent):
    assert [mail.to for mail in sent] == [[cast.kari.email]]
    assert OutgoingMail.objects.get().status == OutgoingMail.Status.SENT


def test_it_holds_the_checkpoint_and_no_name(cast, sent):
    [found] = checkpoints.read(sent[0].body)

    assert found.number == AuditHead.objects.get().number
    names = Person.objects.filter(is_system=False).values_list("name", flat=True)
    assert [n for n in names if n in sent[0].body + sent[0].subject] == []


def test_it_can_be_verified_as_it_came(cast, sent, tmp_path, capsys):
    for encoding in ("8bit", "quoted-printable", "base64"):
        mail = email.message.EmailMessage()
        mail.set_content(sent[0].body, cte=encoding)
        file = tmp_path / f"{encoding}.eml"
        file.write_bytes(mail.as_bytes())

        call_command("verify_audit", checkpoint=[file])

    assert capsys.readouterr().out.count("The audit trail holds") == 3


def test_a_week_has_one_and_the_next_another(cast, sent):
    mail_checkpoints()
    send_waiting()
    assert len(sent) == 1

    with clock.pretend(clock.now() + timedelta(days=7)):
        mail_checkpoints()
        send_waiting()

    assert len(sent) == 2


def test_it_is_sent_to_one_who_wants_no_mails_and_not_to_invented_people(
    cast, mailoutbox
):
    Person.objects.filter(pk=cast.kari.pk).update(mailing=Mailing.NEVER)
    mail_checkpoints()
    send_waiting()
    assert len(mailoutbox) == 1

    Person.objects.update(is_fictitious=True)
    with clock.pretend(clock.now() + timedelta(days=7)):
        mail_checkpoints()
        send_waiting()

    assert len(mailoutbox) == 1
