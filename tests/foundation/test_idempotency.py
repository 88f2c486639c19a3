"""A form's key: whose it is, and for what."""

import pytest
from django.conf import settings
from django.urls import reverse

from ferd.areas.accounts.models import Person
from ferd.foundation.models import ReceivedRequest

KEY = "00000000-0000-4000-8000-000000000000"


def choose(client, language, key=KEY):
    url = reverse("web:language")
    return client.post(url, {"language": language, "form_key": key})


def test_a_key_counts_for_one_address(client, cast):
    client.force_login(cast.tora)
    client.post(reverse("web:colour_scheme"), {"form_key": KEY})

    choose(client, "nn")

    cast.tora.refresh_from_db()
    assert cast.tora.language == "nn"


def test_a_key_counts_for_one_person(client, cast):
    for person in (cast.tora, cast.sven):
        client.force_login(person)
        choose(client, "nn")

    languages = Person.objects.filter(pk__in=[cast.tora.pk, cast.sven.pk])
    assert {person.language for person in languages} == {"nn"}


@pytest.mark.django_db
def test_strangers_share_no_key(client):
    choose(client, "nn")

    answer = choose(client, "en")

    assert answer.cookies[settings.LANGUAGE_COOKIE_NAME].value == "en"
    assert not ReceivedRequest.objects.exists()


@pytest.mark.parametrize("key", ["", "no key at all"])
def test_a_form_without_a_key_is_carried_out_each_time(client, cast, key):
    client.force_login(cast.tora)

    choose(client, "nn", key)
    choose(client, "en", key)

    cast.tora.refresh_from_db()
    assert cast.tora.language == "en"
