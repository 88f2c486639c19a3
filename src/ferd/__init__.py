"""Ferd plans, runs and proves the training of hospital specialists."""

__version__ = "2026.1"
