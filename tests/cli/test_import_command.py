import json
from itertools import chain
from pathlib import Path

import pytest

from ferd.cli.__main__ import main

AHUS = Path(__file__).parents[1] / "corpus" / "plans" / "ahus-nukleaermedisin.txt"


@pytest.fixture
def document(tmp_path):
    def write(text, name="plan.txt"):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return str(path)

    return write


def test_the_ahus_plan_is_imported_with_all_its_objectives(capsys):
    status = main(["import", str(AHUS), "--json"])

    form = json.loads(capsys.readouterr().out)
    numbers = [stage["objectives"]["numbers"] for stage in form["timeline"]]
    assert status == 0
    assert [len(stage) for stage in numbers] == [31, 25, 50, 12]
    assert set(chain(*numbers)) == set(range(1, 103))
    assert form["specialty_code"] == "NUK"
    assert {d["severity"] for d in form["diagnostics"]} <= {"warning", "advice"}


def test_people_see_the_stages_and_what_was_found(capsys):
    main(["import", str(AHUS)])

    shown = capsys.readouterr().out
    assert "nukleærmedisin (NUK)" in shown
    assert "OUS, OUS, NM" in shown
    assert "15-16, 68, 89-92, 94, 96, 98, 100-101 (12)" in shown
    assert "102 objectives (1-102)" in shown
    assert "PLAN033 warning" in shown


def test_a_lost_objective_is_an_error_and_status_1(document, capsys):
    text = AHUS.read_text("utf-8").replace("15-16, 68, 89", "15-16, 89")

    status = main(["import", document(text), "--json"])

    form = json.loads(capsys.readouterr().out)
    (error,) = [d for d in form["diagnostics"] if d["severity"] == "error"]
    assert status == 1
    assert "68" in error["message"]


def test_a_document_without_a_timeline_is_one_error(document, capsys):
    status = main(["import", document("Handleliste\nmelk\n"), "--json"])

    form = json.loads(capsys.readouterr().out)
    errors = [d["code"] for d in form["diagnostics"] if d["severity"] == "error"]
    assert status == 1
    assert form["timeline"] == []
    assert errors.count("READ101") == 1
    assert "PLAN001" not in errors


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("plan.txt", b"", "READ001"),
        ("plan.pdf", b"%PDF-1.7 nothing more", "READ007"),
        ("plan.docx", b"PK\x03\x04 nothing more", "READ007"),
    ],
)
def test_an_unreadable_file_is_one_line_and_status_2(
    document, capsys, name, content, code
):
    path = document(content, name)

    status = main(["import", path])

    shown = capsys.readouterr()
    assert status == 2
    assert shown.out == ""
    assert shown.err.count("\n") == 1
    assert shown.err.startswith(f"{path}: {code} error: ")


def test_an_unreadable_file_is_also_a_json_object(document, capsys):
    status = main(["import", document(b""), "--json"])

    shown = capsys.readouterr()
    form = json.loads(shown.out)
    assert status == 2
    assert list(form) == ["diagnostics"]
    assert form["diagnostics"][0]["code"] == "READ001"
    assert shown.err.count("\n") == 1


@pytest.mark.parametrize("path", ["no-such-file.txt", "."])
def test_a_missing_file_or_a_folder_is_one_line_and_status_2(path, capsys):
    status = main(["import", path])

    shown = capsys.readouterr()
    assert status == 2
    assert shown.err.count("\n") == 1


@pytest.mark.parametrize("arguments", [[], ["import"], ["import", "a", "--no"], ["no"]])
def test_a_mistake_in_the_command_is_one_sentence_and_status_2(arguments, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(arguments)

    shown = capsys.readouterr()
    assert stopped.value.code == 2
    assert shown.err.count("\n") == 1


def test_control_letters_of_a_document_do_not_reach_the_terminal(document, capsys):
    text = (
        "Utdanningsplan \x1b[31m for geriatri\nTid Sted Læringsmål\n0-1 år A\x1b[0m 1\n"
    )

    main(["import", document(text, "plan.md")])

    assert "\x1b" not in capsys.readouterr().out
