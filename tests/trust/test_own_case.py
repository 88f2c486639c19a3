"""Nobody decides in their own case, whatever role they hold besides.

Tora trains in the nuclear section; here she also leads it, and receives where
she is to be sent.
"""

import pytest

from ferd.areas.accounts.queries import system_person
from ferd.areas.organisations import actions as organisations
from ferd.areas.organisations.models import Role
from ferd.areas.planning import permissions as planning
from ferd.areas.rotations import permissions as rotations
from ferd.areas.schedules import permissions as schedules
from ferd.areas.schedules.models import IndividualPlan
from ferd.foundation import clock
from tests.areas.rotations import factory
from tests.areas.schedules import factory as plans
from tests.areas.schedules import places_factory


@pytest.fixture
def plan(cast) -> IndividualPlan:
    for role, unit in (
        (Role.DEPARTMENT_HEAD, cast.imaging),
        (Role.COMMITTEE_LEADER, cast.nuclear),
        (Role.RECEIVING_DEPARTMENT, cast.receiving),
    ):
        organisations.assign_role(
            person=cast.tora,
            role=role,
            unit=unit,
            starts_at=clock.now(),
            ends_at=None,
            actor=system_person(),
        )
    return plans.make_agreed(cast)


def test_a_trainee_who_leads_decides_nothing_of_her_own_training(cast, plan):
    traineeship = plan.traineeship
    request = places_factory.ask(cast, traineeship=traineeship)
    draft = factory.make_draft(cast)

    decided = {
        "register": schedules.may_register(cast.tora, cast.tora, cast.nuclear),
        "appoint": schedules.may_appoint(cast.tora, traineeship),
        "end": schedules.may_end(cast.tora, traineeship),
        "agree": schedules.may_agree_as_leader(cast.tora, plan),
        "ask": schedules.may_ask(cast.tora, traineeship),
        "answer": schedules.may_answer(cast.tora, request),
        "commit": schedules.may_commit(cast.tora, request),
        "withdraw": schedules.may_withdraw(cast.tora, request),
        "move": rotations.may_place(cast.tora, draft, traineeship),
        "report": planning.may_report_change(cast.tora, traineeship),
        "plan": planning.may_plan_one(cast.tora, traineeship),
    }

    assert [name for name, may in decided.items() if may] == []


def test_the_same_roles_decide_for_the_trainees_of_others(cast, plan):
    (other,) = factory.make_trainees(cast, 1)
    request = places_factory.ask(cast, traineeship=other)

    assert schedules.may_ask(cast.tora, other)
    assert schedules.may_answer(cast.tora, request)
    assert schedules.may_end(cast.tora, other)
    assert planning.may_report_change(cast.tora, other)
    assert rotations.may_place(cast.tora, factory.make_draft(cast), other)
