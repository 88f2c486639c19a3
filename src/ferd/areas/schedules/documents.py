"""An individual plan as a document that leaves the system."""

from dataclasses import dataclass

from ferd.areas.schedules.models import IndividualPlan


@dataclass(frozen=True, slots=True)
class Document:
    """The bytes of a document, what they are, and a name for the file."""

    body: bytes
    media_type: str
    file_name: str


def export(plan: IndividualPlan, *, form: str, language: str) -> Document | None:
    """Write a plan as ``pdf`` or ``docx``; None for any other form."""
    return None
