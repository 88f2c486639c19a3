from ferd.core.diagnostics import Source
from ferd.formats.plans.document import Line, Table
from ferd.formats.plans.documents.read_markdown import read_markdown
from ferd.formats.plans.documents.read_text import read_text


def texts(document):
    return [block.text for block in document.blocks if isinstance(block, Line)]


def tables(document):
    return [block for block in document.blocks if isinstance(block, Table)]


def test_lines_count_within_their_page():
    document = read_text("en\nto\ftre\nfire\n")

    places = [(line.text, line.source) for line in document.lines() if line.text]
    assert places == [
        ("en", Source(1, 1)),
        ("to", Source(1, 2)),
        ("tre", Source(2, 1)),
        ("fire", Source(2, 2)),
    ]
    assert document.page_count == 2


def test_every_line_end_is_one_line_end():
    assert texts(read_text("a\r\nb\rc\nd")) == ["a", "b", "c", "d"]


def test_letters_and_spaces_are_brought_to_one_form():
    assert texts(read_text("\ufeffa\u030a\u00a0r, Nordby\u00adhagen")) == [
        "\u00e5 r, Nordbyhagen"
    ]


def test_lines_with_tabs_under_headings_are_a_table():
    (table,) = tables(read_text("Tid\tSted\tMål\n\n0-1 år\tA\t1\n\n1-2 år\tB\t2\n"))

    assert [row.cells for row in table.rows] == [
        ("Tid", "Sted", "Mål"),
        ("0-1 år", "A", "1"),
        ("1-2 år", "B", "2"),
    ]
    assert [row.source.line for row in table.rows] == [1, 3, 5]


def test_a_tab_table_whose_cell_goes_on_below_stays_lines():
    text = "Tid\tSted\tMål\n0-1 år\tA\t1,\n2, 3\n"

    assert tables(read_text(text)) == []


def test_a_grid_keeps_the_lines_of_a_cell_together():
    text = (
        "+---+-----+\n| a | b   |\n+---+-----+\n| c | d,  |\n|   | e   |\n+---+-----+\n"
    )

    (table,) = tables(read_text(text))

    assert [row.cells for row in table.rows] == [("a", "b"), ("c", "d,\ne")]


def test_markdown_headings_items_and_emphasis_are_told():
    document = read_markdown(
        "# Plan\n\n- **Sykehus:** _Aker_\n1. første\n\nTittel\n---\n"
    )

    lines = [(x.text, x.level, x.is_item) for x in document.lines() if x.text]
    assert lines == [
        ("Plan", 1, False),
        ("Sykehus: Aker", 0, True),
        ("1. første", 0, True),
        ("Tittel", 2, False),
    ]


def test_a_pipe_table_is_a_table():
    (table,) = tables(read_markdown("| a | **b** |\n|---|:-:|\n| c<br>d | e \\| f |\n"))

    assert [row.cells for row in table.rows] == [("a", "b"), ("c\nd", "e | f")]
    assert table.source == Source(1, 1)
