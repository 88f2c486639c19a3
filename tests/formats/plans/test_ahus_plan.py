"""The golden case: the nuclear medicine plan, and the ways it may be mangled."""

import re
import unicodedata
from collections import Counter
from functools import cache
from itertools import chain

import pytest

from ferd.core.plans.model import Strength, TrainingPlan
from ferd.formats.plans.documents.read_text import read_text
from ferd.formats.plans.read import Reading, understand
from tests.formats.plans import ahus


@pytest.fixture(scope="module")
def reading() -> Reading:
    return understand(read_text(ahus.TEXT))


def test_there_are_four_stages_with_31_25_50_and_12_objectives(reading):
    counts = [len(stage.objectives.numbers) for stage in reading.plan.timeline]

    assert counts == [31, 25, 50, 12]


def test_every_objective_is_in_the_right_stage(reading):
    assert ahus.objectives(reading.plan) == [
        ahus.FIRST,
        ahus.SECOND,
        ahus.THIRD,
        ahus.FOURTH,
    ]


def test_the_stages_together_lead_to_objectives_1_to_102(reading):
    numbers = set(chain.from_iterable(ahus.objectives(reading.plan)))

    assert numbers == set(range(1, 103))


def test_sixteen_objectives_are_in_two_stages(reading):
    times = Counter(chain.from_iterable(ahus.objectives(reading.plan)))

    assert {number for number in times if times[number] > 1} == ahus.IN_TWO_STAGES
    assert max(times.values()) == 2


def test_ten_objectives_are_reachable_only_at_ous(reading):
    at_home = set(chain.from_iterable(ahus.objectives(reading.plan)[:3]))

    assert ahus.objectives(reading.plan)[3] - at_home == ahus.ONLY_AT_OUS


def test_the_stages_follow_each_other_on_the_clock(reading):
    spans = [(s.from_months, s.to_months) for s in reading.plan.timeline]

    assert spans == [(0, 12), (12, 42), (42, 54), (54, 60)]


def test_trust_site_and_department_of_every_stage_are_told(reading):
    places = [
        [(p.trust, p.site, p.department) for p in stage.placements]
        for stage in reading.plan.timeline
    ]

    assert places == [
        [("AHUS", "Nordbyhagen", "BDA/NM")],
        [("AHUS", "Nordbyhagen", "BDA/NM")],
        [("AHUS", "Nordbyhagen", "BDA/RAD")],
        [("OUS", "OUS", "NM")],
    ]


def test_every_stage_carries_its_line(reading):
    lines = [stage.source.line for stage in reading.plan.timeline if stage.source]

    assert lines == [90, 92, 94, 96]


def test_nothing_in_the_document_is_doubtful(reading):
    assert reading.diagnostics == ()


def test_most_objectives_should_and_radiology_must_come_before_ous(reading):
    soft, hard = reading.plan.prerequisites

    assert (soft.strength, soft.before_stage) == (Strength.SOFT, 4)
    assert soft.after_stages == (1, 2)
    assert "Flest mulige LM fra 0-3,5 år" in soft.text
    assert (hard.strength, hard.before_stage) == (Strength.HARD, 4)
    assert hard.after_stages == (3,)
    assert "radiologitjenesten skal være utført" in hard.text
    assert hard.source is not None
    assert hard.source.line == 109


def test_only_the_stay_at_ous_may_move_and_on_its_condition(reading):
    conditions = [stage.may_move for stage in reading.plan.timeline]

    assert conditions[:3] == ["", "", ""]
    assert conditions[3] == (
        "kan utføres før dersom radiologitjenesten er utført tidligere enn 4. året "
        "og OUS har ledig stilling"
    )


def test_there_are_two_observerships_of_one_to_two_weeks(reading):
    stays = reading.plan.observerships

    assert [(o.site.trust, o.site.department) for o in stays] == [
        ("AHUS", "Endokrinologisk avdeling"),
        ("AHUS", "Hjertemedisinsk avdeling"),
    ]
    assert {(o.min_weeks, o.max_weeks) for o in stays} == {(1, 2)}


def test_the_plan_says_which_specialty_and_institution_it_is_for(reading):
    plan = reading.plan

    assert (plan.specialty, plan.specialty_code) == ("nukleærmedisin", "NUK")
    assert plan.institution == "Akershus universitetssykehus"
    assert plan.title == "Utdanningsplan for spesialiteten nukleærmedisin"
    assert (plan.approved_on, plan.revised_on) == (None, None)


def _joined_cell(text: str) -> str:
    return text.replace("OUS OUS NM \n\n15-16", "OUS OUS NM 15-16").replace(
        "94, 96, \n\n98", "94, 96, 98"
    )


def _on_one_line(text: str) -> str:
    start, end = text.index("Tid av utdanning"), text.index("Krav til ferdigheter")
    return text[:start] + " ".join(text[start:end].split()) + "\n" + text[end:]


def _all_rows_on_one_line(text: str) -> str:
    start, end = text.index("0-1 år AHUS"), text.index("Krav til ferdigheter")
    return text[:start] + " ".join(text[start:end].split()) + "\n" + text[end:]


def _tabs_between_cells(text: str) -> str:
    for row in (
        "0-1 år AHUS Nordbyhagen BDA/NM 1-17",
        "1-3,5 år AHUS Nordbyhagen BDA/NM 69-88",
        "3,5-4,5 år AHUS Nordbyhagen BDA/RAD 18 - 67",
    ):
        time, rest = row.split(" år ")
        cells = rest.split(" ", 3)
        text = text.replace(row, "\t".join([f"{time} år", *cells]))
    return text.replace("4,5-5 år OUS OUS NM", "4,5-5 år\tOUS\tOUS\tNM")


def _real_table(text: str) -> str:
    start, end = text.index("Tid av utdanning"), text.index("Krav til ferdigheter")
    rows = (
        ("Tid av utdanning", "Helseforetak", "Sykehus", "Avdeling", "Læringsmål"),
        ("0-1 år", "AHUS", "Nordbyhagen", "BDA/NM", "1-17, 69-75, 77-81, 97, 99"),
        ("1-3,5 år", "AHUS", "Nordbyhagen", "BDA/NM", "69-88, 93, 95, 97, 99, 102"),
        ("3,5-4,5 år", "AHUS", "Nordbyhagen", "BDA/RAD", "18 - 67"),
        ("4,5-5 år", "OUS", "OUS", "NM", "15-16, 68, 89-92, 94, 96,"),
        ("", "", "", "", "98, 100-101"),
    )
    drawn = "\n".join("\t".join(row) for row in rows)
    return f"{text[:start]}\n{drawn}\n\n{text[end:]}"


MANGLED = {
    "windows line ends": lambda text: text.replace("\n", "\r\n"),
    "old macintosh line ends": lambda text: text.replace("\n", "\r"),
    "no empty lines": lambda text: re.sub(r"\n[ \t]*(?=\n)", "", text),
    "three empty lines for one": lambda text: text.replace("\n\n", "\n\n\n\n"),
    "hard spaces": lambda text: text.replace(" år", "\u00a0år"),
    "hard spaces everywhere": lambda text: text.replace(" ", "\u00a0"),
    "thin spaces": lambda text: text.replace(", ", ",\u2009"),
    "soft hyphens": lambda text: text.replace("Nordbyhagen", "Nordby\u00adhagen"),
    "soft hyphens in headings": lambda text: text.replace(
        "Læringsmål", "Lærings\u00admål"
    ),
    "en dashes": lambda text: re.sub(r"(?<=\d)-(?=\d)", "\u2013", text),
    "em dashes": lambda text: re.sub(r"(?<=\d)-(?=\d)", "\u2014", text),
    "minus signs": lambda text: re.sub(r"(?<=\d)-(?=\d)", "\u2212", text),
    "hyphens that do not break": lambda text: re.sub(r"(?<=\d)-(?=\d)", "\u2011", text),
    "spaces around dashes": lambda text: re.sub(r"(?<=\d)-(?=\d)", " - ", text),
    "decomposed letters": lambda text: unicodedata.normalize("NFD", text),
    "zero-width spaces": lambda text: text.replace(", ", ",\u200b "),
    "a byte order mark": lambda text: "\ufeff" + text,
    "the last cell on one line": _joined_cell,
    "the table on one line": _on_one_line,
    "the rows on one line": _all_rows_on_one_line,
    "the last cell broken after a hyphen": lambda text: text.replace(
        "89-92, 94, 96, \n\n98", "89-\n\n92, 94, 96, 98"
    ),
    "the last cell on three lines": lambda text: text.replace(
        "15-16, 68, 89-92, 94, 96, ", "15-16, 68,\n\n89-92, 94,\n\n96,"
    ),
    "a number divided by a line break": lambda text: text.replace(
        "94, 96, \n\n98", "94, 9\n\n6, 98"
    ),
    "the first cell broken": lambda text: text.replace(
        "1-17, 69-75, 77-81, 97, 99", "1-17, 69-75,\n\n77-81, 97,\n\n99"
    ),
    "the last cell around its row": lambda text: text.replace(
        "4,5-5 år OUS OUS NM \n\n15-16, 68, 89-92, 94, 96, ",
        "15-16, 68, 89-92, 94, 96, \n\n4,5-5 år OUS OUS NM ",
    ),
    "the time broken after its hyphen": lambda text: text.replace(
        "3,5-4,5 år AHUS", "3,5-\n\n4,5 år AHUS"
    ),
    "the unit on a line of its own": lambda text: text.replace(
        "1-3,5 år AHUS", "1-3,5\n\når AHUS"
    ),
    "headings on one line": lambda text: text.replace(
        "Sykehus \n\nAvdeling/ \n\nlæringssted", "Sykehus Avdeling/læringssted"
    ),
    "a heading to each line": lambda text: text.replace(
        "Helseforetak Sykehus", "Helseforetak\n\nSykehus"
    ).replace("læringssted Læringsmål", "læringssted\n\nLæringsmål"),
    "misspelt headings": lambda text: text.replace(
        "læringssted Læringsmål", "læringstd Lærinsgmål"
    ).replace("Helseforetak Sykehus", "Helseforetk Sykhus"),
    "tabs between cells": _tabs_between_cells,
    "tabs for all spaces of the rows": lambda text: text.replace(
        " AHUS Nordbyhagen ", "\tAHUS\tNordbyhagen\t"
    ),
    "wide columns": lambda text: text.replace(
        " AHUS Nordbyhagen ", "      AHUS      Nordbyhagen     "
    ),
    "a table with tabs": _real_table,
    "a page between two rows": lambda text: text.replace(
        "3,5-4,5 år AHUS", "\f3,5-4,5 år AHUS"
    ),
    "a page and headings again": lambda text: text.replace(
        "3,5-4,5 år AHUS",
        "\fTid av utdanning Helseforetak Sykehus\n\nAvdeling/\n\n"
        "læringssted Læringsmål\n\n3,5-4,5 år AHUS",
    ),
    "a page number between two rows": lambda text: text.replace(
        "3,5-4,5 år AHUS", "4\n\f3,5-4,5 år AHUS"
    ),
    "capital letters": lambda text: text.replace("Læringsmål", "LÆRINGSMÅL").replace(
        "Tid av utdanning", "TID AV UTDANNING"
    ),
    "nynorsk headings": lambda text: text.replace(
        "Helseforetak Sykehus", "Helseføretak Sjukehus"
    ).replace("læringssted", "læringsstad"),
    "months instead of years": lambda text: (
        text.replace("0-1 år", "0-12 mnd")
        .replace("1-3,5 år AHUS", "12-42 måneder AHUS")
        .replace("3,5-4,5 år AHUS", "42\u201354 mnd. AHUS")
        .replace("4,5-5 år OUS", "54 - 60 månader OUS")
    ),
    "zero-padded numbers": lambda text: text.replace(
        "1-17, 69-75, 77-81, 97, 99", "001-017, 069-075, 077-081, 097, 099"
    ),
    "codes before numbers": lambda text: text.replace(
        "1-17, 69-75, 77-81, 97, 99",
        "NUK-001-NUK-017, NUK 69-75, NUK 77-81, NUK-097 og NUK 099",
    ),
    "words between numbers": lambda text: text.replace(
        "1-17, 69-75, 77-81, 97, 99", "LM 1-17, 69-75 og 77-81 samt 97; 99"
    ),
}


@cache
def plan_of(mangling: str) -> TrainingPlan:
    mangled = MANGLED[mangling](ahus.TEXT)
    assert mangled != ahus.TEXT
    return understand(read_text(mangled)).plan


@pytest.mark.parametrize("mangling", MANGLED)
def test_the_stages_are_the_same_however_the_text_was_mangled(mangling):
    plan = plan_of(mangling)

    assert ahus.objectives(plan) == [ahus.FIRST, ahus.SECOND, ahus.THIRD, ahus.FOURTH]
    spans = [(s.from_months, s.to_months) for s in plan.timeline]
    assert spans == [(0, 12), (12, 42), (42, 54), (54, 60)]
    places = [
        [(p.trust, p.site, p.department) for p in s.placements] for s in plan.timeline
    ]
    assert places == [
        [("AHUS", "Nordbyhagen", "BDA/NM")],
        [("AHUS", "Nordbyhagen", "BDA/NM")],
        [("AHUS", "Nordbyhagen", "BDA/RAD")],
        [("OUS", "OUS", "NM")],
    ]


@pytest.mark.parametrize("mangling", MANGLED)
def test_the_prerequisites_are_the_same_however_the_text_was_mangled(mangling):
    plan = plan_of(mangling)

    told = [(p.strength, p.before_stage, p.after_stages) for p in plan.prerequisites]
    assert told == [(Strength.SOFT, 4, (1, 2)), (Strength.HARD, 4, (3,))]


def test_a_deleted_objective_is_missing_and_nothing_else_changes():
    plan = understand(read_text(ahus.TEXT.replace("15-16, 68, 89", "15-16, 89"))).plan

    numbers = set(chain.from_iterable(ahus.objectives(plan)))
    assert set(range(1, 103)) - numbers == {68}
