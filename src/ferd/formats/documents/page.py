"""A composition as one HTML file that needs nothing from anywhere.

Every text is escaped where it is written; what comes out of that is then passed
through a sanitiser that knows only the elements we use, as the second of two
locks. Drawings are ours and are not text.
"""

from collections.abc import Iterable
from html import escape
from itertools import count, groupby
from pathlib import Path

import nh3

from ferd.formats.documents.blocks import (
    Aside,
    Block,
    Composition,
    Drawing,
    Heading,
    Items,
    Paragraph,
    Quotation,
    Run,
    Signatures,
    Table,
    Text,
    Verbatim,
    written_address,
)
from ferd.formats.documents.language import tag_of

_STYLE = (Path(__file__).parent / "page.css").read_text(encoding="utf-8")
_ALLOWED: dict[str, set[str]] = {
    "div": {"class", "role", "tabindex", "aria-label"},
    "a": {"href", "class"},
    "p": {"class"},
    "ol": {"start"},
    "th": {"scope"},
}
_ELEMENTS = frozenset(_ALLOWED) | frozenset(
    {"h2", "h3", "h4", "h5", "h6", "strong", "em", "code", "br", "ul", "li", "pre"}
    | {"blockquote", "table", "caption", "thead", "tbody", "tr", "td"}
)


def render_html(composition: Composition) -> str:
    """Write a composition as a standalone HTML document."""
    numbers = count(1)
    main = "\n".join(
        _drawing(block, next(numbers))
        if isinstance(block, Drawing)
        else _sanitised(_block(block))
        for block in composition.blocks
    )
    return (
        f'<!doctype html>\n<html lang="{tag_of(composition.language)}">\n<head>\n'
        '<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        "style-src 'unsafe-inline'\">\n"
        f"<title>{escape(composition.title)}</title>\n<style>\n{_STYLE}</style>\n"
        f"</head>\n<body>\n{_header(composition)}\n<main>\n{_details(composition)}\n"
        f"{main}\n</main>\n{_footer(composition)}\n</body>\n</html>\n"
    )


def _header(composition: Composition) -> str:
    kind = f"<p>{escape(composition.kind)}</p>" if composition.kind else ""
    below = f"<p>{escape(composition.subtitle)}</p>" if composition.subtitle else ""
    return f"<header>{kind}<h1>{escape(composition.title)}</h1>{below}</header>"


def _details(composition: Composition) -> str:
    pairs = "".join(
        f"<div><dt>{escape(name)}</dt><dd>{escape(value)}</dd></div>"
        for name, value in composition.details
    )
    return f'<dl class="details">{pairs}</dl>' if pairs else ""


def _footer(composition: Composition) -> str:
    lines = "".join(f"<p>{escape(line)}</p>" for line in composition.imprint)
    return f"<footer>{lines}</footer>"


def _sanitised(html: str) -> str:
    return nh3.clean(
        html,
        tags=set(_ELEMENTS),
        attributes=_ALLOWED,
        url_schemes={"http", "https", "mailto"},
        link_rel="noreferrer noopener",
    )


def _drawing(drawing: Drawing, number: int) -> str:
    words = escape(drawing.alternative)
    name = f"drawing-{number}"
    marked = drawing.svg.replace(
        "<svg ", f'<svg role="img" aria-labelledby="{name}" ', 1
    ).replace(">", f'><title id="{name}">{words}</title>', 1)
    return f'<figure tabindex="0">{marked}</figure>'


def _block(block: Block) -> str:
    match block:
        case Heading():
            level = min(block.level + 1, 6)
            return f"<h{level}>{_text(block.text)}</h{level}>"
        case Paragraph():
            return f"<p>{_text(block.text)}</p>"
        case Aside():
            return f'<p class="aside">{_text(block.text)}</p>'
        case Items():
            return _items(block)
        case Table():
            return _table(block)
        case _:
            return _rarer_block(block)


def _rarer_block(block: Quotation | Verbatim | Drawing | Signatures) -> str:
    match block:
        case Quotation():
            return f"<blockquote>{_all(block.blocks)}</blockquote>"
        case Verbatim():
            return f"<pre>{escape(block.text)}</pre>"
        case Drawing():
            return f"<p>{escape(block.alternative)}</p>"
        case Signatures():
            return "".join(_signature(line, block.date_label) for line in block.lines)


def _signature(line: tuple[str, str, str], date_label: str) -> str:
    who, name, date = map(escape, line)
    return (
        f'<div class="signature"><p class="signed">{name}</p>'
        f'<p class="signed">{date}</p><p>{who}</p><p>{escape(date_label)}</p></div>'
    )


def _all(blocks: Iterable[Block]) -> str:
    return "".join(_block(block) for block in blocks)


def _items(items: Items) -> str:
    inside = "".join(f"<li>{_all(item)}</li>" for item in items.items)
    if items.start is None:
        return f"<ul>{inside}</ul>"
    return f'<ol start="{items.start}">{inside}</ol>'


def _table(table: Table) -> str:
    """A wide table scrolls in a frame that the keyboard reaches."""
    header = "".join(f'<th scope="col">{_text(cell)}</th>' for cell in table.header)
    rows = "".join(
        "<tr>" + "".join(f"<td>{_text(cell)}</td>" for cell in row) + "</tr>"
        for row in table.rows
    )
    name = escape(table.caption or " / ".join(map(_spoken, table.header)))
    return (
        f'<div class="scroll" role="region" tabindex="0" aria-label="{name}">'
        f"<table><caption>{name}</caption><thead><tr>{header}</tr></thead>"
        f"<tbody>{rows}</tbody></table></div>"
    )


def _spoken(text: Text) -> str:
    return "".join(run.text for run in text)


def _text(text: Text) -> str:
    return "".join(
        _linked(address, list(runs))
        for address, runs in groupby(text, key=lambda run: run.address)
    )


def _linked(address: str, runs: list[Run]) -> str:
    inside = "".join(map(_run, runs))
    if not address:
        return inside
    told = "" if written_address(runs) else ' class="told"'
    return f'<a href="{escape(address)}"{told}>{inside}</a>'


def _run(run: Run) -> str:
    html = escape(run.text).replace("\n", "<br>")
    if run.code:
        html = f"<code>{html}</code>"
    if run.italic:
        html = f"<em>{html}</em>"
    if run.bold:
        html = f"<strong>{html}</strong>"
    return html
