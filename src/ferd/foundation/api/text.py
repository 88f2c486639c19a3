"""Text that programs send, as databases can keep it."""

from typing import Annotated

from pydantic import StringConstraints

NO_NUL = r"^[^\x00]*$"

Words = Annotated[str, StringConstraints(pattern=NO_NUL, max_length=10_000)]
"""Text without the NUL that PostgreSQL refuses."""
