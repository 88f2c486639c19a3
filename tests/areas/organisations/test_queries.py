"""What each of the cast sees of units and people."""

from datetime import date

import pytest

from ferd.areas.accounts import queries as accounts
from ferd.areas.organisations import actions, pages, queries
from ferd.areas.organisations.models import Qualification, Role, Unit
from ferd.foundation.errors import NotFound
from tests.areas.organisations.factory import delegate, give, newcomer, role_of
from tests.areas.organisations.test_people import employ, qualify
from tests.cast import PEOPLE

EVERYONE = set(PEOPLE)
KNOWN_TO_ALL = EVERYONE - {"tora", "regine"}


def names(people):
    return {person.name.lower() for person in people}


def people_of(cast, reader):
    return names(queries.visible_people(getattr(cast, reader)))


@pytest.mark.parametrize("reader", ["mads", "sven", "tora"])
def test_those_of_a_unit_know_each_other_and_all_who_lead(cast, reader):
    assert people_of(cast, reader) == EVERYONE - {"regine"}


@pytest.mark.parametrize("reader", ["ola", "otto"])
def test_those_of_another_trust_know_who_leads_and_not_who_trains(cast, reader):
    assert people_of(cast, reader) == KNOWN_TO_ALL


@pytest.mark.parametrize("reader", ["karin", "olav", "kari"])
def test_those_who_answer_for_a_unit_know_its_trainees(cast, reader):
    assert people_of(cast, reader) == KNOWN_TO_ALL | {"tora"}


def test_a_regional_centre_knows_no_individuals(cast):
    assert people_of(cast, "regine") == {"regine"}


def test_an_administrator_knows_all_of_the_trust(cast):
    assert people_of(cast, "ada") == EVERYONE


def test_someone_without_a_role_knows_nobody(cast):
    nils = newcomer(cast)

    assert names(queries.visible_people(nils)) == {"nils ny"}


def test_only_administrators_see_a_person_without_a_role(cast):
    newcomer(cast)

    seers = {reader for reader in PEOPLE if "nils ny" in people_of(cast, reader)}
    waiting = {r for r in PEOPLE if queries.people_without_role(getattr(cast, r))}

    assert seers == waiting == {"ada"}


def test_a_closed_account_is_seen_by_its_administrators_alone(cast):
    actions.deactivate_person(person=cast.sven, actor=cast.ada)

    seers = {reader for reader in PEOPLE if "sven" in people_of(cast, reader)}

    assert seers - {"sven"} == {"ada"}


def test_nobody_sees_the_system(cast):
    system = accounts.system_person()

    for reader in PEOPLE:
        with pytest.raises(NotFound):
            queries.get_person(getattr(cast, reader), system.uuid)


def test_an_ended_role_is_seen_by_its_holder_and_those_who_answer(cast):
    ended = actions.end_role(
        assignment=role_of(cast.mads, Role.COMMITTEE_MEMBER), actor=cast.ada
    )

    seers = {
        reader
        for reader in PEOPLE
        if queries.known_assignments(getattr(cast, reader)).contains(ended)
    }

    assert seers == {"karin", "olav", "kari", "mads", "ada"}


def test_employment_is_seen_by_oneself_and_those_who_keep_the_unit(cast):
    employ(cast)

    seers = {
        reader
        for reader in PEOPLE
        if queries.visible_employments(getattr(cast, reader)).exists()
    }

    assert seers == {"karin", "olav", "tora", "ada"}


def test_qualifications_are_seen_by_oneself_and_those_who_keep_the_unit(cast):
    qualify(cast)

    seers = {
        reader
        for reader in PEOPLE
        if queries.visible_qualifications(getattr(cast, reader)).exists()
    }

    assert seers == {"karin", "olav", "sven", "ada"}


def test_a_qualification_is_out_of_sight_for_the_unit_one_has_left(cast):
    qualify(cast)
    for assignment in cast.sven.roles.all():
        actions.end_role(assignment=assignment, actor=cast.ada)

    assert not queries.visible_qualifications(cast.karin).exists()


def test_a_delegation_is_seen_by_the_two_and_those_who_answer(cast):
    delegate(cast)

    seers = {
        reader
        for reader in PEOPLE
        if queries.visible_delegations(getattr(cast, reader)).exists()
    }

    assert seers == {"karin", "olav", "kari", "sven", "ada"}


def test_an_administrator_finds_anyone_by_the_whole_address(cast):
    assert queries.find_receiver(cast.ada, " OLA@example.invalid ") == cast.ola
    assert queries.find_receiver(cast.ada, "ola@") is None


def test_others_find_only_those_they_know_of(cast):
    newcomer(cast)

    assert queries.find_receiver(cast.kari, "sven@example.invalid") == cast.sven
    assert queries.find_receiver(cast.kari, "new@example.invalid") is None


@pytest.mark.parametrize("words", ["åse", "ÅSE", "Åse", "øst", "åse øst"])
def test_names_are_found_whatever_the_case(cast, words):
    actions.add_person(
        name="Åse Østby",
        email="ase@example.invalid",
        hpr_number=None,
        authorised_on=None,
        actor=cast.ada,
    )

    assert names(queries.find_people(cast.ada, words)) == {"åse østby"}


def test_a_name_must_have_all_the_words(cast):
    assert not queries.find_people(cast.ada, "sven elsewhere")


def test_the_units_above_come_from_the_trust_down(cast):
    assert queries.units_above(cast.nuclear) == [cast.trust, cast.imaging]
    assert queries.units_above(cast.trust) == []


def add_units(cast, number):
    for each in range(number):
        unit = actions.add_unit(
            kind=Unit.Kind.SECTION,
            name=f"Section {each}",
            short_name=f"S{each}",
            parent=cast.imaging,
            actor=cast.ada,
        )
        person = newcomer(cast, f"n{each}@example.invalid")
        give(person, Role.SECTION_HEAD, unit, cast.ada)
        actions.record_qualification(
            person=person,
            kind=Qualification.Kind.SPECIALTY,
            name="Radiology",
            earned_on=date(2018, 1, 1),
            unit=unit,
            actor=cast.ada,
        )


@pytest.mark.parametrize("number", [2, 20])
def test_the_tree_takes_as_many_queries_for_two_units_as_for_twenty(
    cast, number, django_assert_num_queries
):
    add_units(cast, number)

    with django_assert_num_queries(6):
        tree = pages.tree(cast.karin)

    (nordvik,) = (b for b in tree if b.unit == cast.trust)
    (imaging,) = nordvik.below
    assert len(imaging.below) == 2 + number


@pytest.mark.parametrize(
    "address", ["/organisations/", "/organisations/people/", "/search/?q=n"]
)
def test_pages_take_no_more_queries_when_there_are_more_people(
    client, cast, address, django_assert_max_num_queries
):
    client.force_login(cast.karin)
    add_units(cast, 2)
    with django_assert_max_num_queries(40) as few:
        client.get(address)
    for each in cast.imaging.children.filter(name__startswith="Section"):
        each.name = f"Old {each.name}"
        each.save()
    for person in list(queries.find_people(cast.ada, "nils")):
        person.email = f"old-{person.email}"
        person.save()
    add_units(cast, 18)

    with django_assert_max_num_queries(len(few.captured_queries)):
        client.get(address)
