"""A hospital's file to a `Document`, whatever the file holds.

Files come from anywhere, and the libraries that parse them were not written for
hostile ones. So each file is read by a child process that has limits on memory,
time and output and that holds nothing worth stealing; what becomes of the child,
the caller gets a document or one sentence saying why not.
"""

import os
import re
import selectors
import signal
import subprocess
import sys
import time
from pathlib import PurePath
from typing import IO, Final

from ferd.formats.plans.document import Document
from ferd.formats.plans.documents.unreadable import Unreadable, unreadable
from ferd.formats.plans.documents.wire import (
    LARGEST_FILE,
    LONGEST_ANSWER,
    refuse_size,
    unpack,
)

__all__ = ["Unreadable", "child_command", "read_document"]

SECONDS: Final = 4.5
_CHUNK: Final = 1 << 16


def read_document(name: str, data: bytes) -> Document:
    """Read the bytes of a .docx, .pdf, .txt, .md or .html file.

    Args:
        name: the file's name; only its ending is looked at, and the content
            decides where they differ.
        data: all of the file.

    Raises:
        Unreadable: with one diagnostic (READ001-READ012); nothing else is raised.
    """
    if not data:
        raise unreadable("READ001")
    if len(data) > LARGEST_FILE:
        raise refuse_size()
    answer = _ask_child(ending_of(name), data)
    try:
        return unpack(answer)
    except ValueError as error:
        raise unreadable("READ009") from error


def ending_of(name: str) -> str:
    """Give the ending of a file's name, in small letters and without the dot."""
    ending = PurePath(name.replace("\\", "/")).suffix.lower()
    return re.sub(r"[^a-z0-9]", "", ending)[:10]


def child_command(ending: str) -> tuple[list[str], dict[str, str]]:
    """Give the command that reads standard input, and its environment.

    The child sees none of the caller's environment: no settings, no secrets.
    """
    flags = ["-S", "-s", "-P", "-X", "utf8"]
    command = [
        sys.executable,
        *flags,
        "-m",
        "ferd.formats.plans.documents.reading_child",
    ]
    paths = os.pathsep.join(path for path in sys.path if path)
    environment = {"PYTHONPATH": paths, "MALLOC_ARENA_MAX": "2"}
    return [*command, ending], environment


def _ask_child(ending: str, data: bytes) -> bytes:
    command, environment = child_command(ending)
    try:
        child = subprocess.Popen(  # noqa: S603 - our own program, no shell
            command,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        raise unreadable("READ012") from error
    deadline = time.monotonic() + SECONDS
    with child:
        try:
            answer = _exchange(child, data, deadline)
            code = child.wait(max(0.0, deadline - time.monotonic()))
        except (TimeoutError, subprocess.TimeoutExpired) as error:
            raise unreadable("READ009") from error
        finally:
            if child.poll() is None:
                os.killpg(child.pid, signal.SIGKILL)
    if code:
        raise _explain_death(code)
    return answer


def _explain_death(code: int) -> Unreadable:
    if code in (-signal.SIGSEGV, -signal.SIGBUS):
        return unreadable("READ007", kind="document")
    return unreadable("READ009")


def _exchange(child: subprocess.Popen[bytes], data: bytes, deadline: float) -> bytes:
    """Write all of the data and read all of the answer, both at once."""
    if child.stdin is None or child.stdout is None:
        raise unreadable("READ012")
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
                elif not _read_some(child.stdout, answer):
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


def _read_some(pipe: IO[bytes], answer: bytearray) -> int:
    chunk = os.read(pipe.fileno(), _CHUNK)
    answer += chunk
    if len(answer) > LONGEST_ANSWER:
        raise unreadable("READ009")
    return len(chunk)
