"""What the forms of a proposal say, and what they leave as it is."""

from datetime import date
from fractions import Fraction

import pytest
from django.forms import BaseForm, BaseFormSet
from django.http import QueryDict

from ferd.areas.schedules import actions
from ferd.areas.schedules.proposals import Proposal
from ferd.core.plans.model import TrainingSite
from ferd.core.scheduling.circumstances import (
    Circumstances,
    CreditedObjectives,
    CreditedService,
    ServedPlacement,
    StageChoice,
)
from ferd.core.time import Leave, Period
from ferd.core.time_rules import LeaveKind, TrainingPart
from tests.areas.plans import factory as plans
from tests.areas.schedules import factory

KNOWN = Circumstances(
    starts_on=factory.STARTS_ON,
    fractions=factory.FULL_TIME,
    leaves=(
        Leave(
            Period(date(2024, 3, 1), date(2024, 5, 1)), LeaveKind.SICK, Fraction(1, 2)
        ),
    ),
    credited_service=(
        CreditedService(months=Fraction(18), basis="LIS1", part=TrainingPart.ONE),
    ),
    credited_objectives=(
        CreditedObjectives(numbers=(1, 2), codes=("FKM 3",), basis="Decision 1"),
        CreditedObjectives(numbers=(5,), basis="Decision 2"),
    ),
    served=(
        ServedPlacement(
            stage=1,
            period=Period(date(2024, 1, 1), date(2024, 7, 1)),
            site=TrainingSite("A", "B", "C"),
        ),
    ),
    choices=(StageChoice(stage=4, objectives=(7,)),),
    wanted_by=date(2030, 1, 1),
)


def as_sent(proposal: Proposal) -> QueryDict:
    """Give what a browser sends when nothing is touched."""
    sent = QueryDict(mutable=True)
    for form in (proposal.base, *proposal.lists):
        rows: list[BaseForm] = [form] if isinstance(form, BaseForm) else []
        if isinstance(form, BaseFormSet):
            rows = [form.management_form, *form.forms]
        for row in rows:
            for field in row:
                value = field.value()
                value = getattr(value, "uuid", value)
                sent[field.html_name] = "" if value is None else str(value)
    sent["reason"] = "Yearly"
    return sent


@pytest.fixture
def untouched(cast):
    version = plans.make_published(cast)
    traineeship = factory.make_traineeship(cast)
    actions.propose_plan(
        traineeship=traineeship,
        version=version,
        circumstances=KNOWN,
        reason="First plan",
        actor=cast.karin,
    )
    return Proposal(traineeship, as_sent(Proposal(traineeship)))


def test_a_revision_keeps_all_that_no_form_asks_for(untouched):
    assert untouched.is_valid(), untouched.faults
    assert untouched.circumstances() == KNOWN


def test_a_leave_to_the_end_of_time_is_no_error(cast):
    plans.make_published(cast)
    traineeship = factory.make_traineeship(cast)
    sent = as_sent(Proposal(traineeship))
    sent["leaves-0-first_on"] = "2025-01-01"
    sent["leaves-0-last_on"] = "9999-12-31"
    sent["leaves-0-kind"] = "sick"

    proposal = Proposal(traineeship, sent)

    assert proposal.is_valid(), proposal.faults
    assert proposal.circumstances().leaves[0].period.end == date.max
