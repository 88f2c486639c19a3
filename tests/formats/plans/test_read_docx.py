import io
import zipfile

import pytest

from ferd.core.diagnostics import Source
from ferd.formats.plans.document import Line, Row, Table
from ferd.formats.plans.documents.read_docx import read_docx
from tests.formats.plans.made_files import W, docx, packed, text


def read(body, **parts):
    return read_docx(docx(body.encode(), **parts)).blocks


def lines(body, **parts):
    return [line.text for line in read_docx(docx(body.encode(), **parts)).lines()]


def p(content, properties=""):
    properties = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{properties}{content}</w:p>"


def r(words, properties=""):
    properties = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{words}</w:t></w:r>'


def tc(content, properties=""):
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def tr(*cells):
    return f"<w:tr>{''.join(cells)}</w:tr>"


def tbl(*rows):
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def styles(*found):
    return b"<w:styles " + W + b">" + "".join(found).encode() + b"</w:styles>"


def style(style_id, name, inside="", more=""):
    return (
        f'<w:style w:type="paragraph" w:styleId="{style_id}"{more}>'
        f'<w:name w:val="{name}"/>{inside}</w:style>'
    )


def numbering(*levels, lists='<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'):
    abstract = f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>'
    return b"<w:numbering " + W + b">" + (abstract + lists).encode() + b"</w:numbering>"


def lvl(depth, form, shown, more=""):
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{shown}"/>{more}</w:lvl>'
    )


def item(words, depth=0, list_id=1):
    place = f'<w:ilvl w:val="{depth}"/><w:numId w:val="{list_id}"/>'
    return p(r(words), f"<w:numPr>{place}</w:numPr>")


def named(style_id):
    return f'<w:pStyle w:val="{style_id}"/>'


def test_paragraphs_and_tables_come_in_the_order_in_which_they_stand():
    table = tbl(tr(tc(p(r("a"))), tc(p(r("b")))))

    blocks = read(p(r("før")) + table + p("") + p(r("etter")))

    assert blocks == (
        Line("før", Source(1, 1)),
        Table((Row(("a", "b"), Source(1, 2)),), Source(1, 2)),
        Line("", Source(1, 3)),
        Line("etter", Source(1, 4)),
    )


@pytest.mark.parametrize(
    ("found", "level"),
    [
        (style("Overskrift1", "heading 1"), 1),
        (style("Overskrift1", "Overskrift 2"), 2),
        (style("Overskrift1", "Min", '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>'), 3),
        (style("Overskrift1", "Min", '<w:basedOn w:val="A"/>'), 4),
        (style("Overskrift1", "Tittel"), 1),
        (style("B", "Normal"), 1),
        (style("Overskrift1", "Normal"), 0),
        (
            style(
                "Overskrift1", "heading 1", '<w:pPr><w:outlineLvl w:val="9"/></w:pPr>'
            ),
            0,
        ),
    ],
)
def test_a_heading_is_known_by_its_style(found, level):
    parent = style("A", "heading 4")
    paragraph = p(r("Hensikt"), named("Overskrift1"))

    (line,) = read(paragraph, styles=styles(found, parent))

    assert line.level == level


def test_a_paragraph_without_a_style_has_the_default_one():
    default = style("N", "heading 2", more=' w:default="1"')

    (line,) = read(p(r("x")), styles=styles(default))

    assert line.level == 2


def test_the_table_of_contents_is_left_out():
    contents = style("INNH1", "toc 1")

    assert lines(
        p(r("2.1 Hensikt 4"), named("INNH1")) + p(r("x")), styles=styles(contents)
    ) == ["x"]


def test_list_items_have_the_numbers_that_word_shows():
    levels = [lvl(0, "decimal", "%1."), lvl(1, "lowerLetter", "%2)")]
    body = item("en") + item("a", 1) + item("b", 1) + item("to") + item("a", 1)

    found = read(body, numbering=numbering(*levels))

    assert [line.text for line in found] == ["1. en", "a) a", "b) b", "2. to", "a) a"]
    assert all(line.is_item for line in found)


def test_headings_have_the_numbers_that_word_shows():
    levels = [
        lvl(0, "decimal", "%1", '<w:pStyle w:val="H1"/>'),
        lvl(1, "decimal", "%1.%2.", '<w:pStyle w:val="H2"/>'),
    ]
    place = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    known = styles(style("H1", "heading 1", place), style("H2", "heading 2", place))
    body = p(r("Del"), named("H1")) * 2 + p(r("Hensikt"), named("H2")) * 2

    found = read(body, styles=known, numbering=numbering(*levels))

    texts = [line.text for line in found]
    assert texts == ["1 Del", "2 Del", "2.1. Hensikt", "2.2. Hensikt"]
    assert [line.level for line in found] == [1, 1, 2, 2]
    assert not any(line.is_item for line in found)


def test_a_bullet_is_an_item_without_a_number():
    (line,) = read(item("punkt"), numbering=numbering(lvl(0, "bullet", "\uf0b7")))

    assert (line.text, line.is_item) == ("punkt", True)


def test_a_list_may_begin_anew():
    lists = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2">'
        '<w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    body = item("a") + item("b") + item("c", list_id=2)

    found = lines(body, numbering=numbering(lvl(0, "upperRoman", "%1."), lists=lists))

    assert found == ["I. a", "II. b", "I. c"]


def test_a_paragraph_may_be_taken_out_of_its_lists():
    assert lines(item("fri", list_id=0), numbering=numbering()) == ["fri"]


def test_tracked_changes_are_read_as_accepted():
    body = p(
        r("1 ")
        + f"<w:ins>{r('ny')}</w:ins><w:moveTo>{r(' hit')}</w:moveTo>"
        + "<w:del><w:r><w:delText>gammel</w:delText></w:r></w:del>"
        + f"<w:moveFrom>{r('herfra')}</w:moveFrom>"
    )

    assert lines(body) == ["1 ny hit"]


def test_a_deleted_paragraph_mark_joins_two_paragraphs():
    first = p(r("lærings"), "<w:rPr><w:del/></w:rPr>")

    assert lines(first + p(r("mål"))) == ["læringsmål"]


def test_a_deleted_row_is_left_out():
    deleted = "<w:tr><w:trPr><w:del/></w:trPr><w:tc/><w:tc/></w:tr>"
    kept = tr(tc(p(r("a"))), tc(p(r("b"))))

    (table,) = read(tbl(deleted, kept))

    assert [row.cells for row in table.rows] == [("a", "b")]


def test_what_no_reader_sees_is_left_out():
    field = "<w:r><w:instrText>PAGE</w:instrText></w:r>"
    body = p(r("synlig") + r("skjult", "<w:vanish/>") + field)

    assert lines(body) == ["synlig"]


def test_signs_have_their_letters():
    run = (
        "<w:r><w:t>1</w:t><w:noBreakHyphen/><w:t>17</w:t><w:tab/><w:softHyphen/></w:r>"
    )
    body = p(run + r("nukle\u00adær"))

    assert lines(body) == ["1-17\tnukleær"]


def test_links_and_content_controls_are_read():
    link = f"<w:hyperlink>{r('lenke ')}</w:hyperlink>"
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{r('felt')}</w:sdtContent></w:sdt>"
    outer = f"<w:sdt><w:sdtContent>{p(r('blokk'))}</w:sdtContent></w:sdt>"

    assert lines(p(link + control) + outer) == ["lenke felt", "blokk"]


def test_a_text_box_follows_its_paragraph_and_is_read_once():
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    box = f"<w:drawing><w:txbxContent>{p(r('boks'))}</w:txbxContent></w:drawing>"
    both = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    body = p(
        f"<w:r><mc:AlternateContent {mc}>{both}</mc:AlternateContent></w:r>" + r("x")
    )

    assert lines(body) == ["x", "boks"]


def test_a_broken_cell_keeps_its_lines():
    cell = tc(p("<w:r><w:t>98,</w:t><w:br/><w:t>100-101</w:t></w:r>") + p(r("102")))

    (table,) = read(tbl(tr(tc(p(r("a"))), cell)))

    assert table.rows[0].cells == ("a", "98,\n100-101\n102")


def test_merged_cells_have_their_text_once_and_keep_the_columns():
    start, going = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    first = tr(tc(p(r("A")), start), tc(p(r("B")), '<w:gridSpan w:val="2"/>'))
    second = tr(tc(p(""), going), tc(p(r("c"))), tc(p(r("d"))))

    (table,) = read(tbl(first, second))

    assert [row.cells for row in table.rows] == [("A", "B", ""), ("", "c", "d")]
    assert [row.continued for row in table.rows] == [(), (0,)]


def test_a_table_inside_a_table_follows_it():
    inner = tbl(tr(tc(p(r("1"))), tc(p(r("2")))))

    outer, found = read(tbl(tr(tc(p(r("a"))), tc(inner + p(r("b"))))))

    assert outer.rows[0].cells == ("a", "b")
    assert found.rows[0].cells == ("1", "2")


def test_a_table_of_one_column_is_only_a_frame():
    heading = p(r("Tittel"), '<w:outlineLvl w:val="0"/>')
    inner = tbl(tr(tc(p(r("1"))), tc(p(r("2")))))

    line, table = read(tbl(tr(tc(heading + inner))))

    assert (line.text, line.level) == ("Tittel", 1)
    assert table.rows[0].cells == ("1", "2")


def test_pages_are_counted_as_word_last_saw_them():
    seen = "<w:r><w:lastRenderedPageBreak/></w:r>"
    asked = '<w:r><w:br w:type="page"/></w:r>'
    body = p(r("1")) + p(seen + r("2")) + p(r("2") + asked + seen + r("3"))
    body += p(r("3") + seen + r("4")) + p(r("4"))

    found = [(line.text, line.source.page, line.source.line) for line in read(body)]

    assert found == [
        ("1", 1, 1),
        ("2", 2, 1),
        ("2", 2, 2),
        ("3", 3, 1),
        ("34", 3, 2),
        ("4", 4, 1),
    ]


def test_a_row_knows_its_page():
    seen = "<w:r><w:lastRenderedPageBreak/></w:r>"
    rows = [tr(tc(p(r("a"))), tc(p(r("b")))), tr(tc(p(seen + r("c"))), tc(p(r("d"))))]

    (table,) = read(p(r("x")) + tbl(*rows))[1:]

    assert [row.source for row in table.rows] == [Source(1, 2), Source(2, 1)]


def test_a_date_in_the_footer_is_kept_and_the_rest_of_it_is_not():
    footer = b"<w:ftr " + W + b">" + text(b"Side 3") + text(b"Godkjent 01.02.2026")

    found = lines(p(r("Plan")), footer=footer + b"</w:ftr>")

    assert found == ["Godkjent 01.02.2026", "Plan"]


def test_the_strict_kind_of_word_file_is_read():
    data = docx(text(b"Plan"), method=zipfile.ZIP_STORED)
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    strict = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    usual = W.split(b'"')[1]
    parts["word/document.xml"] = parts["word/document.xml"].replace(usual, strict)

    found = read_docx(packed(parts))

    assert [line.text for line in found.lines()] == ["Plan"]
