"""Observations: asked for or begun, given for ever, read by those who may."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from ferd.areas.accounts.queries import system_person
from ferd.areas.notifications.queries import open_notices, say
from ferd.areas.organisations import actions as organisations
from ferd.areas.organisations.models import Role
from ferd.areas.progress import observation_queries as queries
from ferd.areas.progress.actions import observations as actions
from ferd.areas.progress.models import ConflictOfInterest, Observation
from ferd.areas.progress.observation_rules import Asking, Assessment
from ferd.areas.progress.stories import story_of
from ferd.areas.schedules.models import Traineeship
from ferd.foundation import clock
from ferd.foundation.errors import Conflict, NotAllowed, NotFound
from tests.areas.organisations.factory import role_of
from tests.areas.progress import factory as training
from tests.areas.progress import observation_factory as factory

Status = Observation.Status


def declare_conflict(cast, person):
    ConflictOfInterest.objects.create(
        person=person,
        trainee=cast.tora,
        kind=ConflictOfInterest.Kind.OTHER,
        declared_at=clock.now(),
        declared_by=person,
    )


def may_read(person, observation):
    try:
        return queries.get_observation(person, observation.uuid) == observation
    except NotFound:
        return False


def readers(cast, observation):
    people = ("karin", "olav", "kari", "mads", "sven", "tora", "ola", "ada", "otto")
    return {name for name in people if may_read(getattr(cast, name), observation)}


def test_a_trainee_asks_and_the_assessor_is_told(cast):
    observation = factory.ask(cast)

    assert (observation.status, observation.self_rating) == (Status.ASKED, 2)
    assert [say(n) for n in open_notices(cast.sven)] == [
        "Tora asks you for an assessment."
    ]
    assert readers(cast, observation) == {"sven", "tora"}
    assert list(queries.waiting_for_assessor(cast.sven)) == [observation]


def test_what_is_given_is_told_and_read_by_those_who_follow_the_trainee(cast):
    observation = factory.give(cast)

    assert observation.assessor_role == Role.CLINICAL_SUPERVISOR
    assert list(open_notices(cast.sven)) == []
    assert [say(n) for n in open_notices(cast.tora)] == ["Sven has assessed you."]
    assert readers(cast, observation) == {"karin", "olav", "sven", "tora"}
    assert list(queries.waiting_for_assessor(cast.sven)) == []
    assert [e.event for e in story_of(observation)] == [
        "ask_for_observation",
        "give_observation",
    ]


def test_a_level_and_a_self_rating_stand_beside_each_other(cast):
    observation = factory.give(cast)

    observation.refresh_from_db()
    assert (observation.self_rating, observation.level) == (2, 3)


def test_an_assessor_begins_and_nobody_else_sees_it_until_it_is_given(cast):
    observation = factory.begin(cast)
    assert readers(cast, observation) == {"sven"}
    assert list(queries.own_observations(cast.tora)) == []

    factory.give(cast, observation)

    assert readers(cast, observation) == {"karin", "olav", "sven", "tora"}
    assert list(queries.own_observations(cast.tora)) == [observation]


@pytest.mark.parametrize("who", ["karin", "kari", "mads", "tora", "ola", "ada", "otto"])
def test_only_those_who_supervise_there_may_assess(cast, who):
    traineeship = training.make_training(cast)

    with pytest.raises(Conflict, match="supervises"):
        factory.ask(cast, traineeship, assessor=getattr(cast, who))
    with pytest.raises(NotAllowed):
        factory.begin(cast, traineeship, actor=getattr(cast, who))


def test_a_head_may_assess(cast):
    assert factory.ask(cast, assessor=cast.olav).assessor == cast.olav


def test_a_fellow_trainee_assesses_nobody(cast):
    traineeship = training.make_training(cast)
    Traineeship.objects.create(
        trainee=cast.sven,
        unit=cast.elsewhere,
        specialty_code=traineeship.specialty_code,
        starts_on=traineeship.starts_on,
    )

    with pytest.raises(Conflict, match="supervises"):
        factory.ask(cast, traineeship)


def test_who_is_not_impartial_assesses_nothing(cast):
    observation = factory.ask(cast)
    declare_conflict(cast, cast.sven)

    with pytest.raises(NotAllowed):
        factory.give(cast, observation)


def test_a_role_that_has_ended_gives_nothing_and_reads_nothing(cast):
    observation = factory.ask(cast)
    for role in (Role.CLINICAL_SUPERVISOR, Role.EDUCATIONAL_SUPERVISOR):
        organisations.end_role(
            assignment=role_of(cast.sven, role), actor=system_person()
        )

    with pytest.raises(NotAllowed):
        factory.give(cast, observation)
    assert readers(cast, observation) == {"tora"}


@pytest.mark.parametrize("who", ["sven", "karin", "kari"])
def test_nobody_asks_for_another(cast, who):
    traineeship = training.make_training(cast)

    with pytest.raises(NotAllowed):
        actions.ask_for_observation(
            traineeship=traineeship,
            assessor=cast.sven,
            occasion=factory.occasion(cast, traineeship),
            asking=Asking(),
            actor=getattr(cast, who),
        )


def test_what_is_saved_is_kept_and_is_not_yet_given(cast):
    observation = factory.ask(cast)
    half = Assessment(answers={"f2": "Half a sentence"})

    saved = actions.save_observation(
        observation=observation, said=half, seen=1, actor=cast.sven
    )

    saved.refresh_from_db()
    assert (saved.status, saved.version) == (Status.DRAFT, 2)
    assert saved.answers == {"f2": "Half a sentence"}


def test_another_window_does_not_write_over_what_was_saved(cast):
    observation = factory.ask(cast)
    actions.save_observation(
        observation=observation, said=factory.SAID, seen=1, actor=cast.sven
    )

    with pytest.raises(Conflict, match="another window"):
        actions.save_observation(
            observation=observation, said=Assessment(), seen=1, actor=cast.sven
        )


@pytest.mark.parametrize(
    "said",
    [
        Assessment(answers=factory.SAID.answers),
        Assessment(level=3, answers={"f1": 2}),
        Assessment(level=3, answers={**factory.SAID.answers, "f1": 9}),
        Assessment(level=3, answers={**factory.SAID.answers, "f9": 1}),
    ],
    ids=["no level", "no words", "no such step", "no such field"],
)
def test_what_is_not_whole_is_not_given(cast, said):
    with pytest.raises(Conflict):
        factory.give(cast, factory.ask(cast), said)


def test_what_lies_ahead_is_not_given(cast):
    tomorrow = clock.today() + timedelta(days=1)

    with pytest.raises(Conflict, match="not happened"):
        factory.give(cast, factory.ask(cast, observed_on=tomorrow))


def test_nothing_is_asked_about_days_units_and_objectives_out_of_the_way(cast):
    traineeship = training.make_training(cast)
    template = factory.make_template(cast)
    far = clock.today() + timedelta(days=31)
    many = tuple(training.objectives(traineeship, 9))

    for odd in (
        {"observed_on": far},
        {"observed_on": factory.days_ago(9999)},
        {"unit": cast.elsewhere},
        {"objectives": many},
        {"template": factory.make_draft_template(cast, "Draft")},
    ):
        with pytest.raises(Conflict):
            factory.ask(cast, traineeship, **({"template": template} | odd))


def test_an_assessor_declines_with_words(cast):
    observation = factory.ask(cast)

    actions.decline_observation(
        observation=observation, words="I was not there", actor=cast.sven
    )

    observation.refresh_from_db()
    assert observation.status == Status.DECLINED
    assert observation.closed_words == "I was not there"
    with pytest.raises(Conflict, match="closed"):
        factory.give(cast, observation)
    with pytest.raises(NotAllowed):
        actions.decline_observation(
            observation=observation, words="No", actor=cast.olav
        )


def test_what_one_began_oneself_is_taken_back_not_declined(cast):
    observation = factory.begin(cast)
    with pytest.raises(Conflict, match="take it back"):
        actions.decline_observation(
            observation=observation, words="No", actor=cast.sven
        )

    actions.recall_observation(observation=observation, actor=cast.sven)

    observation.refresh_from_db()
    assert observation.status == Status.RECALLED


def test_the_trainee_takes_back_what_is_asked_for_but_nothing_that_is_given(cast):
    asked = factory.ask(cast)
    with pytest.raises(NotAllowed):
        actions.recall_observation(observation=asked, actor=cast.sven)
    actions.recall_observation(observation=asked, actor=cast.tora)
    given = factory.give(
        cast,
        factory.ask(cast, asked.traineeship, template=asked.template),
    )

    assert list(queries.waiting_for_assessor(cast.sven)) == []
    with pytest.raises(Conflict, match="closed"):
        actions.recall_observation(observation=given, actor=cast.tora)


def test_a_remark_stands_beside_and_takes_nothing_away(cast):
    observation = factory.give(cast)

    actions.remark_on_observation(
        observation=observation, words="I see it otherwise", actor=cast.tora
    )

    observation.refresh_from_db()
    assert [r.words for r in observation.remarks.all()] == ["I see it otherwise"]
    assert "Tora has remarked on an assessment." in [
        say(n) for n in open_notices(cast.sven)
    ]
    with pytest.raises(NotAllowed):
        actions.remark_on_observation(
            observation=observation, words="Well", actor=cast.olav
        )


def test_nobody_remarks_on_what_is_not_given(cast):
    with pytest.raises(Conflict):
        actions.remark_on_observation(
            observation=factory.ask(cast), words="Well", actor=cast.tora
        )


def test_what_is_given_is_changed_and_removed_by_nobody(cast):
    given = factory.give(cast)
    rows = Observation.objects.filter(pk=given.pk)

    for change in (
        lambda: rows.update(level=5),
        lambda: rows.update(words=""),
        lambda: rows.update(status=Status.RECALLED, given_at=None),
        rows.delete,
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_a_training_that_is_over_takes_no_assessments(cast):
    traineeship = training.make_training(cast)
    traineeship.ends_on = factory.days_ago(1)
    traineeship.save(update_fields=["ends_on"])

    with pytest.raises(Conflict, match="over"):
        factory.ask(cast, traineeship)
