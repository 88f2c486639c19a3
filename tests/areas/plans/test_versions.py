import pytest
from dateutil.relativedelta import relativedelta
from django.db import DatabaseError, transaction

from ferd.areas.audit.models import AuditEntry
from ferd.areas.plans import actions, queries
from ferd.areas.plans.models import PlanVersion
from ferd.core.plans.model import TrainingPlan
from ferd.foundation import clock
from ferd.foundation.errors import Conflict, NotAllowed
from tests.areas.plans import factory

BARE = TrainingPlan(specialty="Nukleærmedisin", specialty_code="NUK")


def latest_entry() -> AuditEntry:
    return AuditEntry.objects.latest("number")


def test_a_draft_is_numbered_and_named_by_its_content(cast):
    version = factory.make_draft(cast)

    assert (version.number, version.status) == (1, "draft")
    assert len(version.fingerprint) == 64
    assert latest_entry().action == "plans.start_plan"


def test_a_plan_has_one_open_draft_at_a_time(cast):
    factory.make_draft(cast)

    with pytest.raises(Conflict, match="open draft"):
        factory.make_draft(cast)


@pytest.mark.parametrize("who", ["sven", "tora", "olav", "ada", "regine", "otto"])
def test_only_those_who_write_plans_start_one(cast, who):
    with pytest.raises(NotAllowed):
        actions.start_plan(
            unit=cast.nuclear,
            specialty_code="NUK",
            content=BARE,
            reason="",
            actor=getattr(cast, who),
        )


def test_what_was_saved_in_between_is_not_overwritten(cast):
    version = factory.make_draft(cast)
    opened = version.fingerprint
    actions.save_draft(version=version, content=BARE, seen=opened, actor=cast.mads)

    with pytest.raises(Conflict, match="Someone else"):
        actions.save_draft(
            version=version, content=factory.shipped(), seen=opened, actor=cast.karin
        )

    version.refresh_from_db()
    assert version.as_plan() == BARE


def test_a_plan_with_errors_is_not_submitted(cast):
    version = factory.make_draft(cast, content=BARE)

    with pytest.raises(Conflict, match="has errors"):
        actions.submit_version(version=version, actor=cast.karin)


def test_the_committees_leader_approves_what_was_on_the_screen(cast):
    version = factory.make_in_review(cast)

    with pytest.raises(Conflict, match="changed since"):
        actions.approve_version(version=version, seen="another", actor=cast.kari)

    version = actions.approve_version(
        version=version, seen=version.fingerprint, actor=cast.kari
    )
    assert (version.status, version.approved_by) == ("approved", cast.kari)


@pytest.mark.parametrize("who", ["karin", "mads", "olav", "tora", "ada", "otto"])
def test_nobody_but_the_committees_leader_approves(cast, who):
    version = factory.make_in_review(cast)

    with pytest.raises(NotAllowed):
        actions.approve_version(
            version=version, seen=version.fingerprint, actor=getattr(cast, who)
        )


def test_an_unapproved_plan_is_not_published(cast):
    with pytest.raises(Conflict, match="Only an approved"):
        actions.publish_version(
            version=factory.make_in_review(cast), seen="any", actor=cast.karin
        )


def test_publishing_sets_the_yearly_revision_and_retires_the_former(cast):
    first = factory.make_published(cast)
    draft = actions.revise_version(version=first, reason="Yearly", actor=cast.karin)
    draft = actions.submit_version(version=draft, actor=cast.karin)
    draft = actions.approve_version(
        version=draft, seen=draft.fingerprint, actor=cast.kari
    )

    second = actions.publish_version(
        version=draft, seen=draft.fingerprint, actor=cast.kari
    )

    first.refresh_from_db()
    assert (first.status, second.status) == ("retired", "published")
    assert second.due_for_revision_on == clock.today() + relativedelta(years=1)
    assert second.revises == first
    assert latest_entry().facts["fingerprint"] == second.fingerprint


def test_a_plan_is_published_once(cast):
    version = factory.make_published(cast)

    with pytest.raises(Conflict):
        actions.publish_version(
            version=version, seen=version.fingerprint, actor=cast.karin
        )


def test_a_returned_plan_is_a_draft_again_and_says_why(cast):
    version = factory.make_approved(cast)

    version = actions.return_version(
        version=version, reason="The figures are wrong.", actor=cast.mads
    )

    assert (version.status, version.approved_by) == ("draft", None)
    assert latest_entry().facts == {"reason": "The figures are wrong."}


def test_a_discarded_draft_makes_room_for_another(cast):
    actions.discard_version(version=factory.make_draft(cast), actor=cast.karin)

    assert factory.make_draft(cast).number == 2


@pytest.mark.parametrize(
    "change",
    [
        {"content": {}},
        {"fingerprint": "0" * 64},
        {"number": 9},
        {"status": "draft"},
        {"status": "approved"},
        {"published_at": None},
        {"due_for_revision_on": None},
        {"status": "retired", "content": {}},
    ],
)
def test_the_database_refuses_any_change_of_a_published_plan(cast, change):
    version = factory.make_published(cast)

    with pytest.raises(DatabaseError), transaction.atomic():
        PlanVersion.objects.filter(pk=version.pk).update(**change)


def test_the_database_refuses_to_remove_a_published_plan(cast):
    version = factory.make_published(cast)

    with pytest.raises(DatabaseError), transaction.atomic():
        PlanVersion.objects.filter(pk=version.pk).delete()


def test_everyone_sees_what_is_published_and_few_see_drafts(cast):
    first = factory.make_published(cast)
    draft = actions.revise_version(version=first, reason="Yearly", actor=cast.karin)

    def seen(person):
        return set(queries.visible_versions(person))

    for person in (cast.karin, cast.olav, cast.kari, cast.mads):
        assert seen(person) == {first, draft}
    for person in (cast.sven, cast.tora, cast.ola, cast.ada, cast.regine, cast.otto):
        assert seen(person) == {first}


@pytest.mark.parametrize("who", ["sven", "tora", "ada", "otto"])
def test_the_words_of_a_return_are_not_for_those_who_see_no_drafts(cast, who):
    version = _published_after_a_return(cast)

    inside = {e.action for e in queries.history(cast.mads, version)}
    outside = {e.action for e in queries.history(getattr(cast, who), version)}

    assert "plans.return_version" in inside
    assert outside == {"plans.approve_version", "plans.publish_version"}


def _published_after_a_return(cast):
    version = factory.make_in_review(cast)
    actions.return_version(version=version, reason="Not good enough", actor=cast.mads)
    version = actions.submit_version(version=version, actor=cast.karin)
    version = actions.approve_version(
        version=version, seen=version.fingerprint, actor=cast.kari
    )
    return actions.publish_version(
        version=version, seen=version.fingerprint, actor=cast.karin
    )


def test_a_text_changed_behind_the_committees_back_is_not_published(cast):
    version = factory.make_approved(cast)
    content = version.content
    content["specialty"] = "Another"
    PlanVersion.objects.filter(pk=version.pk).update(content=content)

    with pytest.raises(Conflict, match="outside"):
        actions.publish_version(
            version=version, seen=version.fingerprint, actor=cast.karin
        )


def test_what_changes_between_the_look_and_the_step_stops_the_step(cast, monkeypatch):
    version = factory.make_in_review(cast)

    def overtaken(version):
        PlanVersion.objects.filter(pk=version.pk).update(status="draft")

    monkeypatch.setattr(actions.versions, "_refuse_errors", overtaken)
    with pytest.raises(Conflict):
        actions.approve_version(
            version=version, seen=version.fingerprint, actor=cast.kari
        )

    assert latest_entry().action == "plans.submit_version"
