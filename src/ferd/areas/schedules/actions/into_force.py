"""Bringing plans into force that have waited for room."""

from django.db import transaction
from django.utils.translation import gettext as _

from ferd.areas.accounts.models import Person
from ferd.areas.audit import actions as audit
from ferd.areas.schedules import binding, permissions, room_for_plans
from ferd.areas.schedules.models import IndividualPlan
from ferd.foundation.errors import NotAllowed


@transaction.atomic
def bring_into_force(*, actor: Person) -> list[IndividualPlan]:
    """Let every plan bind that both have agreed on and for which there is room now.

    A place may have become free since: a stay was left, a hold ran out, a unit
    found more room.
    """
    if not permissions.may_bring_into_force(actor):
        raise NotAllowed(_("Only the system brings plans into force."))
    plans = binding.bind_all_ready(room_for_plans.hold_places())
    for plan in plans:
        audit.record(
            actor=actor,
            action="schedules.bring_into_force",
            target=plan,
            fingerprint=plan.fingerprint,
        )
        binding.tell_of_force(plan, actor)
    return plans
