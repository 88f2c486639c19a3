"""A composition as PDF: tagged, archivable, made by Typst.

PDF/UA-1 and PDF/A-2a together: Typst refuses to write what would break them. No
text from outside is compiled; it all travels as one JSON value. The compiler
sees two folders, its templates and its fonts, and no network.
"""

import dataclasses
import json
import re
from collections.abc import Sequence
from functools import cache
from itertools import groupby
from pathlib import Path
from threading import Lock

import typst

from ferd.formats import fonts
from ferd.formats.documents.blocks import (
    Composition,
    Drawing,
    Run,
    Table,
    written_address,
)
from ferd.formats.documents.language import tag_of

Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]

_TEMPLATES = Path(__file__).parent.parent / "typst"
_LONG_WORD = re.compile(r"\S{31,}")
_PIECE = re.compile(r".{12}(?=.)")
_LOOKALIKES = str.maketrans(
    # Boxes to tick, and marks that join or turn letters but are not seen.
    {"☐": "□", "☑": "✓", "☒": "\u00d7", "✔": "✓"}
    | dict.fromkeys("\u200c\u200d\u200e\u200f\u2060\ufe0e\ufe0f\u061c")
)
_LOCK = Lock()


def render_pdf(composition: Composition) -> bytes:
    """Write a composition as PDF/UA-1 and PDF/A-2a."""
    data = json.dumps(_tree(composition), ensure_ascii=False)
    with _LOCK:
        made = _compiler().compile(
            format="pdf", sys_inputs={"data": data}, pdf_standards=["ua-1", "a-2a"]
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
        "kind": _drawable(composition.kind),
        "title": _drawable(composition.title),
        "subtitle": _drawable(composition.subtitle),
        "details": _branch(composition.details),
        "imprint": _branch(composition.imprint),
        "page_label": composition.page_label,
        "issued": [day.year, day.month, day.day],
        "keywords": [_drawable(value) for _, value in composition.details[:1]],
        "blocks": [_branch(block) for block in composition.blocks],
    }


def _branch(value: object) -> Json:
    """Write a block, and all within it, as JSON with its name."""
    match value:
        case str():
            return _drawable(value)
        case Table() | Drawing():
            return _table(value) if isinstance(value, Table) else _drawing(value)
        case (Run(), *_):
            return _groups([run for run in value if isinstance(run, Run)])
        case tuple():
            return [_branch(part) for part in value]
        case _ if dataclasses.is_dataclass(value):
            name = type(value).__name__.lower()
            parts = {f.name: getattr(value, f.name) for f in dataclasses.fields(value)}
            return {"is": name} | {key: _branch(part) for key, part in parts.items()}
        case int() | None:
            return value
        case _:
            raise TypeError("A document cannot hold this.", type(value))


def _table(table: Table) -> Json:
    rows: list[Json] = [[{"text": _groups(cell)} for cell in row] for row in table.rows]
    return {
        "is": "table",
        "header": [_groups(cell) for cell in table.header],
        "rows": rows,
        "widths": list(table.widths),
    }


def _drawing(drawing: Drawing) -> Json:
    return {
        "is": "drawing",
        "svg": _within_typeface(drawing.svg),
        "alternative": _within_typeface(drawing.alternative),
    }


def _groups(runs: Sequence[Run]) -> Json:
    """Gather the runs of one link; its address is written out if its text is not."""
    groups: list[Json] = []
    for address, together in groupby(runs, key=lambda run: run.address):
        parts = list(together)
        groups.append(
            {
                "address": address,
                "written": _drawable(written_address(parts)),
                "runs": [_run(run) for run in parts],
            }
        )
    return groups


def _run(run: Run) -> Json:
    return {
        "text": _drawable(run.text),
        "bold": run.bold,
        "italic": run.italic,
        "code": run.code,
    }


def _drawable(text: str) -> str:
    """Make a text fit for the typeface and the width of a page."""
    return _breakable(_within_typeface(text))


def _within_typeface(text: str) -> str:
    """Write characters the typeface lacks as their number: ``[U+1F600]``.

    The standards forbid a page that shows an empty box for a letter.
    """
    if text.isascii():
        return text
    known = fonts.drawable_characters()
    return "".join(
        c if ord(c) in known or c in "\n\u00ad" else f"[U+{ord(c):04X}]"
        for c in text.translate(_LOOKALIKES)
    )


def _breakable(text: str) -> str:
    """Let words longer than a line break anywhere, without a hyphen."""
    return _LONG_WORD.sub(lambda word: _PIECE.sub("\\g<0>\u200b", word[0]), text)
