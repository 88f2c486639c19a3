from datetime import date

import pytest

from ferd.areas.audit.models import AuditEntry
from ferd.areas.rotations import actions, queries
from ferd.areas.rotations.models import DraftWay
from ferd.foundation.errors import Conflict, NotAllowed, NotFound
from tests.areas.rotations import factory
from tests.areas.schedules import factory as plans


def test_a_draft_changes_nothing_that_binds(cast):
    plan = plans.make_agreed(cast)

    way = factory.put_later(cast, factory.make_draft(cast), plan)

    assert way.base == plan
    assert way.completes_on == date(2029, 4, 1)
    plan.refresh_from_db()
    assert (plan.status, plan.completes_on) == ("agreed", date(2029, 1, 1))
    assert plan.traineeship.plans.count() == 1


def test_a_second_move_replaces_the_first(cast):
    plan = plans.make_agreed(cast)
    draft = factory.make_draft(cast)
    factory.put_later(cast, draft, plan)

    factory.put_later(cast, draft, plan, months=6)

    assert draft.ways.get().completes_on == date(2029, 7, 1)
    assert AuditEntry.objects.filter(action="rotations.put_way").count() == 2


@pytest.mark.parametrize("who", ["kari", "sven", "tora", "ola", "ada", "otto"])
def test_only_those_who_plan_make_drafts_and_move_people(cast, who):
    plan = plans.make_agreed(cast)
    draft = factory.make_draft(cast)
    actor = getattr(cast, who)

    with pytest.raises(NotAllowed):
        actions.start_draft(unit=cast.imaging, name="Mine", actor=actor)
    with pytest.raises(NotAllowed):
        actions.put_way(
            draft=draft,
            traineeship=plan.traineeship,
            circumstances=factory.later(plan),
            reason="-",
            actor=actor,
        )


def test_an_outsider_does_not_learn_that_a_draft_exists(cast):
    draft = factory.make_draft(cast)

    with pytest.raises(NotFound):
        queries.get_draft(cast.otto, draft.uuid)
    with pytest.raises(NotFound):
        queries.get_draft(cast.tora, draft.uuid)
    assert queries.get_draft(cast.olav, draft.uuid) == draft


def test_a_way_is_taken_out(cast):
    way = factory.make_way(cast)

    actions.take_out_way(draft=way.draft, traineeship=way.traineeship, actor=cast.karin)

    assert not DraftWay.objects.exists()
    with pytest.raises(NotFound):
        actions.take_out_way(
            draft=way.draft, traineeship=way.traineeship, actor=cast.karin
        )


def test_a_branch_begins_with_the_ways_of_its_parent(cast):
    way = factory.make_way(cast)

    branch = actions.start_draft(
        unit=cast.imaging, name="Branch", actor=cast.olav, parent=way.draft
    )

    assert branch.ways.get().fingerprint == way.fingerprint
    assert way.draft.ways.count() == 1


def test_a_merge_brings_the_ways_over_and_closes_the_one(cast):
    way = factory.make_way(cast)
    other = factory.make_draft(cast, "Other")

    actions.merge_draft(draft=way.draft, into=other, actor=cast.karin)

    assert other.ways.get().traineeship == way.traineeship
    way.draft.refresh_from_db()
    assert (way.draft.status, way.draft.merged_into) == ("merged", other)


def test_a_merge_names_those_whom_both_drafts_move_differently(cast):
    way = factory.make_way(cast)
    other = factory.make_draft(cast, "Other")
    factory.put_later(cast, other, way.base, months=5)

    with pytest.raises(Conflict, match="Tora"):
        actions.merge_draft(draft=way.draft, into=other, actor=cast.karin)

    assert other.ways.get().completes_on == date(2029, 6, 1)


def test_the_same_move_in_both_drafts_is_no_conflict(cast):
    way = factory.make_way(cast)
    other = factory.make_draft(cast, "Other")
    factory.put_later(cast, other, way.base)

    actions.merge_draft(draft=way.draft, into=other, actor=cast.karin)

    assert other.ways.count() == 1


def test_nothing_happens_to_a_closed_draft(cast):
    way = factory.make_way(cast)
    actions.discard_draft(draft=way.draft, actor=cast.karin)

    with pytest.raises(Conflict, match="closed"):
        factory.put_later(cast, way.draft, way.base)
    with pytest.raises(Conflict, match="closed"):
        actions.publish_draft(draft=way.draft, seen="", actor=cast.karin)
    with pytest.raises(Conflict, match="closed"):
        actions.discard_draft(draft=way.draft, actor=cast.karin)
