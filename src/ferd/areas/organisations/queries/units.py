"""Reading units and sites: the shape of the organisations is open to all."""

import uuid

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from ferd.areas.accounts.models import Person
from ferd.areas.organisations.models import Site, Unit
from ferd.foundation.errors import NotFound
from ferd.foundation.words import has_words


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


def find_units(actor: Person, words: str) -> QuerySet[Unit]:
    """List the units whose name has all the words."""
    return visible_units(actor).filter(has_words(words, "name", "short_name"))


def visible_sites(actor: Person) -> QuerySet[Site]:
    """List the sites of all trusts."""
    return (
        Site.objects.select_related("trust") if actor.is_active else Site.objects.none()
    )
