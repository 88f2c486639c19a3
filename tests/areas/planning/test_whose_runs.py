"""Who asks the planner and reads its answers: they show why people are away."""

import pytest

from ferd.areas.accounts.queries import system_person
from ferd.areas.organisations import actions as organisations
from ferd.areas.organisations.models import Role
from ferd.areas.planning import actions, permissions, queries
from ferd.areas.planning.models import SolverRun
from ferd.foundation import clock
from ferd.foundation.errors import NotAllowed, NotFound
from tests.areas.planning import factory
from tests.areas.schedules import factory as plans


def give(person, role, unit):
    organisations.assign_role(
        person=person,
        role=role,
        unit=unit,
        starts_at=clock.now(),
        ends_at=None,
        actor=system_person(),
    )


@pytest.mark.parametrize("who", ["kari", "mads", "sven", "tora", "ola", "ada", "otto"])
def test_others_do_not_learn_that_a_run_exists(cast, who):
    run = factory.make_done(cast)

    with pytest.raises(NotFound):
        queries.get_run(getattr(cast, who), run.uuid)


def test_a_head_of_section_set_over_a_department_reads_no_run_of_its_sections(cast):
    run = factory.make_done(cast)
    give(cast.mads, Role.SECTION_HEAD, cast.imaging)

    assert not permissions.may_plan(cast.mads, cast.imaging)
    with pytest.raises(NotFound):
        queries.get_run(cast.mads, run.uuid)
    with pytest.raises(NotAllowed):
        actions.ask_planner(
            unit=cast.imaging, kind="solve", title="All", changes=(), actor=cast.mads
        )


def test_a_head_of_section_asks_for_the_section(cast):
    plan = plans.make_agreed(cast)
    give(cast.mads, Role.SECTION_HEAD, cast.nuclear)

    run = actions.ask_for_one(traineeship=plan.traineeship, actor=cast.mads)

    assert run.unit == cast.nuclear
    assert queries.get_run(cast.mads, run.uuid) == run
    assert queries.get_run(cast.karin, run.uuid) == run


def test_a_run_that_was_cancelled_publishes_nothing(cast):
    run = factory.make_done(cast)
    SolverRun.objects.filter(pk=run.pk).update(status="cancelled")
    run.refresh_from_db()

    with pytest.raises(NotAllowed):
        actions.make_draft(run=run, point=0, actor=cast.karin)


def test_only_the_trainee_and_those_who_plan_ask_what_is_in_reach(cast):
    traineeship = plans.make_agreed(cast).traineeship

    asked = [
        name
        for name in ("karin", "olav", "kari", "sven", "tora", "ola", "otto")
        if permissions.may_see_reach(getattr(cast, name), traineeship)
    ]

    assert asked == ["karin", "olav", "tora"]
