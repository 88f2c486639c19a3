"""DOOR 2: every area's router under one roof, with one shape for what is refused."""
