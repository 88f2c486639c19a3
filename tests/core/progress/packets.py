"""Rules, evidence and placements for the tests of what is enough."""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from ferd.core.plans.progress_rules import (
    ActivityCount,
    ActivityKind,
    AssessorRole,
    SufficiencyRule,
)
from ferd.core.progress.entrustment import EntrustmentLevel
from ferd.core.progress.evidence import EvidenceItem, EvidenceKind
from ferd.core.progress.next_step import Offer, Situation, Supervisor

TODAY = date(2026, 11, 24)
CLINICAL = AssessorRole.CLINICAL_SUPERVISOR
EDUCATIONAL = AssessorRole.EDUCATIONAL_SUPERVISOR


def seen(key: str = "a", **others: Any) -> EvidenceItem:
    """Give an observation that any rule would count."""
    values: dict[str, Any] = {
        "kind": EvidenceKind.OBSERVATION,
        "done_on": TODAY,
        "confirmed": True,
        "assessor": "Sven",
        "assessor_roles": frozenset({CLINICAL}),
        "context": "PET",
        "level": EntrustmentLevel.SUPERVISE_OTHERS,
        "has_words": True,
    }
    return EvidenceItem(key=key, **{**values, **others})


def done(key: str = "k", **others: Any) -> EvidenceItem:
    """Give an activity that is signed."""
    values: dict[str, Any] = {
        "kind": EvidenceKind.ACTIVITY,
        "done_on": TODAY,
        "confirmed": True,
        "activity_kind": ActivityKind.CLINICAL_PROCEDURE,
    }
    return EvidenceItem(key=key, **{**values, **others})


def small(most: int) -> st.SearchStrategy[int]:
    return st.integers(0, most)


roles = st.sampled_from(AssessorRole)
kinds = st.sampled_from(ActivityKind)
counts = st.lists(
    st.builds(ActivityCount, times=st.integers(1, 3), kind=st.none() | kinds),
    max_size=2,
    unique_by=lambda count: count.kind,
).map(tuple)
rules = st.builds(
    SufficiencyRule,
    observations=small(3),
    level=st.none() | st.integers(1, 5),
    with_words=st.booleans(),
    assessors=small(3),
    roles=st.lists(roles, max_size=2, unique=True).map(tuple),
    contexts=small(3),
    recent_months=st.none() | st.integers(1, 30),
    activities=counts,
)
"""Any rule that asks for something or for nothing, sound or not."""

days = st.integers(-40, 900).map(lambda ago: TODAY - timedelta(days=ago))
items = st.one_of(
    st.builds(
        EvidenceItem,
        key=st.just(""),
        kind=st.just(EvidenceKind.OBSERVATION),
        done_on=days,
        confirmed=st.booleans(),
        assessor=st.sampled_from(["", "Sven", "Olav", "Karin"]),
        assessor_roles=st.frozensets(roles),
        context=st.sampled_from(["", "PET", "SPECT"]),
        level=st.none() | st.sampled_from(EntrustmentLevel),
        has_words=st.booleans(),
    ),
    st.builds(
        EvidenceItem,
        key=st.just(""),
        kind=st.just(EvidenceKind.ACTIVITY),
        done_on=days,
        confirmed=st.booleans(),
        activity_kind=kinds,
    ),
)

WHOLE_OFFER = Offer(
    supervisors=tuple(
        Supervisor(key=f"{role}{n}", name=f"{role} {n}", roles=frozenset({role}))
        for role in AssessorRole
        for n in range(3)
    ),
    situations=tuple(Situation(key=f"s{n}", name=f"Situation {n}") for n in range(4)),
    kinds=tuple(ActivityKind),
    days_left=90,
)
"""A placement where everything can be had."""
