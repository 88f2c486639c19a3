"""Whom to tell of a step in a plan's life: who writes it, and the committee."""

from collections.abc import Iterable

from django.urls import reverse

from ferd.areas.accounts.models import Person
from ferd.areas.notifications import actions as notifications
from ferd.areas.notifications.kinds import Kind
from ferd.areas.organisations import queries as organisations
from ferd.areas.organisations.models import Role
from ferd.areas.plans import notices
from ferd.areas.plans.models import PlanVersion

COMMITTEE = (Role.COMMITTEE_LEADER, Role.COMMITTEE_MEMBER, Role.COMMITTEE_TRAINEE)


def tell_committee(version: PlanVersion, kind: Kind, actor: Person) -> None:
    """Tell the education committee of the plan's unit."""
    people = organisations.people_with_role(version.plan.unit, *COMMITTEE)
    _tell(people, version, kind, actor)


def tell_writer(version: PlanVersion, kind: Kind, actor: Person) -> None:
    """Tell who began the version."""
    _tell([version.created_by], version, kind, actor)


def tell_all(version: PlanVersion, kind: Kind, actor: Person) -> None:
    """Tell who began the version, and the committee."""
    people = organisations.people_with_role(version.plan.unit, *COMMITTEE)
    _tell([version.created_by, *people], version, kind, actor)


def _tell(
    people: Iterable[Person], version: PlanVersion, kind: Kind, actor: Person
) -> None:
    """Tell some people; what was told of the step before is over."""
    notifications.settle(target=version, kinds=notices.STEPS, actor=actor)
    notifications.tell_all(
        people=people,
        kind=kind,
        target=version,
        url=reverse("plans:version", args=[version.uuid]),
        actor=actor,
        facts={"specialty": version.plan.specialty, "number": version.number},
    )
