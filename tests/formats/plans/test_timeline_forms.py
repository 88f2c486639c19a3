"""Small made-up plans: every form in which a department may write its timeline."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ferd.core.curriculum.model import as_ranges
from ferd.core.diagnostics import Source
from ferd.formats.plans.document import Document, Line, Row, Table
from ferd.formats.plans.documents.read_markdown import read_markdown
from ferd.formats.plans.documents.read_text import read_text
from ferd.formats.plans.read import understand
from ferd.formats.plans.understanding.timeline import read_timeline
from tests.formats.plans.two_stages import HEADER, TWO_STAGES


def stages_of(text):
    stages, _ = read_timeline(read_markdown(text), specialty_code="NUK")
    return stages


def codes_of(text):
    _, found = read_timeline(read_markdown(text), specialty_code="NUK")
    return [diagnostic.code for diagnostic in found]


def months(text):
    return [(s.from_months, s.to_months) for s in stages_of(text)]


def objectives(text):
    return [as_ranges(stage.objectives.numbers) for stage in stages_of(text)]


def places(text):
    return [
        [(p.trust, p.site, p.department) for p in stage.placements]
        for stage in stages_of(text)
    ]


PLAIN = [
    [("AHUS", "Nordbyhagen", "BDA/NM")],
    [("OUS", "Rikshospitalet", "Radiologisk avdeling")],
]


@pytest.mark.parametrize("form", TWO_STAGES)
def test_two_stages_are_read_from(form):
    text = TWO_STAGES[form]

    assert months(text) == [(0, 12), (12, 60)]
    assert objectives(text) == ["1-17, 69", "18-68"]
    assert places(text) == PLAIN


def test_a_drawn_grid_keeps_its_broken_cells():
    text = """
+--------+-------+-------------+
| Tid    | HF    | Læringsmål  |
+--------+-------+-------------+
| 0-1 år | AHUS  | 1-17,       |
|        |       | 69          |
+--------+-------+-------------+
| 1-5 år | OUS   | 18-68       |
+--------+-------+-------------+
"""

    stages, _ = read_timeline(read_text(text))

    assert [as_ranges(s.objectives.numbers) for s in stages] == ["1-17, 69", "18-68"]


def test_a_table_without_headings_is_told_by_its_contents():
    text = """
| 0-2 år | AHUS | Nordbyhagen | NM | 1-10 |
|---|---|---|---|---|
| 2-5 år | OUS | Rikshospitalet | NM | 11-20 |
"""

    assert months(text) == [(0, 24), (24, 60)]
    assert places(text)[1] == [("OUS", "Rikshospitalet", "NM")]
    assert codes_of(text) == ["READ114"]


def test_a_course_table_is_no_timeline():
    text = """
| Kurs | Varighet | Sted | Ansvarlig |
|---|---|---|---|
| Strålevern | 3 dager | Oslo | Overlege |
| Statistikk | 2 dager | Bergen | Overlege |
"""

    assert codes_of(text) == ["READ101"]


def test_the_timeline_is_found_among_other_tables():
    text = (
        """
| Møte | Tid | Ansvarlig |
|---|---|---|
| Morgenmøte | kl. 08:00 | Overlege |

"""
        + HEADER
        + "| 0-5 år | AHUS | Nordbyhagen | NM | 1-10 |\n"
    )

    assert objectives(text) == ["1-10"]


def test_sites_parted_by_or_are_several_placements():
    text = (
        HEADER + "| 0-5 år | OUS | Rikshospitalet, Ullevål eller Aker | RAD | 1-10 |\n"
    )

    assert places(text) == [
        [
            ("OUS", "Rikshospitalet", "RAD"),
            ("OUS", "Ullevål", "RAD"),
            ("OUS", "Aker", "RAD"),
        ]
    ]


def test_trusts_and_sites_parted_alike_pair_up():
    text = HEADER + "| 0-5 år | OUS eller UNN | Riks eller Tromsø | RAD | 1-10 |\n"

    assert places(text) == [[("OUS", "Riks", "RAD"), ("UNN", "Tromsø", "RAD")]]


def test_lines_of_a_cell_pair_up_with_the_lines_beside_it():
    text = HEADER + "| 0-5 år | OUS<br>UNN | Riks<br>Tromsø | RAD | 1-10 |\n"

    assert places(text) == [[("OUS", "Riks", "RAD"), ("UNN", "Tromsø", "RAD")]]


def test_a_name_broken_over_lines_is_one_name():
    text = HEADER + (
        "| 0-5 år | Akershus<br>universitetssykehus | Nordby-<br>hagen "
        "| BDA/<br>NM | 1 |\n"
    )

    assert places(text) == [[("Akershus universitetssykehus", "Nordbyhagen", "BDA/NM")]]


def test_places_that_do_not_pair_up_are_doubted():
    text = HEADER + "| 0-5 år | OUS eller UNN | A eller B eller C | RAD | 1-10 |\n"

    assert codes_of(text) == ["READ117"]


def test_a_department_with_and_in_its_name_is_one_department():
    text = HEADER + "| 0-5 år | OUS | Aker | Klinikk for bilde og behandling | 1 |\n"

    assert places(text) == [[("OUS", "Aker", "Klinikk for bilde og behandling")]]


def test_another_site_without_a_time_belongs_to_the_same_stage():
    text = (
        HEADER
        + """| 0-5 år | OUS | Rikshospitalet | NM | 1-10 |
|  | OUS | Aker | NM | 11-20 |
"""
    )

    assert objectives(text) == ["1-20"]
    assert places(text) == [[("OUS", "Rikshospitalet", "NM"), ("OUS", "Aker", "NM")]]


@pytest.mark.parametrize(
    "text",
    [
        HEADER
        + """| 0-4 år | AHUS | Ski | NM | 1-9 |
| 4-5 år | OUS | Aker | NM | 10 |
| eller 4-5 år | UNN | Tromsø | NM | 10 |
""",
        """Tid Helseforetak Sykehus Avdeling Læringsmål
0-4 år AHUS Ski NM 1-9
4-5 år OUS Aker NM 10
eller
4-5 år UNN Tromsø NM 10
""",
        """Fase 1: 4 år
Sykehus: Ski
Læringsmål: 1-9
Fase 2: 1 år
Sykehus: Aker
Læringsmål: 10
eller
Fase 2b: 1 år
Sykehus: Tromsø
Læringsmål: 10
""",
    ],
    ids=["table", "lost table", "list"],
)
def test_a_stage_after_or_is_an_alternative_at_the_same_time(text):
    stages = stages_of(text)

    assert [stage.alternative_of for stage in stages] == [None, None, 2]
    assert [(s.from_months, s.to_months) for s in stages[1:]] == [(48, 60), (48, 60)]


def test_a_length_lies_within_the_year_it_is_said_to_be_in():
    text = (
        HEADER
        + """| 1.-4. år | AHUS | Ski | NM | 1-9 |
| 6 mnd (5. år) | OUS | Aker | NM | 10 |
| 6 mnd (5. år) | AHUS | Ski | NM | 11 |
"""
    )

    assert months(text) == [(0, 48), (48, 54), (54, 60)]


def test_the_last_year_comes_after_the_others():
    text = HEADER + "| 4 år | A | A | A | 1 |\n| siste året | B | B | B | 2 |\n"

    assert months(text) == [(0, 48), (48, 60)]


@pytest.mark.parametrize(
    ("time", "code"),
    [
        ("etter avtale", "READ102"),
        ("0-1 år (18 mnd)", "READ116"),
        ("4", "READ119"),
    ],
)
def test_a_doubtful_time_is_doubted(time, code):
    text = HEADER + f"| {time} | A | A | A | 1 |\n| 1-2 år | B | B | B | 2 |\n"

    assert code in codes_of(text)


def test_a_range_of_lengths_is_doubted():
    text = "| Varighet | Sykehus | Læringsmål |\n|---|---|---|\n| 3-6 mnd | A | 1 |\n"

    assert months(text) == [(0, 3)]
    assert codes_of(text) == ["READ120"]


def test_a_doubt_says_which_stage_and_which_line_it_is_about():
    text = HEADER + "| 0-1 år | A | A | A | 1 |\n| 1-5 år | B | B | B | 75-69 |\n"

    _, (doubt,) = read_timeline(read_markdown(text))

    assert (doubt.code, doubt.where, doubt.source) == (
        "READ105",
        "stage:2",
        Source(1, 4),
    )
    assert doubt.facts == {"text": "75-69", "read": "69-75"}


def test_misspelt_headings_are_mentioned():
    assert codes_of(TWO_STAGES["misspelt headings"]) == ["READ112"] * 4


def test_symbolic_cells_are_kept_in_a_lost_table():
    text = """Tid Sykehus Læringsmål
0-2 år Ski flest mulige
2-4 år Aker Se individuell læringsplan
4-5 år Ski alle 172
"""

    stages = stages_of(text)

    assert [stage.objectives.symbolic for stage in stages] == [
        "most",
        "see_individual_plan",
        "count:172",
    ]
    assert all(stage.objectives.numbers == () for stage in stages)


def test_a_department_called_as_the_specialty_is_no_code():
    text = """Tid Helseforetak Sykehus Avdeling Læringsmål
0-2 år AHUS Ski NUK 1-50
2-5 år AHUS Ski NUK 51-80
"""

    assert places(text) == [[("AHUS", "Ski", "NUK")], [("AHUS", "Ski", "NUK")]]
    assert objectives(text) == ["1-50", "51-80"]


def test_a_document_without_a_timeline_is_an_error_and_no_exception():
    reading = understand(read_text("Handleliste\nmelk\nbrød\n"))

    assert reading.plan.timeline == ()
    assert {d.code for d in reading.diagnostics} == {"READ101", "READ113"}


CELL = st.text(
    alphabet=st.sampled_from("0123456789-,.;/() \n\tårmndTidLæSykehuseller\u2013½|"),
    max_size=30,
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(CELL, min_size=1, max_size=5), max_size=6))
def test_no_table_at_all_makes_it_fail(rows):
    table = Table(
        tuple(Row(tuple(cells), Source(1, at)) for at, cells in enumerate(rows, 1)),
        Source(1, 1),
    )

    stages, _ = read_timeline(Document((table,)))

    assert [stage.order for stage in stages] == list(range(1, len(stages) + 1))


@settings(max_examples=60, deadline=None)
@given(st.lists(CELL, max_size=12))
def test_no_lines_at_all_make_it_fail(texts):
    header = Line("Tid Helseforetak Sykehus Avdeling Læringsmål", Source(1, 1))
    lines = [Line(text, Source(1, at)) for at, text in enumerate(texts, 2)]

    reading = understand(Document((header, *lines)))

    assert all(
        s.from_months is None or s.from_months >= 0 for s in reading.plan.timeline
    )


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400))
def test_no_text_at_all_makes_it_fail(text):
    for read in (read_text, read_markdown):
        assert understand(read(text)).plan is not None
