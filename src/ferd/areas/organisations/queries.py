"""Reading units, sites and roles, as far as the reader may."""

import uuid
from collections.abc import Collection, Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from ferd.areas.accounts.models import Person
from ferd.areas.audit import queries as audit
from ferd.areas.audit.models import AuditEntry
from ferd.areas.notifications import queries as notifications
from ferd.areas.notifications.models import OutgoingMail
from ferd.areas.organisations.models import (
    Delegation,
    Employment,
    Qualification,
    Role,
    RoleAssignment,
    Site,
    Unit,
)
from ferd.foundation import clock
from ferd.foundation.errors import NotFound
from ferd.foundation.reading import once
from ferd.foundation.words import has_words

CARRYING_DOWN = frozenset(
    {
        Role.DEPARTMENT_HEAD,
        Role.PROGRAMME_DIRECTOR,
        Role.ADMINISTRATOR,
        Role.REGIONAL_CENTRE,
    }
)
"""Roles that hold for everything below their unit, not for the unit alone."""

ANSWERING = (
    Role.ADMINISTRATOR,
    Role.SECTION_HEAD,
    Role.DEPARTMENT_HEAD,
    Role.PROGRAMME_DIRECTOR,
    Role.COMMITTEE_LEADER,
)
"""Roles that see every assignment of their units: ended ones, and by whom."""

KEEPERS = (
    Role.ADMINISTRATOR,
    Role.SECTION_HEAD,
    Role.DEPARTMENT_HEAD,
    Role.PROGRAMME_DIRECTOR,
)
"""Roles that keep employment and qualifications."""

RECEIVERS = (Role.SECTION_HEAD, Role.CLINICAL_SUPERVISOR)
"""Roles of those to whom a head of department may delegate (the Ahus plan)."""

OPEN_ROLES = frozenset(set(Role) - {Role.TRAINEE, Role.REGIONAL_CENTRE})
"""Roles that a colleague anywhere may know who holds. Who trains is for the unit."""


def current_roles(person: Person) -> QuerySet[RoleAssignment]:
    """List the roles a person holds at this moment."""
    return RoleAssignment.objects.filter(_is_current(), person=person).select_related(
        "unit"
    )


def roles_held(person: Person) -> list[RoleAssignment]:
    """List the roles held at this moment; while one page is read, ask once."""
    key = ("organisations.roles", person.pk)
    return once(key, lambda: list(current_roles(person)))


def current_roles_of(people: Collection[Person]) -> dict[int, list[RoleAssignment]]:
    """Give the roles each of some people holds at this moment, by primary key."""
    held: dict[int, list[RoleAssignment]] = {person.pk: [] for person in people}
    rows = RoleAssignment.objects.filter(_is_current(), person__in=people)
    for assignment in rows.select_related("unit"):
        held[assignment.person_id].append(assignment)
    return held


def hold_roles(person: Person) -> None:
    """Keep a person's roles from ending before this transaction is over.

    An action that binds others begins with this, and asks for the role after
    it: so nothing is approved by someone whose role ended just before.
    """
    held = RoleAssignment.objects.filter(person=person).order_by("pk")
    list(held.select_for_update(of=("self",), no_key=True).values_list("pk"))


def has_role(person: Person, *roles: Role, unit: Unit) -> bool:
    """Tell whether `person` now holds one of `roles` in `unit`.

    Heads of department, programme directors, administrators and regional
    centres hold their role in everything below their unit too.
    """
    held = roles_held(person)
    return any(_reaches(mine, unit) for mine in held if mine.role in roles)


def has_role_anywhere(person: Person, *roles: Role) -> bool:
    """Tell whether `person` now holds one of `roles` in any unit."""
    return any(assignment.role in roles for assignment in roles_held(person))


def units_with_role(
    person: Person, roles: Collection[Role], *, prefix: str = "unit__"
) -> Q:
    """Give the condition that a row's unit is one where `person` has a role.

    Args:
        person: who asks.
        roles: any of them is enough.
        prefix: the way from the row to its unit, such as ``plan__unit__``.
    """
    return units_held(roles_held(person), roles, prefix=prefix)


def units_held(
    held: Iterable[RoleAssignment], roles: Collection[Role], *, prefix: str = "unit__"
) -> Q:
    """Give the same condition from roles that have been fetched already."""
    condition = Q(pk__in=[])
    for assignment in held:
        if assignment.role not in roles:
            continue
        if assignment.role in CARRYING_DOWN:
            condition |= Q(**{f"{prefix}path__startswith": assignment.unit.path})
        else:
            condition |= Q(**{f"{prefix}path": assignment.unit.path})
    return condition


def current_holders(*roles: Role) -> QuerySet[RoleAssignment]:
    """List the assignments of `roles` that hold at this moment, in any unit."""
    return RoleAssignment.objects.filter(_is_current(), role__in=roles)


def people_with_role(unit: Unit, *roles: Role) -> QuerySet[Person]:
    """List the people who now hold one of `roles` in exactly this unit."""
    holders = current_holders(*roles).filter(unit=unit)
    return Person.objects.filter(pk__in=holders.values("person"), is_active=True)


def visible_units(actor: Person) -> QuerySet[Unit]:
    """List the units: the shape of the organisations is open to all who work there."""
    return Unit.objects.all() if actor.is_active else Unit.objects.none()


def get_unit(actor: Person, public_id: uuid.UUID) -> Unit:
    """Get one unit by public identifier."""
    unit = visible_units(actor).filter(uuid=public_id).first()
    if unit is None:
        raise NotFound(_("There is no such unit."))
    return unit


def get_trust(actor: Person, public_id: uuid.UUID) -> Unit:
    """Get one trust by public identifier."""
    unit = get_unit(actor, public_id)
    if unit.kind != Unit.Kind.TRUST:
        raise NotFound(_("There is no such trust."))
    return unit


def units_above(unit: Unit) -> list[Unit]:
    """List the units that one is part of, the trust first."""
    keys = [int(key) for key in unit.path.strip("/").split("/")[:-1]]
    return list(Unit.objects.filter(pk__in=keys).order_by("path"))


def units_below(unit: Unit) -> QuerySet[Unit]:
    """List the units right below one."""
    return unit.children.order_by("name")


def get_assignment(actor: Person, public_id: uuid.UUID) -> RoleAssignment:
    """Get one role assignment that `actor` may see."""
    found = (
        visible_assignments(actor)
        .filter(uuid=public_id)
        .select_related("unit", "person")
        .first()
    )
    if found is None:
        raise NotFound(_("There is no such role."))
    return found


def visible_assignments(actor: Person) -> QuerySet[RoleAssignment]:
    """List role assignments: one's own, and those in units one answers for."""
    return RoleAssignment.objects.filter(
        Q(person=actor) | units_with_role(actor, ANSWERING)
    ).select_related("unit", "person", "given_by")


def known_assignments(actor: Person) -> QuerySet[RoleAssignment]:
    """List the visible assignments, and the current ones of one's colleagues.

    Who leads, supervises or sits in a committee is open to all who work with
    training, who trains to those who have a role in the same unit. A regional
    centre knows no individuals, and someone without a role no colleagues.
    """
    mine = Q(person=actor) | units_with_role(actor, ANSWERING)
    held = {Role(each.role) for each in current_roles(actor)}
    working = held - {Role.REGIONAL_CENTRE}
    if working:
        beside = units_with_role(actor, working)
        mine |= (
            _is_current()
            & Q(person__is_active=True)
            & (Q(role__in=OPEN_ROLES) | beside & ~Q(role=Role.REGIONAL_CENTRE))
        )
    return RoleAssignment.objects.filter(mine).select_related(
        "unit", "person", "given_by"
    )


def visible_people(actor: Person) -> QuerySet[Person]:
    """List the people of whom `actor` may know a role; and oneself.

    Administrators also see the people whom nobody has given a role yet, and
    those who may no longer sign in.
    """
    known = Q(pk=actor.pk) | Q(pk__in=known_assignments(actor).values("person"))
    if has_role_anywhere(actor, Role.ADMINISTRATOR):
        known |= Q(~Exists(RoleAssignment.objects.filter(person=OuterRef("pk"))))
    else:
        known &= Q(is_active=True)
    return Person.objects.filter(known, is_system=False)


def get_person(actor: Person, public_id: uuid.UUID) -> Person:
    """Get one person whom `actor` may know of."""
    found = visible_people(actor).filter(uuid=public_id).first()
    if found is None:
        raise NotFound(_("There is no such person."))
    return found


def undelivered(actor: Person) -> QuerySet[OutgoingMail]:
    """List, to administrators, the mails to their trust's people that came back.

    Mails to people without any role are every administrator's.
    """
    kept = units_with_role(actor, (Role.ADMINISTRATOR,))
    people = Q(person__in=RoleAssignment.objects.filter(kept).values("person"))
    if has_role_anywhere(actor, Role.ADMINISTRATOR):
        roles = RoleAssignment.objects.filter(person=OuterRef("person"))
        people |= Q(~Exists(roles))
    return notifications.undeliverable().filter(people).exclude(person=actor)


def get_undelivered(actor: Person, public_id: uuid.UUID) -> OutgoingMail:
    """Get one mail that came back, to one of the people an administrator keeps."""
    found = undelivered(actor).filter(uuid=public_id).first()
    if found is None:
        raise NotFound(_("There is no such mail."))
    return found


def find_people(actor: Person, words: str) -> QuerySet[Person]:
    """List the visible people whose name has all the words."""
    return visible_people(actor).filter(has_words(words, "name"))


def find_units(actor: Person, words: str) -> QuerySet[Unit]:
    """List the units whose name has all the words."""
    return visible_units(actor).filter(has_words(words, "name", "short_name"))


def find_receiver(actor: Person, address: str) -> Person | None:
    """Find whom a role is to be given to, by the whole e-mail address.

    An administrator may bring in anyone who has an account, also from another
    trust; others only the people they know of.
    """
    is_administrator = has_role_anywhere(actor, Role.ADMINISTRATOR)
    people = Person.objects.all() if is_administrator else visible_people(actor)
    return people.filter(
        email__iexact=address.strip(), is_active=True, is_system=False
    ).first()


def people_without_role(actor: Person) -> QuerySet[Person]:
    """List, to administrators, the people whom nobody has given a role."""
    if not has_role_anywhere(actor, Role.ADMINISTRATOR):
        return Person.objects.none()
    given = RoleAssignment.objects.filter(person=OuterRef("pk"))
    return Person.objects.filter(~Exists(given), is_active=True, is_system=False)


def visible_employments(actor: Person) -> QuerySet[Employment]:
    """List one's own employments, and those in units whose people one keeps."""
    return Employment.objects.filter(
        Q(person=actor) | units_with_role(actor, KEEPERS)
    ).select_related("unit", "person")


def visible_qualifications(actor: Person) -> QuerySet[Qualification]:
    """List one's own qualifications, and those of the people one keeps."""
    kept = RoleAssignment.objects.filter(
        _is_current() & units_with_role(actor, KEEPERS)
    )
    return Qualification.objects.filter(
        Q(person=actor)
        | Q(person__in=kept.values("person"))
        | Q(
            person__in=Employment.objects.filter(
                units_with_role(actor, KEEPERS)
            ).values("person")
        )
    )


def units_kept_by(actor: Person) -> QuerySet[Unit]:
    """List the units where `actor` keeps employment and qualifications."""
    return visible_units(actor).filter(units_with_role(actor, KEEPERS, prefix=""))


def has_role_in_units_kept_by(actor: Person, person: Person) -> bool:
    """Tell whether `person` now has a role where `actor` keeps the people."""
    return current_roles(person).filter(units_with_role(actor, KEEPERS)).exists()


def units_to_vouch_in(actor: Person, person: Person) -> QuerySet[Unit]:
    """List the person's units whose people `actor` keeps; never for oneself."""
    if actor == person:
        return Unit.objects.none()
    employed = Employment.objects.filter(person=person)
    return units_kept_by(actor).filter(
        Q(pk__in=current_roles(person).values("unit"))
        | Q(pk__in=employed.values("unit"))
    )


def answers_for(actor: Person, unit: Unit) -> bool:
    """Tell whether `actor` sees every assignment of a unit."""
    return has_role(actor, *ANSWERING, unit=unit)


def administers(actor: Person, person: Person) -> bool:
    """Tell whether `actor` keeps a person's account.

    Those who administer the unit of the person's oldest role do, and no others:
    so an administrator who brings in a colleague of another trust does not get
    hold of the account. Of someone without a role that lasts it is the latest;
    for someone without any role, it is every administrator.
    """
    if person.is_system:
        return False
    roles = RoleAssignment.objects.filter(person=person).select_related("unit")
    lasting = roles.filter(Q(ends_at=None) | Q(ends_at__gt=clock.now()))
    home = lasting.order_by("pk").first() or roles.order_by("-ends_at", "pk").first()
    if home is None:
        return has_role_anywhere(actor, Role.ADMINISTRATOR)
    return has_role(actor, Role.ADMINISTRATOR, unit=home.unit)


def history(target: Person | Unit) -> QuerySet[AuditEntry]:
    """List what was done to a person's account or a unit, newest first."""
    return audit.history(target)


def visible_sites(actor: Person) -> QuerySet[Site]:
    """List the sites of all trusts."""
    return (
        Site.objects.select_related("trust") if actor.is_active else Site.objects.none()
    )


def visible_delegations(actor: Person) -> QuerySet[Delegation]:
    """List the delegations one gave or received, and those one answers for."""
    return Delegation.objects.filter(
        Q(giver=actor) | Q(receiver=actor) | units_with_role(actor, ANSWERING)
    ).select_related("giver", "receiver", "unit")


def get_delegation(actor: Person, public_id: uuid.UUID) -> Delegation:
    """Get one delegation that `actor` may see."""
    found = visible_delegations(actor).filter(uuid=public_id).first()
    if found is None:
        raise NotFound(_("There is no such delegation."))
    return found


def current_delegations(receiver: Person, unit: Unit) -> list[Delegation]:
    """List the delegations a person may act on in a unit at this moment.

    A delegation falls with what it rests on: the giver must still head the
    department, and the receiver still lead or be a consultant in the unit.
    """
    if not has_role(receiver, *RECEIVERS, unit=unit):
        return []
    now = clock.now()
    going = Delegation.objects.filter(
        receiver=receiver,
        unit=unit,
        starts_at__lte=now,
        ends_at__gt=now,
        giver__is_active=True,
    ).select_related("giver")
    return [d for d in going if has_role(d.giver, Role.DEPARTMENT_HEAD, unit=unit)]


def people_to_delegate_to(actor: Person, unit: Unit) -> QuerySet[Person]:
    """List the doctors of a unit who may be handed the task of approving."""
    leading = people_with_role(unit, *RECEIVERS)
    return leading.filter(authorised_on__isnull=False).exclude(pk=actor.pk)


def _is_current() -> Q:
    now = clock.now()
    return (Q(ends_at=None) | Q(ends_at__gt=now)) & Q(starts_at__lte=now)


def _reaches(assignment: RoleAssignment, unit: Unit) -> bool:
    if assignment.role in CARRYING_DOWN:
        return unit.path.startswith(assignment.unit.path)
    return assignment.unit_id == unit.pk
