from dataclasses import replace
from functools import partial

import pytest
from django.db import transaction

from ferd.areas.audit import actions as audit
from ferd.areas.audit.models import AuditEntry
from ferd.areas.audit.verifying import verdict
from ferd.areas.plans import actions, queries
from ferd.areas.plans.models import PlanVersion
from ferd.core.diagnostics import has_errors
from ferd.foundation import clock
from ferd.foundation.errors import Conflict
from tests.areas.plans import factory
from tests.trust.at_once import at_once, done, faults

WRITERS = 8
ROUNDS = 6
PATIENCE = 30
"""Rounds in which code without locks must have failed once."""


def entries(action, version):
    return AuditEntry.objects.filter(action=action, target__endswith=version.uuid)


def next_in_review(cast):
    """Give a version in review: the first of the plan, or the next."""
    published = PlanVersion.objects.filter(status="published").first()
    if published is None:
        return factory.make_in_review(cast)
    draft = actions.revise_version(version=published, reason="Next", actor=cast.karin)
    return actions.submit_version(version=draft, actor=cast.karin)


def approve(cast, version):
    return actions.approve_version(
        version=version, seen=version.fingerprint, actor=cast.kari
    )


@transaction.atomic
def approve_without_lock(cast, version):
    version = PlanVersion.objects.get(pk=version.pk)
    if version.status != "in_review" or has_errors(queries.diagnostics(version)):
        raise Conflict("Too late.")
    version.status, version.approved_at = "approved", clock.now()
    version.approved_by = cast.kari
    version.save(update_fields=["status", "approved_at", "approved_by"])
    audit.record(actor=cast.kari, action="plans.approve_version", target=version)


def publish(cast, version):
    return actions.publish_version(
        version=version, seen=version.fingerprint, actor=cast.karin
    )


@transaction.atomic
def publish_without_lock(cast, version):
    version = PlanVersion.objects.get(pk=version.pk)
    if version.status != "approved" or has_errors(queries.diagnostics(version)):
        raise Conflict("Too late.")
    audit.record(actor=cast.karin, action="plans.publish_version", target=version)
    PlanVersion.objects.filter(plan=version.plan_id, status="published").exclude(
        pk=version.pk
    ).update(status="retired", retired_at=clock.now())
    PlanVersion.objects.filter(pk=version.pk).exclude(status="published").update(
        status="published", published_at=clock.now(), published_by=cast.karin
    )


def test_many_who_approve_at_once_make_one_approval(people):
    for _round in range(ROUNDS):
        version = next_in_review(people)

        outcomes = at_once([lambda: approve(people, version)] * WRITERS)  # noqa: B023

        assert (done(outcomes), faults(outcomes)) == (1, [])
        assert entries("plans.approve_version", version).count() == 1
        publish(people, version)
    assert verdict().bad is None


def test_many_who_publish_at_once_publish_one(people):
    for _round in range(ROUNDS):
        version = approve(people, next_in_review(people))

        outcomes = at_once([lambda: publish(people, version)] * WRITERS)  # noqa: B023

        assert (done(outcomes), faults(outcomes)) == (1, [])
        assert entries("plans.publish_version", version).count() == 1
        assert PlanVersion.objects.filter(status="published").count() == 1
    retired = PlanVersion.objects.filter(status="retired").count()
    assert retired == ROUNDS - 1
    assert verdict().bad is None


@pytest.mark.usefixtures("_only_postgresql")
def test_without_a_lock_a_plan_is_approved_twice(people):
    for _round in range(PATIENCE):
        version = next_in_review(people)
        at_once([lambda: approve_without_lock(people, version)] * WRITERS)  # noqa: B023
        if entries("plans.approve_version", version).count() > 1:
            return
        publish(people, version)
    pytest.fail("The race is no longer run: the test above proves nothing.")


@pytest.mark.usefixtures("_only_postgresql")
def test_without_a_lock_a_plan_is_published_twice(people):
    for _round in range(PATIENCE):
        version = approve(people, next_in_review(people))
        at_once([lambda: publish_without_lock(people, version)] * WRITERS)  # noqa: B023
        if entries("plans.publish_version", version).count() > 1:
            return
    pytest.fail("The race is no longer run: the test above proves nothing.")


def test_an_approval_and_a_return_at_once_end_in_one_of_them(people):
    for _round in range(ROUNDS):
        version = next_in_review(people)

        outcomes = at_once(
            [
                lambda: approve(people, version),  # noqa: B023
                lambda: actions.return_version(
                    version=version,  # noqa: B023
                    reason="No",
                    actor=people.mads,
                ),
            ]
        )

        assert faults(outcomes) == []
        version.refresh_from_db()
        # A return after an approval is allowed; an approval after a return is not.
        assert version.status == "draft"
        actions.submit_version(version=version, actor=people.karin)
        publish(people, approve(people, version))


def test_two_drafts_of_one_plan_at_once_are_one(people):
    for _round in range(ROUNDS):
        outcomes = at_once([lambda: factory.make_draft(people)] * 2)

        assert (done(outcomes), faults(outcomes)) == (1, [])
        draft = PlanVersion.objects.get(status="draft")
        actions.discard_version(version=draft, actor=people.karin)


def test_of_two_who_save_a_draft_at_once_one_is_told_so(people):
    version = factory.make_draft(people)
    for number in range(ROUNDS):
        version.refresh_from_db()
        content = replace(factory.shipped(), title=f"Round {number}")

        def save(who):
            return actions.save_draft(
                version=version,
                content=content,  # noqa: B023
                seen=version.fingerprint,
                actor=who,
            )

        outcomes = at_once([partial(save, who) for who in (people.karin, people.mads)])

        assert (done(outcomes), faults(outcomes)) == (1, [])
