"""What the pages of units and people show, gathered in few queries."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from django import forms
from django.http import HttpResponse, QueryDict
from django.shortcuts import render

from ferd.areas.accounts.http import Request
from ferd.areas.accounts.models import Person
from ferd.areas.organisations import queries
from ferd.areas.organisations.models import Role, RoleAssignment, Site, Unit
from ferd.foundation import clock
from ferd.foundation.errors import Conflict

ORDER = (
    Role.DEPARTMENT_HEAD,
    Role.SECTION_HEAD,
    Role.PROGRAMME_DIRECTOR,
    Role.COMMITTEE_LEADER,
    Role.COMMITTEE_MEMBER,
    Role.COMMITTEE_TRAINEE,
    Role.COMPETENCE_COMMITTEE,
    Role.EDUCATIONAL_SUPERVISOR,
    Role.CLINICAL_SUPERVISOR,
    Role.TRAINEE,
    Role.RECEIVING_DEPARTMENT,
    Role.REGIONAL_CENTRE,
    Role.ADMINISTRATOR,
)
"""The order in which roles are shown: those who lead come first."""


@dataclass(slots=True)
class Branch:
    """A unit in the tree: its sites, who is what there, and what is below it."""

    unit: Unit
    sites: list[Site]
    holders: list[RoleAssignment]
    below: list["Branch"] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class RolesByTime:
    """Assignments as they stand today."""

    current: list[RoleAssignment]
    coming: list[RoleAssignment]
    ended: list[RoleAssignment]


def tree(actor: Person) -> list[Branch]:
    """Give the trusts with all below them, in as many queries whatever their number."""
    sites: dict[int, list[Site]] = defaultdict(list)
    for site in queries.visible_sites(actor):
        sites[site.trust_id].append(site)
    holders: dict[int, list[RoleAssignment]] = defaultdict(list)
    for assignment in by_time(queries.known_assignments(actor)).current:
        holders[assignment.unit_id].append(assignment)
    branches: dict[int, Branch] = {}
    for unit in queries.visible_units(actor):
        branches[unit.pk] = Branch(unit, sites[unit.pk], holders[unit.pk])
    for branch in branches.values():
        if branch.unit.parent_id is not None:
            branches[branch.unit.parent_id].below.append(branch)
    return [b for b in branches.values() if b.unit.parent_id is None]


def by_time(assignments: Iterable[RoleAssignment]) -> RolesByTime:
    """Sort assignments into those that hold now, will hold, and held."""
    now = clock.now()
    found = RolesByTime([], [], [])
    for assignment in sorted(assignments, key=_rank):
        if assignment.ends_at is not None and assignment.ends_at <= now:
            found.ended.append(assignment)
        elif assignment.starts_at > now:
            found.coming.append(assignment)
        else:
            found.current.append(assignment)
    return found


def with_roles(
    actor: Person, people: Iterable[Person]
) -> list[tuple[Person, list[RoleAssignment]]]:
    """Give each person with the current roles that the reader may know of."""
    shown = list(people)
    known = by_time(queries.known_assignments(actor).filter(person__in=shown)).current
    return [(p, [r for r in known if r.person_id == p.pk]) for p in shown]


def posted(request: Request) -> QueryDict | None:
    """Give what was sent, or None when the form is only asked for."""
    return request.POST if request.method == "POST" else None


@contextmanager
def conflicts_on(form: forms.Form, field: str) -> Iterator[None]:
    """Turn a conflict, met while doing what a form asks, into a fault of a field."""
    try:
        yield
    except Conflict as refusal:
        form.add_error(field, refusal.message)


def form_page(request: Request, form: forms.Form, **words: str) -> HttpResponse:
    """Show a form under a title; 422 when it came back with faults.

    Words: `title`, `text`, `verb` and the address `back`.
    """
    status = 422 if form.errors else 200
    context = {"form": form, **words}
    return render(request, "organisations/form.html", context, status=status)


def _rank(assignment: RoleAssignment) -> tuple[int, str]:
    return ORDER.index(Role(assignment.role)), assignment.person.name
