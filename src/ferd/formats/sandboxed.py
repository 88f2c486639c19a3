"""The child of `sandbox`: give up rights, do one piece of work, answer, end.

Nothing is looked at and nothing of ours imported before the limits are in force.
"""

import gc
import resource
import signal
import sys
from enum import StrEnum
from importlib import import_module

# How it ends when it could begin its work, but not end it.
STUMBLED = 70
OUT_OF_MEMORY = 71

LARGEST_FILE = 8 * 1024 * 1024
"""Python keeps its compiled source in files; nothing larger can be written."""

RARELY = 100_000
"""Objects between two searches for garbage: the process ends before it piles up."""


class Failure(StrEnum):
    """Why there is no answer."""

    TOO_MUCH = "too_much"
    CRASHED = "crashed"
    NOT_STARTED = "not_started"


def main() -> int:
    """Do the work that the command line names on what standard input holds."""
    worker, cpu, wall, memory, *arguments = sys.argv[1:]
    limit_self(int(cpu), int(wall), int(memory))
    gc.set_threshold(RARELY)
    module, _, function = worker.partition(":")
    try:
        work = getattr(import_module(module), function)
        answer: bytes = work(sys.stdin.buffer.read(), *arguments)
    except MemoryError:
        return OUT_OF_MEMORY
    except Exception:  # noqa: BLE001 - the border: any failure is one answer
        return STUMBLED
    sys.stdout.buffer.write(answer)
    sys.stdout.buffer.flush()
    return 0


def limit_self(cpu_seconds: int, wall_seconds: int, memory_bytes: int) -> None:
    """Give up memory and time, and the right to any more of them."""
    wanted = (
        (resource.RLIMIT_AS, memory_bytes),
        (resource.RLIMIT_CPU, cpu_seconds),
        (resource.RLIMIT_FSIZE, LARGEST_FILE),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 64),
    )
    for kind, limit in wanted:
        try:
            resource.setrlimit(kind, (limit, limit))
        except (ValueError, OSError):  # macOS knows no RLIMIT_AS
            continue
    signal.alarm(wall_seconds + 1)  # should the parent be gone
