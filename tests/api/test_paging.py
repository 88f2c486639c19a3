"""Lists come in pages: within bounds, in an order that stays, at a steady price."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ferd.areas.organisations.models import Site, Unit
from ferd.areas.plans.models import TrainingPlan
from ferd.foundation.api.paging import FARTHEST, MOST
from tests.api.asking import Program
from tests.areas.curriculum.factory import ship
from tests.areas.notifications import factory as notices
from tests.areas.schedules import factory as schedules
from tests.areas.schedules.test_queries_stay_few import more_trainees

HUGE = "9" * 30


@pytest.fixture
def many(cast):
    """A hundred units more."""
    rows = [
        Unit(kind="section", name=f"Section {n}", parent=cast.imaging)
        for n in range(100)
    ]
    for row in Unit.objects.bulk_create(rows):
        row.path = f"{cast.imaging.path}{row.pk}/"
        row.save()
    return cast


@pytest.mark.parametrize(
    ("asked", "held"),
    [
        ({}, (50, 0)),
        ({"limit": 0}, (1, 0)),
        ({"limit": -5, "offset": -5}, (1, 0)),
        ({"limit": 1000}, (MOST, 0)),
        ({"limit": HUGE, "offset": HUGE}, (MOST, FARTHEST)),
    ],
)
def test_a_page_is_held_within_bounds(many, asked, held):
    page = Program(many.tora).get("/units", asked).json()

    assert (page["page"]["limit"], page["page"]["offset"]) == held
    assert len(page["items"]) <= held[0]


def test_the_pages_are_the_list_and_nothing_twice(many):
    program = Program(many.tora)
    whole = program.get("/units", {"limit": MOST}).json()

    parts = [
        unit
        for offset in range(0, whole["page"]["total"], 7)
        for unit in program.get("/units", {"limit": 7, "offset": offset}).json()[
            "items"
        ]
    ]

    assert parts == whole["items"]
    assert len({unit["id"] for unit in parts}) == whole["page"]["total"]


def test_beyond_the_end_there_is_nothing(cast):
    page = Program(cast.tora).get("/units", {"offset": 1000}).json()

    assert page["items"] == []
    assert page["page"]["total"] == Unit.objects.count()


LISTS = (
    "/units",
    "/sites",
    "/specialties",
    "/plans",
    "/trainees",
    "/notices",
    "/notices?which=done",
)


def asked_of_the_database(program, path):
    program.get(path)
    with CaptureQueriesContext(connection) as asked:
        assert program.get(path).status_code == 200
    return len(asked)


def more_of_everything(cast, version):
    more_trainees(cast, version, 9)
    for number in range(10):
        unit = Unit.objects.create(
            kind="section", name=f"More {number}", parent=cast.imaging
        )
        Unit.objects.filter(pk=unit.pk).update(path=f"{cast.imaging.path}{unit.pk}/")
        Site.objects.create(trust=cast.trust, name=f"Site {number}")
        notices.tell(cast, cast.karin, actor=cast.olav)
        _copy(version, plan=TrainingPlan(unit=unit, specialty_code="NUK"))


def _copy(version, plan):
    plan.save()
    version.pk, version.uuid, version.plan = None, uuid4(), plan
    version.save()


def test_a_list_ten_times_as_long_asks_no_more(cast):
    ship()
    version = schedules.make_agreed(cast).version
    notices.tell(cast, cast.karin, actor=cast.olav)
    program = Program(cast.karin)
    before = {path: asked_of_the_database(program, path) for path in LISTS}

    more_of_everything(cast, version)

    after = {path: asked_of_the_database(program, path) for path in LISTS}
    assert after == before
    assert max(after.values()) <= 12
