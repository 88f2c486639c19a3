"""One click signs in as anyone of the demo's invented people, and nobody else."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from ferd.areas.accounts import queries as accounts
from ferd.areas.accounts.models import Person
from tests.areas.accounts.factory import is_signed_in

ROOT = Path(__file__).parents[2]


@pytest.fixture
def invented(cast):
    accounts.mark_as_fictitious(cast.tora)
    return cast.tora


def test_nobody_is_marked_as_invented_outside_the_demo(cast, settings):
    settings.DEMO = False

    with pytest.raises(RuntimeError):
        accounts.mark_as_fictitious(cast.tora)


def click(client, person):
    return client.post(f"/demo/sign-in/{person.uuid}/")


def test_one_click_signs_in_as_an_invented_person(client, invented):
    answer = click(client, invented)

    assert answer["location"] == "/"
    assert is_signed_in(client)


def test_the_list_names_invented_people_alone(client, invented):
    page = client.get("/demo/").content.decode()

    assert "Tora" in page
    assert "Karin" not in page


def test_one_click_lets_nobody_in_as_a_real_person(client, cast):
    assert click(client, cast.karin).status_code == 404
    assert not is_signed_in(client)


def test_nor_as_the_system(client, db):
    assert click(client, accounts.system_person()).status_code == 404


def test_nor_into_a_closed_account(client, invented):
    Person.objects.filter(pk=invented.pk).update(is_active=False)

    assert click(client, invented).status_code == 404


def test_a_link_is_no_click(client, invented):
    answer = client.get(f"/demo/sign-in/{invented.uuid}/")

    assert answer.status_code == 405
    assert not is_signed_in(client)


def test_outside_the_demo_the_pages_refuse(client, invented, settings):
    settings.DEMO = False

    assert client.get("/demo/").status_code == 404
    assert click(client, invented).status_code == 404
    assert not is_signed_in(client)


def test_the_sign_in_page_leads_to_the_cast_in_the_demo(client, db):
    assert "/demo/" in client.get("/accounts/login/").content.decode()


def test_the_sign_in_page_does_not_lead_there_outside_the_demo(client, db, settings):
    settings.DEMO = False

    assert "/demo/" not in client.get("/accounts/login/").content.decode()


ADDRESSES = """
import django; django.setup()
from django.urls import get_resolver
print(sorted(get_resolver().namespace_dict))
"""


@pytest.mark.parametrize(("demo", "is_there"), [("1", True), ("0", False)])
def test_outside_the_demo_its_addresses_do_not_exist(tmp_path, demo, is_there):
    environment = os.environ | {
        "DEMO": demo,
        "SECRET_KEY": "only-for-tests",
        "DATABASE_URL": f"sqlite:///{tmp_path}/none.sqlite3",
        "DJANGO_SETTINGS_MODULE": "ferd.config.settings",
        "PYTHONPATH": str(ROOT / "src"),
    }

    done = subprocess.run(  # noqa: S603  our own interpreter and text
        [sys.executable, "-c", ADDRESSES],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )

    assert ("'demo'" in done.stdout) is is_there


def test_the_demo_is_not_set_up_outside_the_demo(db, settings):
    settings.DEMO = False

    with pytest.raises(CommandError, match="not a demo"):
        call_command("set_up_demo")
