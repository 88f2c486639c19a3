"""The inbox, the bell, and the first page."""

import pytest
from django.urls import reverse

from ferd.areas.accounts.models import Mailing, Person
from ferd.areas.audit.models import AuditEntry
from ferd.areas.notifications import actions, choices
from ferd.areas.notifications.models import OutgoingMail
from tests.areas.notifications import factory
from tests.areas.notifications.factory import told

INBOX = "/notices/"


@pytest.fixture
def tora(client, cast):
    client.cookies["django_language"] = "en"
    client.force_login(cast.tora)
    return client


def words_of(answer):
    return answer.content.decode()


def test_the_bell_counts_what_is_new(tora, cast):
    told(cast)
    actions.see_notice(notice=told(cast), actor=cast.tora)

    assert tora.get("/accessibility/").context["new_notices"] == 1


def test_a_stranger_has_no_bell(client, db):
    page = client.get("/accessibility/")

    assert page.context["new_notices"] == 0
    assert "page-bell" not in words_of(page)


def test_the_first_page_shows_what_is_new_since_last_time(tora, cast):
    told(cast)

    assert "Karin asks for a place" in words_of(tora.get("/"))
    tora.post(reverse("notifications:see_all"), {"next": "/"})
    assert "Karin asks for a place" not in words_of(tora.get("/"))


def test_following_a_notice_leads_there_and_marks_it_as_seen(tora, cast):
    notice = told(cast)

    answer = tora.post(reverse("notifications:follow", args=[notice.uuid]))

    assert answer["location"] == "/organisations/"
    notice.refresh_from_db()
    assert notice.seen_at is not None
    assert notice.done_at is None


def test_reading_a_notice_changes_nothing(tora, cast):
    notice = told(cast)

    page = tora.get(reverse("notifications:notice", args=[notice.uuid]))

    assert "Karin asks for a place" in words_of(page)
    notice.refresh_from_db()
    assert notice.is_new


def test_what_is_done_moves_to_the_other_side(tora, cast):
    notice = told(cast)

    answer = tora.post(
        reverse("notifications:finish", args=[notice.uuid]), {"next": "/"}
    )

    assert answer["location"] == "/#notices"
    assert "Karin asks" not in words_of(tora.get(INBOX))
    assert "Karin asks" in words_of(tora.get(f"{INBOX}?show=done"))


@pytest.mark.parametrize("to", ["https://elsewhere.invalid/", "//elsewhere.invalid"])
def test_one_is_led_to_no_other_site(tora, cast, to):
    notice = told(cast)

    answer = tora.post(
        reverse("notifications:finish", args=[notice.uuid]), {"next": to}
    )

    assert answer["location"] == "/notices/#notices"


def test_an_empty_inbox_says_so(tora):
    assert "There is nothing to see to." in words_of(tora.get(INBOX))
    assert "Nothing is done yet." in words_of(tora.get(f"{INBOX}?show=done"))


def test_a_long_inbox_is_paged_and_takes_no_more_queries(
    tora, cast, django_assert_max_num_queries
):
    told(cast)
    told(cast)
    with django_assert_max_num_queries(15) as few:
        tora.get(INBOX)
    for _time in range(40):
        told(cast)

    with django_assert_max_num_queries(len(few.captured_queries)):
        page = tora.get(INBOX)

    assert len(page.context["notices"]) == 20
    assert page.context["page"].paginator.num_pages == 3


def test_one_chooses_when_to_be_mailed(tora, cast):
    page = tora.get("/account/")
    assert "When shall we mail you?" in words_of(page)

    tora.post(reverse("web:mailing"), {"mailing": "daily"})

    assert Person.objects.get(pk=cast.tora.pk).mailing == Mailing.DAILY
    assert AuditEntry.objects.latest("number").action == "organisations.choose_mailing"
    assert 'value="daily" checked' in words_of(tora.get("/account/"))


def test_one_chooses_otherwise_for_a_family_and_takes_it_back(tora, cast):
    tora.post(reverse("web:mailing"), {"mailing": "daily", "plans": "never"})
    assert choices.chosen_families(cast.tora) == {"plans": "never"}
    assert 'value="never" selected' in words_of(tora.get("/account/"))
    assert AuditEntry.objects.latest("number").facts["families"] == "plans: never"

    tora.post(reverse("web:mailing"), {"mailing": "daily", "plans": "", "x": "never"})

    assert choices.chosen_families(cast.tora) == {}


def test_an_unknown_choice_changes_nothing(tora, cast):
    tora.post(reverse("web:mailing"), {"mailing": "hourly"})

    assert Person.objects.get(pk=cast.tora.pk).mailing == Mailing.AT_ONCE


def test_an_administrator_sees_which_mails_came_back_and_has_one_sent_again(
    client, cast
):
    mail = factory.undelivered(cast)
    client.cookies["django_language"] = "en"
    client.force_login(cast.ada)

    assert "A mail to Tora could not be delivered" in words_of(client.get("/"))
    page = words_of(client.get(reverse("organisations:undelivered")))
    assert "550 no such mailbox" in page
    assert "A place at" not in page
    client.post(reverse("organisations:send_mail_again", args=[mail.uuid]))

    mail.refresh_from_db()
    assert (mail.status, mail.attempts) == (OutgoingMail.Status.WAITING, 0)
    assert "Every mail has been delivered." in words_of(
        client.get(reverse("organisations:undelivered"))
    )


def test_the_mails_of_another_trusts_people_are_not_shown(client, cast):
    factory.undelivered(cast, cast.otto)
    client.force_login(cast.ada)

    assert not client.get(reverse("organisations:undelivered")).context["page"]
