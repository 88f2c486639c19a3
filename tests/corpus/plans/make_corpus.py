"""Make the Word, PDF and HTML forms of the Ahus plan from its text.

The text is what was extracted from the hospital's PDF, line by line; here it gets
back what a real document has: headings, paragraphs, lists, a table, page numbers.
Run it with ``python -m tests.corpus.plans.make_corpus``; the same text always gives
the same bytes.
"""

import html
import io
import re
import zipfile
from dataclasses import dataclass
from pathlib import Path

import docx
import typst

FOLDER = Path(__file__).parent
NAME = "ahus-nukleaermedisin"
HEADER = ("Tid av utdanning", "Helseforetak", "Sykehus", "Avdeling/ læringssted")
STAGE = re.compile(r"(\S+ år) (AHUS|OUS) (Nordbyhagen|OUS) (BDA/\w+|NM) ?(.*)")
HEADING = re.compile(r"DEL \d|2\.1\.\d+\. .*|[abc]\) .*|Innledning|Forkortelser")
ITEM = re.compile(r"(?:[•-] (?:- )?|(\d)\. )(?=\S)")


@dataclass
class Part:
    """A stretch of the text; an item of a numbered list has its number."""

    kind: str
    text: str = ""
    number: int = 0


def stages(text):
    """Give the rows of the timeline, as they stand in the text."""
    lines = text[text.index("Tid av utdanning") : text.index("Krav til ferdigheter")]
    rows = []
    for line in filter(None, map(str.strip, lines.splitlines())):
        if found := STAGE.fullmatch(line):
            rows.append(list(found.groups()))
        elif rows:
            rows[-1][-1] = f"{rows[-1][-1]} {line}".strip()
    return [(*HEADER, "Læringsmål"), *map(tuple, rows)]


def parts(text):
    """Divide the text into headings, items, paragraphs and the one table."""
    before, rest = text.split("Tid av utdanning", 1)
    after = rest[rest.index("Krav til ferdigheter") :]
    return [*_parts(before), Part("table"), *_parts(after)]


def _parts(text):
    found = []
    is_open = False
    for line in filter(None, map(str.strip, text.splitlines())):
        if line == "6":
            continue
        if HEADING.fullmatch(line):
            found.append(Part("heading", line))
            is_open = False
            continue
        if mark := ITEM.match(line):
            number = int(mark[1] or 0)
            found.append(Part("item", line[mark.end() :], number))
        elif is_open:
            found[-1].text += f" {line}"
        else:
            found.append(Part("paragraph", line))
        is_open = len(line) > 80
    return found


def level(heading):
    if heading.startswith("DEL") or heading == "Innledning":
        return 1
    return 2


def make_docx(text):
    document = docx.Document()
    for part in parts(text):
        match part.kind:
            case "heading":
                document.add_heading(part.text, level(part.text))
            case "item":
                style = "List Number" if part.number else "List Bullet"
                paragraph = document.add_paragraph(part.text, style=style)
                if part.number:
                    number_as(paragraph, part.number, document)
            case "table":
                rows = stages(text)
                table = document.add_table(len(rows), 5, style="Table Grid")
                for row, cells in zip(table.rows, rows, strict=True):
                    for cell, content in zip(row.cells, cells, strict=True):
                        cell.text = content
            case _:
                document.add_paragraph(part.text)
    stream = io.BytesIO()
    document.save(stream)
    return packed_again(stream.getvalue())


def number_as(paragraph, number, document):
    """Let a paragraph go on with the last list, or begin a new one with one."""
    numbering = document.part.numbering_part.numbering_definitions._numbering  # noqa: SLF001 - no other way
    style = document.styles["List Number"].element.pPr.numPr.numId.val
    if number == 1:
        abstract = numbering.num_having_numId(style).abstractNumId.val
        numbering.add_num(abstract).add_lvlOverride(ilvl=0).add_startOverride(1)
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()  # noqa: SLF001
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = max(n.numId for n in numbering.num_lst)


def packed_again(data, changes=None):
    """Pack a zip file anew, without times, and with some parts changed."""
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        content = {name: old.read(name) for name in old.namelist()} | (changes or {})
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name, part in content.items():
            new.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


PAGE = """#set document(title: "Utdanningsplan", date: none)
#set text(lang: "nb", size: 12.5pt, hyphenate: true)
#set page(paper: "a4", margin: 3cm,
  header: [Utdanningsplan for nukleærmedisin],
  footer: context [Side #counter(page).display() av #counter(page).final().first()])
#set par(leading: 1.2em, spacing: 1.8em)
"""
RULED = "stroke: 0.5pt"
UNRULED = "stroke: none, inset: 7pt"


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def typst_table(rows, lines):
    cells = ", ".join(f"[#{quoted(cell)}]" for row in rows for cell in row)
    columns = "columns: (2.2cm, 2.7cm, 2.8cm, 2.2cm, 4cm)"
    small = "#set par(leading: 0.6em); #set text(size: 12pt)"
    return f"#[{small}\n#table({columns}, {lines}, {cells})]\n"


def make_pdf(text, lines):
    source = PAGE
    for part in parts(text):
        match part.kind:
            case "heading":
                source += f"#heading(level: {level(part.text)}, {quoted(part.text)})\n"
            case "item":
                mark = f"{part.number}." if part.number else "-"
                source += f"{mark} #{quoted(part.text)}\n"
            case "table":
                source += typst_table(stages(text), lines)
            case _:
                source += f"\n#{quoted(part.text)}\n\n"
    return typst.compile(source.encode(), timestamp=0)


def make_html(text):
    body = []
    for part in parts(text):
        content = html.escape(part.text)
        match part.kind:
            case "heading":
                tag = f"h{level(part.text)}"
                body.append(f"<{tag}>{content}</{tag}>")
            case "item":
                tag = f'ol start="{part.number}"' if part.number else "ul"
                body.append(f"<{tag}><li>{content}</li></{tag[:2]}>")
            case "table":
                rows = stages(text)
                cells = [
                    "".join(f"<td>{html.escape(cell)}</td>" for cell in row)
                    for row in rows
                ]
                body.append("<table>")
                body += [f"<tr>{row}</tr>" for row in cells]
                body.append("</table>")
            case _:
                body.append(f"<p>{content}</p>")
    head = '<!doctype html>\n<html lang="nb"><head><meta charset="utf-8">'
    head += "<title>Utdanningsplan</title><style>p { margin: 0 }</style></head><body>"
    return "\n".join([head, *body, "</body></html>", ""]).encode()


def main():
    text = (FOLDER / f"{NAME}.txt").read_text(encoding="utf-8")
    (FOLDER / f"{NAME}.docx").write_bytes(make_docx(text))
    (FOLDER / f"{NAME}.html").write_bytes(make_html(text))
    (FOLDER / f"{NAME}.pdf").write_bytes(make_pdf(text, RULED))
    (FOLDER / f"{NAME}-unruled.pdf").write_bytes(make_pdf(text, UNRULED))


if __name__ == "__main__":
    main()
