"""The pages of units and people, as a browser without JavaScript sees them."""

from datetime import timedelta

import pytest
from django.urls import reverse

from ferd.areas.accounts.models import Person
from ferd.areas.organisations import actions, queries
from ferd.areas.organisations.models import Role, Site, Unit
from ferd.foundation import clock
from tests.areas.organisations.factory import delegate, newcomer, role_of


@pytest.fixture
def english(client):
    client.cookies["django_language"] = "en"
    return client


def text(answer):
    return answer.content.decode()


def test_an_administrator_adds_a_person_gives_a_role_and_the_person_is_there(
    english, cast
):
    english.force_login(cast.ada)

    added = english.post(
        reverse("organisations:add_person"),
        {"name": "Nils Ny", "email": "nils@example.invalid"},
    )
    english.post(
        reverse("organisations:assign_role", args=[cast.nuclear.uuid]),
        {
            "address": "nils@example.invalid",
            "role": "clinical_supervisor",
            "starts_on": clock.today().isoformat(),
        },
    )

    nils = Person.objects.get(email="nils@example.invalid")
    assert added["location"] == reverse("organisations:person", args=[nils.uuid])
    assert queries.has_role(nils, Role.CLINICAL_SUPERVISOR, unit=cast.nuclear)
    unit = english.get(reverse("organisations:unit", args=[cast.nuclear.uuid]))
    assert "Nils Ny" in text(unit)


def test_a_role_of_one_day_lasts_that_day(english, cast):
    english.force_login(cast.ada)
    tomorrow = clock.today() + timedelta(days=1)

    english.post(
        reverse("organisations:assign_role", args=[cast.nuclear.uuid]),
        {
            "address": "mads@example.invalid",
            "role": "section_head",
            "starts_on": tomorrow.isoformat(),
            "ends_on": tomorrow.isoformat(),
        },
    )

    given = role_of(cast.mads, Role.SECTION_HEAD)
    assert given.ends_at is not None
    assert timedelta(hours=23) <= given.ends_at - given.starts_at <= timedelta(hours=25)


@pytest.mark.parametrize(
    ("address", "changes", "field"),
    [
        ("no-one@example.invalid", {}, "address"),
        ("ada@example.invalid", {}, "address"),
        ("mads@example.invalid", {"role": "king"}, "role"),
        ("mads@example.invalid", {"starts_on": "soon"}, "starts_on"),
        ("mads@example.invalid", {"ends_on": "2019-01-01"}, "ends_on"),
        ("tora@example.invalid", {"role": "trainee"}, "role"),
    ],
)
def test_a_form_with_a_fault_comes_back_with_what_was_written(
    english, cast, address, changes, field
):
    english.force_login(cast.ada)
    data = {"address": address, "role": "section_head", "starts_on": "2026-01-01"}

    answer = english.post(
        reverse("organisations:assign_role", args=[cast.nuclear.uuid]), data | changes
    )

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert address in text(answer)
    assert 'class="ds-error-summary"' in text(answer)


def test_a_committee_leader_may_choose_among_the_roles_of_the_committee(english, cast):
    english.force_login(cast.kari)

    page = english.get(reverse("organisations:assign_role", args=[cast.nuclear.uuid]))

    choices = dict(page.context["form"].fields["role"].choices)
    assert set(choices) == {"educational_supervisor", "committee_trainee"}


def test_a_role_that_may_not_be_given_is_refused_also_when_it_is_sent(english, cast):
    english.force_login(cast.kari)

    answer = english.post(
        reverse("organisations:assign_role", args=[cast.nuclear.uuid]),
        {
            "address": "mads@example.invalid",
            "role": "department_head",
            "starts_on": "2026-01-01",
        },
    )

    assert answer.status_code == 422
    assert not queries.has_role(cast.mads, Role.DEPARTMENT_HEAD, unit=cast.nuclear)


def test_sending_a_form_twice_gives_one_role(english, cast):
    english.force_login(cast.ada)
    data = {
        "address": "mads@example.invalid",
        "role": "section_head",
        "starts_on": "2026-01-01",
        "form_key": "00000000-0000-4000-8000-000000000000",
    }
    address = reverse("organisations:assign_role", args=[cast.nuclear.uuid])

    first, second = english.post(address, data), english.post(address, data)

    assert first.status_code == second.status_code == 302
    assert first["location"] == second["location"]
    assert cast.mads.roles.filter(role=Role.SECTION_HEAD).count() == 1


def test_ending_a_role_asks_first_and_then_does_it(english, cast):
    english.force_login(cast.ada)
    address = reverse(
        "organisations:end_role", args=[role_of(cast.tora, Role.TRAINEE).uuid]
    )

    asked = english.get(address)
    assert queries.has_role(cast.tora, Role.TRAINEE, unit=cast.nuclear)
    done = english.post(address, follow=True)

    assert "Tora" in text(asked)
    assert "The role is ended." in text(done)
    assert not queries.has_role(cast.tora, Role.TRAINEE, unit=cast.nuclear)


def test_a_unit_shows_an_ordinary_reader_names_and_roles_only(english, cast):
    actions.end_role(
        assignment=role_of(cast.mads, Role.COMMITTEE_MEMBER), actor=cast.ada
    )
    english.force_login(cast.sven)

    page = text(english.get(reverse("organisations:unit", args=[cast.nuclear.uuid])))

    assert "Kari" in page
    assert "Given by" not in page
    assert "Mads" not in page


def test_a_unit_shows_those_who_answer_for_it_dates_and_givers(english, cast):
    actions.end_role(
        assignment=role_of(cast.mads, Role.COMMITTEE_MEMBER), actor=cast.ada
    )
    english.force_login(cast.karin)

    page = text(english.get(reverse("organisations:unit", args=[cast.nuclear.uuid])))

    assert "Given by" in page
    assert "1 role that has ended" in page
    assert "Mads" in page


def test_a_regional_centre_sees_the_shape_and_no_names(english, cast):
    english.force_login(cast.regine)

    tree = text(english.get(reverse("organisations:units")))
    unit = text(english.get(reverse("organisations:unit", args=[cast.nuclear.uuid])))

    assert "Nuclear medicine" in tree
    for name in ("Karin", "Olav", "Kari", "Mads", "Sven", "Tora", "Ada"):
        assert name not in tree
        assert f">{name}<" not in unit


def test_an_administrator_adds_a_unit_and_a_site(english, cast):
    english.force_login(cast.ada)

    english.post(
        reverse("organisations:add_unit", args=[cast.imaging.uuid]),
        {"kind": "section", "name": "Ultrasound", "short_name": "US"},
    )
    english.post(
        reverse("organisations:add_site", args=[cast.trust.uuid]), {"name": "Fjellet"}
    )

    assert Unit.objects.get(name="Ultrasound").parent == cast.imaging
    assert Site.objects.get().trust == cast.trust


def test_a_second_unit_of_the_same_name_is_a_fault_of_the_form(english, cast):
    english.force_login(cast.ada)

    answer = english.post(
        reverse("organisations:add_unit", args=[cast.imaging.uuid]),
        {"kind": "section", "name": "Radiology", "short_name": "R"},
    )

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["name"]


def test_only_levels_below_may_be_added(english, cast):
    english.force_login(cast.ada)

    page = english.get(reverse("organisations:add_unit", args=[cast.imaging.uuid]))

    assert dict(page.context["form"].fields["kind"].choices).keys() == {"section"}


def test_a_site_belongs_to_a_trust(english, cast):
    english.force_login(cast.ada)

    answer = english.get(reverse("organisations:add_site", args=[cast.imaging.uuid]))

    assert answer.status_code == 404


def test_a_head_delegates_and_takes_back(english, cast):
    english.force_login(cast.olav)
    today = clock.today()
    english.post(
        reverse("organisations:delegate_approval", args=[cast.nuclear.uuid]),
        {
            "receiver": cast.sven.uuid,
            "scope": "objectives",
            "starts_on": today.isoformat(),
            "ends_on": (today + timedelta(days=7)).isoformat(),
        },
    )
    (given,) = queries.current_delegations(cast.sven, cast.nuclear)

    english.post(reverse("organisations:end_delegation", args=[given.uuid]))

    assert queries.current_delegations(cast.sven, cast.nuclear) == []


def test_delegation_is_offered_to_leading_doctors_of_the_unit_alone(english, cast):
    english.force_login(cast.olav)

    page = english.get(
        reverse("organisations:delegate_approval", args=[cast.nuclear.uuid])
    )

    assert list(page.context["form"].fields["receiver"].queryset) == [cast.sven]


def test_a_unit_shows_its_delegations_to_those_concerned(english, cast):
    delegate(cast)
    address = reverse("organisations:unit", args=[cast.nuclear.uuid])

    english.force_login(cast.sven)
    concerned = text(english.get(address))
    english.force_login(cast.mads)
    other = text(english.get(address))

    assert "objectives in nuclear medicine" in concerned
    assert "objectives in nuclear medicine" not in other


def test_a_leader_records_employment_and_qualification(english, cast):
    english.force_login(cast.karin)

    english.post(
        reverse("organisations:record_employment", args=[cast.sven.uuid]),
        {"unit": cast.nuclear.uuid, "percent": "80", "starts_on": "2026-01-01"},
    )
    english.post(
        reverse("organisations:record_qualification", args=[cast.sven.uuid]),
        {
            "kind": "specialty",
            "name": "Nuclear medicine",
            "earned_on": "2018-01-01",
            "unit": cast.nuclear.uuid,
        },
    )

    page = text(english.get(reverse("organisations:person", args=[cast.sven.uuid])))
    assert "80 %" in page
    assert "Specialty: Nuclear medicine" in page


def test_what_is_kept_about_a_person_is_not_for_colleagues(english, cast):
    english.force_login(cast.karin)
    english.post(
        reverse("organisations:record_employment", args=[cast.sven.uuid]),
        {"unit": cast.nuclear.uuid, "percent": "80", "starts_on": "2026-01-01"},
    )

    english.force_login(cast.mads)
    page = text(english.get(reverse("organisations:person", args=[cast.sven.uuid])))

    assert "Sven" in page
    assert "80 %" not in page
    assert "sven@example.invalid" not in page


def test_one_sees_ones_own_account(english, cast):
    english.force_login(cast.tora)

    page = text(english.get(reverse("organisations:person", args=[cast.tora.uuid])))

    assert "tora@example.invalid" in page
    assert "Lay it down" in page
    assert "Close the account" not in page


def test_people_are_found_by_name(english, cast):
    english.force_login(cast.ada)

    page = text(english.get(reverse("organisations:people"), {"q": "SVE"}))

    assert "Sven" in page
    assert "Mads" not in page


def test_a_long_list_of_people_has_pages(english, cast):
    for number in range(60):
        newcomer(cast, f"n{number}@example.invalid")
    english.force_login(cast.ada)

    first = english.get(reverse("organisations:people"), {"q": "nils"})
    second = english.get(reverse("organisations:people"), {"q": "nils", "page": 2})

    assert len(first.context["rows"]) == 50
    assert len(second.context["rows"]) == 10
    assert "q=nils" in text(first)


def test_a_name_with_markup_in_it_is_shown_as_it_is_written(english, cast):
    person = newcomer(cast)
    person.name = "<script>alert(1)</script>"
    person.save()
    english.force_login(cast.ada)

    page = text(english.get(reverse("organisations:people")))

    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page
