"""A trainee's record out in Kompetanseportalen's shape, and back as it was."""

import io
import json
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from ferd.formats.documents.language import Language
from ferd.formats.kompetanseportalen import (
    FORM,
    Activity,
    ActivityKind,
    ActivityState,
    Comment,
    CommentKind,
    Objective,
    ObjectiveState,
    Signature,
    SignatureKind,
    TraineeRecord,
    read_json,
    without_unprintables,
    write_json,
)
from ferd.formats.kompetanseportalen_words import VALUES, meant, said
from ferd.formats.kompetanseportalen_workbook import read_xlsx, write_xlsx
from ferd.formats.workbooks import write_workbook
from tests.formats.plans.printed_plans import HOSTILE

SCHEMA = json.loads(
    (
        Path(__file__).parents[2] / "docs/reference/kompetanseportalen.schema.json"
    ).read_text("utf-8")
)
AT = datetime(2026, 9, 3, 8, 15, tzinfo=UTC)
SEEN = Activity(
    id="2",
    kind=ActivityKind.OBSERVATION,
    title="Undersøkelse av skjelett",
    state=ActivityState.SIGNED,
    done_on=date(2026, 9, 1),
    recorded_at=AT,
    unit="NM",
    self_rating=3,
    signatures=(Signature(SignatureKind.ASSESSED, "Sven", AT, level=4),),
    comments=(
        Comment(CommentKind.SELF_ASSESSMENT, "Tora", AT, "Trygg på opptaket."),
        Comment(CommentKind.REMARK, "Tora", AT, "Jeg\nser det annerledes."),
    ),
)
DONE = Activity(
    id="1",
    kind=ActivityKind.COURSE,
    title="Kurs",
    state=ActivityState.RETURNED,
    done_on=date(2026, 9, 1),
    recorded_at=AT,
    sent_at=AT,
    unit="NM",
    comments=(Comment(CommentKind.RETURNED, "Sven", AT, "Legg ved kursbevis."),),
)
RECORD = TraineeRecord(
    trainee="Tora",
    specialty_code="NUK",
    unit="NM",
    starts_on=date(2024, 6, 1),
    copied_at=AT,
    objectives=(
        Objective(
            code="NUK 001",
            title="Læringsmål 1",
            state=ObjectiveState.APPROVED,
            unit="NM",
            stage="NM",
            expected_on=date(2026, 12, 1),
            submitted_at=AT,
            approved_at=AT,
            activities=(DONE, SEEN),
            signatures=(
                Signature(SignatureKind.RECOMMENDED, "Sven", AT, "Veileder"),
                Signature(
                    SignatureKind.APPROVED,
                    "Mads",
                    AT,
                    on_behalf_of="Olav",
                    basis="Likeverdig kompetanse",
                    withdrawn_at=AT,
                ),
            ),
            comments=(Comment(CommentKind.REASON, "Mads", AT, "Tilsvarende."),),
        ),
        Objective("NUK 002", "", ObjectiveState.NOT_STARTED, "NM", activities=(SEEN,)),
    ),
    hpr_number="9999999",
)


def titled(text):
    words = (Comment(CommentKind.DESCRIPTION, text, AT, text),)
    activity = replace(DONE, title=text, unit=text, comments=words)
    objective = replace(
        RECORD.objectives[0], title=text, stage=text, activities=(activity,)
    )
    return replace(RECORD, trainee=text, objectives=(objective,))


@pytest.mark.parametrize("language", Language)
def test_what_is_written_as_a_workbook_reads_back_as_the_same(language):
    assert read_xlsx(write_xlsx(RECORD, language)) == RECORD


def test_what_is_written_as_json_reads_back_as_the_same():
    assert read_json(write_json(RECORD)) == RECORD


def test_json_is_as_its_schema_says():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)

    jsonschema.validate(json.loads(write_json(RECORD)), SCHEMA)


@pytest.mark.parametrize(
    "change",
    [
        {"trainee": 1},
        {"starts_on": "next year"},
        {"objectives": [{"code": "NUK 001"}]},
        {"patient": "x"},
    ],
)
def test_the_schema_refuses_another_shape(change):
    document = json.loads(write_json(RECORD))
    document["record"] |= change

    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(document, SCHEMA, format_checker=jsonschema.FormatChecker())


def test_a_trainee_without_objectives_reads_back_too():
    bare = replace(RECORD, objectives=(), hpr_number="")

    assert read_xlsx(write_xlsx(bare, Language.NN)) == bare
    assert read_json(write_json(bare)) == bare


def test_hostile_text_comes_back_as_text():
    objectives = [titled(text).objectives[0] for text in HOSTILE]
    numbered = tuple(
        replace(each, code=f"NUK {n}") for n, each in enumerate(objectives)
    )
    record = without_unprintables(replace(RECORD, objectives=numbered))

    assert read_xlsx(write_xlsx(record, Language.NB)) == record
    assert read_json(write_json(record)) == record


def test_no_cell_is_a_formula_and_no_text_a_link():
    data = write_xlsx(titled('=HYPERLINK("http://a.invalid","x")'), Language.NB)

    cells = [c for s in load_workbook(io.BytesIO(data)) for row in s for c in row]
    assert {c.data_type for c in cells if c.value is not None} == {"s"}
    assert not [c for c in cells if c.hyperlink]
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        assert not [name for name in parts.namelist() if "externalLink" in name]


@settings(max_examples=40, deadline=None)
@given(text=st.text(max_size=60))
def test_any_text_reads_back_from_json_as_it_was_cleaned(text):
    record = without_unprintables(titled(text))

    assert read_json(write_json(record)) == record


@pytest.mark.parametrize(
    "data",
    [b"[]", b"{}", b'{"form": "other", "record": {}}', b'{"form": 1}', b"no json"],
)
def test_another_document_is_refused(data):
    with pytest.raises(ValueError, match=r"form|Expecting"):
        read_json(data)


@pytest.mark.parametrize(
    "data",
    [
        b"no workbook",
        write_workbook({"A": [["a"]]}, title=""),
        write_workbook({str(n): [["Form", FORM]] for n in range(5)}, title=""),
    ],
    ids=("bytes", "one sheet", "other headings"),
)
def test_another_workbook_is_refused(data):
    with pytest.raises(ValueError, match="not a workbook of the form"):
        read_xlsx(data)


@pytest.mark.parametrize("kind", VALUES)
@pytest.mark.parametrize("language", Language)
def test_every_value_has_a_word_of_its_own(kind, language):
    assert [meant(kind, said(each, language), language) for each in kind] == list(kind)
    assert FORM.endswith("/1")
