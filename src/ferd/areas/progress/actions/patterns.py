"""Telling the education committee of patterns in who signs for whom."""

import hashlib

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from ferd.areas.accounts.models import Person
from ferd.areas.audit import actions as audit
from ferd.areas.notifications import actions as notifications
from ferd.areas.organisations import queries as organisations
from ferd.areas.organisations.models import Role, Unit
from ferd.areas.progress import notices, signatures_given
from ferd.areas.progress import objective_permissions as permissions
from ferd.areas.progress.models import SigningPattern
from ferd.core.progress.reciprocity import Pattern, PatternKind, patterns
from ferd.foundation import clock
from ferd.foundation.errors import Conflict, NotAllowed


@transaction.atomic
def find_patterns(*, trust: Unit, actor: Person) -> int:
    """Look for patterns in a trust; give how many are new or go on.

    Doing it twice finds nothing more: a pattern is one row a unit, and told of
    again only when there is a later signature in it.
    """
    if not permissions.may_find_patterns(actor):
        raise NotAllowed(_("Only the system looks for patterns."))
    Unit.objects.select_for_update(no_key=True).get(pk=trust.pk)
    units = signatures_given.units_where_people_train(trust.path)
    told = 0
    for pattern in patterns(signatures_given.signatures_in(trust.path)):
        concerned = {u for each in pattern.trainees for u in units.get(each, ())}
        for unit in sorted(concerned, key=lambda each: each.pk):
            found = _keep(pattern, unit)
            if found is not None:
                told += 1
                audit.record(actor=actor, action="progress.find_patterns", target=found)
                _tell(found, actor)
    return told


@transaction.atomic
def close_pattern(*, pattern: SigningPattern, words: str, actor: Person) -> None:
    """Note that a pattern has been looked into, and what came of it."""
    organisations.hold_roles(actor)
    pattern = SigningPattern.objects.select_for_update(of=("self",)).get(pk=pattern.pk)
    if not permissions.may_close_pattern(actor, pattern):
        raise NotAllowed(_("Only the committee's leader may, of others than themself."))
    if pattern.closed_at is not None:
        raise Conflict(_("It has been looked into already."))
    if not words.strip():
        raise Conflict(_("Say what came of it, in a few words."))
    pattern.closed_at, pattern.closed_by = clock.now(), actor
    pattern.closed_words = words.strip()
    pattern.save(update_fields=["closed_at", "closed_by", "closed_words"])
    audit.record(actor=actor, action="progress.close_pattern", target=pattern)
    notifications.settle(target=pattern, kinds=[notices.PATTERN_FOUND], actor=actor)


def _keep(pattern: Pattern, unit: Unit) -> SigningPattern | None:
    """Keep what is new of a pattern; None when nothing is."""
    known = SigningPattern.objects.filter(unit=unit, key=_key(pattern)).first()
    if known is not None and known.last_on >= pattern.last_on:
        return None
    found = known or SigningPattern(unit=unit, key=_key(pattern))
    found.kind = SigningPattern.Kind(pattern.kind)
    found.count = pattern.count
    found.first_on, found.last_on = pattern.first_on, pattern.last_on
    found.found_at = clock.now()
    found.closed_at, found.closed_by, found.closed_words = None, None, ""
    found.save()
    found.people.set(Person.objects.filter(uuid__in=pattern.people))
    return found


def _key(pattern: Pattern) -> str:
    """Name a pattern by its kind and people; each evening of batches is its own."""
    day = [str(pattern.last_on)] if pattern.kind is PatternKind.BATCH else []
    names = [pattern.kind.value, *map(str, pattern.people), *day]
    return hashlib.sha256(" ".join(names).encode()).hexdigest()


def _tell(found: SigningPattern, actor: Person) -> None:
    """Tell the leaders of the committee whom it is not about."""
    leaders = organisations.people_with_role(found.unit, Role.COMMITTEE_LEADER)
    notifications.tell_all(
        people=leaders.exclude(pk__in=found.people.values("pk")),
        kind=notices.PATTERN_FOUND,
        target=found,
        url=reverse("progress:patterns"),
        actor=actor,
        facts={"unit": found.unit.name},
    )
