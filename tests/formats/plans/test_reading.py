import io
import random
import threading
from contextlib import suppress
from pathlib import Path

import pikepdf
import pytest
import typst
from PIL import Image

from ferd.core.diagnostics import Severity
from ferd.formats.plans import reading
from ferd.formats.plans.document import Document, Table
from ferd.formats.plans.documents.opening import open_document
from ferd.formats.plans.documents.unreadable import REASONS
from ferd.formats.plans.read import understand
from ferd.formats.plans.reading import PlanReading, Unreadable, ending_of, read_plan
from ferd.formats.sandbox import Failure
from tests.formats.plans.made_files import docx, packed, pdf, text
from tests.formats.plans.measured import measure

CORPUS = Path(__file__).parents[2] / "corpus" / "plans"
NAME = "ahus-nukleaermedisin"
WORD = (CORPUS / f"{NAME}.docx").read_bytes()
PDF = (CORPUS / f"{NAME}.pdf").read_bytes()
PLAN = "Utdanningsplan for nukleærmedisin\n0-1 år: læringsmål 1\N{EN DASH}17\n"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def opened(name, data):
    """Read in this process: only for files that we made ourselves."""
    return open_document(ending_of(name), data)


def refusal(name, data):
    with pytest.raises(Unreadable) as raised:
        read_plan(name, data)
    return raised.value.diagnostic


def picture(kind="PNG"):
    stream = io.BytesIO()
    Image.new("RGB", (600, 800), "white").save(stream, kind)
    return stream.getvalue()


def locked(**passwords):
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(PDF)) as document:
        document.save(stream, encryption=pikepdf.Encryption(**passwords))
    return stream.getvalue()


@pytest.mark.parametrize("ending", ["docx", "html", "pdf"])
def test_each_format_gives_the_same_timeline(ending):
    data = (CORPUS / f"{NAME}.{ending}").read_bytes()

    document = opened(f"plan.{ending}", data)

    (table,) = (block for block in document.blocks if isinstance(block, Table))
    cells = [[" ".join(cell.split()) for cell in row.cells] for row in table.rows]
    assert cells == [
        [
            "Tid av utdanning",
            "Helseforetak",
            "Sykehus",
            "Avdeling/ læringssted",
            "Læringsmål",
        ],
        ["0-1 år", "AHUS", "Nordbyhagen", "BDA/NM", "1-17, 69-75, 77-81, 97, 99"],
        ["1-3,5 år", "AHUS", "Nordbyhagen", "BDA/NM", "69-88, 93, 95, 97, 99, 102"],
        ["3,5-4,5 år", "AHUS", "Nordbyhagen", "BDA/RAD", "18 - 67"],
        ["4,5-5 år", "OUS", "OUS", "NM", "15-16, 68, 89-92, 94, 96, 98, 100-101"],
    ]


def test_each_format_gives_the_same_words():
    def words(ending):
        data = (CORPUS / f"{NAME}.{ending}").read_bytes()
        lines = opened(f"plan.{ending}", data).lines()
        return " ".join(line.text for line in lines).split()

    assert words("docx") == words("html")


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
@pytest.mark.parametrize("ending", ["txt", "md", "html", ""])
def test_text_is_read_whatever_its_encoding(encoding, ending):
    document = opened(f"plan.{ending}", PLAN.encode(encoding))

    text = " ".join(line.text for line in document.lines())
    assert "nukleærmedisin" in text
    assert "0-1 år: læringsmål 1\N{EN DASH}17" in text


def test_one_wrong_byte_does_not_garble_the_other_letters():
    data = PLAN.encode() * 20 + b"\xff"

    document = opened("plan.txt", data)

    assert "læringsmål" in list(document.lines())[1].text


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("plan.docx", b"", "READ001"),
        ("plan.txt", b" \n\t\n", "READ001"),
        ("plan.html", b"<html><script>x</script></html>", "READ001"),
        ("plan.docx", docx(b"<w:p/>"), "READ001"),
        ("plan", b"MZ\x90\0\3\0\0\0" + b"\0" * 100, "READ002"),
        ("plan.exe", b"\x7fELF\2\1\1\0", "READ002"),
        ("plan.png", picture(), "READ002"),
        ("plan.zip", packed({"a.txt": "plan"}), "READ002"),
        ("plan.xlsx", packed({"[Content_Types].xml": "", "xl/a.xml": ""}), "READ002"),
        ("plan.odt", packed({"mimetype": "", "content.xml": "<a/>"}), "READ002"),
        ("plan.rtf", b"{\\rtf1 plan}", "READ002"),
        ("plan.bin", bytes(range(256)) * 10, "READ002"),
        ("plan.pdf", picture(), "READ003"),
        ("plan.docx", PDF, "READ003"),
        ("plan.pdf", WORD, "READ003"),
        ("plan.txt", WORD, "READ003"),
        ("plan.docx", PLAN.encode(), "READ003"),
        ("plan.pdf", b"<!doctype html><p>plan", "READ003"),
        ("plan.docx", packed({"[Content_Types].xml": "", "ppt/a": ""}), "READ003"),
        ("plan.doc", OLE + b"\0" * 600, "READ004"),
        ("plan.docx", OLE + "WordDocument".encode("utf-16-le"), "READ004"),
        ("plan.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "READ005"),
        ("plan.docx", OLE + b"\0" * 600, "READ005"),
        ("plan.pdf", locked(user="x", owner="y"), "READ005"),
        ("plan.docx", docx(b"<w:p><w:r><w:drawing/></w:r></w:p>"), "READ006"),
        ("plan.pdf", PDF[: len(PDF) // 2], "READ007"),
        ("plan.docx", WORD[: len(WORD) // 2], "READ007"),
        ("plan.docx", docx(b"<w:p>"), "READ007"),
        ("plan.docx", bytes(range(256)) * 10, "READ007"),
        ("plan.pdf", b"%PDF-1.7\n%%EOF", "READ007"),
        ("plan.txt", b"plan " * 1_000_000, "READ008"),
        ("plan.txt", bytes(50_000_001), "READ008"),
        ("plan.docx", docx(b"<w:p/>" * 1_000_001, method=0), "READ008"),
        ("plan.html", b"<p>plan" + b"<div>" * 2_001, "READ009"),
        ("plan.docx", docx(b"", b"<!DOCTYPE d>"), "READ011"),
    ],
)
def test_a_file_that_is_no_readable_plan_is_refused_in_one_sentence(name, data, code):
    diagnostic = refusal(name, data)

    assert diagnostic.code == code
    assert diagnostic.severity is Severity.ERROR
    assert diagnostic.text().endswith(".")
    assert diagnostic.advice().endswith(".")


def test_a_refusal_says_what_the_file_is():
    assert "PDF" in refusal("plan.docx", PDF).text()
    assert "PNG" in refusal("plan.pdf", picture()).text()
    assert "EXE" in refusal("plan.docx", b"MZ\x90\0" + b"\0" * 200).text()


def test_a_scanned_pdf_is_said_to_be_scanned():
    diagnostic = refusal("plan.pdf", picture("PDF"))

    assert diagnostic.code == "READ006"
    assert "scanned" in diagnostic.text()


def test_a_pdf_that_only_forbids_printing_is_read():
    allowed = pikepdf.Permissions(print_lowres=False, extract=False)

    document = opened("plan.pdf", locked(owner="x", allow=allowed))

    assert document == opened("plan.pdf", PDF)


def test_a_pdf_of_more_pages_than_any_plan_is_refused():
    pages = b"<</Type/Pages/Kids[" + b"3 0 R " * 501 + b"]/Count 501>>"
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"
    data = pdf(b"<</Type/Catalog/Pages 2 0 R>>", pages, page)

    assert refusal("plan.pdf", data).code == "READ010"


@pytest.mark.parametrize("name", ["plan", "plan.doc", "PLAN.DOCX", "plan.docm", "ø.x"])
def test_the_content_decides_when_the_ending_promises_nothing_else(name):
    assert opened(name, WORD).blocks


def test_every_reason_has_a_sentence_and_an_advice():
    for reason in REASONS.values():
        assert reason.template.endswith(".")
        assert reason.hint.endswith(".")


def test_what_cannot_be_shown_is_left_out_of_the_text():
    data = (PLAN * 20).encode() + "Plan\x07 for \ufffealle".encode()

    document = opened("plan.txt", data)

    assert list(document.lines())[-1].text == "Plan for alle"


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (b"nonsense", "READ009"),
        (b"[]", "READ009"),
        (b'{"code":"X","facts":{}}', "READ009"),
        (b'{"plan":{},"diagnostics":[],"lines":[]}', "READ009"),
        (b'{"code":"READ010","facts":{"limit":9}}', "READ010"),
        (Failure.TOO_MUCH, "READ009"),
        (Failure.CRASHED, "READ007"),
        (Failure.NOT_STARTED, "READ012"),
    ],
)
def test_a_child_that_goes_wrong_gives_a_refusal_too(answer, code, monkeypatch):
    monkeypatch.setattr(reading, "run_limited", lambda *_: answer)

    assert refusal("plan.txt", b"plan").code == code


@pytest.mark.parametrize("ending", ["docx", "txt"])
def test_what_a_child_understands_is_what_we_would(ending):
    data = (CORPUS / f"{NAME}.{ending}").read_bytes()

    read = read_plan(f"plan.{ending}", data)

    document = opened(f"plan.{ending}", data)
    own = understand(document)
    assert (read.plan, read.diagnostics) == (own.plan, own.diagnostics)
    assert [(x.text, x.source) for x in read.lines] == [
        (x.text, x.source) for x in document.lines()
    ]


def test_many_threads_may_read_at_once():
    found = []

    def read():
        found.append(read_plan("plan.docx", WORD))

    threads = [threading.Thread(target=read) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(found) == 6
    assert all(read == found[0] for read in found)


def test_a_real_plan_needs_little_memory(monkeypatch, tmp_path):
    used = measure(monkeypatch, tmp_path / "used")

    read_plan("plan.pdf", PDF)

    assert used().megabytes < 128


def mutated(data, chance):
    """Change, cut out, double or swap a few stretches of a file."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(len(changed))
        length = min(chance.choice([1, 1, 2, 8, 200]), len(changed) - at)
        stretch = changed[at : at + length]
        match chance.randrange(4):
            case 0:
                changed[at : at + length] = chance.randbytes(length)
            case 1:
                del changed[at : at + length]
            case 2:
                changed[at:at] = stretch
            case _:
                other = chance.randrange(len(changed))
                changed[at : at + length] = changed[other : other + length]
    return bytes(changed)


SMALL_PDF = typst.compile(
    b"#set page(height: 9cm)\n= Plan\n#table(columns: 3, [0-1 aar], [A], [1-17])",
    timestamp=0,
)
SMALL_WORD = docx(text(b"Plan") + b"<w:tbl><w:tr><w:tc/><w:tc/></w:tr></w:tbl>")
STORED_WORD = docx(text(b"Plan") * 9, method=0)


FUZZED = [("pdf", SMALL_PDF), ("docx", SMALL_WORD), ("docx", STORED_WORD)]


@pytest.mark.parametrize(("ending", "data"), FUZZED, ids=["pdf", "docx", "docx-stored"])
@pytest.mark.parametrize("seed", range(12))
def test_a_mutated_file_gives_a_document_or_a_refusal(ending, data, seed):
    chance = random.Random(f"{ending}{seed}")  # noqa: S311 - repeatable, not secret

    with suppress(Unreadable):
        read = read_plan(f"plan.{ending}", mutated(data, chance))

        assert isinstance(read, PlanReading)


@pytest.mark.parametrize("data", [SMALL_WORD, STORED_WORD, WORD])
def test_hundreds_of_mutated_word_files_give_an_answer(data):
    chance = random.Random(2026)  # noqa: S311 - repeatable, not secret

    for _ in range(150):
        with suppress(Unreadable):
            assert isinstance(open_document("docx", mutated(data, chance)), Document)
