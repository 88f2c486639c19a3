"""Adding people, and what is kept about them."""

from datetime import date
from decimal import Decimal

import pytest

from ferd.areas.audit.models import AuditEntry
from ferd.areas.organisations import actions
from ferd.areas.organisations.models import Employment, Qualification
from ferd.foundation.errors import Conflict, NotAllowed
from tests.areas.organisations.factory import newcomer


def employ(cast, **changes):
    given = {
        "person": cast.tora,
        "unit": cast.nuclear,
        "fraction": Decimal("0.8"),
        "starts_on": date(2026, 1, 1),
        "ends_on": None,
        "actor": cast.karin,
    }
    return actions.record_employment(**(given | changes))


def qualify(cast, **changes):
    given = {
        "person": cast.sven,
        "kind": Qualification.Kind.SPECIALTY,
        "name": "Nuclear medicine",
        "earned_on": date(2018, 1, 1),
        "unit": cast.nuclear,
        "actor": cast.karin,
    }
    return actions.record_qualification(**(given | changes))


def test_an_administrator_adds_a_person_who_cannot_sign_in_yet(cast):
    person = newcomer(cast, "New@Example.invalid ")

    assert person.email == "new@example.invalid"
    assert not person.has_usable_password()
    assert not person.is_fictitious
    assert AuditEntry.objects.latest("number").action == "organisations.add_person"


@pytest.mark.parametrize("actor", ["karin", "olav", "kari", "tora", "regine", "otto"])
def test_others_add_no_people(cast, actor):
    with pytest.raises(NotAllowed):
        actions.add_person(
            name="Nils Ny",
            email="new@example.invalid",
            hpr_number=None,
            authorised_on=None,
            actor=getattr(cast, actor),
        )


def test_one_person_has_one_account(cast):
    newcomer(cast, "new@example.invalid")

    with pytest.raises(Conflict):
        newcomer(cast, "NEW@example.invalid")


def test_one_doctor_has_one_hpr_number(cast):
    def add(email):
        return actions.add_person(
            name="Nils Ny",
            email=email,
            hpr_number="1234567",
            authorised_on=None,
            actor=cast.ada,
        )

    add("one@example.invalid")

    with pytest.raises(Conflict):
        add("two@example.invalid")


@pytest.mark.parametrize("actor", ["karin", "olav", "ada"])
def test_a_units_leaders_record_employment(cast, actor):
    employment = employ(cast, actor=getattr(cast, actor))

    assert Employment.objects.get() == employment
    assert (
        AuditEntry.objects.latest("number").action == "organisations.record_employment"
    )


@pytest.mark.parametrize("actor", ["kari", "mads", "sven", "tora", "regine", "otto"])
def test_others_record_no_employment(cast, actor):
    with pytest.raises(NotAllowed):
        employ(cast, actor=getattr(cast, actor))


def test_nobody_records_their_own_employment(cast):
    with pytest.raises(NotAllowed):
        employ(cast, person=cast.karin, unit=cast.nuclear)


def test_a_leader_does_not_employ_somebody_elses_people_to_vouch_for_them(cast):
    with pytest.raises(NotAllowed):
        employ(cast, person=cast.ola)


def test_an_administrator_records_employment_before_there_is_a_role(cast):
    person = newcomer(cast)

    assert employ(cast, person=person, actor=cast.ada).person == person


@pytest.mark.parametrize("fraction", ["0", "1.1", "-0.5"])
def test_a_working_fraction_is_above_nothing_and_at_most_the_whole(cast, fraction):
    with pytest.raises(Conflict):
        employ(cast, fraction=Decimal(fraction))


def test_an_employment_does_not_end_before_it_starts(cast):
    with pytest.raises(Conflict):
        employ(cast, ends_on=date(2026, 1, 1))


def test_the_last_day_of_an_employment_is_the_day_before_it_ends(cast):
    employment = employ(cast, ends_on=date(2026, 7, 1))

    assert employment.last_on == date(2026, 6, 30)
    assert employment.percent == 80


def test_a_leader_records_what_someone_in_the_unit_has_earned(cast):
    qualify(cast)

    assert cast.sven.qualifications.get().name == "Nuclear medicine"
    assert (
        AuditEntry.objects.latest("number").action
        == "organisations.record_qualification"
    )


def test_nobody_vouches_for_themself(cast):
    with pytest.raises(NotAllowed):
        qualify(cast, person=cast.karin, unit=cast.imaging)


def test_nobody_vouches_for_people_of_another_unit(cast):
    with pytest.raises(NotAllowed):
        qualify(cast, person=cast.ola)

    with pytest.raises(NotAllowed):
        qualify(cast, person=cast.ola, unit=cast.receiving)


@pytest.mark.parametrize("actor", ["kari", "mads", "tora", "regine", "otto"])
def test_others_record_no_qualifications(cast, actor):
    with pytest.raises(NotAllowed):
        qualify(cast, actor=getattr(cast, actor))


def test_what_was_earned_is_recorded_once(cast):
    qualify(cast)

    with pytest.raises(Conflict):
        qualify(cast)


def test_everyone_chooses_their_language(cast):
    actions.choose_language(language="nn", actor=cast.tora)

    cast.tora.refresh_from_db()
    assert cast.tora.language == "nn"
    assert AuditEntry.objects.latest("number").action == "organisations.choose_language"
