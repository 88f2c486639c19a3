"""A copy of a trainee's progress: what is in it, who gets it, what stays behind."""

from datetime import date, timedelta
from functools import partial

import pytest
from django.urls import reverse

from ferd.areas.audit.models import AuditEntry, LookUp
from ferd.areas.organisations import actions as organisations
from ferd.areas.organisations.models import Role
from ferd.areas.progress import copies, sights
from ferd.areas.progress.actions import exports
from ferd.areas.progress.models import (
    ActivityRecord,
    Approval,
    AssessmentTemplate,
    AssessorLink,
    Observation,
    Recommendation,
    Remark,
    TemplateVersion,
)
from ferd.areas.progress.stories import tell_story
from ferd.core.progress.templates import FieldKind, TemplateContent, TemplateField
from ferd.formats import kompetanseportalen as shape
from ferd.formats.documents.language import Language
from ferd.formats.kompetanseportalen_workbook import read_xlsx
from ferd.formats.template_json import template_to_json
from ferd.foundation import clock
from ferd.foundation.errors import NotAllowed, NotFound
from tests.areas.progress import factory
from tests.cast import LONG_AGO

CONTENT = TemplateContent(
    fields=(
        TemplateField(
            key="a", kind=FieldKind.SCALE, label="Technique", choices=("Weak", "Sure")
        ),
        TemplateField(
            key="b", kind=FieldKind.CHECKLIST, label="Did", choices=("Asked", "Told")
        ),
        TemplateField(key="c", kind=FieldKind.WORDS, label="Next", is_required=False),
    )
)
Status = ActivityRecord.Status


def add_record(cast, status, rows, **more):
    now = clock.now()
    record = ActivityRecord.objects.create(
        traineeship=rows[0].traineeship,
        trainee=cast.tora,
        recorded_by=cast.tora,
        kind="course",
        title=f"Course, {status}",
        words="=1+1",
        done_on=date(2026, 3, 4),
        unit=cast.nuclear,
        status=status,
        needs_signature=status != Status.REGISTERED,
        recorded_at=now,
        saved_at=now,
        **more,
    )
    record.objectives.set(rows)
    return record


def add_observation(cast, row, *, link=None, **more):
    now = clock.now()
    template, _ = AssessmentTemplate.objects.get_or_create(
        unit=cast.nuclear, title="Seen at work"
    )
    version, _ = TemplateVersion.objects.get_or_create(
        template=template,
        number=1,
        defaults={
            "content": template_to_json(CONTENT),
            "created_at": now,
            "created_by": cast.kari,
        },
    )
    observation = Observation.objects.create(
        traineeship=row.traineeship,
        trainee=cast.tora,
        template=version,
        unit=cast.nuclear,
        observed_on=date(2026, 3, 5),
        started_by=cast.tora,
        started_at=now,
        saved_at=now,
        **more,
    )
    observation.objectives.add(row)
    if link is not None:
        AssessorLink.objects.create(
            observation=observation,
            name="Outside Assessor",
            email="outside@example.invalid",
            position="Consultant",
            workplace="Elsewhere",
            token_hash=str(observation.uuid),
            made_at=now,
            made_by=cast.tora,
            expires_at=now + timedelta(days=14),
            **link,
        )
    return observation


def given(cast, **more):
    return {
        "status": Observation.Status.GIVEN,
        "given_at": clock.now(),
        "fingerprint": "f",
        "level": 4,
        "self_rating": 2,
        "self_words": "I was unsure.",
        "words": "Well done.",
        "answers": {"a": 2, "b": [1, 2], "c": "More of it"},
        **more,
    }


@pytest.fixture
def training(cast):
    """Give Tora a history with one of everything."""
    traineeship = factory.make_training(cast)
    first, second, _third = factory.objectives(traineeship)
    now = clock.now()
    signed = {"sent_at": now, "signed_at": now, "signed_by": cast.sven}
    add_record(cast, Status.SIGNED, [first, second], signer=cast.sven, **signed)
    add_record(cast, Status.DRAFT, [first])
    add_record(cast, Status.DISCARDED, [first])
    returned = add_record(
        cast,
        Status.RETURNED,
        [first],
        returned_at=now,
        returned_by=cast.sven,
        returned_words="Again, please.",
    )
    tell_story(returned, "return_activity", cast.sven, words="Again, please.")
    tell_story(returned, "send_activity", cast.tora, words="Now with a paper.")
    seen = add_observation(
        cast,
        first,
        assessor=cast.sven,
        assessor_role="clinical_supervisor",
        **given(cast),
    )
    Remark.objects.create(observation=seen, by=cast.tora, at=now, words="Not so.")
    add_observation(cast, first, assessor=cast.sven, status=Observation.Status.ASKED)
    add_observation(cast, first, link={}, **given(cast, words="Not yet confirmed"))
    confirmed = {"is_confirmed": True, "decided_at": now, "decided_by": cast.karin}
    add_observation(cast, first, link=confirmed, **given(cast, words="From outside"))
    Recommendation.objects.create(
        progress=first,
        trainee=cast.tora,
        by=cast.sven,
        capacity="educational_supervisor",
        round=1,
        words="Ready.",
        at=now,
    )
    Approval.objects.create(
        progress=first,
        trainee=cast.tora,
        approver=cast.olav,
        unit=cast.imaging,
        basis="equal_competence",
        reason="Did the same elsewhere.",
        at=now,
        signed_in_at=now,
        shown={},
        shown_hash="0",
        was_opened=True,
    )
    return traineeship


def copy_for(actor, traineeship):
    return copies.copy_of(sights.get_sight(actor, traineeship))


def test_a_copy_reads_objective_activities_signatures_comments_dates(cast, training):
    first, second = copy_for(cast.tora, training).objectives[:2]

    states = [activity.state for activity in first.activities]
    assert states == ["signed", "returned", "signed", "signed"]
    assert first.activities[0].id == second.activities[0].id
    assert first.activities[0].signatures[0].by == "Sven"
    assert first.activities[0].done_on == date(2026, 3, 4)
    assert [(s.kind, s.by) for s in first.signatures] == [
        ("recommended", "Sven"),
        ("approved", "Olav"),
    ]
    assert [c.words for c in first.comments] == ["Ready.", "Did the same elsewhere."]


def test_what_was_said_stands_once_each(cast, training):
    returned = copy_for(cast.tora, training).objectives[0].activities[1]

    assert [(c.kind, c.words) for c in returned.comments] == [
        ("description", "=1+1"),
        ("returned", "Again, please."),
        ("other", "Now with a paper."),
    ]


def test_an_observation_has_its_level_and_answers_in_words(cast, training):
    seen = copy_for(cast.tora, training).objectives[0].activities[2]

    [signature] = seen.signatures
    assert (signature.by, signature.level, seen.self_rating) == ("Sven", 4, 2)
    assert [c.words for c in seen.comments] == [
        "I was unsure.",
        "Well done.",
        "Technique: Sure",
        "Did: Asked; Told",
        "Next: More of it",
        "Not so.",
    ]


def test_what_an_outsider_wrote_is_in_it_when_it_is_confirmed(cast, training):
    written = shape.write_json(copy_for(cast.tora, training)).decode()

    assert "From outside" in written
    assert "Outside Assessor" in written
    assert "Not yet confirmed" not in written


@pytest.mark.parametrize("form", ["json", "xlsx"])
def test_a_copy_reads_back_as_what_is_kept(cast, training, form):
    document = exports.export_progress(
        traineeship=training, form=form, language=Language.EN, actor=cast.tora
    )

    read = shape.read_json if form == "json" else read_xlsx
    copy = read(document.body)
    assert copy.objectives == copy_for(cast.tora, training).objectives
    assert len(copy.objectives) == 102
    assert document.file_name == f"tora-nuk.{form}"


def test_that_it_left_is_recorded_and_the_trainee_can_see_who_looked(cast, training):
    take = partial(
        exports.export_progress, traineeship=training, language=Language.NB, form="json"
    )
    take(actor=cast.tora)
    assert not LookUp.objects.exists()

    take(actor=cast.sven)

    entries = AuditEntry.objects.filter(action="progress.export_progress")
    assert [entry.facts["form"] for entry in entries] == ["json", "json"]
    look = LookUp.objects.get()
    assert (look.actor, look.subject, look.purpose) == (cast.sven, cast.tora, "export")


def test_a_clinical_supervisor_sees_it_and_takes_no_copy(cast, training):
    organisations.assign_role(
        person=cast.mads,
        role=Role.CLINICAL_SUPERVISOR,
        unit=cast.nuclear,
        starts_at=LONG_AGO,
        ends_at=None,
        actor=cast.ada,
    )
    take = partial(
        exports.export_progress, traineeship=training, language=Language.NB, form="json"
    )

    with pytest.raises(NotAllowed):
        take(actor=cast.mads)
    with pytest.raises(NotFound):
        take(actor=cast.otto)
    assert not AuditEntry.objects.filter(action="progress.export_progress").exists()


def test_another_form_is_not_found(cast, training, client):
    client.force_login(cast.tora)

    for form in ("exe", ""):
        answer = client.post(export_of(training), {"form": form})
        assert answer.status_code == 404


def test_the_page_hands_it_over_as_a_file(cast, training, client):
    client.force_login(cast.tora)
    client.cookies["django_language"] = "nn"

    page = client.get(export_of(training))
    answer = client.post(export_of(training), {"form": "xlsx"})

    assert b'value="xlsx"' in page.content
    assert answer["Content-Disposition"] == 'attachment; filename="tora-nuk.xlsx"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert read_xlsx(answer.content).trainee == "Tora"


def test_ten_times_as_much_takes_as_many_questions(
    cast, training, django_assert_max_num_queries
):
    sight = sights.get_sight(cast.tora, training)
    with django_assert_max_num_queries(9):
        copies.copy_of(sight)
    rows = factory.objectives(training, 20)
    for _ in range(2):
        for row in rows:
            add_record(cast, Status.REGISTERED, [row])
            seen = add_observation(cast, row, assessor=cast.sven, **given(cast))
            tell_story(seen, "give_observation", cast.sven, words="So it was.")

    with django_assert_max_num_queries(9):
        copies.copy_of(sight)


def export_of(training):
    return reverse("progress:export", args=[training.uuid])
