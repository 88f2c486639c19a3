import pytest

from ferd.areas.curriculum.models import LearningActivity
from ferd.areas.plans import words
from ferd.core.plans.compare import compare
from ferd.core.plans.progress_rules import (
    ActivityCount,
    ActivityKind,
    ActivityRule,
    AssessorRole,
    ObjectiveGroup,
    Signer,
    Signing,
    SufficiencyRule,
)
from tests.areas.plans import factory

COURSE = ActivityKind.COURSE


@pytest.fixture
def draft(cast):
    return factory.make_draft(cast)


@pytest.fixture
def writer(client, cast):
    client.cookies["django_language"] = "en"
    client.force_login(cast.karin)
    return client


def send(client, version, page, **written):
    address = f"/plans/versions/{version.uuid}/{page}"
    return client.post(address, {"seen": version.fingerprint, **written})


def now(version):
    version.refresh_from_db()
    return version.as_plan()


def test_a_plan_has_a_word_for_each_kind_of_activity_of_the_catalogue():
    assert list(ActivityKind) == LearningActivity.Kind.values


@pytest.mark.django_db
def test_every_reader_sees_in_words_who_signs_and_what_is_enough(client, cast):
    version = factory.make_published(cast)
    client.cookies["django_language"] = "en"
    client.force_login(cast.otto)

    page = client.get(f"/plans/versions/{version.uuid}/rules/").content.decode()

    assert "<strong>Project</strong>: the educational supervisor signs" in page
    assert "<strong>Course</strong>: the trainee registers it alone" in page
    assert "Del 3 av planen: radiologiåret</strong>: 18-67" in page
    assert "<strong>77-79</strong>: 3 observations, at level 4 or above" in page
    assert "one of them as clinical supervisor" in page
    assert "5 of the kind clinical procedure" in page
    assert "Add a rule" not in page


@pytest.mark.django_db
def test_who_writes_a_draft_says_who_signs(writer, draft):
    answer = send(
        writer,
        draft,
        "signing/",
        course="self_registered",
        project="clinical_supervisor",
    )

    assert answer.status_code == 302
    assert now(draft).activity_rules == (
        ActivityRule(kind=COURSE, signing=Signing.SELF_REGISTERED),
        ActivityRule(kind=ActivityKind.PROJECT, signer=Signer.CLINICAL_SUPERVISOR),
    )


@pytest.mark.django_db
def test_what_the_forms_show_is_saved_as_it_was(writer, draft):
    before = now(draft)

    for page in ("signing/", "groups/0/", "sufficiency/1/", "sufficiency/3/"):
        draft.refresh_from_db()
        shown = writer.get(f"/plans/versions/{draft.uuid}/{page}").context["form"]
        fields = {name: shown[name].value() for name in shown.fields}
        written = {
            key: value for key, value in fields.items() if value not in (None, "")
        }
        if not written.get("with_words", True):
            written.pop("with_words")
        assert writer.post(
            f"/plans/versions/{draft.uuid}/{page}", written
        ).status_code == (302)

    assert now(draft) == before


@pytest.mark.django_db
def test_a_group_is_added_and_its_name_changed_in_its_rules_too(writer, draft):
    added = send(writer, draft, "groups/4/", name="Ny", objectives="1, 3-4")
    draft.refresh_from_db()
    renamed = send(writer, draft, "groups/1/", name="NM", objectives="69-88")

    assert (added.status_code, renamed.status_code) == (302, 302)
    assert now(draft).groups[4] == ObjectiveGroup(name="Ny", numbers=(1, 3, 4))
    assert now(draft).sufficiency[1].group == "NM"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ({"name": "A", "objectives": "alle"}, "This is not understood."),
        ({"name": "A", "objectives": ""}, "This field is required."),
        (
            {"name": "Del 3 av planen: radiologiåret", "objectives": "1"},
            "Another group is called so.",
        ),
    ],
)
def test_a_group_that_is_none_is_refused_and_nothing_is_lost(
    writer, draft, written, fault
):
    before = now(draft)

    answer = send(writer, draft, "groups/0/", **written)

    assert answer.status_code == 422
    page = answer.content.decode()
    assert fault in page
    assert written["name"] in page
    assert now(draft) == before


@pytest.mark.django_db
def test_a_group_is_taken_out_with_its_rules(writer, draft):
    answer = send(writer, draft, "groups/1/remove/")

    assert answer.status_code == 302
    assert len(now(draft).groups) == 3
    assert [rule.group for rule in now(draft).sufficiency] == [
        "",
        "Del 4 av planen: Fjordbyen",
        "",
    ]


@pytest.mark.django_db
def test_a_rule_of_what_is_enough_is_written_with_all_it_can_ask_for(writer, draft):
    answer = send(
        writer,
        draft,
        "sufficiency/4/",
        about="numbers",
        objectives="1-2",
        observations="3",
        level="4",
        with_words="on",
        assessors="2",
        roles=["clinical_supervisor", "educational_supervisor"],
        contexts="2",
        recent_months="12",
        kind_0="course",
        times_0="2",
        kind_1="",
        times_1="5",
    )

    assert answer.status_code == 302
    assert now(draft).sufficiency[4] == SufficiencyRule(
        numbers=(1, 2),
        observations=3,
        level=4,
        with_words=True,
        assessors=2,
        roles=tuple(AssessorRole),
        contexts=2,
        recent_months=12,
        activities=(ActivityCount(times=2, kind=COURSE), ActivityCount(times=5)),
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ({"about": "all"}, "Ask for observations, for activities, or for both."),
        ({"about": "numbers", "observations": "1"}, "Write the numbers it is about."),
        (
            {"about": "all", "observations": "1", "assessors": "2"},
            "asks for 2 different assessors, but for 1 observations.",
        ),
        ({"about": "group:Nei", "observations": "1"}, "Select a valid choice."),
        (
            {"about": "numbers", "objectives": "én", "observations": "1"},
            "This is not understood.",
        ),
    ],
)
def test_a_rule_that_cannot_be_is_refused_and_nothing_is_lost(
    writer, draft, written, fault
):
    before = now(draft)

    answer = send(writer, draft, "sufficiency/0/", **written)

    assert answer.status_code == 422
    assert fault in answer.content.decode()
    assert now(draft) == before


@pytest.mark.django_db
def test_a_rule_is_taken_out(writer, draft):
    rules = now(draft).sufficiency

    answer = send(writer, draft, "sufficiency/0/remove/")

    assert answer.status_code == 302
    assert now(draft).sufficiency == rules[1:]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "page", ["groups/9/", "groups/4/remove/", "sufficiency/9/", "sufficiency/4/remove/"]
)
def test_there_is_no_page_for_a_rule_that_is_not_there(writer, draft, page):
    assert writer.get(f"/plans/versions/{draft.uuid}/{page}").status_code == 404


@pytest.mark.django_db
def test_a_new_group_and_a_new_rule_have_a_page(writer, draft):
    for page in ("groups/4/", "sufficiency/4/"):
        answer = writer.get(f"/plans/versions/{draft.uuid}/{page}")

        assert answer.status_code == 200
        assert "Take out" not in answer.content.decode()


@pytest.mark.django_db
def test_what_changed_in_the_rules_is_said_in_words(writer, draft):
    send(writer, draft, "signing/", course="either")
    draft.refresh_from_db()
    send(writer, draft, "sufficiency/0/", about="all", observations="2", level="4")
    draft.refresh_from_db()

    said = [words.change(c) for c in compare(factory.shipped(), now(draft))]

    assert (
        "Activities of the kind Course: a clinical or the educational supervisor signs "
        "instead of the trainee registers it alone."
    ) in said
    assert (
        "Enough for all objectives: 2 observations, at level 4 or above (does it "
        "alone) instead of 1 observation, at level 3 or above (does it with a "
        "supervisor near by)."
    ) in said
