import pytest

from ferd.core.diagnostics import Source
from ferd.formats.plans.document import Line, Row, Table
from ferd.formats.plans.documents.read_html import read_html
from ferd.formats.plans.documents.unreadable import Unreadable


def lines(html):
    return [line.text for line in read_html(html).lines()]


def tables(html):
    return [block for block in read_html(html).blocks if isinstance(block, Table)]


def rows(html):
    (table,) = tables(html)
    return [row.cells for row in table.rows]


def test_headings_paragraphs_and_tables_come_in_the_order_of_the_page():
    page = "<h2>Del 1</h2><p>en\n to</p><table><tr><th>a<th>b</table><div>tre</div>"

    blocks = read_html(page).blocks

    assert blocks == (
        Line("Del 1", Source(1, 1), level=2),
        Line("en to", Source(1, 2)),
        Table((Row(("a", "b"), Source(1, 3)),), Source(1, 3)),
        Line("tre", Source(1, 4)),
    )


def test_items_have_the_numbers_that_a_browser_shows():
    page = "<ol start=3><li>tre<ul><li>under</ul><li><p>fire</p></ol><ul><li>x</ul>"

    found = list(read_html(page).lines())

    assert [line.text for line in found] == ["3. tre", "under", "4. fire", "x"]
    assert all(line.is_item for line in found)


def test_a_break_ends_a_line_and_in_a_cell_only_breaks_it():
    assert lines("<p>en<br>to") == ["en", "to"]
    assert rows("<table><tr><td>98,<br>100<td>x</table>") == [("98,\n100", "x")]


def test_words_in_bold_are_not_torn_from_their_sentence():
    assert lines("<p>1 <b>ti</b>me <a href=x>i måneden</a>.</p>") == [
        "1 time i måneden."
    ]


@pytest.mark.parametrize(
    "unseen",
    [
        "<script>x</script>",
        "<style>x</style>",
        "<template>x</template>",
        "<p hidden>x</p>",
        "<p style='color: red; display : none'>x</p>",
        "<div style='visibility:hidden'><p>x</p></div>",
        "<!-- x -->",
        "<head><title>x</title></head>",
    ],
)
def test_what_no_reader_sees_is_left_out(unseen):
    assert lines(f"{unseen}<p>plan</p>") == ["plan"]


def test_merged_cells_have_their_text_once_and_keep_the_columns():
    page = (
        "<table><tr><td rowspan=2>A<td colspan=2>B<td>C"
        "<tr><td>d<td>e<td rowspan=0>f<tr><td>g<td>h<td>i</table>"
    )

    (table,) = tables(page)

    assert [row.cells for row in table.rows] == [
        ("A", "B", "", "C"),
        ("", "d", "e", "f"),
        ("g", "h", "i", ""),
    ]
    assert [row.continued for row in table.rows] == [(), (0,), (3,)]


def test_parts_of_a_table_are_one_table():
    page = (
        "<table><caption>Timeplan</caption><thead><tr><th>a<th>b"
        "<tbody><tr><td>c<td>d<tfoot><tr><td>e<td>f</table>"
    )

    assert lines(page)[0] == "Timeplan"
    assert rows(page) == [("a", "b"), ("c", "d"), ("e", "f")]


def test_a_table_inside_a_table_follows_it():
    page = "<table><tr><td>a<td>b<table><tr><td>1<td>2</table></table>"

    outer, inner = tables(page)

    assert outer.rows[0].cells == ("a", "b")
    assert inner.rows[0].cells == ("1", "2")


def test_a_table_of_one_column_is_only_a_frame():
    page = "<table><tr><td><h1>Plan</h1><p>tekst</table>"

    assert read_html(page).blocks == (
        Line("Plan", Source(1, 1), level=1),
        Line("tekst", Source(1, 2)),
    )


def test_what_is_typed_in_lines_keeps_them():
    assert lines("<pre>0-1 år\n1-2 år</pre>") == [
        "0-1 år",
        "1-2 år",
    ]


def test_a_page_that_shows_nothing_is_empty():
    with pytest.raises(Unreadable, match="empty"):
        read_html("<p hidden>plan</p>")


def test_a_long_page_whose_elements_are_closed_or_need_no_end_is_not_nested():
    rows = "<li>en<p>to<br>" * 3_000 + "<div><b>tre</b></div>" * 3_000

    assert len(list(read_html(f"<body><ul>{rows}").lines())) == 9_000
