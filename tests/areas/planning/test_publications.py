"""What came of a run that was published, and what each has answered."""

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ferd.areas.planning import actions, publications
from ferd.areas.rotations import actions as rotations
from ferd.areas.rotations import queries
from ferd.areas.schedules import actions as schedules
from ferd.areas.schedules.models import IndividualPlan
from ferd.foundation.errors import Conflict
from tests.areas.planning import factory
from tests.signing_in import sign_in


def page_of(client, run, who):
    sign_in(client, who)
    client.cookies["django_language"] = "en"
    return client.get(f"/rotations/runs/{run.uuid}/").content.decode()


def test_before_anything_is_published_there_is_a_choice(client, cast):
    run = factory.make_done(cast)

    page = page_of(client, run, cast.karin)

    assert "/0/publish/" in page
    assert f"Ferd {run.code_version}, seed 0." in page
    assert "published this on" not in page


def test_after_publishing_it_says_who_did_and_who_has_answered(client, cast):
    run = factory.make_done(cast)
    actions.publish_proposal(run=run, point=0, actor=cast.karin)

    page = page_of(client, run, cast.karin)
    assert "/0/publish/" not in page
    assert "Karin published this on" in page
    assert "has not answered yet" in page

    plan = IndividualPlan.objects.get(status="proposed")
    schedules.agree_plan(plan=plan, seen=plan.fingerprint, actor=cast.tora)
    assert "agreed on" in page_of(client, run, cast.karin)


def test_a_no_is_shown(client, cast):
    run = factory.make_done(cast)
    actions.publish_proposal(run=run, point=0, actor=cast.karin)
    plan = IndividualPlan.objects.get(status="proposed")
    schedules.withdraw_plan(plan=plan, reason="No", actor=cast.tora)

    assert "has not agreed" in page_of(client, run, cast.karin)


def test_what_was_changed_on_the_board_and_published_counts_too(client, cast):
    run = factory.make_done(cast)
    draft = actions.make_draft(run=run, point=0, actor=cast.karin)
    assert not publications.is_published(run)
    seen = queries.fingerprint(draft)
    rotations.publish_draft(draft=draft, seen=seen, actor=cast.olav)

    assert "Olav published this on" in page_of(client, run, cast.karin)


def test_nothing_is_published_twice(cast):
    run = factory.make_done(cast)
    actions.publish_proposal(run=run, point=0, actor=cast.karin)

    with pytest.raises(Conflict, match="published already"):
        actions.publish_proposal(run=run, point=0, actor=cast.karin)


def test_what_was_published_costs_as_many_questions_for_many(cast):
    run = factory.make_done(cast)
    actions.publish_proposal(run=run, point=0, actor=cast.karin)
    way = shown(cast, run)[0]
    counted, names = [], []
    for _round in range(2):
        with CaptureQueriesContext(connection) as asked:
            names = [each.traineeship.trainee.name for each in shown(cast, run)]
        counted.append(len(asked))
        for _number in range(10):
            _copy(way)

    assert counted[0] == counted[1]
    assert len(names) == 11


def shown(cast, run):
    found = publications.publication_of(cast.karin, run)
    assert found is not None
    return found.ways


def _copy(way):

    trainee, way.pk = way.traineeship, None
    trainee.pk, trainee.uuid, trainee.ends_on = None, uuid.uuid4(), "2050-01-01"
    trainee.save(force_insert=True)
    way.uuid, way.traineeship, way.proposal = uuid.uuid4(), trainee, None
    way.save(force_insert=True)
