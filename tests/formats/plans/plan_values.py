"""Any plan at all, for Hypothesis: with every kind of text and figure in it."""

from datetime import date

from hypothesis import strategies as st

from ferd.core.diagnostics import Source
from ferd.core.plans.model import (
    Commitment,
    Fact,
    Objectives,
    Observership,
    Prerequisite,
    Section,
    Stage,
    Strength,
    TrainingPlan,
    TrainingSite,
)
from ferd.core.plans.progress_rules import (
    ActivityCount,
    ActivityKind,
    ActivityRule,
    AssessorRole,
    ObjectiveGroup,
    Signer,
    Signing,
    SufficiencyRule,
)

AWKWARD = (
    "no",
    "yes",
    "null",
    "~",
    "1e3",
    "0x1F",
    "3:14",
    "2026-01-01",
    " leading and trailing ",
    "colon: here",
    "# no comment",
    "- no item",
    "'quoted' \"twice\"",
    "æøå «ÆØÅ» \u2013 🩺",
    "two\nlines",
    "two\nlines\n",
    "two\nlines\n\n\n",
    "\nbegins with a line break",
    "  indented\nblock",
    "trailing space \nin a block",
    "a\tb\nc\td",
    "carriage\r\nreturn",
    "\x00\x07\x1b[31m",
    "\x85\u2028\u2029\ufeff",
    "...\n---\n",
    "{a: b}, [c]",
    "*alias &anchor !tag %directive @at `tick` |pipe >fold",
    "word " * 60,
    "a  b   c " * 30,
    "%(named)s 100 %",
)

texts = st.one_of(st.sampled_from(AWKWARD), st.text(max_size=40))
figures = st.one_of(
    st.integers(0, 10_000).map(float),
    st.floats(0, 1e12, allow_nan=False),
    st.sampled_from([41.5, 0.1, 1e-7, 1e300]),
)
maybe_figures = st.none() | figures
wholes = st.integers(0, 999)
days = st.none() | st.dates(date(1900, 1, 1), date(2999, 12, 31))
sources = st.none() | st.builds(Source, st.integers(1, 999), st.integers(1, 99_999))


def few(strategy):
    return st.lists(strategy, max_size=3).map(tuple)


places = st.builds(TrainingSite, trust=texts, site=texts, department=texts)
numbers = st.sets(st.integers(1, 200)).map(sorted).map(tuple)
objectives = st.builds(
    Objectives,
    numbers=numbers,
    codes=few(texts),
    symbolic=st.sampled_from(
        [None, "all", "remaining", "most", "see_individual_plan", "count:172"]
    ),
    text=texts,
)
stages = st.builds(
    Stage,
    order=wholes,
    label=texts,
    from_months=maybe_figures,
    to_months=maybe_figures,
    duration_months=maybe_figures,
    text=texts,
    placements=few(places),
    objectives=st.just(Objectives()) | objectives,
    alternative_of=st.none() | wholes,
    capacity=st.none() | wholes,
    may_move=texts,
    source=sources,
)
plans = st.builds(
    TrainingPlan,
    specialty=texts,
    specialty_code=texts,
    institution=texts,
    title=texts,
    approved_on=days,
    revised_on=days,
    timeline=few(stages),
    prerequisites=few(
        st.builds(
            Prerequisite,
            strength=st.sampled_from(Strength),
            text=texts,
            before_stage=st.none() | wholes,
            after_stages=few(wholes),
            source=sources,
        )
    ),
    observerships=few(
        st.builds(
            Observership,
            site=places,
            min_weeks=maybe_figures,
            max_weeks=maybe_figures,
            text=texts,
            source=sources,
        )
    ),
    sections=few(
        st.builds(Section, number=texts, heading=texts, body=texts, source=sources)
    ),
    commitments=few(
        st.builds(
            Commitment,
            kind=texts,
            value=maybe_figures,
            unit=texts,
            text=texts,
            about=texts,
            source=sources,
        )
    ),
    facts=few(
        st.builds(
            Fact,
            kind=texts,
            value=figures,
            unit=texts,
            upper=maybe_figures,
            text=texts,
            source=sources,
        )
    ),
    activity_rules=few(
        st.builds(
            ActivityRule,
            kind=st.sampled_from(ActivityKind),
            signing=st.sampled_from(Signing),
            signer=st.sampled_from(Signer),
        )
    ),
    groups=few(st.builds(ObjectiveGroup, name=texts, numbers=numbers)),
    sufficiency=few(
        st.builds(
            SufficiencyRule,
            group=texts,
            numbers=numbers,
            observations=wholes,
            level=st.none() | st.integers(1, 5),
            with_words=st.booleans(),
            assessors=wholes,
            roles=few(st.sampled_from(AssessorRole)),
            contexts=wholes,
            recent_months=st.none() | st.integers(1, 999),
            activities=few(
                st.builds(
                    ActivityCount,
                    times=wholes,
                    kind=st.none() | st.sampled_from(ActivityKind),
                )
            ),
        )
    ),
)
