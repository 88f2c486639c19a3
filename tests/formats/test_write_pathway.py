"""An individual plan as a document: where, how, when, and who agreed."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from io import BytesIO
from itertools import pairwise

import docx
import pytest

from ferd.core.scheduling.circumstances import CreditedObjectives, ServedPlacement
from ferd.core.time import Leave, Period, WorkingFraction
from ferd.core.time_rules import LeaveKind
from ferd.formats.documents.language import Language
from ferd.formats.pathway_document import (
    Agreement,
    IndividualPlanDocument,
    Party,
    PathwayStanding,
    compose_pathway,
)
from ferd.formats.write_pathway import write_pathway_docx, write_pathway_pdf
from tests.core.scheduling.plans import START, laid
from tests.formats import pdf_structure as pdf
from tests.formats.plans.printed_plans import HOSTILE

PATHWAY = laid(
    served=(ServedPlacement(stage=1, period=Period(START, date(2025, 9, 1))),),
    leaves=(Leave(Period(date(2026, 1, 1), date(2026, 11, 1)), LeaveKind.PARENTAL),),
    credited_objectives=(CreditedObjectives(numbers=(1, 2), codes=(), basis="Vedtak"),),
)

PLAN = IndividualPlanDocument(
    trainee="Tora Trainee",
    specialty="Nukleærmedisin",
    institution="Nordvik universitetssykehus",
    pathway=PATHWAY,
    number="2",
    standing=PathwayStanding.AGREED,
    issued_on=date(2025, 10, 1),
    built_on="Utdanningsplan for nukleærmedisin, versjon 3",
    supervisor="Sven Supervisor",
    reason="Permisjon fra januar 2026.",
    agreements=(
        Agreement(
            party=Party.TRAINEE, name="Tora Trainee", agreed_on=date(2025, 9, 20)
        ),
        Agreement(party=Party.LEADER, name="Olav Head", agreed_on=None),
    ),
    remarks=("Oppholdet må avtales.",),
    fingerprint="ab" * 32,
    audit_entry=77,
)


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_the_document_is_accessible(language):
    data = write_pathway_pdf(PLAN, language=language)

    with pdf.opened(data) as document:
        assert str(document.Root.Lang).startswith(language)
        assert str(document.docinfo.Title) == "Tora Trainee"
        levels = pdf.heading_levels(document)
        assert levels[0] == 1
        assert all(b - a <= 1 for a, b in pairwise(levels))
        assert {"/TH", "/Figure"} <= set(pdf.tags(document))
        assert pdf.dangers(document) == []


def test_the_document_says_where_how_and_when():
    text = pdf.text_of(write_pathway_pdf(PLAN, language="nb"))

    for said in (
        "Individuell utdanningsplan",
        "Permisjon fra januar 2026.",
        "Sven Supervisor",
        "AHUS, Nordbyhagen, BDA/RAD",
        "Stage 1: 1. september 2024 \N{EN DASH} 31. august 2025",
        "Begynner her og nås senere: 15-16, 69-75, 77-81, 97, 99.",
        "13 3-14, 17",
        "50 18-67",
        "Borte 1. januar 2026 \N{EN DASH} 31. oktober 2026: foreldrepermisjon.",
        "Vedtak 1-2",
        "Del 1 0 måneder 18 måneder 18 måneder",
        "I alt 60 måneder 18 måneder 78 måneder",
        "Oppholdet må avtales.",
        "Tora Trainee Lege i spesialisering 20. september 2025 Dato",
        "Loggoppføring 77",
    ):
        assert pdf.bare(said) in text


def test_every_expected_objective_stands_once():
    data = write_pathway_docx(PLAN, language="nb")

    tables = docx.Document(BytesIO(data)).tables
    rows = [
        [cell.text for cell in row.cells]
        for table in tables
        for row in table.rows[1:]
        if table.rows[0].cells[0].text == "Ventes nådd innen"
    ]
    assert sum(int(count) for _, count, _ in rows) == 102 - 2


def test_a_word_document_says_the_same():
    document = docx.Document(BytesIO(write_pathway_docx(PLAN, language="nn")))

    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert (
        "Borte 1. januar 2026 \N{EN DASH} 31. oktober 2026: foreldrepermisjon." in text
    )
    assert "Tora Trainee\t20. september 2025" in text
    assert "Olav Head\t" in text
    assert document.core_properties.language == "nn-NO"


def states_on(day):
    """Give what each period is said to be in a document of a day."""
    plan = replace(PLAN, issued_on=day, pathway=laid())
    document = docx.Document(BytesIO(write_pathway_docx(plan, language="nb")))
    periods = next(t for t in document.tables if t.rows[0].cells[-1].text == "Tilstand")
    return [row.cells[-1].text for row in periods.rows[1:]]


def test_a_period_is_over_goes_on_or_is_planned_on_the_day_of_the_document():
    periods = [placement.period for placement in laid().placements]

    assert states_on(periods[0].start - timedelta(days=1)) == ["Planlagt"] * 4
    assert states_on(periods[1].start) == ["Over", "Pågår", "Planlagt", "Planlagt"]
    assert states_on(periods[-1].end) == ["Over"] * 4


def test_part_time_is_said_with_its_days():
    half, most = Fraction(1, 2), Fraction(4, 5)
    year = Period(date(2027, 1, 1), date(2028, 1, 1))
    shares = (WorkingFraction(year, half), WorkingFraction(Period(year.end), most))
    pathway = replace(
        PATHWAY, circumstances=replace(PATHWAY.circumstances, fractions=shares)
    )
    data = write_pathway_docx(replace(PLAN, pathway=pathway), language="nb")

    text = "\n".join(each.text for each in docx.Document(BytesIO(data)).paragraphs)
    assert "Arbeider 50 % 1. januar 2027 \N{EN DASH} 31. desember 2027." in text
    assert "Arbeider 80 % fra 1. januar 2028." in text


def test_a_plan_without_dates_is_a_document():
    empty = replace(PATHWAY, placements=(), objectives=(), parts=(), completes_on=None)

    data = write_pathway_pdf(replace(PLAN, pathway=empty), language="en")

    said = pdf.bare("The plan has no dated service yet.")
    assert said in pdf.text_of(data)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_only_text(text):
    plan = replace(
        PLAN,
        trainee=text,
        specialty=text,
        institution=text,
        number=text,
        built_on=text,
        supervisor=text,
        reason=text,
        remarks=(text,),
        agreements=(Agreement(party=Party.LEADER, name=text, agreed_on=None),),
    )

    data = write_pathway_pdf(plan, language="nb")

    assert "root:" not in pdf.text_of(data)
    with pdf.opened(data) as document:
        assert pdf.dangers(document) == []
        assert pdf.addresses(document) == []


def test_the_document_says_by_when_it_is_renewed_and_when_nothing_is_served():
    waiting = replace(
        PATHWAY,
        circumstances=replace(
            PATHWAY.circumstances,
            starts_on=PATHWAY.placements[0].period.start - timedelta(days=31),
        ),
    )
    plan = replace(PLAN, pathway=waiting, revision_due_on=date(2026, 9, 20))

    composed = compose_pathway(plan, Language.EN)

    assert ("Next review by", "20 September 2026") in composed.details
    assert "Between two periods" in str(composed.blocks)
    assert not any(
        name == "Next review by"
        for name, _day in compose_pathway(PLAN, Language.EN).details
    )
