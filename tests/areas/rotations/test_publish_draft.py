from datetime import date

import pytest

from ferd.areas.audit.models import AuditEntry
from ferd.areas.rotations import actions, people, queries
from ferd.areas.schedules import actions as schedules
from ferd.foundation import clock
from ferd.foundation.errors import Conflict, NotAllowed
from tests.areas.rotations import factory
from tests.areas.schedules import factory as plans


def publish(way, actor):
    seen = queries.fingerprint(way.draft)
    return actions.publish_draft(draft=way.draft, seen=seen, actor=actor)


def test_publishing_proposes_and_gives_the_leaders_yes(cast):
    way = factory.make_way(cast)

    (plan,) = publish(way, cast.karin)

    assert (plan.status, plan.leader) == ("proposed", cast.karin)
    assert plan.completes_on == date(2029, 4, 1)
    way.draft.refresh_from_db()
    assert way.draft.status == "published"
    assert way.draft.ways.get().proposal == plan
    entry = AuditEntry.objects.latest("number")
    assert entry.facts["plans"] == [str(plan.uuid)]


def test_the_trainees_yes_makes_it_bind(cast):
    way = factory.make_way(cast)
    (plan,) = publish(way, cast.karin)

    schedules.agree_plan(plan=plan, seen=plan.fingerprint, actor=cast.tora)

    plans_now = way.traineeship.plans.order_by("number")
    assert [each.status for each in plans_now] == ["superseded", "agreed"]


def test_nothing_is_published_that_was_not_seen(cast):
    way = factory.make_way(cast)
    seen = queries.fingerprint(way.draft)
    factory.put_later(cast, way.draft, way.base, months=5)

    with pytest.raises(Conflict, match="changed"):
        actions.publish_draft(draft=way.draft, seen=seen, actor=cast.karin)


def test_a_draft_of_a_plan_that_has_been_replaced_is_refused_by_name(cast):
    way = factory.make_way(cast)
    plans.agree(cast, plans.propose(cast, way.traineeship, way.version))

    with pytest.raises(Conflict, match="Tora"):
        publish(way, cast.karin)

    assert way.traineeship.plans.filter(status="proposed").count() == 0


def test_a_hard_rule_that_breaks_is_refused_with_the_name(cast):
    plan = plans.make_agreed(cast)
    draft = factory.make_draft(cast)
    way = factory.put_later(cast, draft, plan, block=3, months=-24)
    assert any(d.severity == "error" for d in way.as_pathway().diagnostics)

    with pytest.raises(Conflict, match="Tora: "):
        publish(way, cast.karin)

    draft.refresh_from_db()
    assert draft.status == "open"


def test_an_empty_draft_is_not_published(cast):
    draft = factory.make_draft(cast)

    with pytest.raises(Conflict, match="nobody"):
        actions.publish_draft(
            draft=draft, seen=queries.fingerprint(draft), actor=cast.karin
        )


def test_only_those_who_plan_publish(cast):
    way = factory.make_way(cast)

    with pytest.raises(NotAllowed):
        publish(way, cast.kari)


def test_who_has_left_is_not_published_and_fills_no_place(cast):
    way = factory.make_way(cast)
    today = clock.today()
    schedules.end_traineeship(
        traineeship=way.traineeship, ends_on=today, actor=cast.karin
    )

    with pytest.raises(Conflict, match="The training of Tora ends on"):
        publish(way, cast.karin)

    assert people.others(set(), today) == []
