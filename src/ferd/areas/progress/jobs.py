"""What comes again by itself; each part has a module of its own."""

from ferd.areas.progress import pattern_jobs  # noqa: F401  registers what it has
