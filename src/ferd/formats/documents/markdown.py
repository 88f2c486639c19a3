"""Markdown to blocks: the text of a section, as every writer shows it.

Raw HTML is no HTML here, it is text. Pictures become their description. A link
keeps its words and its address, and is live only for http, https and mailto.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.token import Token

from ferd.formats.documents.blocks import (
    Block,
    Heading,
    Items,
    Paragraph,
    Quotation,
    Run,
    Table,
    Text,
    Verbatim,
)

_DEEPEST = 4
_TOO_DEEP = 40
_LONGEST_HEADING = 250
_LONGEST_ADDRESS = 2000
_PARSER = MarkdownIt(
    "commonmark", {"html": False, "maxNesting": _TOO_DEEP + 10}
).enable("table")


def read_markdown(source: str, *, level: int) -> tuple[Block, ...]:
    """Read Markdown as blocks; its highest heading gets `level`.

    Headings never jump a level downwards, and lists nested deeper than four
    are shown at the fourth. What is nested past all sense is shown as written.
    """
    tokens = _PARSER.parse(source)
    if any(token.level >= _TOO_DEEP for token in tokens):
        return (Verbatim(source),)
    cursor = _Cursor(tokens)
    return _without_jumps(tuple(_blocks(cursor, "", 0)), level)


def is_safe_address(address: str) -> bool:
    """Tell whether a link may lead there."""
    if len(address) > _LONGEST_ADDRESS:
        return False
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    match parts.scheme.lower():
        case "http" | "https":
            return bool(parts.netloc)
        case "mailto":
            return "@" in parts.path
        case _:
            return False


@dataclass(slots=True)
class _Cursor:
    """A place in the flat list of tokens that nested readers share."""

    tokens: list[Token]
    place: int = field(default=0)

    def until(self, end: str) -> Iterator[Token]:
        while self.place < len(self.tokens):
            token = self.tokens[self.place]
            self.place += 1
            if token.type == end:
                return
            yield token


def _blocks(cursor: _Cursor, end: str, depth: int) -> Iterator[Block]:
    for token in cursor.until(end):
        match token.type:
            case "inline":
                yield Paragraph(_text(token))
            case "heading_open":
                yield _heading(int(token.tag[1]), cursor, depth)
            case "bullet_list_open" | "ordered_list_open":
                yield from _items(cursor, token, depth)
            case "blockquote_open":
                yield from _quotation(cursor, depth)
            case "fence" | "code_block":
                yield Verbatim(token.content.rstrip("\n"))
            case "table_open":
                yield _table(cursor)
            case _:
                continue


def _heading(level: int, cursor: _Cursor, depth: int) -> Block:
    """One inside a list or a quotation, or without end, heads no part of the text."""
    text = _inline(cursor, "heading_close")
    if depth or sum(len(run.text) for run in text) > _LONGEST_HEADING:
        return Paragraph(tuple(replace(run, bold=True) for run in text))
    return Heading(level, text)


def _inline(cursor: _Cursor, end: str) -> Text:
    return tuple(
        run for t in cursor.until(end) if t.type == "inline" for run in _text(t)
    )


def _items(cursor: _Cursor, opening: Token, depth: int) -> Iterator[Block]:
    start = None if opening.tag == "ul" else int(opening.attrGet("start") or 1)
    items = tuple(
        tuple(_blocks(cursor, "list_item_close", depth + 1))
        for token in cursor.until(opening.type.replace("open", "close"))
        if token.type == "list_item_open"
    )
    if depth < _DEEPEST:
        yield Items(start, items)
    else:
        yield from (block for item in items for block in item)


def _quotation(cursor: _Cursor, depth: int) -> Iterator[Block]:
    blocks = tuple(_blocks(cursor, "blockquote_close", depth + 1))
    if depth < _DEEPEST:
        yield Quotation(blocks)
    else:
        yield from blocks


def _table(cursor: _Cursor) -> Table:
    rows: list[tuple[Text, ...]] = []
    for token in cursor.until("table_close"):
        if token.type == "tr_open":
            cells = tuple(
                _inline(cursor, cell.type.replace("open", "close"))
                for cell in cursor.until("tr_close")
            )
            rows.append(cells)
    header, *body = rows
    return Table("", header, tuple(body), (1.0,) * len(header))


def _text(token: Token) -> Text:
    """Flatten inline tokens into runs."""
    runs: list[Run] = []
    dress = Run("")
    for child in token.children or ():
        dress = _dressed(dress, child)
        if written := _written(child):
            runs.append(replace(dress, text=written, code=child.type == "code_inline"))
    return tuple(runs)


def _dressed(dress: Run, token: Token) -> Run:
    match token.type:
        case "strong_open" | "strong_close":
            return replace(dress, bold=token.nesting == 1)
        case "em_open" | "em_close":
            return replace(dress, italic=token.nesting == 1)
        case "link_open":
            address = str(token.attrGet("href") or "")
            return replace(dress, address=address if is_safe_address(address) else "")
        case "link_close":
            return replace(dress, address="")
        case _:
            return dress


def _written(token: Token) -> str:
    match token.type:
        case "softbreak":
            return " "
        case "hardbreak":
            return "\n"
        case _:
            return token.content


def _without_jumps(blocks: tuple[Block, ...], level: int) -> tuple[Block, ...]:
    """Number the headings from `level`, each at most one deeper than the last."""
    open_levels: list[int] = []
    numbered: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading):
            while open_levels and open_levels[-1] >= block.level:
                open_levels.pop()
            open_levels.append(block.level)
            numbered.append(Heading(min(6, level + len(open_levels) - 1), block.text))
        else:
            numbered.append(block)
    return tuple(numbered)
