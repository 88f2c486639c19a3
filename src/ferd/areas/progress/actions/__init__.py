"""Changing evidence, who signs it, and what it leads to; one module a noun."""
