"""The search box: people, trainees, plans, objectives and units, each as seen.

Every list comes from an area's own query about what the reader may see; a
search never knows more than the pages do.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from ferd.areas.accounts.models import Person
from ferd.areas.curriculum import queries as curriculum
from ferd.areas.organisations import queries as organisations
from ferd.areas.plans import queries as plans
from ferd.areas.schedules import queries as schedules
from ferd.foundation.words import has_words

MOST = 20
"""How many are shown of each kind."""

LONGEST = 100
"""How many characters of what was typed are searched for."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that was found."""

    title: str
    about: str
    url: str


@dataclass(frozen=True, slots=True)
class Hits:
    """What was found of one kind."""

    label: str
    hits: list[Hit]


def search(actor: Person, words: str) -> list[Hits]:
    """Find what the reader may see that has the words, kind by kind."""
    sought = words[:LONGEST].strip()
    if not sought:
        return []
    found = (
        Hits(_("Trainees"), list(_trainees(actor, sought))),
        Hits(_("People"), list(_people(actor, sought))),
        Hits(_("Plans"), list(_plans(actor, sought))),
        Hits(_("Learning objectives"), list(_objectives(actor, sought))),
        Hits(_("Units"), list(_units(actor, sought))),
    )
    return [kind for kind in found if kind.hits]


def _trainees(actor: Person, words: str) -> Iterator[Hit]:
    seen = schedules.visible_traineeships(actor)
    for each in seen.filter(has_words(words, "trainee__name"))[:MOST]:
        url = reverse("schedules:trainee", args=[each.uuid])
        yield Hit(each.trainee.name, f"{each.specialty_code}, {each.unit.name}", url)


def _people(actor: Person, words: str) -> Iterator[Hit]:
    people = list(organisations.find_people(actor, words)[:MOST])
    known = organisations.known_assignments(actor).filter(person__in=people)
    for person in people:
        roles = {
            f"{each.get_role_display()}, {each.unit.short_name}": None
            for each in known
            if each.person_id == person.pk
        }
        url = reverse("organisations:person", args=[person.uuid])
        yield Hit(person.name, " · ".join(roles), url)


def _plans(actor: Person, words: str) -> Iterator[Hit]:
    fields = ("specialty", "specialty_code", "unit__name", "unit__short_name")
    for plan in plans.visible_plans(actor).filter(has_words(words, *fields))[:MOST]:
        url = reverse("plans:plan", args=[plan.uuid])
        yield Hit(plan.specialty, plan.unit.name, url)


def _objectives(actor: Person, words: str) -> Iterator[Hit]:
    for objective in curriculum.search_objectives(actor, words, MOST):
        url = reverse("curriculum:objective", args=[objective.uuid])
        yield Hit(f"{objective.code} {objective.title}", objective.group, url)


def _units(actor: Person, words: str) -> Iterator[Hit]:
    for unit in organisations.find_units(actor, words)[:MOST]:
        url = reverse("organisations:unit", args=[unit.uuid])
        yield Hit(unit.name, unit.get_kind_display(), url)
