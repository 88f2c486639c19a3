"""Whom a draft may move, whom of it a reader sees, and which draft takes another."""

import pytest

from ferd.areas.accounts.queries import system_person
from ferd.areas.organisations import actions as organisations
from ferd.areas.organisations.models import Role
from ferd.areas.rotations import actions, people, permissions, queries
from ferd.areas.schedules.models import IndividualPlan
from ferd.foundation import clock
from ferd.foundation.errors import Conflict
from tests.areas.rotations import factory
from tests.areas.schedules import factory as plans


def test_a_draft_moves_the_trainees_of_its_unit_alone(cast):
    plan = plans.make_agreed(cast)
    beside = actions.start_draft(
        unit=cast.radiology, name="Radiology", actor=cast.karin
    )
    above = factory.make_draft(cast)

    assert permissions.may_place(cast.karin, above, plan.traineeship)
    assert not permissions.may_place(cast.karin, beside, plan.traineeship)


def test_of_a_draft_one_sees_the_trainees_one_plans_for(cast):
    draft = factory.make_way(cast).draft
    organisations.assign_role(
        person=cast.mads,
        role=Role.SECTION_HEAD,
        unit=cast.imaging,
        starts_at=clock.now(),
        ends_at=None,
        actor=system_person(),
    )

    assert queries.get_draft(cast.mads, draft.uuid) == draft
    assert queries.visible_ways(cast.mads, draft).count() == 0
    assert queries.visible_ways(cast.karin, draft).count() == 1


def test_a_draft_is_not_merged_into_one_of_a_unit_below(cast):
    way = factory.make_way(cast)
    below = actions.start_draft(unit=cast.nuclear, name="Nuclear", actor=cast.karin)

    with pytest.raises(Conflict, match="its unit or above"):
        actions.merge_draft(draft=way.draft, into=below, actor=cast.karin)
    into = actions.merge_draft(draft=below, into=way.draft, actor=cast.karin)
    assert into == way.draft


def test_a_way_that_is_replaced_while_the_board_is_read_is_no_fault(cast):
    traineeship = plans.make_agreed(cast).traineeship
    gone = people.WayRow(
        traineeship=traineeship.pk, fingerprint="of a way before", completes_on=None
    )

    (entry,) = people.entries([traineeship], IndividualPlan.objects.all(), [gone])

    assert entry.way_stays == ()
    assert entry.agreed_stays
