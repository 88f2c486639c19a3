"""What the child that cleans files may answer instead of a file."""

from typing import Final

LOCKED: Final = b"locked"
TOO_LARGE: Final = b"too large"
"""No file of the kinds we keep begins so."""
