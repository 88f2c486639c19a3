"""Work on bytes that anyone may have sent, in a process that may not take much.

A few kilobytes can be made to fill a machine's memory when they are unpacked, and
the libraries that parse documents were not written for hostile ones. So whatever
reads them runs apart, under limits that the kernel keeps and without anything
worth stealing, and the caller gets either the answer or the reason why there is
none. What runs in the child is in `sandboxed`.
"""

import contextlib
import math
import os
import selectors
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import IO, Final

from ferd.formats.sandboxed import OUT_OF_MEMORY, STUMBLED, Failure

__all__ = ["Failure", "Limits", "child_command", "run_limited"]

_CHUNK: Final = 1 << 16
_DAMAGE: Final = (-signal.SIGSEGV, -signal.SIGBUS)
_MAIN: Final = "from ferd.formats.sandboxed import main; raise SystemExit(main())"


@dataclass(frozen=True, slots=True)
class Limits:
    """What one piece of work may use.

    Attributes:
        cpu_seconds: of computing; the kernel ends the child after that.
        wall_seconds: from start to answer, whatever else the machine does.
        memory_bytes: of address space, the interpreter and libraries included.
        answer_bytes: how long the answer may be.
    """

    cpu_seconds: int
    wall_seconds: float
    memory_bytes: int
    answer_bytes: int


def run_limited(
    worker: str, data: bytes, limits: Limits, *arguments: str
) -> bytes | Failure:
    """Give `data` to ``package.module:function`` in a child, get its bytes back.

    Args:
        worker: a function of the data and the arguments, which gives bytes.
        data: what nobody has looked at yet.
        limits: what the child may use.
        arguments: short texts that the caller vouches for.
    """
    command, environment = child_command(worker, limits, *arguments)
    try:
        child = subprocess.Popen(  # noqa: S603 - our own interpreter, no shell
            command,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        return Failure.NOT_STARTED
    deadline = time.monotonic() + limits.wall_seconds
    with child:
        try:
            answer = _exchange(child, data, deadline, limits.answer_bytes)
            code = child.wait(max(0.0, deadline - time.monotonic()))
        except (OverflowError, TimeoutError, subprocess.TimeoutExpired):
            return Failure.TOO_MUCH
        finally:
            _end_all_of(child)
    return answer if code == 0 else _explain(code)


def child_command(
    worker: str, limits: Limits, *arguments: str
) -> tuple[list[str], dict[str, str]]:
    """Give the command that reads standard input, and its environment.

    The child sees none of the caller's environment: no settings, no secrets.
    """
    flags = ["-S", "-s", "-P", "-X", "utf8"]
    rights = (limits.cpu_seconds, math.ceil(limits.wall_seconds), limits.memory_bytes)
    command = [sys.executable, *flags, "-c", _MAIN, worker]
    environment = {
        "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
        "MALLOC_ARENA_MAX": "2",
        "OPENBLAS_NUM_THREADS": "1",
    }
    return [*command, *map(str, rights), *arguments], environment


def _end_all_of(child: subprocess.Popen[bytes]) -> None:
    """End the child and whatever it has started, which may outlive it."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)


def _explain(code: int) -> Failure:
    if code in (STUMBLED, *_DAMAGE):
        return Failure.CRASHED
    if code < 0 or code == OUT_OF_MEMORY:
        return Failure.TOO_MUCH
    return Failure.NOT_STARTED


def _exchange(
    child: subprocess.Popen[bytes], data: bytes, deadline: float, longest: int
) -> bytes:
    """Write all of the data and read all of the answer, both at once."""
    if child.stdin is None or child.stdout is None:
        raise TimeoutError
    answer = bytearray()
    with selectors.DefaultSelector() as selector:
        selector.register(child.stdin, selectors.EVENT_WRITE)
        selector.register(child.stdout, selectors.EVENT_READ)
        os.set_blocking(child.stdin.fileno(), False)
        rest = memoryview(data)
        while selector.get_map():
            left = deadline - time.monotonic()
            ready = selector.select(left) if left > 0 else []
            if not ready:
                raise TimeoutError
            for key, _ in ready:
                if key.fileobj is child.stdin:
                    rest = _write_some(child.stdin, rest, selector)
                elif not _read_some(child.stdout, answer, longest):
                    selector.unregister(child.stdout)
    return bytes(answer)


def _write_some(
    pipe: IO[bytes], rest: memoryview, selector: selectors.BaseSelector
) -> memoryview:
    try:
        rest = rest[os.write(pipe.fileno(), rest[:_CHUNK]) :]
    except BrokenPipeError:
        rest = rest[:0]
    if not rest:
        selector.unregister(pipe)
        pipe.close()
    return rest


def _read_some(pipe: IO[bytes], answer: bytearray, longest: int) -> int:
    chunk = os.read(pipe.fileno(), _CHUNK)
    answer += chunk
    if len(answer) > longest:
        raise OverflowError
    return len(chunk)
