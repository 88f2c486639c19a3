"""An edition as a file to take away."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ferd.core.curriculum.catalogue import Edition
from ferd.formats.case import write_case
from ferd.formats.tables import write_csv, write_xlsx
from ferd.foundation import clock


@dataclass(frozen=True, slots=True)
class Document:
    """A file: what it is called, what it is, what is in it."""

    file_name: str
    media_type: str
    body: bytes


def _as_csv(edition: Edition, language: str) -> bytes:
    return write_csv(edition, language=language)


def _as_xlsx(edition: Edition, language: str) -> bytes:
    return write_xlsx(edition, language=language)


def _as_case(edition: Edition, language: str) -> bytes:  # noqa: ARG001  one language
    return write_case(edition, changed_at=clock.now())


_FORMS: Mapping[str, tuple[str, str, Callable[[Edition, str], bytes]]] = {
    "csv": ("csv", "text/csv; charset=utf-8", _as_csv),
    "xlsx": (
        "xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _as_xlsx,
    ),
    "case": ("json", "application/json", _as_case),
}


def export(edition: Edition, *, form: str, language: str) -> Document | None:
    """Write an edition as ``csv``, ``xlsx`` or ``case``; None for any other form."""
    if form not in _FORMS:
        return None
    ending, media_type, write = _FORMS[form]
    known = language if language in {"nb", "nn", "en"} else "nb"
    name = f"{edition.specialty.code.lower()}-{form}.{ending}"
    return Document(name, media_type, write(edition, known))
