import io
import os
import resource
import signal
import time
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from ferd.formats import sandbox
from ferd.formats.archives import parts_of
from ferd.formats.sandbox import Failure, Limits, run_limited

LIMITS = Limits(
    cpu_seconds=4,
    wall_seconds=30,
    memory_bytes=300 * 1024 * 1024,
    answer_bytes=1_000_000,
)


def shout(data: bytes) -> bytes:
    return data.upper()


def spin(data: bytes) -> bytes:
    resource.setrlimit(resource.RLIMIT_CPU, (1, 1))
    while True:
        data = data[::-1]


def babble(data: bytes) -> bytes:
    return data * 1_000_000


def split(data: bytes) -> bytes:
    """Leave a child of its own behind, which notes its number and stays."""
    if not (child := os.fork()):
        signal.pause()
    Path(data.decode()).write_text(str(child))
    signal.pause()
    return b""


def abandon(data: bytes) -> bytes:
    """Answer, and leave a child behind that has let go of the answer's pipe."""
    if not (child := os.fork()):
        os.close(1)
        signal.pause()
    Path(data.decode()).write_text(str(child))
    return b"gone"


def echo(data: bytes, *arguments: str) -> bytes:
    return " ".join((data.decode(), *arguments)).encode()


def swell(data: bytes) -> bytes:
    return data * 2_000_000_000


def stumble(data: bytes) -> bytes:
    raise KeyError(data)


def spy(data: bytes) -> bytes:
    return repr(sorted(os.environ)).encode()


def scribble(data: bytes) -> bytes:
    with Path(data.decode()).open("wb") as file:
        file.writelines(bytes(1_000_000) for _ in range(100))
    return b"written"


@pytest.mark.parametrize(
    ("worker", "expected"),
    [
        ("shout", b"ABC"),
        ("spin", Failure.TOO_MUCH),
        ("swell", Failure.TOO_MUCH),
        ("babble", Failure.TOO_MUCH),
        ("stumble", Failure.CRASHED),
        ("missing", Failure.CRASHED),
    ],
)
def test_a_worker_answers_or_is_stopped(worker, expected):
    assert run_limited(f"{__name__}:{worker}", b"abc", LIMITS) == expected


def test_a_worker_sees_nothing_of_our_environment(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "canary")

    seen = run_limited(f"{__name__}:spy", b"", LIMITS)

    assert isinstance(seen, bytes)
    assert b"SECRET_KEY" not in seen


def test_a_worker_gets_its_data_and_its_arguments():
    assert run_limited(f"{__name__}:echo", b"data", LIMITS, "a", "b") == b"data a b"


def test_a_worker_cannot_fill_a_disk(tmp_path):
    target = tmp_path / "file"

    answer = run_limited(f"{__name__}:scribble", str(target).encode(), LIMITS)

    assert answer is Failure.CRASHED
    assert target.stat().st_size < 10_000_000


def test_what_a_worker_starts_ends_with_it(tmp_path):
    note = tmp_path / "note"
    hasty = replace(LIMITS, wall_seconds=3)

    answer = run_limited(f"{__name__}:split", str(note).encode(), hasty)

    assert answer is Failure.TOO_MUCH
    assert ends(int(note.read_text()))


def test_what_outlives_a_worker_ends_too(tmp_path):
    note = tmp_path / "note"

    answer = run_limited(f"{__name__}:abandon", str(note).encode(), LIMITS)

    assert answer == b"gone"
    assert ends(int(note.read_text()))


def ends(process: int) -> bool:
    """Wait for a process that was killed: the kernel takes its time."""
    deadline = time.monotonic() + 20
    while is_running(process) and time.monotonic() < deadline:
        time.sleep(0.01)
    return not is_running(process)


def is_running(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state not in ("Z", "X")


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ("exit 1", Failure.NOT_STARTED),
        ("kill -ABRT $$", Failure.TOO_MUCH),
        ("kill -SEGV $$", Failure.CRASHED),
        ("yes", Failure.TOO_MUCH),
        ("echo well", b"well\n"),
    ],
)
def test_however_a_child_ends_there_is_an_answer(script, expected, monkeypatch):
    command = ["/bin/sh", "-c", script]
    monkeypatch.setattr(sandbox, "child_command", lambda *_: (command, {}))

    assert run_limited("", b"x" * 1_000_000, LIMITS) == expected


def test_a_child_that_never_answers_is_ended(monkeypatch):
    endless = ["/bin/sh", "-c", "while :; do :; done"]
    monkeypatch.setattr(sandbox, "child_command", lambda *_: (endless, {}))
    hasty = replace(LIMITS, wall_seconds=0.3)

    assert run_limited("", b"x" * 1_000_000, hasty) is Failure.TOO_MUCH


def test_a_child_that_cannot_be_started_is_said_so(monkeypatch):
    monkeypatch.setattr(sandbox, "child_command", lambda *_: (["/no/such"], {}))

    assert run_limited("", b"", LIMITS) is Failure.NOT_STARTED


def packed(**entries):
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return output.getvalue()


def test_an_archive_is_judged_by_its_directory_alone():
    many = {f"part{number}": b"" for number in range(2_001)}

    assert isinstance(parts_of(packed(small=b"abc")), list)
    assert parts_of(packed(dense=b"0" * 5_000_000)) is Failure.TOO_MUCH
    assert parts_of(packed(**many)) is Failure.TOO_MUCH
    assert parts_of(b"PK\x03\x04") is Failure.CRASHED
    assert parts_of(b"") is Failure.CRASHED
