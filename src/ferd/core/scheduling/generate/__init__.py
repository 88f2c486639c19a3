"""Made-up hospitals to plan for, from a seed: to measure with, to try things on.

Nothing in them is real. The same seed gives the same problem on every machine.
How they are made is told in docs/reference/ferd-schedule.md.
"""

from ferd.core.scheduling.generate.happenings import generate_events
from ferd.core.scheduling.generate.hospitals import Mode, generate, generate_continent
from ferd.core.scheduling.generate.planted import generate_infeasible

__all__ = [
    "Mode",
    "generate",
    "generate_continent",
    "generate_events",
    "generate_infeasible",
]
