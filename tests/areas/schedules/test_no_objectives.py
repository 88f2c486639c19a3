"""A training plan may name no single objective: then nothing empty is drawn."""

import pytest

from ferd.areas.plans import actions as plans
from ferd.areas.schedules import actions as schedules
from ferd.core.plans.model import Objectives, Stage, TrainingPlan
from tests.areas.schedules import factory


@pytest.fixture
def plan(cast):
    stage = Stage(
        order=1,
        label="Basic years",
        from_months=0,
        to_months=60,
        duration_months=60,
        objectives=Objectives(symbolic="all", text="alle"),
    )
    content = TrainingPlan(
        specialty="Radiology", specialty_code="RAD", timeline=(stage,)
    )
    draft = plans.start_plan(
        unit=cast.nuclear,
        specialty_code="RAD",
        content=content,
        reason="First",
        actor=cast.karin,
    )
    sent = plans.submit_version(version=draft, actor=cast.karin)
    approved = plans.approve_version(
        version=sent, seen=sent.fingerprint, actor=cast.kari
    )
    version = plans.publish_version(
        version=approved, seen=approved.fingerprint, actor=cast.karin
    )
    traineeship = schedules.register_traineeship(
        trainee=cast.tora,
        unit=cast.nuclear,
        specialty_code="RAD",
        starts_on=factory.STARTS_ON,
        actor=cast.karin,
    )
    return factory.propose(cast, traineeship, version)


def test_no_empty_curve_is_drawn(client, cast, plan):
    client.force_login(cast.karin)
    client.cookies["django_language"] = "en"
    address = f"/schedules/trainees/{plan.traineeship.uuid}/"

    page = client.get(address).content.decode()

    assert "does not name single objectives" in page
    assert "drawing-curve" not in page
    assert "0 objectives complete" not in page
    assert "months counted" in page
