import pytest

from ferd.areas.plans import actions, queries
from ferd.areas.plans.uploads import UnreadableDocument
from ferd.foundation.errors import Conflict, NotAllowed, NotFound
from tests.areas.plans import factory


def settle(plan_import, actor):
    for question in plan_import.questions.all():
        actions.answer_question(
            question=question, answer=question.understood, actor=actor
        )


def accept(plan_import, actor):
    return actions.accept_import(
        plan_import=plan_import,
        specialty="Nukleærmedisin",
        specialty_code="NUK",
        actor=actor,
    )


def test_a_document_is_kept_with_its_lines_and_what_was_understood(cast):
    plan_import = factory.make_import(cast)

    plan = plan_import.as_plan()
    assert [s.label for s in plan.timeline] == ["0-3 år", "3-5 år"]
    assert [1, 1, "Utdanningsplan for nukleærmedisin"] in [
        list(line) for line in plan_import.lines
    ]


def test_a_doubtful_cell_is_a_question(cast):
    question = factory.make_question(cast)

    assert (question.kind, question.stage, question.understood) == (
        "objectives",
        2,
        "øvrige",
    )


def test_an_answer_corrects_the_stage(cast):
    question = factory.make_question(cast)

    actions.answer_question(question=question, answer="61-102", actor=cast.mads)

    plan = question.plan_import.as_plan()
    assert plan.timeline[1].objectives.numbers == tuple(range(61, 103))
    question.refresh_from_db()
    assert question.answered_by == cast.mads


def test_an_answer_that_is_not_understood_changes_nothing(cast):
    question = factory.make_question(cast)

    with pytest.raises(Conflict, match="not understood"):
        actions.answer_question(question=question, answer="vet ikke", actor=cast.mads)

    question.refresh_from_db()
    assert question.answered_at is None


def test_open_questions_stand_in_the_way_of_a_draft(cast):
    with pytest.raises(Conflict, match="still open"):
        accept(factory.make_import(cast), cast.karin)


def test_an_answered_import_becomes_a_draft_once(cast):
    plan_import = factory.make_import(cast)
    settle(plan_import, cast.karin)

    version = accept(plan_import, cast.karin)

    assert version.status == "draft"
    with pytest.raises(Conflict, match="already been dealt with"):
        accept(plan_import, cast.karin)


def test_a_discarded_import_is_not_accepted(cast):
    plan_import = factory.make_import(cast)
    actions.discard_import(plan_import=plan_import, actor=cast.karin)

    with pytest.raises(Conflict):
        accept(plan_import, cast.karin)


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("plan.txt", b"", "empty"),
        ("plan.docx", b"PK\x03\x04 not a zip", "read"),
        ("plan.exe", b"MZ\x90\x00" + b"\x00" * 60, ""),
        ("plan.yaml", b"specialty: [", ""),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(cast, name, data, words):
    with pytest.raises(UnreadableDocument) as refused:
        actions.import_document(
            unit=cast.nuclear, file_name=name, data=data, actor=cast.karin
        )

    assert refused.value.message.endswith(".")
    assert words in refused.value.message
    assert not queries.visible_imports(cast.karin).exists()


@pytest.mark.parametrize("who", ["olav", "sven", "tora", "ada", "regine", "otto"])
def test_only_those_who_write_the_units_plan_bring_documents_in(cast, who):
    with pytest.raises(NotAllowed):
        actions.import_document(
            unit=cast.nuclear,
            file_name="plan.txt",
            data=factory.DOUBTFUL.encode(),
            actor=getattr(cast, who),
        )


def test_an_outsider_does_not_learn_of_an_import(cast):
    plan_import = factory.make_import(cast)

    with pytest.raises(NotFound):
        queries.get_import(cast.otto, plan_import.uuid)
