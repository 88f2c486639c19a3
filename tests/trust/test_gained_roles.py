"""Nobody reads more because they gained a role that is not about what is read.

Every role is given to everyone, in every unit, and what can then be read is
held against the table: only the roles that lead, plan or supervise open drafts
or individual plans, and never beyond their unit. (The canaries ask the second
database the same.)
"""

from contextlib import contextmanager

import pytest
from django.db import transaction

from ferd.areas.accounts.queries import system_person
from ferd.areas.organisations import actions as organisations
from ferd.areas.organisations.models import Role
from ferd.areas.plans import actions as plan_actions
from ferd.areas.plans import queries as plans
from ferd.areas.schedules import queries as schedules
from ferd.foundation import clock
from ferd.foundation.errors import Conflict
from tests.areas.plans import factory as plan_factory
from tests.areas.schedules import factory
from tests.cast import PEOPLE

pytestmark = pytest.mark.portable

UNITS = ("trust", "imaging", "nuclear", "radiology", "receiving", "elsewhere")
HERE = {"nuclear"}
HERE_AND_ABOVE = {"nuclear", "imaging", "trust"}

OPENS_DRAFTS = {
    Role.PROGRAMME_DIRECTOR: HERE_AND_ABOVE,
    Role.DEPARTMENT_HEAD: HERE_AND_ABOVE,
    Role.SECTION_HEAD: HERE,
    Role.COMMITTEE_LEADER: HERE,
    Role.COMMITTEE_MEMBER: HERE,
    Role.COMMITTEE_TRAINEE: HERE,
}
"""The roles by which drafts of the nuclear section are read, and given where."""

OPENS_WAYS = {
    Role.PROGRAMME_DIRECTOR: HERE_AND_ABOVE,
    Role.DEPARTMENT_HEAD: HERE_AND_ABOVE,
    Role.SECTION_HEAD: HERE,
    Role.COMMITTEE_LEADER: HERE,
}
"""The roles by which individual plans of the nuclear section are read."""


@contextmanager
def undone():
    """Take everything back that happens inside."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def world(cast):
    """Give one draft, one document that came in, and one individual plan."""
    plan = factory.make_proposed(cast)
    plan_actions.revise_version(version=plan.version, reason="", actor=cast.karin)
    plan_factory.make_import(cast)
    return cast


def drafts_read_by(person):
    versions = plans.visible_versions(person).exclude(status="published")
    return set(versions) | set(plans.visible_imports(person))


def ways_read_by(person):
    return set(schedules.visible_plans(person)) | set(
        schedules.visible_traineeships(person)
    )


def give(person, role, unit):
    try:
        organisations.assign_role(
            person=person,
            role=role,
            unit=unit,
            starts_at=clock.now(),
            ends_at=None,
            actor=system_person(),
        )
    except Conflict:
        return False  # the person has it already
    return True


@pytest.mark.parametrize("role", list(Role))
def test_only_the_roles_that_are_meant_to_read_more_do(world, role):
    opened: dict[str, set[str]] = {"drafts": set(), "ways": set()}
    for who in PEOPLE:
        person = getattr(world, who)
        drafts, ways = drafts_read_by(person), ways_read_by(person)
        for unit in UNITS:
            with undone():
                give(person, role, getattr(world, unit))
                if drafts_read_by(person) - drafts:
                    opened["drafts"].add(unit)
                if ways_read_by(person) - ways:
                    opened["ways"].add(unit)

    assert opened == {
        "drafts": OPENS_DRAFTS.get(role, set()),
        "ways": OPENS_WAYS.get(role, set()),
    }


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.REGIONAL_CENTRE])
def test_who_administers_or_counts_reads_nothing_private(world, role):
    person = organisations.add_person(
        name="New",
        email="new@example.invalid",
        hpr_number=None,
        authorised_on=None,
        actor=world.ada,
    )

    for unit in UNITS:
        give(person, role, getattr(world, unit))

    assert drafts_read_by(person) | ways_read_by(person) == set()
