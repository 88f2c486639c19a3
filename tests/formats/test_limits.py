import io
import os
import zipfile
from pathlib import Path

import pytest

from ferd.formats.limits import Failure, Limits, archive_failure, run_limited

QUICK = Limits(cpu_seconds=1, wall_seconds=20, memory_bytes=300 * 1024 * 1024)


def shout(data: bytes) -> bytes:
    return data.upper()


def spin(data: bytes) -> bytes:
    while True:
        data = data[::-1]


def swell(data: bytes) -> bytes:
    return data * 2_000_000_000


def stumble(data: bytes) -> bytes:
    raise KeyError(data)


def spy(data: bytes) -> bytes:
    return repr(sorted(os.environ)).encode()


def scribble(data: bytes) -> bytes:
    path = Path(data.decode())
    path.write_bytes(b"x")
    return b"written"


@pytest.mark.parametrize(
    ("worker", "expected"),
    [
        ("shout", b"ABC"),
        ("spin", Failure.TOO_MUCH),
        ("swell", Failure.TOO_MUCH),
        ("stumble", Failure.CRASHED),
    ],
)
def test_a_worker_answers_or_is_stopped(worker, expected):
    assert run_limited(f"{__name__}:{worker}", b"abc", QUICK) == expected


def test_a_worker_sees_nothing_of_our_environment(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "canary")

    seen = run_limited(f"{__name__}:spy", b"", QUICK)

    assert isinstance(seen, bytes)
    assert b"SECRET_KEY" not in seen


def test_a_worker_cannot_fill_a_file(tmp_path):
    target = tmp_path / "file"

    answer = run_limited(f"{__name__}:scribble", str(target).encode(), QUICK)

    assert isinstance(answer, Failure)
    assert not target.exists() or not target.read_bytes()


def packed(**entries):
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return output.getvalue()


def test_an_archive_is_judged_by_its_directory_alone():
    many = {f"part{number}": b"" for number in range(2_001)}

    assert archive_failure(packed(small=b"abc")) is None
    assert archive_failure(packed(dense=b"0" * 5_000_000)) is Failure.TOO_MUCH
    assert archive_failure(packed(**many)) is Failure.TOO_MUCH
    assert archive_failure(b"PK\x03\x04") is Failure.CRASHED
    assert archive_failure(b"") is Failure.CRASHED
