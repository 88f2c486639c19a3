"""A department that has nothing yet: each page says what to do next."""

import pytest


@pytest.fixture
def karin(client, cast):
    client.force_login(cast.karin)
    client.cookies["django_language"] = "en"
    return client


@pytest.mark.parametrize(
    ("address", "next_step"),
    [
        ("/rotations/", "Register a trainee and agree on a plan"),
        ("/rotations/drafts/", "What you move on the board comes here"),
        ("/rotations/places/", "Say how many trainees your unit has room for"),
        ("/rotations/places/requests/", "Ask for a place from the list of places"),
        ("/rotations/places/agreements/", "What two units agree about"),
        ("/rotations/runs/", "ask for a plan for everyone"),
    ],
)
def test_an_empty_page_says_what_to_do_next(karin, address, next_step):
    assert next_step in karin.get(address).content.decode()


def test_the_board_leads_to_what_comes_first(karin):
    assert 'href="/schedules/trainees/register/"' in (
        karin.get("/rotations/").content.decode()
    )
