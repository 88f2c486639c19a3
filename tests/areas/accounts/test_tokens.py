"""Personal tokens: made by who has shown who they are, shown once, and closed."""

from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.urls import reverse

from ferd.areas.accounts import tokens
from ferd.areas.accounts.models import ApiToken
from ferd.areas.accounts.scopes import Scope
from ferd.areas.audit.models import AuditEntry
from ferd.areas.organisations import actions
from ferd.areas.organisations.actions.tokens import MOST
from ferd.foundation import clock
from ferd.foundation.errors import Conflict, NotAllowed, NotFound
from tests.api.asking import Program
from tests.areas.accounts.factory import sign_in as sign_in_by_password
from tests.areas.accounts.factory import with_password
from tests.signing_in import sign_in

FORM = {"name": "Timetable", "scopes": [Scope.ME_READ.value], "days": 90}


def make(person, **more):
    name = more.pop("name", "Timetable")
    scopes = more.pop("scopes", [Scope.ME_READ])
    days = more.pop("days", 90)
    return actions.make_token(name=name, scopes=scopes, days=days, actor=person, **more)


def test_only_a_hash_of_the_secret_is_kept(cast):
    token, secret = make(cast.tora)

    assert secret.startswith(tokens.PREFIX)
    kept = ApiToken.objects.filter(pk=token.pk).values().get()
    assert secret not in map(str, kept.values())
    assert tokens.find_working(secret) == token
    entry = AuditEntry.objects.latest("number")
    assert secret not in str(entry.facts)


@pytest.mark.parametrize(
    "wrong", [{"days": 366}, {"days": 0}, {"days": -1}, {"scopes": []}]
)
def test_a_token_ends_within_a_year_and_may_do_something(cast, wrong):
    with pytest.raises(Conflict):
        make(cast.tora, **wrong)


def test_nobody_has_more_than_a_number_of_tokens_that_work(cast):
    first, *_others = [make(cast.tora)[0] for _time in range(MOST)]
    with pytest.raises(Conflict):
        make(cast.tora)

    actions.revoke_token(token=first, actor=cast.tora)

    assert make(cast.tora)


def test_only_its_owner_revokes_a_token_and_once(cast):
    token, _secret = make(cast.tora)
    with pytest.raises(NotAllowed):
        actions.revoke_token(token=token, actor=cast.ada)

    actions.revoke_token(token=token, actor=cast.tora)

    with pytest.raises(Conflict):
        actions.revoke_token(token=token, actor=cast.tora)


def test_another_persons_token_is_not_there(cast):
    token, _secret = make(cast.tora)

    with pytest.raises(NotFound):
        tokens.get_own_token(cast.karin, token.uuid)


def test_the_database_refuses_a_token_that_ends_before_it_is_made(cast):
    token, _secret = make(cast.tora)

    with pytest.raises(IntegrityError), transaction.atomic():
        ApiToken.objects.filter(pk=token.pk).update(expires_at=token.created_at)


def test_the_database_refuses_a_token_that_may_do_nothing(cast):
    token, _secret = make(cast.tora)

    with pytest.raises(IntegrityError), transaction.atomic():
        ApiToken.objects.filter(pk=token.pk).update(scopes=[])


def test_the_day_of_its_last_use_is_noted_once_a_day(cast, django_assert_num_queries):
    program = Program(cast.tora)
    token = cast.tora.api_tokens.get()
    assert token.last_used_on is None
    program.get("/me")

    token.refresh_from_db()
    assert token.last_used_on == clock.today()
    with time_machine.travel(clock.now() + timedelta(days=2), tick=False):
        program.get("/me")
        token.refresh_from_db()
        assert token.last_used_on == clock.today()
        with django_assert_num_queries(2):  # the token, and the roles
            program.get("/me")


def test_a_token_is_shown_once_and_to_its_owner(client, cast):
    sign_in(client, cast.tora)
    client.post(reverse("web:make_token"), FORM)

    first, second = (client.get(reverse("web:tokens")) for _time in range(2))

    secret = first.context["secret"]
    assert secret in first.content.decode()
    assert secret not in second.content.decode()
    assert first["Cache-Control"].find("no-store") >= 0
    found = tokens.find_working(secret)
    assert found is not None
    assert found.person == cast.tora


def test_a_new_token_asks_who_one_is_unless_one_has_just_shown_it(client, cast):
    with_password(cast.tora)
    sign_in_by_password(client, cast.tora)
    page = reverse("web:make_token")
    fresh = client.get(page)

    with time_machine.travel(clock.now() + timedelta(minutes=11), tick=False):
        read = client.get(page)
        sent = client.post(page, FORM)

    assert fresh.status_code == 200
    for answer in (read, sent):
        assert answer["Location"].startswith(reverse("account_reauthenticate"))
    assert ApiToken.objects.count() == 0


@pytest.mark.parametrize(
    "wrong",
    [{"name": ""}, {"scopes": []}, {"scopes": ["all"]}, {"days": 1000}, {"days": "x"}],
)
def test_a_form_with_faults_makes_no_token(client, cast, wrong):
    sign_in(client, cast.tora)

    answer = client.post(reverse("web:make_token"), FORM | wrong)

    assert answer.status_code == 422
    assert ApiToken.objects.count() == 0


def test_the_page_shows_what_works_and_what_no_longer_does(client, cast):
    client.cookies["django_language"] = "en"
    make(cast.tora, name="In use")
    token, _secret = make(cast.tora, name="Old")
    actions.revoke_token(token=token, actor=cast.tora)
    client.force_login(cast.tora)

    page = client.get(reverse("web:tokens"))

    assert [row["token"].name for row in page.context["working"]] == ["In use"]
    assert [row["token"].name for row in page.context["over"]] == ["Old"]
    assert "Read who you are and which roles you have" in page.content.decode()


def test_a_token_is_revoked_on_its_page(client, cast):
    token, secret = make(cast.tora)
    client.force_login(cast.tora)

    client.post(reverse("web:revoke_token", args=[token.uuid]))

    assert tokens.find_working(secret) is None
