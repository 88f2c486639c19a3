import pytest

from ferd.areas.audit.models import AuditEntry
from ferd.areas.notifications.models import Notice
from ferd.areas.organisations.models import Role
from ferd.areas.progress import standing
from ferd.areas.progress.actions import objectives
from ferd.areas.progress.models import Approval, ObjectiveProgress
from ferd.foundation.errors import Conflict, NotAllowed
from tests.areas.progress import objective_factory as factory
from tests.areas.progress.objective_factory import fresh, recommend, submit

State = ObjectiveProgress.State


def state(row):
    """Give the stored state, which is what has happened leads to."""
    row = fresh(row)
    assert row.state == standing.standing_of(row).state
    return row.state


def told(person, kind):
    return Notice.objects.filter(person=person, kind=f"progress.{kind}", done_at=None)


def test_submitting_asks_those_whose_recommendation_is_missing(cast):
    row = factory.make_objective(cast)

    submit(row, cast.tora, ask=cast.mads)

    assert state(row) == State.IN_PROGRESS
    assert told(cast.sven, "ask_for_recommendation").count() == 1
    assert told(cast.mads, "ask_for_recommendation").count() == 1
    assert not told(cast.olav, "wait_for_approval").exists()


def test_what_is_submitted_goes_to_the_head_when_both_have_recommended(cast):
    row = factory.make_objective(cast)
    submit(row, cast.tora, ask=cast.mads)

    recommend(row, cast.sven)

    assert state(row) == State.IN_PROGRESS
    assert not told(cast.sven, "ask_for_recommendation").exists()
    recommend(row, cast.mads)
    assert state(row) == State.SUBMITTED
    assert told(cast.olav, "wait_for_approval").count() == 1
    assert told(cast.tora, "recommend_objective").count() == 2


def test_what_both_recommend_is_recommended_until_it_is_submitted(cast):
    row = factory.make_objective(cast)
    recommend(row, cast.sven, cast.mads)

    assert state(row) == State.RECOMMENDED
    submit(row, cast.tora)
    assert state(row) == State.SUBMITTED


def test_a_withdrawn_recommendation_takes_it_from_the_head_again(cast):
    row = factory.make_submitted(cast)

    objectives.withdraw_recommendation(row=row, words="I was wrong.", actor=cast.mads)

    assert state(row) == State.IN_PROGRESS
    assert not told(cast.olav, "wait_for_approval").exists()
    given = row.recommendations.get(by=cast.mads)
    assert given.withdrawn_words == "I was wrong."
    recommend(row, cast.mads)
    assert state(row) == State.SUBMITTED


def test_a_supervisor_recommends_once_a_round(cast):
    row = factory.make_objective(cast)
    recommend(row, cast.sven)

    with pytest.raises(Conflict):
        recommend(row, cast.sven)


@pytest.mark.parametrize("who", ["tora", "kari", "karin", "ola", "otto", "olav"])
def test_only_supervisors_recommend(cast, who):
    row = factory.make_objective(cast)

    with pytest.raises(NotAllowed):
        recommend(row, getattr(cast, who))


def test_a_trainee_who_also_supervises_does_not_recommend_their_own(cast):
    row = factory.make_objective(cast)
    factory.give_role(cast.tora, Role.CLINICAL_SUPERVISOR, cast.nuclear)

    with pytest.raises(NotAllowed):
        recommend(row, cast.tora)


def test_a_fellow_trainee_who_also_supervises_does_not_recommend(cast):
    row = factory.make_objective(cast)
    row.traineeship.__class__.objects.create(
        trainee=cast.mads,
        unit=cast.nuclear,
        specialty_code="NUK",
        starts_on=row.traineeship.starts_on,
    )

    with pytest.raises(NotAllowed):
        recommend(row, cast.mads)


@pytest.mark.parametrize("who", ["sven", "karin", "olav"])
def test_it_is_submitted_on_behalf_and_the_trainee_is_told(cast, who):
    row = factory.make_objective(cast)

    submit(row, getattr(cast, who))

    assert fresh(row).submitted_by == getattr(cast, who)
    assert told(cast.tora, "submit_objective").count() == 1


@pytest.mark.parametrize("who", ["mads", "kari", "ola", "otto", "regine", "ada"])
def test_others_submit_nothing(cast, who):
    row = factory.make_objective(cast)

    with pytest.raises(NotAllowed):
        submit(row, getattr(cast, who))


def test_nobody_is_asked_who_could_not_recommend(cast):
    row = factory.make_objective(cast)

    with pytest.raises(Conflict):
        submit(row, cast.tora, ask=cast.kari)


def test_it_is_submitted_once(cast):
    row = factory.make_objective(cast)
    submit(row, cast.tora)

    with pytest.raises(Conflict):
        submit(row, cast.sven)


def test_a_recalled_objective_waits_for_nobody(cast):
    row = factory.make_submitted(cast)

    objectives.recall_submission(row=row, actor=cast.tora)

    assert state(row) == State.RECOMMENDED
    assert fresh(row).submitted_words == ""
    assert not told(cast.olav, "wait_for_approval").exists()
    with pytest.raises(Conflict):
        objectives.recall_submission(row=row, actor=cast.tora)


def test_only_the_trainee_and_who_submitted_it_recall(cast):
    row = factory.make_objective(cast)
    submit(row, cast.karin)

    with pytest.raises(NotAllowed):
        objectives.recall_submission(row=row, actor=cast.sven)
    objectives.recall_submission(row=row, actor=cast.karin)
    assert state(row) == State.NOT_STARTED


@pytest.mark.parametrize("who", ["olav", "sven"])
def test_a_returned_objective_begins_anew(cast, who):
    row = factory.make_submitted(cast)

    objectives.return_objective(
        row=row, words="One more report.", actor=getattr(cast, who)
    )

    assert state(row) == State.RETURNED
    row = fresh(row)
    assert (row.round, row.submitted_at, row.returned_words) == (
        2,
        None,
        "One more report.",
    )
    assert row.recommendations.filter(withdrawn_at=None).count() == 2
    assert told(cast.tora, "return_objective").count() == 1
    submit(row, cast.tora)
    assert state(row) == State.IN_PROGRESS


@pytest.mark.parametrize("who", ["tora", "mads", "karin", "kari", "ola", "otto"])
def test_others_return_nothing(cast, who):
    row = factory.make_submitted(cast)

    with pytest.raises(NotAllowed):
        objectives.return_objective(row=row, words="No.", actor=getattr(cast, who))


def test_what_is_taken_back_needs_words(cast):
    row = factory.make_submitted(cast)

    with pytest.raises(Conflict):
        objectives.return_objective(row=row, words=" ", actor=cast.olav)
    with pytest.raises(Conflict):
        objectives.withdraw_recommendation(row=row, words=" ", actor=cast.sven)
    assert state(row) == State.SUBMITTED


def test_what_is_not_submitted_is_not_returned(cast):
    row = factory.make_objective(cast)
    recommend(row, cast.sven)

    with pytest.raises(Conflict):
        objectives.return_objective(row=row, words="No.", actor=cast.olav)


def test_what_is_approved_is_only_changed_by_withdrawing_the_approval(cast):
    row = factory.make_approved(cast).progress

    for step in (
        lambda: submit(row, cast.tora),
        lambda: objectives.recall_submission(row=row, actor=cast.tora),
        lambda: recommend(row, cast.mads),
        lambda: objectives.withdraw_recommendation(
            row=row, words="No.", actor=cast.mads
        ),
        lambda: objectives.return_objective(row=row, words="No.", actor=cast.olav),
    ):
        with pytest.raises(Conflict):
            step()
    assert state(row) == State.APPROVED


def test_each_step_leaves_one_entry_and_one_event(cast):
    row = factory.make_objective(cast)
    before = AuditEntry.objects.count()

    submit(row, cast.tora, basis=Approval.Basis.PRIOR_LEARNING)
    recommend(row, cast.sven)
    objectives.return_objective(row=row, words="No.", actor=cast.olav)

    assert AuditEntry.objects.count() == before + 3
    events = list(row.story.values_list("event", "words"))
    assert events == [
        ("submit_objective", "Ready."),
        ("recommend_objective", "I have seen it."),
        ("return_objective", "No."),
    ]
