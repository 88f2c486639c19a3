"""Saying which unit a plan means by a site it names."""

from django.db import transaction
from django.utils.translation import gettext as _

from ferd.areas.accounts.models import Person
from ferd.areas.audit import actions as audit
from ferd.areas.organisations.models import Unit
from ferd.areas.schedules import permissions
from ferd.areas.schedules.models import SiteMapping
from ferd.core.plans.model import TrainingSite
from ferd.foundation import clock
from ferd.foundation.errors import NotAllowed


@transaction.atomic
def map_site(
    *, unit: Unit, site: TrainingSite, meant: Unit, actor: Person
) -> SiteMapping:
    """Say which unit the plans of `unit` mean by a site, in place of what was said."""
    if not permissions.may_map_sites(actor, unit):
        raise NotAllowed(_("Only the programme director says what a site means."))
    mapping, _is_new = SiteMapping.objects.update_or_create(
        unit=unit,
        trust=site.trust,
        site=site.site,
        department=site.department,
        defaults={"meant": meant, "mapped_at": clock.now(), "mapped_by": actor},
    )
    audit.record(
        actor=actor,
        action="schedules.map_site",
        target=mapping,
        site=site.title,
        meant=str(meant.uuid),
    )
    return mapping


@transaction.atomic
def unmap_site(*, mapping: SiteMapping, actor: Person) -> None:
    """Take back what was said of a site: the names tell again."""
    if not permissions.may_map_sites(actor, mapping.unit):
        raise NotAllowed(_("Only the programme director says what a site means."))
    audit.record(
        actor=actor,
        action="schedules.unmap_site",
        target=mapping,
        meant=str(mapping.meant.uuid),
    )
    SiteMapping.objects.filter(pk=mapping.pk).delete()
