"""The look, the languages, the menu, and the statement about accessibility."""

import pytest
from django.urls import reverse

from ferd.areas.organisations import actions
from tests.cast import PEOPLE

MENU = {
    "karin": ["Today", "Trainees", "Rotations", "Plans", "Curriculum", "People"],
    "tora": ["Today", "My way", "Plans", "Curriculum"],
    "ada": ["Today", "Plans", "Curriculum", "People"],
    "regine": ["Today", "Plans", "Curriculum", "People"],
}


@pytest.mark.parametrize("reader", MENU)
def test_the_menu_has_what_is_the_readers(client, cast, reader):
    client.cookies["django_language"] = "en"
    client.force_login(getattr(cast, reader))

    menu = client.get("/").context["menu"]

    assert [item.label for item in menu] == MENU[reader]


@pytest.mark.parametrize("reader", PEOPLE)
def test_every_entry_of_the_menu_leads_somewhere(client, cast, reader):
    client.force_login(getattr(cast, reader))

    for item in client.get("/").context["menu"]:
        assert client.get(item.url).status_code == 200


def test_a_stranger_has_no_menu(client, db):
    assert client.get(reverse("web:accessibility")).context["menu"] == []


def test_the_menu_of_the_account_says_what_one_is(client, cast):
    client.cookies["django_language"] = "en"
    client.force_login(cast.tora)

    page = client.get("/").content.decode()

    assert "Trainee, Nuclear me" in page


@pytest.mark.parametrize(("code", "lang"), [("nb", "nb"), ("nn", "nn"), ("en", "en")])
def test_the_language_one_chooses_is_spoken_and_remembered(client, cast, code, lang):
    client.force_login(cast.tora)

    answer = client.post("/language/", {"language": code, "next": "/account/"})

    assert answer["location"] == "/account/"
    assert f'<html lang="{lang}"' in client.get("/").content.decode()
    cast.tora.refresh_from_db()
    assert cast.tora.language == code


def test_an_unknown_language_changes_nothing(client, cast):
    client.force_login(cast.tora)

    client.post("/language/", {"language": "xx"})

    cast.tora.refresh_from_db()
    assert cast.tora.language == "nb"


@pytest.mark.parametrize("address", ["/language/", "/colour-scheme/"])
def test_a_choice_leads_to_no_other_site(client, db, address):
    answer = client.post(address, {"next": "https://elsewhere.invalid/"})

    assert answer["location"] == "/"


@pytest.mark.parametrize("scheme", ["light", "dark", "auto"])
def test_the_colours_one_chooses_are_kept(client, db, scheme):
    client.post("/colour-scheme/", {"colour_scheme": scheme})

    page = client.get("/accessibility/").content.decode()

    assert f'data-color-scheme="{scheme}"' in page


def test_the_statement_names_whom_to_write_to(client, db, settings):
    settings.CONTACT = "help@example.invalid"

    page = client.get("/accessibility/").content.decode()

    assert "help@example.invalid" in page


def test_health_answers_ok_to_anyone(client, db):
    answer = client.get("/health/")

    assert (answer.status_code, answer.content) == (200, b"ok")


def test_the_style_guide_is_not_shown_in_production(client, db, settings):
    settings.DEMO = False

    assert client.get("/style-guide/").status_code == 404


def test_an_account_without_a_password_is_offered_to_choose_one(client, cast):
    client.force_login(cast.tora)

    page = client.get("/account/").content.decode()

    assert reverse("account_set_password") in page
    assert reverse("account_change_password") not in page


def test_a_closed_account_is_sent_to_sign_in(client, cast):
    client.force_login(cast.tora)
    actions.deactivate_person(person=cast.tora, actor=cast.ada)

    assert client.get("/account/")["location"].startswith("/accounts/login/")
