"""Documents that leave the system: what they are, and how a browser gets them."""

from dataclasses import dataclass
from typing import Final

from django.http import HttpResponse

LANGUAGES: Final = ("nb", "nn", "en")
"""The languages in which a document may be had."""

PDF: Final = "application/pdf"
WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class Document:
    """The bytes of a document, what they are, and a name for the file."""

    body: bytes
    media_type: str
    file_name: str


def as_attachment(document: Document) -> HttpResponse:
    """Hand a document over as a file, which the browser does not look into."""
    disposition = f'attachment; filename="{document.file_name}"'
    return HttpResponse(
        document.body,
        content_type=document.media_type,
        headers={
            "Content-Disposition": disposition,
            "X-Content-Type-Options": "nosniff",
        },
    )
