"""Other choices for some families of notices than for the rest."""

import pytest

from ferd.areas.accounts.models import Mailing, Person
from ferd.areas.notifications import choices, digests, kinds, outbox
from ferd.areas.notifications.models import Family, OutgoingMail
from tests.areas.notifications.factory import ENDED, told

PLAN = kinds.register(kinds.Kind("plans.tests_end", "A plan at %(unit)s has ended."))
FACTS = {"unit": "Radiology"}
Status = OutgoingMail.Status


@pytest.fixture
def choose(cast):
    def choose(mailing, **families):
        Person.objects.filter(pk=cast.tora.pk).update(mailing=mailing)
        cast.tora.refresh_from_db()
        chosen = {Family(name): when for name, when in families.items()}
        choices.keep_families(cast.tora, chosen)

    return choose


def mails():
    return OutgoingMail.objects.order_by("pk")


def test_a_family_is_mailed_at_once_though_the_rest_is_not(cast, choose, mailoutbox):
    choose(Mailing.NEVER, plans=Mailing.AT_ONCE)

    told(cast, kind=PLAN, facts=FACTS)
    told(cast, kind=ENDED, facts=FACTS)
    outbox.send_waiting()

    assert len(mailoutbox) == 1


def test_a_family_that_is_never_mailed_stands_in_the_inbox_alone(cast, choose):
    choose(Mailing.AT_ONCE, plans=Mailing.NEVER)

    notice = told(cast, kind=PLAN, facts=FACTS)

    assert notice.mail is None
    assert told(cast, kind=ENDED, facts=FACTS).mail is not None


def test_the_daily_mail_counts_the_daily_families_alone(cast, choose, mailoutbox):
    choose(Mailing.NEVER, plans=Mailing.DAILY)
    told(cast, kind=PLAN, facts=FACTS)
    told(cast, kind=ENDED, facts=FACTS)

    digests.make_digests()

    assert [mail.notices.get().kind for mail in mails()] == [PLAN.name]


def test_a_daily_reader_with_nothing_daily_gets_no_mail(cast, choose):
    choose(Mailing.DAILY, plans=Mailing.NEVER)
    told(cast, kind=PLAN, facts=FACTS)

    digests.make_digests()

    assert not mails().exists()


def test_what_waits_follows_the_choice_of_the_moment(cast, choose, mailoutbox):
    choose(Mailing.AT_ONCE)
    told(cast, kind=PLAN, facts=FACTS)
    told(cast, kind=ENDED, facts=FACTS)
    choose(Mailing.AT_ONCE, plans=Mailing.DAILY)

    outbox.send_waiting()
    assert [mail.status for mail in mails()] == [Status.NOT_NEEDED, Status.SENT]
    digests.make_digests()
    outbox.send_waiting()

    assert [mail.status for mail in mails()][2:] == [Status.SENT]
    assert len(mailoutbox) == 2


def test_a_daily_mail_does_not_count_what_is_no_longer_wanted(cast, choose, mailoutbox):
    Person.objects.filter(pk=cast.tora.pk).update(language="en")
    choose(Mailing.DAILY)
    told(cast, kind=PLAN, facts=FACTS)
    told(cast, kind=ENDED, facts=FACTS)
    digests.make_digests()
    choose(Mailing.DAILY, plans=Mailing.NEVER)

    outbox.send_waiting()

    assert "Something waits for you in Ferd." in mailoutbox[0].body


def test_every_kind_of_an_area_belongs_to_a_family():
    names = {kind.name for kind in kinds.registered()}

    homeless = [name for name in names if choices.family_of(name) is None]

    assert [name for name in homeless if not name.startswith("tests.")] == []
