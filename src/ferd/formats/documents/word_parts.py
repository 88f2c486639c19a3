"""What python-docx leaves to be set by hand: language, header rows, numbering."""

from docx.document import Document
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shape import InlineShape
from docx.shared import Emu, Length, Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Row
from docx.text.paragraph import Paragraph

FIXED_WIDTH = "Consolas"
_FACE = "Calibri"
_ACCENT = RGBColor(0x0A, 0x4A, 0x7A)
_INK = RGBColor(0x1E, 0x2B, 0x37)
_QUIET = RGBColor(0x4A, 0x5A, 0x68)
_TINT = "EAF1F7"
_HAIRLINE = "C3D0DB"


def set_look(document: Document, language: str) -> None:
    """Set the page, the styles and the language of all text."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin = section.bottom_margin = Mm(22)
    _style(document, "Normal", 10.5, _INK)
    _style(document, "Title", 26, _ACCENT, bold=True)
    _style(document, "Subtitle", 13, _QUIET)
    _style(document, "Caption", 9, _QUIET)
    _style(document, "Quote", 10.5, _QUIET)
    _style(document, "macro", 9.5, _INK, face=FIXED_WIDTH)
    for level, size in enumerate((17, 13, 11.5, 11, 10.5, 10.5), 1):
        _style(document, f"Heading {level}", size, _ACCENT, bold=True)
    _set_language(document, language)


def _style(
    document: Document,
    name: str,
    size: float,
    colour: RGBColor,
    *,
    bold: bool = False,
    face: str = _FACE,
) -> None:
    style = document.styles[name]
    if not isinstance(style, ParagraphStyle):
        raise TypeError("Only the styles of paragraphs are set here.")
    style.font.name, style.font.size, style.font.bold = face, Pt(size), bold
    style.font.color.rgb, style.font.italic = colour, False
    # The theme's own faces would win over the name of the face.
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for kind in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.attrib.pop(qn(f"w:{kind}Theme"), None)
        fonts.set(qn(f"w:{kind}"), face)
    for rule in style.element.xpath("w:pPr/w:pBdr"):
        rule.getparent().remove(rule)


def _set_language(document: Document, language: str) -> None:
    for tag in document.styles.element.xpath("//w:lang"):
        tag.set(qn("w:val"), language)
    defaults = document.styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr")[0]
    if not defaults.xpath("w:lang"):
        defaults.append(_element("w:lang", val=language))
    for old in document.settings.element.xpath("w:themeFontLang"):
        old.set(qn("w:val"), language)


def set_footer(document: Document, imprint: tuple[str, ...], page_label: str) -> None:
    """Write the imprint and the number of the page under every page."""
    footer = document.sections[0].footer
    footer.is_linked_to_previous = False
    first, *others = imprint or ("",)
    line = footer.paragraphs[0]
    stops = line.paragraph_format.tab_stops
    stops.add_tab_stop(text_width(document), WD_TAB_ALIGNMENT.RIGHT)
    _small(line, first)
    line.add_run("\t")
    _page_number(line, page_label)
    for text in others:
        _small(footer.add_paragraph(), text)


def _small(line: Paragraph, text: str) -> None:
    run = line.add_run(text)
    run.font.size, run.font.color.rgb = Pt(8), _QUIET


def _page_number(line: Paragraph, page_label: str) -> None:
    before, _, rest = page_label.partition("%(page)s")
    between, _, after = rest.partition("%(pages)s")
    _small(line, before)
    _field(line, "PAGE")
    _small(line, between)
    _field(line, "NUMPAGES")
    _small(line, after)


def _field(line: Paragraph, instruction: str) -> None:
    field = _element("w:fldSimple", instr=instruction)
    run = line.add_run("1")
    run.font.size, run.font.color.rgb = Pt(8), _QUIET
    field.append(run._r)  # noqa: SLF001 - python-docx has no fields of its own
    line._p.append(field)  # noqa: SLF001


def text_width(document: Document) -> Length:
    """Tell how wide the text of a page is."""
    section = document.sections[0]
    width, left, right = section.page_width, section.left_margin, section.right_margin
    return Emu((width or 0) - (left or 0) - (right or 0))


def describe_picture(picture: InlineShape, alternative: str) -> None:
    """Give a picture the words that stand in for it."""
    picture._inline.docPr.set("descr", alternative)  # noqa: SLF001 - no public way


def mark_header(row: _Row) -> None:
    """Mark a row as the header that is repeated on every page."""
    _row_property(row, "w:tblHeader")
    for cell in row.cells:
        properties = cell._tc.get_or_add_tcPr()  # noqa: SLF001 - no public way
        properties.append(_element("w:shd", val="clear", color="auto", fill=_TINT))
        for run in cell.paragraphs[0].runs:
            run.bold, run.font.color.rgb = True, _ACCENT


def finish_table(table: Table, caption: str, widths: tuple[float, ...]) -> None:
    """Set rules, column widths and the words that say what a table shows."""
    properties = table._tbl.tblPr  # noqa: SLF001 - no public way
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        rule = _element(f"w:{side}", val="single", sz="4", space="0", color=_HAIRLINE)
        borders.append(rule)
    for side in ("left", "right", "insideV"):
        borders.append(_element(f"w:{side}", val="nil"))
    look = properties.find(qn("w:tblLook"))
    place = len(properties) if look is None else properties.index(look)
    properties.insert(place, borders)
    if caption:
        properties.append(_element("w:tblCaption", val=caption))
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(170 * width / sum(widths))
    for row in table.rows:
        _row_property(row, "w:cantSplit")
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(170 * width / sum(widths))


def new_numbering(document: Document, style: str, start: int) -> int:
    """Begin a numbered list of its own; Word would count on from the last one."""
    numbering = document.part.numbering_part.element
    used = document.styles[style].element.xpath("w:pPr/w:numPr/w:numId/@w:val")[0]
    like = numbering.xpath(f'w:num[@w:numId="{used}"]/w:abstractNumId/@w:val')[0]
    made = numbering.add_num(int(like))
    made.add_lvlOverride(ilvl=0).add_startOverride(start)
    return int(made.numId)


def number_with(paragraph: Paragraph, numbering: int) -> None:
    """Count a paragraph in a numbered list."""
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()  # noqa: SLF001
    properties.get_or_add_numId().val = numbering
    properties.get_or_add_ilvl().val = 0


def add_signature_line(
    document: Document, signed: tuple[str, str, str], date_label: str
) -> None:
    """Add a line to sign on: the name and date over it, who signs under it."""
    who, name, date = signed
    above = document.add_paragraph(f"{name}\t{date}")
    above.paragraph_format.space_before = Pt(30)
    above.paragraph_format.space_after = Pt(0)
    above.paragraph_format.keep_with_next = True
    below = document.add_paragraph()
    _small(below, f"{who}\t{date_label}")
    for line in (above, below):
        line.paragraph_format.tab_stops.add_tab_stop(Mm(125))
    rule = OxmlElement("w:pBdr")
    rule.append(_element("w:top", val="single", sz="4", space="1", color="4A5A68"))
    below._p.get_or_add_pPr().insert_element_before(  # noqa: SLF001 - no public way
        rule, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def _row_property(row: _Row, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))  # noqa: SLF001 - no public way


def _element(name: str, **attributes: str) -> BaseOxmlElement:
    element = OxmlElement(name)
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    return element
