"""A composition as PDF: tagged, archivable, made by Typst.

PDF/UA-1 and PDF/A-2a together: Typst refuses to write what would break them.
All text travels as one JSON value and is inserted as strings.
"""

import dataclasses
import json
import re
from collections.abc import Sequence
from itertools import groupby

from ferd.formats.documents.blocks import (
    Composition,
    Drawing,
    Heading,
    Run,
    Table,
    written_address,
)
from ferd.formats.documents.language import tag_of
from ferd.formats.documents.typesetting import typeset, within_typeface

Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]

# No word of a language is longer; what is, may break anywhere. Addresses break
# at their own strokes.
_LONG_WORD = re.compile(r"[^\s/-]{61,}")
_LONG_IN_CELL = re.compile(r"[^\s/-]{31,}")
_PIECE = re.compile(r".{10}(?=.)")


def render_pdf(composition: Composition) -> bytes:
    """Write a composition as PDF/UA-1 and PDF/A-2a."""
    return typeset(json.dumps(_tree(composition), ensure_ascii=False))


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
        "landscape": composition.is_landscape,
        "issued": [day.year, day.month, day.day],
        "keywords": [_drawable(value) for _, value in composition.details[:1]],
        "blocks": [_branch(block) for block in composition.blocks],
    }


def _branch(value: object) -> Json:
    """Write a block, and all within it, as JSON with its name."""
    match value:
        case str():
            return _drawable(value)
        case Heading() | Table() | Drawing():
            return _special(value)
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


def _special(block: Heading | Table | Drawing) -> Json:
    match block:
        case Heading():
            text = _groups(block.text, _LONG_IN_CELL)
            return {"is": "heading", "level": block.level, "text": text}
        case Table():
            return _table(block)
        case Drawing():
            return _drawing(block)


def _table(table: Table) -> Json:
    rows: list[Json] = [
        [{"text": _groups(cell, _LONG_IN_CELL)} for cell in row] for row in table.rows
    ]
    return {
        "is": "table",
        "header": [_groups(cell, _LONG_IN_CELL) for cell in table.header],
        "rows": rows,
        "widths": list(table.widths),
    }


def _drawing(drawing: Drawing) -> Json:
    return {
        "is": "drawing",
        "svg": within_typeface(drawing.svg),
        "alternative": within_typeface(drawing.alternative),
    }


def _groups(runs: Sequence[Run], long_word: re.Pattern[str] = _LONG_WORD) -> Json:
    """Gather the runs of one link; its address is written out if its text is not."""
    groups: list[Json] = []
    for address, together in groupby(runs, key=lambda run: run.address):
        parts = list(together)
        groups.append(
            {
                "address": address,
                "written": _drawable(written_address(parts), long_word),
                "runs": [_run(run, long_word) for run in parts],
            }
        )
    return groups


def _run(run: Run, long_word: re.Pattern[str]) -> Json:
    return {
        "text": _drawable(run.text, long_word),
        "bold": run.bold,
        "italic": run.italic,
        "code": run.code,
    }


def _drawable(text: str, long_word: re.Pattern[str] = _LONG_IN_CELL) -> str:
    """Make a text fit for the typeface and the width it has."""
    within = within_typeface(text)
    return long_word.sub(lambda word: _PIECE.sub("\\g<0>\u200b", word[0]), within)
