"""A composition as PDF: tagged, archivable, made by Typst.

PDF/UA-1 and PDF/A-2a together: Typst refuses to write what would break them. No
text from outside is compiled; it all travels as one JSON value. The compiler
sees two folders, its templates and its fonts, and no network.
"""

import dataclasses
import json
import re
from functools import cache
from itertools import groupby
from pathlib import Path
from threading import Lock

import typst

from ferd.formats import fonts
from ferd.formats.documents.blocks import Composition, Run, Table
from ferd.formats.documents.language import tag_of

Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]

STANDARDS = ["ua-1", "a-2a"]
_TEMPLATES = Path(__file__).parent.parent / "typst"
_LONG_WORD = re.compile(r"\S{31,}")
_PIECE = re.compile(r".{12}(?=.)")
_LOCK = Lock()


def render_pdf(composition: Composition) -> bytes:
    """Write a composition as PDF/UA-1 and PDF/A-2a."""
    data = json.dumps(_drawable(_tree(composition)), ensure_ascii=False)
    with _LOCK:
        made = _compiler().compile(
            format="pdf", sys_inputs={"data": data}, pdf_standards=STANDARDS
        )
    if not isinstance(made, bytes):
        raise TypeError("Typst gave several files for one document.")
    return made


@cache
def _compiler() -> typst.Compiler:
    """Keep one warm compiler for the process; loading fonts is what takes time."""
    typeface = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[fonts.FOLDER],
    )
    return typst.Compiler(
        _TEMPLATES / "document.typ", root=_TEMPLATES, font_paths=typeface
    )


def _tree(composition: Composition) -> dict[str, Json]:
    day = composition.issued_on
    lang, region = tag_of(composition.language).split("-")
    return {
        "lang": lang,
        "region": region,
        "kind": composition.kind,
        "title": composition.title,
        "subtitle": composition.subtitle,
        "details": [list(pair) for pair in composition.details],
        "imprint": list(composition.imprint),
        "page_label": composition.page_label,
        "issued": [day.year, day.month, day.day],
        "keywords": [composition.kind],
        "blocks": [_branch(block) for block in composition.blocks],
    }


def _branch(value: object) -> Json:
    """Write a block, and all within it, as JSON with its name."""
    match value:
        case str() | int() | float() | None:
            return value
        case Table():
            return _table(value)
        case (Run(), *_):
            return _groups(value)
        case tuple():
            return [_branch(part) for part in value]
        case _ if dataclasses.is_dataclass(value):
            parts = ((f.name, getattr(value, f.name)) for f in dataclasses.fields(value))
            name = type(value).__name__.lower()
            return {"is": name} | {key: _branch(part) for key, part in parts}
        case _:
            raise TypeError(f"A document cannot hold a {type(value).__name__}.")


def _table(table: Table) -> Json:
    rows: list[Json] = [
        [{"text": _groups(cell)} for cell in row] for row in table.rows
    ]
    return {
        "is": "table",
        "header": [_groups(cell) for cell in table.header],
        "rows": rows,
        "widths": list(table.widths),
    }


def _groups(runs: tuple[Run, ...] | list[Run]) -> Json:
    """Gather the runs of one link; its address is written out if its text is not."""
    groups: list[Json] = []
    for address, together in groupby(runs, key=lambda run: run.address):
        parts = list(together)
        shown = "".join(run.text for run in parts)
        told = address.removeprefix("mailto:")
        groups.append(
            {
                "address": address,
                "written": "" if shown in {address, told} else told,
                "runs": [dataclasses.asdict(run) for run in parts],
            }
        )
    return groups


def _drawable(value: Json) -> Json:
    """Make all text drawable; addresses stay as they are."""
    match value:
        case str():
            return _breakable(_within_typeface(value))
        case list():
            return [_drawable(part) for part in value]
        case dict():
            return {
                key: part if key in {"address", "is", "svg"} else _drawable(part)
                for key, part in value.items()
            }
        case _:
            return value


def _within_typeface(text: str) -> str:
    """Write characters the typeface lacks as their number: ``[U+1F600]``.

    The standards forbid a page that shows an empty box for a letter.
    """
    if text.isascii():
        return text
    known = fonts.drawable_characters()
    return "".join(
        c if ord(c) in known or c == "\n" else f"[U+{ord(c):04X}]" for c in text
    )


def _breakable(text: str) -> str:
    """Let words longer than a line break anywhere, without a hyphen."""
    return _LONG_WORD.sub(lambda word: _PIECE.sub("\\g<0>\u200b", word[0]), text)
