"""The signatures of the last half year, for the core to look for patterns in."""

from collections import defaultdict
from datetime import timedelta
from uuid import UUID

from ferd.areas.organisations.models import Unit
from ferd.areas.progress.models import (
    ActivityRecord,
    Approval,
    Observation,
    Recommendation,
)
from ferd.areas.schedules.models import Traineeship
from ferd.core.progress.reciprocity import RING_WITHIN, Signature
from ferd.foundation import clock

LOOKED_AT = RING_WITHIN + timedelta(days=7)
"""How far back is looked: what makes a ring, and the week since the last look."""


def signatures_in(trust_path: str) -> list[Signature]:
    """Give who signed, assessed, recommended and approved for the trust's trainees.

    Of the whole trust, since a ring may go through several units; which patterns
    are told of in which unit is decided by whose trainee takes part.
    """
    since = clock.now() - LOOKED_AT
    here = {"traineeship__unit__path__startswith": trust_path}
    records = ActivityRecord.objects.filter(signed_at__gte=since, **here).values_list(
        "signed_by__uuid", "trainee__uuid", "signed_at", "done_on"
    )
    observations = Observation.objects.filter(
        given_at__gte=since, assessor__isnull=False, **here
    ).values_list("assessor__uuid", "trainee__uuid", "given_at", "observed_on")
    through = {f"progress__{way}": path for way, path in here.items()}
    given = Recommendation.objects.filter(at__gte=since, **through).values_list(
        "by__uuid", "trainee__uuid", "at"
    )
    approved = Approval.objects.filter(at__gte=since, **through).values_list(
        "approver__uuid", "trainee__uuid", "at"
    )
    found = [
        Signature(by=by, trainee=whose, at=at, about=about)
        for by, whose, at, about in (*records, *observations)
        if at is not None
    ]
    found += [
        Signature(by=by, trainee=whose, at=at) for by, whose, at in (*given, *approved)
    ]
    return found


def units_where_people_train(trust_path: str) -> dict[UUID, set[Unit]]:
    """Give the units of a trust in which each trainee trains or has trained."""
    found: dict[UUID, set[Unit]] = defaultdict(set)
    rows = Traineeship.objects.filter(unit__path__startswith=trust_path)
    for each in rows.select_related("unit", "trainee"):
        found[each.trainee.uuid].add(each.unit)
    return found
