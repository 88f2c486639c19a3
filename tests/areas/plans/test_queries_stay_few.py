"""As many queries for a thousand objectives, versions or plans as for one."""

from dataclasses import replace

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ferd.areas.plans import actions, drawings
from ferd.core.plans.model import Objectives, Stage, TrainingSite
from tests.areas.plans import factory


def count(client, name, *arguments):
    cache.clear()
    with CaptureQueriesContext(
        connection,
    ) as queries:
        answer = client.get(reverse(name, args=arguments))
    assert answer.status_code == 200
    return len(queries)


def plan_of(stages: int, objectives: int):
    """Make a long plan: stages of a month, with long names, æøå and many objectives."""
    place = TrainingSite("Øvre Ålesund HF", "Sjukehuset på Ås", "Bløt " * 8)
    each = objectives // stages
    return replace(
        factory.shipped(),
        prerequisites=(),
        timeline=tuple(
            Stage(
                order=n + 1,
                label=f"{n}. måned, øyeblikkelig hjelp og æresvakt",
                from_months=n * 60 / stages,
                to_months=(n + 1) * 60 / stages,
                duration_months=60 / stages,
                placements=(place,),
                objectives=Objectives(tuple(range(n * each + 1, (n + 1) * each + 1))),
            )
            for n in range(stages)
        ),
    )


@pytest.mark.parametrize(
    "page", ["version", "coverage", "implementation", "commitments", "history"]
)
def test_a_page_of_a_plan_asks_as_often_for_900_objectives_as_for_90(
    client, cast, page
):
    version = factory.make_draft(cast, plan_of(3, 90))
    client.force_login(cast.karin)
    few = count(client, f"plans:{page}", version.uuid)

    actions.save_draft(
        version=version,
        content=plan_of(30, 900),
        seen=version.fingerprint,
        actor=cast.karin,
    )

    version.plan.versions.get()
    # One entry more in the history is one row, not one query, more.
    assert count(client, f"plans:{page}", version.uuid) == few


def test_the_list_asks_as_often_for_ten_versions_as_for_one(client, cast):
    version = factory.make_published(cast)
    client.force_login(cast.karin)
    few = count(client, "plans:plans")

    for _year in range(9):
        draft = actions.revise_version(version=version, reason="Y", actor=cast.karin)
        draft = actions.submit_version(version=draft, actor=cast.karin)
        draft = actions.approve_version(
            version=draft, seen=draft.fingerprint, actor=cast.kari
        )
        version = actions.publish_version(
            version=draft, seen=draft.fingerprint, actor=cast.karin
        )

    assert count(client, "plans:plans") == few


def test_a_matrix_of_a_thousand_rows_is_folded(db):
    matrix = drawings.coverage_matrix(plan_of(30, 900), "XYZ")

    assert sum(len(group.rows) for group in matrix.groups) == 900
    assert not any(group.is_open for group in matrix.groups)
