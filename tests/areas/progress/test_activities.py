"""A record's life: who may do what with it, and what is left behind."""

from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction

from ferd.areas.accounts.queries import system_person
from ferd.areas.audit import lookups
from ferd.areas.audit.models import AuditEntry
from ferd.areas.notifications.models import Notice
from ferd.areas.organisations import actions as organisations
from ferd.areas.organisations.models import Role
from ferd.areas.progress import actions, sensitive
from ferd.areas.progress.actions import Shown
from ferd.areas.progress.models import ActivityRecord
from ferd.areas.progress.queries import activities as queries
from ferd.areas.progress.stories import story_of
from ferd.areas.schedules import actions as schedules
from ferd.foundation import clock
from ferd.foundation.errors import Conflict, NotAllowed, NotFound
from ferd.foundation.plain_words import IdentityNumber
from tests.areas.progress import activity_factory as activities
from tests.areas.progress import factory
from tests.cast import LONG_AGO
from tests.core.test_identity_numbers import numbers


def give_role(person, role, unit):
    return organisations.assign_role(
        person=person,
        role=role,
        unit=unit,
        starts_at=LONG_AGO,
        ends_at=None,
        actor=system_person(),
    )


def told(person, kind):
    return Notice.objects.filter(person=person, kind=f"progress.{kind}")


def entries(record):
    found = AuditEntry.objects.filter(target__endswith=record.uuid)
    return [each.action.removeprefix("progress.") for each in found.order_by("number")]


def test_a_record_goes_from_draft_to_signed_and_each_step_is_told(cast):
    record = activities.make_draft(cast)
    sent = activities.send(cast, record)
    assert told(cast.sven, "send_activity").get().done_at is None

    signed = activities.sign(sent, cast.sven)

    assert (signed.status, signed.signed_by) == ("signed", cast.sven)
    assert entries(record) == ["begin_activity", "send_activity", "sign_activity"]
    assert [e.event for e in story_of(record)] == entries(record)
    assert told(cast.sven, "send_activity").get().done_at
    assert told(cast.tora, "sign_activity").count() == 1
    assert told(cast.sven, "signature_receipt").count() == 1


def test_what_is_signed_sets_its_objectives_in_progress_and_nothing_else(cast):
    signed = activities.make_signed(cast)

    rows = signed.traineeship.progress.all()
    begun = {row.pk for row in rows if row.state == "in_progress"}
    assert begun == set(signed.objectives.values_list("pk", flat=True))


def test_a_withdrawn_signature_lets_its_objectives_fall(cast):
    signed = activities.make_signed(cast)

    actions.withdraw_signature(
        record=signed, words="The wrong trainee", not_me=False, actor=cast.sven
    )

    assert set(signed.traineeship.progress.values_list("state", flat=True)) == {
        "not_started"
    }
    assert told(cast.tora, "withdraw_signature").count() == 1
    assert told(cast.karin, "disown_signature").count() == 0


def test_who_did_not_sign_says_so_and_those_who_lead_are_told(cast):
    signed = activities.make_signed(cast)

    record = actions.withdraw_signature(
        record=signed, words="I was away", not_me=True, actor=cast.sven
    )

    assert record.status == "withdrawn"
    assert told(cast.karin, "disown_signature").count() == 1
    assert told(cast.olav, "disown_signature").count() == 1
    entry = AuditEntry.objects.get(action="progress.withdraw_signature")
    assert entry.facts == {"not_me": True}


def test_nobody_else_withdraws_a_signature_and_not_without_words(cast):
    signed = activities.make_signed(cast)

    for actor in (cast.tora, cast.olav, cast.karin):
        with pytest.raises(NotAllowed):
            actions.withdraw_signature(
                record=signed, words="No", not_me=False, actor=actor
            )
    with pytest.raises(Conflict, match="why"):
        actions.withdraw_signature(
            record=signed, words=" ", not_me=True, actor=cast.sven
        )


def test_a_trainee_signs_nothing_of_their_own_by_any_way(cast):
    record = activities.make_draft(cast)
    for role in (Role.CLINICAL_SUPERVISOR, Role.DEPARTMENT_HEAD):
        give_role(cast.tora, role, cast.nuclear)

    with pytest.raises(Conflict, match="somebody else"):
        activities.send(cast, record, signer=cast.tora)
    sent = activities.send(cast, record)
    activities.let_deputise(cast, cast.sven, cast.tora)
    activities.not_impartial(cast, cast.sven, substitute=cast.olav)
    with pytest.raises(NotAllowed):
        activities.sign(sent, cast.tora)
    with pytest.raises(NotAllowed):
        actions.sign_off_activities(shown=[Shown(sent, sent.version)], actor=cast.tora)

    assert cast.tora not in {r.signer for r in queries.waiting_records(cast.tora)}


def test_the_database_refuses_a_trainee_who_signs_or_is_asked_to(cast):
    sent = activities.make_sent(cast)
    rows = ActivityRecord.objects.filter(pk=sent.pk)

    for forged in (
        {"signer": cast.tora},
        {"status": "signed", "signed_at": clock.now(), "signed_by": cast.tora},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(**forged)


def test_a_fellow_trainee_signs_nothing(cast):
    record = activities.make_draft(cast)
    give_role(cast.sven, Role.TRAINEE, cast.nuclear)
    schedules.register_traineeship(
        trainee=cast.sven,
        unit=cast.nuclear,
        specialty_code="NUK",
        starts_on=clock.today(),
        actor=cast.karin,
    )

    with pytest.raises(Conflict, match="somebody else"):
        activities.send(cast, record)


def test_only_who_was_asked_signs(cast):
    sent = activities.make_sent(cast)
    give_role(cast.mads, Role.CLINICAL_SUPERVISOR, cast.nuclear)

    for actor in (cast.mads, cast.olav, cast.karin):
        with pytest.raises(NotAllowed):
            activities.sign(sent, actor)


def test_a_role_that_ended_a_moment_ago_signs_nothing(cast):
    sent = activities.make_sent(cast)
    for held in cast.sven.roles.all():
        organisations.end_role(assignment=held, actor=system_person())

    with pytest.raises(NotAllowed):
        activities.sign(sent, cast.sven)
    with pytest.raises(NotFound):
        queries.get_record(cast.sven, sent.uuid)


def test_a_deputy_signs_on_behalf_of_who_is_away_and_only_then(cast):
    give_role(cast.mads, Role.CLINICAL_SUPERVISOR, cast.nuclear)
    sent = activities.make_sent(cast)
    deputyship = activities.let_deputise(cast, cast.sven, cast.mads)

    with time_machine.travel(clock.now() + timedelta(days=8), tick=False):
        with pytest.raises(NotAllowed):
            activities.sign(sent, cast.mads)
        assert queries.waiting_records(cast.mads).count() == 0
    assert list(queries.waiting_records(cast.mads)) == [sent]
    signed = activities.sign(sent, cast.mads)

    assert (signed.signed_by, signed.on_behalf_of) == (cast.mads, cast.sven)
    assert [e.on_behalf_of for e in story_of(signed)][-1] == deputyship.absent
    assert told(cast.sven, "sign_activity").count() == 1


def test_who_is_not_impartial_does_not_sign_but_the_substitute_does(cast):
    give_role(cast.mads, Role.CLINICAL_SUPERVISOR, cast.nuclear)
    sent = activities.make_sent(cast)
    activities.not_impartial(cast, cast.sven, substitute=cast.mads)

    with pytest.raises(NotAllowed):
        activities.sign(sent, cast.sven)
    assert activities.sign(sent, cast.mads).signed_by == cast.mads


def test_a_version_that_has_moved_on_is_not_signed(cast):
    sent = activities.make_sent(cast)
    recalled = actions.recall_activity(record=sent, seen=sent.version, actor=cast.tora)
    again = activities.send(cast, recalled)

    with pytest.raises(Conflict, match="meanwhile"):
        actions.sign_activity(record=again, seen=sent.version, actor=cast.sven)


def test_what_is_sent_is_changed_by_nobody_and_what_is_signed_not_called_back(cast):
    sent = activities.make_sent(cast)
    with pytest.raises(Conflict, match="now “Sent”"):
        actions.save_activity(
            record=sent,
            content=activities.content(sent.traineeship),
            seen=sent.version,
            actor=cast.tora,
        )

    signed = activities.sign(sent, cast.sven)
    with pytest.raises(Conflict, match="now “Signed”"):
        actions.recall_activity(record=signed, seen=signed.version, actor=cast.tora)
    with pytest.raises(Conflict, match="now “Signed”"):
        actions.discard_activity(record=signed, seen=signed.version, actor=cast.tora)


def test_what_was_tampered_with_after_it_was_sent_is_not_signed(cast):
    sent = activities.make_sent(cast)
    ActivityRecord.objects.filter(pk=sent.pk).update(words="Twelve hundred patients")

    with pytest.raises(Conflict, match="not what was sent"):
        activities.sign(sent, cast.sven)


def test_returned_words_are_told_and_it_can_be_changed_and_sent_again(cast):
    returned = activities.make_returned(cast, words="Say how many")
    assert told(cast.tora, "return_activity").get().done_at is None

    changed = actions.save_activity(
        record=returned,
        content=activities.content(returned.traineeship, words="Twelve"),
        seen=returned.version,
        actor=cast.tora,
    )
    sent = activities.send(cast, changed)

    assert (changed.status, sent.status) == ("returned", "sent")
    assert told(cast.tora, "return_activity").get().done_at
    assert [e.words for e in story_of(sent) if e.words] == ["Say how many"]


def test_nothing_is_returned_without_words_or_by_others(cast):
    sent = activities.make_sent(cast)

    with pytest.raises(Conflict, match="why"):
        actions.return_activity(
            record=sent, words="", seen=sent.version, actor=cast.sven
        )
    for actor in (cast.tora, cast.olav):
        with pytest.raises(NotAllowed):
            actions.return_activity(
                record=sent, words="No", seen=sent.version, actor=actor
            )


def test_without_a_plan_nothing_is_registered_by_oneself(cast):
    record = activities.make_draft(cast, kind="e_learning")

    with pytest.raises(Conflict, match="demands a signature"):
        actions.register_activity(record=record, seen=record.version, actor=cast.tora)


def test_what_the_plan_lets_one_register_counts_at_once(cast):
    record = activities.make_draft(cast, factory.make_planned(cast), kind="self_study")

    registered = actions.register_activity(
        record=record, seen=record.version, actor=cast.tora
    )

    assert (registered.status, registered.needs_signature) == ("registered", False)
    assert registered.plan_fingerprint
    assert "in_progress" in record.traineeship.progress.values_list("state", flat=True)
    laid_aside = actions.discard_activity(
        record=registered, seen=registered.version, actor=cast.tora
    )
    assert laid_aside.status == "discarded"
    assert "in_progress" not in record.traineeship.progress.values_list(
        "state", flat=True
    )


def test_a_supervisor_records_for_a_trainee_who_is_told(cast):
    record = activities.make_draft(cast, actor=cast.sven)

    assert (record.trainee, record.recorded_by) == (cast.tora, cast.sven)
    assert told(cast.tora, "record_on_behalf").count() == 1
    assert queries.get_record(cast.tora, record.uuid) == record


def test_others_record_nothing_and_see_no_draft(cast):
    draft = activities.make_draft(cast)

    for actor in (cast.mads, cast.ola, cast.regine, cast.otto, cast.ada):
        with pytest.raises(NotAllowed):
            activities.make_draft(cast, actor=actor)
    for actor in (cast.sven, cast.olav, cast.karin, cast.mads, cast.otto):
        with pytest.raises(NotFound):
            queries.get_record(actor, draft.uuid)


def test_identity_numbers_are_refused_before_anything_is_stored(cast):
    traineeship, number = activities.training_of(cast), next(numbers(2))
    sent = activities.make_sent(cast)
    before = ActivityRecord.objects.count()

    for changes in ({"title": number}, {"words": f"Seen: {number}"}):
        with pytest.raises(IdentityNumber):
            activities.make_draft(cast, traineeship, **changes)
    with pytest.raises(IdentityNumber):
        actions.return_activity(
            record=sent, words=number, seen=sent.version, actor=cast.sven
        )

    assert ActivityRecord.objects.count() == before


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"title": ""}, "Say what"),
        ({"objectives": ()}, "at least one"),
    ],
)
def test_a_draft_may_be_unfinished_but_is_not_sent_so(cast, changes, fault):
    record = activities.make_draft(cast, **changes)

    with pytest.raises(Conflict, match=fault):
        activities.send(cast, record)


def test_odd_content_is_refused(cast):
    traineeship = activities.training_of(cast)
    tomorrow = clock.today() + timedelta(days=1)
    many = tuple(factory.objectives(traineeship, 9))

    for changes, fault in (
        ({"done_on": tomorrow}, "today or before"),
        ({"objectives": many}, "At most 8"),
        ({"unit": cast.elsewhere}, "where the trainee serves"),
    ):
        with pytest.raises(Conflict, match=fault):
            activities.make_draft(cast, traineeship, **changes)


def test_several_are_signed_at_once_each_with_its_entry_and_whether_it_was_read(cast):
    first, second = (activities.make_sent(cast, title=t) for t in ("One", "Two"))
    lookups.note(
        actor=cast.sven,
        subject=cast.tora,
        kind=sensitive.ACTIVITY,
        target=second,
        role=sensitive.SIGNER,
        purpose=lookups.Purpose.SIGN,
    )

    signed = actions.sign_off_activities(
        shown=[Shown(second, second.version), Shown(first, first.version)],
        actor=cast.sven,
    )

    assert [r.was_opened for r in signed] == [False, True]
    found = AuditEntry.objects.filter(action="progress.sign_off_activities")
    assert [e.facts["was_opened"] for e in found.order_by("number")] == [False, True]
    assert told(cast.sven, "signatures_receipt").count() == 1
    assert told(cast.sven, "signature_receipt").count() == 0
    assert told(cast.tora, "sign_activity").count() == 2


def test_all_are_signed_or_none_and_no_more_than_twenty(cast):
    good, stale = (activities.make_sent(cast, title=t) for t in ("One", "Two"))
    both = [Shown(good, good.version), Shown(stale, stale.version - 1)]

    with pytest.raises(Conflict, match="meanwhile"):
        actions.sign_off_activities(shown=both, actor=cast.sven)
    good.refresh_from_db()
    assert good.status == "sent"
    for odd in ([], both[:1] * 2, both[:1] * 21):
        with pytest.raises(Conflict, match="between one and 20"):
            actions.sign_off_activities(shown=odd, actor=cast.sven)
