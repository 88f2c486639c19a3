"""A hospital's file to a plan, whatever the file holds.

Files come from anywhere, and neither the libraries that parse them nor the
patterns that find a plan in them were made for hostile ones. So each file is read
and understood by a child process with limits; what becomes of the child, the
caller gets a plan or one sentence saying why not.
"""

import re
from pathlib import PurePath
from typing import Final

from ferd.formats.plans.documents.bounds import LARGEST_FILE, refuse_size
from ferd.formats.plans.documents.unreadable import Unreadable, unreadable
from ferd.formats.plans.documents.wire import PlanReading, unpack
from ferd.formats.sandbox import Failure, Limits, run_limited

__all__ = ["PlanReading", "Unreadable", "ending_of", "read_plan"]

LIMITS: Final = Limits(
    cpu_seconds=4,
    wall_seconds=4.5,
    memory_bytes=480 * 1024 * 1024,
    answer_bytes=48_000_000,
)
_WORKER: Final = "ferd.formats.plans.reading_child:answer"


def read_plan(name: str, data: bytes) -> PlanReading:
    """Read and understand the bytes of a .docx, .pdf, .txt, .md or .html file.

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
    match run_limited(_WORKER, data, LIMITS, ending_of(name)):
        case Failure.NOT_STARTED:
            raise unreadable("READ012")
        case Failure.CRASHED:
            raise unreadable("READ007", kind="document")
        case Failure.TOO_MUCH:
            raise unreadable("READ009")
        case bytes(answer):
            return _unpacked(answer)


def ending_of(name: str) -> str:
    """Give the ending of a file's name, in small letters and without the dot."""
    ending = PurePath(name.replace("\\", "/")).suffix.lower()
    return re.sub(r"[^a-z0-9]", "", ending)[:10]


def _unpacked(answer: bytes) -> PlanReading:
    try:
        return unpack(answer)
    except ValueError as error:
        raise unreadable("READ009") from error
