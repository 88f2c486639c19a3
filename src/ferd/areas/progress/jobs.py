"""What comes again by itself; each part has a module of its own."""

from ferd.areas.progress import (  # noqa: F401  they register what they have
    pattern_jobs,
    reminder_jobs,
)
