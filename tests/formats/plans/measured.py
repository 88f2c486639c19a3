"""The reading child, started by a small program that notes what it used."""

import sys
from dataclasses import dataclass, replace

from ferd.formats import sandbox
from ferd.formats.plans import reading

_LAUNCHER = """
import os, signal, sys
note, command = sys.argv[1], sys.argv[2:]
child = os.posix_spawn(command[0], command, os.environ)
_, status, used = os.wait4(child, 0)
with open(note, "w") as file:
    print(used.ru_maxrss // 1024, used.ru_utime + used.ru_stime, file=file)
code = os.waitstatus_to_exitcode(status)
if code < 0:
    os.kill(os.getpid(), -code)
sys.exit(code)
"""


@dataclass(frozen=True)
class Used:
    megabytes: int
    seconds: float


def measure(monkeypatch, note):
    """Have every reading note its use; give the function that tells the last one."""
    plain = sandbox.child_command

    def command(*what):
        child, environment = plain(*what)
        launcher = [sys.executable, "-I", "-S", "-c", _LAUNCHER, str(note)]
        return [*launcher, *child], environment

    monkeypatch.setattr(sandbox, "child_command", command)
    # On a busy machine the clock runs out before the child's own limits do, and
    # ends the launcher too.
    monkeypatch.setattr(reading, "LIMITS", replace(reading.LIMITS, wall_seconds=30))

    def last():
        megabytes, seconds = note.read_text().split()
        return Used(int(megabytes), float(seconds))

    return last
