"""Files that people send as evidence: known by their content, and made anew.

A picture is drawn again and a PDF copied page by page, so that what they told of
their makers, places and machines is gone, and nothing in them can act. That is
done apart, under limits (`sandbox`); what runs there is in `evidence_cleaning`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from ferd.formats.evidence_answers import LOCKED, TOO_LARGE
from ferd.formats.sandbox import Failure, Limits, run_limited

PDF: Final = "application/pdf"
PNG: Final = "image/png"
JPEG: Final = "image/jpeg"

ENDINGS: Mapping[str, str] = MappingProxyType({PDF: "pdf", PNG: "png", JPEG: "jpg"})
_SIGNS: Final = (
    (b"%PDF-", PDF),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"\xff\xd8\xff", JPEG),
)
_WORKERS: Mapping[str, str] = MappingProxyType(
    {PDF: "clean_pdf", PNG: "clean_png", JPEG: "clean_jpeg"}
)
_MEMORY: Final = 1024 * 1024 * 1024


class Refusal(StrEnum):
    """Why a file is not kept."""

    OTHER_KIND = "other_kind"
    LOCKED = "locked"
    TOO_MUCH = "too_much"
    UNREADABLE = "unreadable"
    NOT_NOW = "not_now"


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A file, made anew."""

    media_type: str
    content: bytes


def kind_of(data: bytes) -> str | None:
    """Tell what a file is by how it begins; None when it is nothing we keep."""
    return next((kind for sign, kind in _SIGNS if data.startswith(sign)), None)


def clean_evidence(data: bytes, most: int) -> Cleaned | Refusal:
    """Make a file anew, of at most so many bytes, or say why not."""
    kind = kind_of(data)
    if kind is None:
        return Refusal.OTHER_KIND
    limits = Limits(
        cpu_seconds=10, wall_seconds=20, memory_bytes=_MEMORY, answer_bytes=most
    )
    worker = f"ferd.formats.evidence_cleaning:{_WORKERS[kind]}"
    answer = run_limited(worker, data, limits)
    if isinstance(answer, Failure):
        return _refused(answer)
    if answer in (LOCKED, TOO_LARGE):
        return Refusal.LOCKED if answer == LOCKED else Refusal.TOO_MUCH
    return Cleaned(kind, answer) if kind_of(answer) == kind else Refusal.UNREADABLE


def _refused(failure: Failure) -> Refusal:
    match failure:
        case Failure.TOO_MUCH:
            return Refusal.TOO_MUCH
        case Failure.CRASHED:
            return Refusal.UNREADABLE
        case Failure.NOT_STARTED:
            return Refusal.NOT_NOW
