"""Adding units and sites."""

from django.db import transaction
from django.utils.translation import gettext as _

from ferd.areas.accounts.models import Person
from ferd.areas.audit import actions as audit
from ferd.areas.organisations import permissions
from ferd.areas.organisations.models import Site, Unit
from ferd.foundation.database import one_of_its_kind
from ferd.foundation.errors import Conflict, NotAllowed


@transaction.atomic
def add_unit(
    *, kind: Unit.Kind, name: str, short_name: str, parent: Unit | None, actor: Person
) -> Unit:
    """Add a trust, or a unit below another."""
    if not permissions.may_change_units(actor, parent):
        raise NotAllowed(_("Only the trust's administrator may add units."))
    taken = _("There is already a unit with this name here.")
    if Unit.objects.filter(parent=parent, name=name).exists():
        raise Conflict(taken)
    with one_of_its_kind(taken):
        unit = Unit.objects.create(
            kind=kind, name=name, short_name=short_name, parent=parent
        )
    unit.path = f"{parent.path if parent else '/'}{unit.pk}/"
    unit.save(update_fields=["path"])
    audit.record(actor=actor, action="organisations.add_unit", target=unit, name=name)
    return unit


@transaction.atomic
def add_site(*, trust: Unit, name: str, actor: Person) -> Site:
    """Add a place where the trust has hospital activity."""
    if not permissions.may_change_units(actor, trust):
        raise NotAllowed(_("Only the trust's administrator may add sites."))
    site, is_new = Site.objects.get_or_create(trust=trust, name=name)
    if not is_new:
        raise Conflict(_("The trust already has a site with this name."))
    audit.record(actor=actor, action="organisations.add_site", target=site, name=name)
    return site
