"""Any circumstances a trainee may be in, for property tests."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from hypothesis import strategies as st

from ferd.core.scheduling.circumstances import (
    Circumstances,
    CreditedObjectives,
    CreditedService,
    PlannedBlock,
    ServedPlacement,
    StageChoice,
    StageExtension,
)
from ferd.core.time import Leave, Period, WorkingFraction
from ferd.core.time_rules import LeaveKind, TrainingPart
from tests.core.scheduling.plans import OUS, PART_ONE, RADIUM, START

STAGES = st.integers(1, 4)
SHARES = st.sampled_from([Fraction(1, 2), Fraction(3, 5), Fraction(4, 5), Fraction(1)])


LAST = date(2032, 1, 1)


@st.composite
def periods(draw, longest=400, last=LAST):
    start = draw(st.dates(START, last))
    return Period(start, start + timedelta(days=draw(st.integers(1, longest))))


@st.composite
def fractions(draw, last=date(2031, 1, 1)):
    """A fraction until some day, and another from then on."""
    change = draw(st.dates(date(2025, 1, 1), last))
    return (
        WorkingFraction(Period(date(2020, 1, 1), change), draw(SHARES)),
        WorkingFraction(Period(change), draw(SHARES)),
    )


LEAVES = st.lists(
    st.builds(Leave, periods(), st.sampled_from(LeaveKind), SHARES), max_size=4
).map(tuple)


def credited(most):
    """Up to three decisions, each of so many months at most."""
    decisions = st.builds(
        CreditedService,
        months=st.fractions(0, most, max_denominator=4),
        basis=st.just("decision"),
        stage=st.none() | STAGES,
        part=st.sampled_from(TrainingPart),
    )
    return st.lists(decisions, max_size=3).map(lambda granted: (PART_ONE, *granted))


CIRCUMSTANCES = st.builds(
    Circumstances,
    starts_on=st.dates(date(2024, 1, 1), date(2026, 12, 31)),
    fractions=fractions(),
    leaves=LEAVES,
    credited_service=credited(14),
    credited_objectives=st.lists(
        st.builds(
            CreditedObjectives,
            numbers=st.lists(st.integers(1, 102), max_size=4).map(tuple),
            codes=st.sampled_from([(), ("FKM 3",)]),
            basis=st.text(max_size=10),
        ),
        max_size=2,
    ).map(tuple),
    served=st.lists(
        st.builds(ServedPlacement, stage=STAGES, period=periods(300)), max_size=2
    ).map(tuple),
    choices=st.lists(
        st.builds(StageChoice, stage=STAGES, site=st.sampled_from([None, OUS, RADIUM])),
        max_size=2,
    ).map(tuple),
    stage_order=st.lists(STAGES, unique=True, max_size=4).map(tuple),
    wanted_by=st.none() | st.dates(date(2028, 1, 1), date(2034, 1, 1)),
)
PLANNED = st.lists(
    st.builds(
        PlannedBlock,
        stage=STAGES,
        starts_on=st.dates(date(2024, 1, 1), date(2030, 1, 1)),
        site=st.sampled_from([None, OUS, RADIUM]),
        months=st.none() | st.fractions(0, 40, max_denominator=4),
    ),
    max_size=6,
).map(tuple)
EXTENSIONS = st.lists(
    st.builds(
        StageExtension,
        stage=STAGES,
        months=st.fractions(-3, 6, max_denominator=4),
        basis=st.text(max_size=5),
    ),
    max_size=2,
).map(tuple)
WITH_BLOCKS = st.builds(
    lambda circumstances, planned, extensions: replace(
        circumstances, planned=planned, extensions=extensions
    ),
    CIRCUMSTANCES,
    PLANNED,
    EXTENSIONS,
)

SOON = date(2027, 6, 1)
SHORT_PLANNED = st.lists(
    st.builds(
        PlannedBlock,
        stage=STAGES,
        starts_on=st.dates(date(2024, 1, 1), SOON),
        site=st.sampled_from([None, OUS, RADIUM]),
        months=st.none() | st.fractions(0, 14, max_denominator=4),
    ),
    max_size=6,
).map(tuple)
SHORT = st.builds(
    Circumstances,
    starts_on=st.dates(date(2024, 6, 1), date(2025, 3, 31)),
    fractions=fractions(SOON),
    leaves=st.lists(
        st.builds(Leave, periods(250, SOON), st.sampled_from(LeaveKind), SHARES),
        max_size=4,
    ).map(tuple),
    credited_service=credited(4),
    served=st.lists(
        st.builds(ServedPlacement, stage=STAGES, period=periods(120, SOON)), max_size=2
    ).map(tuple),
    stage_order=st.lists(STAGES, unique=True, max_size=4).map(tuple),
    planned=SHORT_PLANNED,
    extensions=EXTENSIONS,
)
"""Of a training of some two years: everything in it is near everything else."""
