"""What a template may ask, and what may be answered to it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ferd.core.progress import templates as core
from ferd.core.progress.templates import (
    Answer,
    AnswerFault,
    AnswerProblem,
    FieldKind,
    TemplateContent,
    TemplateField,
)
from ferd.formats.template_json import template_from_json, template_to_json

SCALE = TemplateField(
    key="f1", kind=FieldKind.SCALE, label="Preparation", choices=("Begins", "Can")
)
WORDS = TemplateField(key="f2", kind=FieldKind.WORDS, label="What went well")
POINTS = TemplateField(
    key="f3", kind=FieldKind.CHECKLIST, label="Seen", choices=("Talk", "Report")
)
CONTENT = TemplateContent(purpose="For use.", fields=(SCALE, WORDS, POINTS))
WHOLE: dict[str, Answer] = {"f1": 2, "f2": "Calm and clear.", "f3": (1,)}


def content(**field):
    given = {"key": "f1", "kind": FieldKind.WORDS, "label": "A"} | field
    return TemplateContent(fields=(TemplateField(**given),))


TEMPLATE_FAULTS = [
    (TemplateContent(asks_level=False), "TMPL001"),
    (content(label="  "), "TMPL002"),
    (TemplateContent(fields=(WORDS, WORDS)), "TMPL003"),
    (content(kind=FieldKind.SCALE, choices=("One",)), "TMPL004"),
    (content(kind=FieldKind.SCALE, choices=tuple("abcdefgh")), "TMPL004"),
    (content(kind=FieldKind.CHECKLIST), "TMPL005"),
    (
        TemplateContent(
            fields=tuple(
                TemplateField(key=f"f{n}", kind=FieldKind.WORDS, label=f"Field {n}")
                for n in range(core.MOST_FIELDS + 1)
            )
        ),
        "TMPL006",
    ),
    (content(kind=FieldKind.SCALE, choices=("Same", "same ")), "TMPL007"),
]


def test_a_whole_template_has_no_faults():
    assert core.check_template(CONTENT) == []


@pytest.mark.parametrize(("faulty", "code"), TEMPLATE_FAULTS)
def test_a_template_that_cannot_be_used_says_why(faulty, code):
    assert [each.code for each in core.check_template(faulty)] == [code]


def test_a_fault_names_its_field():
    faulty = TemplateContent(fields=(SCALE, TemplateField(key="f2", kind=WORDS.kind)))

    (found,) = core.check_template(faulty)

    assert found.where == "field:2"


def test_a_field_is_added_moved_and_taken_out():
    longer = core.with_field(CONTENT, FieldKind.WORDS)
    up = core.moved_up(longer, "f4")
    down = core.moved_down(up, "f4")
    shorter = core.without_field(down, "f1")

    assert [f.key for f in longer.fields] == ["f1", "f2", "f3", "f4"]
    assert [f.key for f in up.fields] == ["f1", "f2", "f4", "f3"]
    assert down == longer
    assert [f.key for f in shorter.fields] == ["f2", "f3", "f4"]


def test_a_field_that_is_first_last_or_unknown_stays_where_it_is():
    assert core.moved_up(CONTENT, "f1") == CONTENT
    assert core.moved_up(CONTENT, "f9") == CONTENT
    assert core.moved_down(CONTENT, "f3") == CONTENT
    assert core.without_field(CONTENT, "f9") == CONTENT


def test_a_new_field_never_takes_a_key_that_is_in_use():
    shorter = core.without_field(CONTENT, "f2")

    longer = core.with_field(shorter, FieldKind.SCALE)

    assert [f.key for f in longer.fields] == ["f1", "f3", "f2"]


def test_whole_answers_have_no_faults():
    assert list(core.answer_faults(CONTENT, WHOLE)) == []


def test_what_is_not_required_and_an_untouched_checklist_may_be_left_out():
    optional = content(is_required=False)

    assert list(core.answer_faults(optional, {})) == []
    assert list(core.answer_faults(CONTENT, {"f1": 1, "f2": "Well."})) == []


@pytest.mark.parametrize(
    ("key", "answer", "problem"),
    [
        ("f1", None, AnswerProblem.MISSING),
        ("f2", "  ", AnswerProblem.MISSING),
        ("f1", 3, AnswerProblem.OF_ANOTHER_KIND),
        ("f1", 0, AnswerProblem.OF_ANOTHER_KIND),
        ("f2", 1, AnswerProblem.OF_ANOTHER_KIND),
        ("f3", (1, 3), AnswerProblem.OF_ANOTHER_KIND),
        ("f2", "x" * (core.LONGEST_ANSWER + 1), AnswerProblem.TOO_LONG),
        ("f9", 1, AnswerProblem.UNKNOWN),
    ],
)
def test_an_answer_that_cannot_be_given_says_why(key, answer, problem):
    answers = {k: v for k, v in {**WHOLE, key: answer}.items() if v is not None}

    assert list(core.answer_faults(CONTENT, answers)) == [AnswerFault(key, problem)]


def test_answers_are_read_as_json_keeps_them():
    read = core.read_answers(CONTENT, {"f1": 2, "f2": "Well.", "f3": [2, 1, 2]})

    assert read == {"f1": 2, "f2": "Well.", "f3": (1, 2)}


@pytest.mark.parametrize(
    "data",
    [{"f9": 1}, {"f1": "2"}, {"f1": True}, {"f2": 2}, {"f3": [True]}, {"f3": 1}],
)
def test_answers_of_another_shape_are_refused(data):
    with pytest.raises(ValueError, match=r"asked|no answer"):
        core.read_answers(CONTENT, data)


words = st.text(max_size=20)
fields = st.builds(
    TemplateField,
    key=st.text("abcdef", min_size=1, max_size=3),
    kind=st.sampled_from(FieldKind),
    label=words,
    hint=words,
    choices=st.lists(words, max_size=4).map(tuple),
    is_required=st.booleans(),
)
contents = st.builds(
    TemplateContent,
    purpose=words,
    fields=st.lists(fields, max_size=4, unique_by=lambda f: f.key).map(tuple),
    asks_level=st.booleans(),
)


@given(contents)
def test_a_template_reads_back_as_it_was_written(written):
    assert template_from_json(template_to_json(written)) == written


@pytest.mark.parametrize(
    "data",
    [
        [],
        {},
        {"schema": 2},
        {"schema": 1, "fields": [{"key": "f1"}]},
        {"schema": 1, "fields": [{"key": "f", "kind": "words"}] * 2},
    ],
)
def test_a_template_of_another_shape_is_refused(data):
    with pytest.raises(ValueError, match=r"template|not what is kept"):
        template_from_json(data)
