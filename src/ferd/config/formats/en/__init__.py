"""Dates as people write them here."""
