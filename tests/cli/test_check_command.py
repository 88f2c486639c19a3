import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from ferd.cli.__main__ import main
from ferd.cli.report import as_text, painter_for
from ferd.core.diagnostics import Diagnostic, Severity, Source

ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "plans/nukleaermedisin.yaml"
REAL = ROOT / "tests/corpus/plans/ahus-nukleaermedisin.txt"
ON = ("--on", "2026-10-01")


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture
def plan_file(tmp_path):
    def write(text, name="plan.yaml"):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return str(path)

    return write


def changed(old, new):
    text = SHIPPED.read_text("utf-8")
    assert old in text
    return text.replace(old, new)


def line_of(text, what):
    return next(n for n, line in enumerate(text.splitlines(), 1) if what in line)


def test_the_shipped_plan_is_clean(capsys):
    status = main(["check", str(SHIPPED), *ON])

    assert status == 0
    assert capsys.readouterr().out == f"{SHIPPED}: no findings.\n"


def test_a_lost_objective_is_one_error_at_the_line_of_the_stage(plan_file, capsys):
    text = changed("15-16, 68, 89-92", "15-16, 89-92")
    path = plan_file(text)

    status = main(["check", path, *ON])

    assert status == 1
    assert capsys.readouterr().out == (
        f"{path}:{line_of(text, 'order: 4')}: PLAN012 error: No stage leads to "
        "NUK 068. What cannot be reached at Nordvik HF is expected at Fjordbyen HF.\n"
        "    Add it to stage 4,5-5 år, or to another stage.\n"
        f"{path}: 1 error.\n"
    )


def test_warnings_alone_leave_the_status_at_0(plan_file, capsys):
    path = plan_file(changed("approved_on: 2026-09-01", "approved_on: 2024-09-01"))

    status = main(["check", path, *ON])

    assert status == 0
    said = capsys.readouterr().out
    assert f"{path}:2: PLAN032 warning: The plan was to be revised by" in said
    assert said.endswith(f"{path}: 1 warning.\n")


def test_without_a_day_the_plan_is_checked_as_of_today(plan_file, capsys):
    path = plan_file(changed("approved_on: 2026-09-01", "approved_on: 1999-09-01"))

    main(["check", path])

    assert "PLAN032" in capsys.readouterr().out


def test_a_finding_about_no_line_stands_at_the_timeline_or_the_top(plan_file, capsys):
    path = plan_file("title: T\nspecialty: NUK\ntimeline:\n- objectives: 1-101\n")

    status = main(["check", path, *ON])

    said = capsys.readouterr().out
    assert status == 1
    assert f"{path}:4: PLAN004 error" in said
    assert f"{path}:4: PLAN012 error: No stage leads to NUK 102." in said
    assert f"{path}:1: PLAN031 advice" in said
    assert "2 errors, 1 piece of advice." in said


@pytest.mark.parametrize(
    ("content", "code", "line"),
    [
        ("specialty: X\nlable: y\n", "READ201", 2),
        ("specialty: 'X\n", "READ200", 2),
        (b"specialty: X\ntitle: \xff\n", "READ209", 2),
        ("", "READ208", 1),
    ],
)
def test_what_is_no_plan_at_all_is_status_2(plan_file, capsys, content, code, line):
    path = plan_file(content)

    status = main(["check", path])

    assert status == 2
    assert capsys.readouterr().out.startswith(f"{path}:{line}: {code} error: ")


@pytest.mark.parametrize("name", ["no-such-file.yaml", "", ".", "nul\0byte.yaml"])
def test_a_file_that_cannot_be_opened_is_status_2(capsys, name):
    status = main(["check", name])

    assert status == 2
    assert "READ210 error: The file cannot be opened: " in capsys.readouterr().out


def test_a_document_is_checked_too(plan_file, capsys):
    path = plan_file("Utdanningsplan\n\nIngen tidslinje her.\n", "plan.txt")

    status = main(["check", path, *ON])

    assert status == 1
    assert " error: " in capsys.readouterr().out


def test_the_real_plan_has_warnings_and_no_error(capsys):
    status = main(["check", str(REAL), *ON])

    said = capsys.readouterr().out
    assert status == 0
    assert said.count("PLAN033 warning: ") == 3
    assert " error: " not in said


def test_the_real_plan_without_68_has_one_error_naming_68_and_ous(plan_file, capsys):
    text = REAL.read_text("utf-8")
    path = plan_file(text.replace("15-16, 68, 89-92", "15-16, 89-92"), "plan.txt")

    status = main(["check", path, *ON])

    said = capsys.readouterr().out
    assert status == 1
    assert said.count(" error: ") == 1
    assert (
        f"{path}:{line_of(text, '4,5-5 år OUS')}: PLAN012 error: No stage leads to "
        "NUK 068. What cannot be reached at AHUS is expected at OUS.\n"
    ) in said


def test_an_unreadable_document_is_status_2(plan_file, capsys):
    status = main(["check", plan_file("", "plan.txt")])

    assert status == 2
    assert "READ001" in capsys.readouterr().out


def test_programs_get_json(plan_file, capsys):
    path = plan_file(changed("15-16, 68, 89-92", "15-16, 89-92"))

    status = main(["check", path, "--json", *ON])

    form = json.loads(capsys.readouterr().out)
    (found,) = form["diagnostics"]
    assert status == 1
    assert (form["file"], form["errors"], form["warnings"]) == (path, 1, 0)
    assert found["code"] == "PLAN012"
    assert found["where"] == "objective:68"
    assert found["source"]["page"] == 1
    assert set(found) == {"code", "severity", "message", "hint", "where", "source"}


def test_json_says_when_there_is_no_place(capsys):
    main(["check", "no-such-file.yaml", "--json"])

    (found,) = json.loads(capsys.readouterr().out)["diagnostics"]
    assert found["source"] is None


def test_a_day_that_is_none_is_refused_in_one_sentence(capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["check", str(SHIPPED), "--on", "i morgen"])

    assert stopped.value.code == 2
    assert "year-month-day" in capsys.readouterr().err


def finding(text="Words", severity=Severity.ERROR, source=None):
    return Diagnostic(
        code="PLAN001",
        severity=severity,
        where="plan",
        template="%(text)s",
        facts={"text": text},
        source=source,
    )


def test_a_terminal_gets_colours_unless_its_user_says_no(monkeypatch):
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    coloured = as_text("f", [finding()], painter_for(Terminal()))
    to_a_file = as_text("f", [finding()], painter_for(io.StringIO()))
    monkeypatch.setenv("NO_COLOR", "1")
    refused = as_text("f", [finding()], painter_for(Terminal()))

    assert "\x1b[1;31merror\x1b[0m" in coloured
    assert "\x1b" not in to_a_file + refused


def test_a_document_cannot_steer_the_terminal():
    said = as_text("f\x1b", [finding("\x1b]0;x\x07 \x9b31m")], lambda text, _: text)

    assert all(letter.isprintable() or letter == "\n" for letter in said)


def test_the_page_stands_before_the_line_from_the_second_page_on():
    said = as_text(
        "f",
        [finding(source=Source(1, 7)), finding(source=Source(3, 7)), finding()],
        lambda text, _: text,
    )

    assert [line.split(": ")[0] for line in said.splitlines()[:3]] == [
        "f:7",
        "f:3:7",
        "f:1",
    ]


def test_checking_yaml_starts_without_django_or_the_document_readers():
    program = (
        "import sys; from ferd.cli.__main__ import main; "
        f"main(['check', {str(SHIPPED)!r}]); "
        "print(*(n for n in sys.modules if n.startswith(('django', 'docx', 'pdf',"
        " 'selectolax', 'ferd.formats.plans.read')) ))"
    )

    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program],
        env={"PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout.splitlines()[-1] == ""
