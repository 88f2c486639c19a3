"""Reading untrusted bytes in a child process that may not take too much.

A few kilobytes can be made to fill a machine's memory when they are unpacked.
So whatever unpacks runs apart, under limits that the kernel keeps, and the
caller gets either the answer or the reason why there is none.
"""

import io
import os
import resource
import subprocess
import sys
import zipfile
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module

_OUT_OF_MEMORY = 71
_CRASHED = 70
_MEGABYTE = 1024 * 1024


class Failure(StrEnum):
    """Why a limited run gave no answer."""

    TOO_MUCH = "too_much"
    CRASHED = "crashed"


@dataclass(frozen=True, slots=True)
class Limits:
    """What a child process may use.

    Attributes:
        cpu_seconds: of computing; the kernel ends the child after that.
        wall_seconds: of waiting, generous because other work may be in the way.
    """

    cpu_seconds: int = 4
    wall_seconds: int = 20
    memory_bytes: int = 512 * _MEGABYTE


def run_limited(worker: str, data: bytes, limits: Limits) -> bytes | Failure:
    """Give `data` to ``package.module:function`` in a child, get its bytes back.

    The child sees none of the caller's environment: no settings, no secrets.
    """
    flags = ["-S", "-s", "-P", "-B", "-X", "utf8"]
    command = [sys.executable, *flags, "-m", "ferd.formats.limits", worker]
    command += [str(limits.cpu_seconds), str(limits.memory_bytes)]
    environment = {
        "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
        "MALLOC_ARENA_MAX": "2",
        "OPENBLAS_NUM_THREADS": "1",
    }
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter, no shell
            command,
            input=data,
            capture_output=True,
            timeout=limits.wall_seconds,
            env=environment,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return Failure.TOO_MUCH
    if done.returncode == 0:
        return done.stdout
    ended_by_kernel = done.returncode < 0
    if ended_by_kernel or done.returncode == _OUT_OF_MEMORY:
        return Failure.TOO_MUCH
    return Failure.CRASHED


def archive_failure(data: bytes) -> Failure | None:
    """Tell from a ZIP's directory alone why it may not be unpacked, if so.

    At most 2,000 entries, 100 MB unpacked, and no entry packed more than 100
    to 1 once it is large enough to matter.
    """
    end = data.rfind(b"PK\x05\x06", max(0, len(data) - 66_000))
    if end < 0:
        return Failure.CRASHED
    if int.from_bytes(data[end + 10 : end + 12], "little") > 2_000:
        return Failure.TOO_MUCH
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return Failure.CRASHED
    return Failure.TOO_MUCH if _unpack_too_far(entries) else None


def _unpack_too_far(entries: list[zipfile.ZipInfo]) -> bool:
    return (
        len(entries) > 2_000
        or sum(e.file_size for e in entries) > 100 * _MEGABYTE
        or any(
            e.file_size > _MEGABYTE and e.file_size > 100 * max(e.compress_size, 1)
            for e in entries
        )
    )


def _serve(worker: str, cpu_seconds: int, memory_bytes: int) -> int:
    for kind, limit in (
        (resource.RLIMIT_AS, memory_bytes),
        (resource.RLIMIT_CPU, cpu_seconds),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
    ):
        with suppress(ValueError, OSError):  # macOS knows no RLIMIT_AS
            resource.setrlimit(kind, (limit, limit))
    module, _, function = worker.partition(":")
    try:
        answer: bytes = getattr(import_module(module), function)(
            sys.stdin.buffer.read()
        )
    except MemoryError:
        return _OUT_OF_MEMORY
    except Exception:  # noqa: BLE001 - the border: any failure is one answer
        return _CRASHED
    sys.stdout.buffer.write(answer)
    return 0


if __name__ == "__main__":
    sys.exit(_serve(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])))
