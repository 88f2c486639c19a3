from datetime import UTC, date, datetime

import pytest

from ferd.areas.accounts.queries import system_person
from ferd.areas.organisations import actions as organisations
from ferd.areas.organisations.models import Role
from ferd.areas.progress import sufficiency, sufficiency_words
from ferd.areas.progress.evidence import evidence_of
from ferd.areas.progress.models import (
    ActivityRecord,
    AssessmentTemplate,
    AssessorLink,
    ConflictOfInterest,
    ObjectiveProgress,
    Observation,
    TemplateVersion,
)
from ferd.core.plans.progress_rules import AssessorRole
from ferd.core.progress.next_step import NoStep, Step, Why
from ferd.core.progress.shortfalls import Lack
from tests.areas.progress.factory import make_planned, make_training
from tests.areas.schedules import factory as schedules

pytestmark = pytest.mark.django_db

FIRST_YEAR = date(2024, 6, 1)
AT = datetime(2024, 5, 1, 12, tzinfo=UTC)
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


@pytest.fixture
def training(cast):
    return make_planned(cast)


def observe(cast, traineeship, number, **others):
    version, _ = TemplateVersion.objects.get_or_create(
        template=AssessmentTemplate.objects.get_or_create(
            unit=cast.nuclear, title="Direct observation"
        )[0],
        number=1,
        defaults={"created_at": AT, "created_by": cast.kari},
    )
    values = {
        "trainee": traineeship.trainee,
        "template": version,
        "unit": cast.nuclear,
        "observed_on": AT.date(),
        "started_by": traineeship.trainee,
        "assessor": cast.sven,
        "assessor_role": "clinical_supervisor",
        "status": Observation.Status.GIVEN,
        "self_rating": 5,
        "level": 4,
        "words": "Done with care.",
        "fingerprint": "f",
        "started_at": AT,
        "saved_at": AT,
        "given_at": AT,
    }
    observation = Observation.objects.create(
        traineeship=traineeship, **(values | others)
    )
    observation.objectives.set(
        traineeship.progress.filter(objective__code=f"NUK {number:03d}")
    )
    return observation


def record(cast, traineeship, number, **others):
    values = {
        "trainee": traineeship.trainee,
        "recorded_by": traineeship.trainee,
        "kind": "clinical_procedure",
        "title": "A procedure",
        "done_on": AT.date(),
        "unit": cast.nuclear,
        "status": ActivityRecord.Status.SIGNED,
        "signed_at": AT,
        "signed_by": cast.sven,
        "recorded_at": AT,
        "saved_at": AT,
    }
    made = ActivityRecord.objects.create(traineeship=traineeship, **(values | others))
    made.objectives.set(
        traineeship.progress.filter(objective__code=f"NUK {number:03d}")
    )
    return made


def judgement(traineeship, number, on=FIRST_YEAR):
    return sufficiency.judgements(traineeship, on)[f"NUK {number:03d}"]


def lacks(traineeship, number, on=FIRST_YEAR):
    return [each.lack for each in judgement(traineeship, number, on).shortfalls]


def test_each_objective_is_judged_by_the_version_the_trainee_follows(cast, training):
    found = sufficiency.judgements(training, FIRST_YEAR)

    version = training.plans.get().version
    assert len(found) == training.progress.count()
    assert {each.fingerprint for each in found.values()} == {version.fingerprint}
    assert not any(each.is_enough for each in found.values())


def test_without_a_plan_in_force_nothing_is_enough(cast):
    traineeship = make_training(cast)
    observe(cast, traineeship, 1)

    assert lacks(traineeship, 1) == [Lack.RULE]
    advice = sufficiency.next_step(traineeship, FIRST_YEAR)
    assert advice.step == NoStep(Why.NO_RULE)
    assert advice.stay is None


def test_what_a_supervisor_has_seen_is_enough_where_the_rule_says_so(cast, training):
    observation = observe(cast, training, 1)

    assert judgement(training, 1).is_enough
    assert judgement(training, 1).counted == (str(observation.uuid),)


@pytest.mark.parametrize(
    "others",
    [
        {"level": None},
        {"level": 2},
        {"status": Observation.Status.DRAFT, "given_at": None},
    ],
)
def test_the_trainees_own_rating_is_no_evidence(cast, training, others):
    observe(cast, training, 1, self_rating=5, **others)

    assert lacks(training, 1) == [Lack.OBSERVATIONS]


def test_what_an_outsider_says_counts_once_it_is_confirmed(cast, training):
    observation = observe(cast, training, 1, assessor=None, assessor_role="")
    link = AssessorLink.objects.create(
        observation=observation,
        name="Guest",
        email="guest@example.test",
        position="Consultant",
        workplace="Elsewhere",
        token_hash="h",  # noqa: S106  a hash in a test
        made_at=AT,
        made_by=cast.sven,
        expires_at=datetime(2024, 6, 1, tzinfo=UTC),
    )
    before = lacks(training, 1)

    link.is_confirmed, link.decided_at, link.decided_by = True, AT, cast.olav
    link.save()

    assert before == [Lack.OBSERVATIONS]
    assert lacks(training, 1) == []


def test_what_a_rule_asks_for_is_told_one_by_one(cast, training):
    observe(cast, training, 77, situation="Skjelett")
    observe(cast, training, 77, situation=" skjelett ")
    record(cast, training, 77)

    said = [sufficiency_words.shortfall(s) for s in judgement(training, 77).shortfalls]

    assert said == [
        "Observations that count: 2 of 3.",
        "Different people who observed: 1 of 2.",
        "Different situations: 1 of 2.",
        "Activities done of the kind clinical procedure: 1 of 5.",
    ]


def test_only_signed_and_registered_activities_count(cast, training):
    record(cast, training, 77, status="draft", signed_at=None, signed_by=None)
    record(
        cast,
        training,
        77,
        status="withdrawn",
        withdrawn_at=AT,
        withdrawn_words="Not me.",
    )

    assert judgement(training, 77).counted == ()


def test_ones_own_supervisor_observes_as_educational_supervisor_too(cast, training):
    appointed = training.appointments.get()
    observe(cast, training, 1)

    (item,) = evidence_of(training)["NUK 001"]
    appointed.starts_at = datetime(2024, 5, 2, tzinfo=UTC)
    appointed.save()
    (earlier,) = evidence_of(training)["NUK 001"]

    assert item.assessor_roles == set(AssessorRole)
    assert earlier.assessor_roles == {AssessorRole.CLINICAL_SUPERVISOR}


def test_the_next_step_is_by_somebody_there_for_what_the_stay_leads_to(cast, training):
    advice = sufficiency.next_step(training, FIRST_YEAR)

    assert isinstance(advice.step, Step)
    assert advice.stay is not None
    assert advice.stay.unit == cast.nuclear
    assert sufficiency_words.step(advice.step).startswith(
        f"Ask {cast.sven.name} to observe NUK 001, NUK 002, NUK 003:"
    )
    assert sufficiency_words.because(advice.step)[0].words == (
        "Observations that count: 0 of 1."
    )


def test_what_is_submitted_or_approved_needs_no_further_step(cast, training):
    state = ObjectiveProgress.State.SUBMITTED
    training.progress.filter(objective__code="NUK 001").update(
        state=state, submitted_at=AT, submitted_by=cast.tora
    )

    step = sufficiency.next_step(training, FIRST_YEAR).step

    assert isinstance(step, Step)
    assert step.objectives == ("NUK 002", "NUK 003", "NUK 004")


def test_nobody_who_is_not_impartial_is_proposed(cast, training):
    colleague = cast.mads
    organisations.assign_role(
        person=colleague,
        role=Role.CLINICAL_SUPERVISOR,
        unit=cast.nuclear,
        starts_at=LONG_AGO,
        ends_at=None,
        actor=system_person(),
    )
    ConflictOfInterest.objects.create(
        person=cast.sven,
        trainee=cast.tora,
        kind="family",
        declared_at=AT,
        declared_by=cast.sven,
    )

    step = sufficiency.next_step(training, FIRST_YEAR).step

    assert isinstance(step, Step)
    assert step.supervisor is not None
    assert step.supervisor.name == colleague.name


def test_before_the_first_stay_there_is_no_step(cast, training):
    advice = sufficiency.next_step(training, date(2023, 6, 1))

    assert advice.step == NoStep(Why.NO_TIME_LEFT)


def test_where_no_objectives_are_known_nobody_says_that_nothing_is_missing(cast):
    traineeship = schedules.make_supervised(cast)

    assert sufficiency.judgements(traineeship, FIRST_YEAR) == {}
    step = sufficiency.next_step(traineeship, FIRST_YEAR).step
    assert step == NoStep(Why.NO_RULE)


def test_questions_to_the_database_do_not_grow_with_the_evidence(
    cast, training, django_assert_max_num_queries
):
    for number in (1, 2, 69, 77):
        for _ in range(5):
            observe(cast, training, number)
            record(cast, training, number)

    with django_assert_max_num_queries(6):
        sufficiency.judgements(training, FIRST_YEAR)
    with django_assert_max_num_queries(20):
        sufficiency.next_step(training, FIRST_YEAR)
