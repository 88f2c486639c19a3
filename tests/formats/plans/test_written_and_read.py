"""What Ferd writes, Ferd reads: the same stages, objectives and sections."""

import pytest

from ferd.core.plans.model import Objectives, TrainingPlan
from ferd.formats.plans.reading import read_plan
from ferd.formats.plans.write_docx import write_docx
from ferd.formats.plans.write_html import write_html
from ferd.formats.plans.write_pdf import write_pdf
from tests.formats.plans.printed_plans import (
    AWAY,
    EDITION,
    HOME,
    PLAN,
    RADIOLOGY,
    REQUIREMENTS,
    numbers,
    stage,
)

MANIFOLD = TrainingPlan(
    specialty="nukleærmedisin",
    timeline=(
        stage(
            1, "0-1 år", (0, 12), placements=(HOME, AWAY), objectives=numbers((1, 9))
        ),
        stage(
            2,
            "1-2 år",
            (12, 24),
            placements=(HOME,),
            objectives=Objectives(symbolic="most", text="De fleste"),
        ),
        stage(
            3,
            "2-4 år",
            (24, 48),
            placements=(AWAY, RADIOLOGY),
            objectives=Objectives((3, 4), ("FKM 3",)),
        ),
        stage(
            4,
            "4-5 år",
            (48, 60),
            placements=(AWAY,),
            objectives=Objectives(symbolic="remaining", text="øvrige"),
        ),
    ),
)


def as_html(plan: TrainingPlan, **how) -> bytes:
    return write_html(plan, **how).encode()


def promised(plan: TrainingPlan) -> list[dict[str, object]]:
    names = ("order", "label", "from_months", "to_months", "placements")
    return [
        {name: getattr(stage, name) for name in names}
        | {"objectives": stage.objectives.numbers}
        for stage in plan.timeline
    ]


@pytest.mark.parametrize("language", ["nb", "nn"])
@pytest.mark.parametrize(
    ("name", "write"),
    [("a.docx", write_docx), ("a.pdf", write_pdf), ("a.html", as_html)],
)
def test_a_written_plan_reads_back(name, write, language):
    data = write(PLAN, language=language, edition=EDITION, requirements=REQUIREMENTS)

    plan = read_plan(name, data).plan

    assert promised(plan) == promised(PLAN)
    headings = [(s.number, s.heading) for s in PLAN.sections]
    assert [(s.number, s.heading) for s in plan.sections] == headings
    assert plan.specialty == PLAN.specialty
    assert plan.institution == PLAN.institution
    assert plan.title == PLAN.title
    assert plan.approved_on == PLAN.approved_on


@pytest.mark.parametrize(
    ("name", "write"),
    [("a.docx", write_docx), ("a.pdf", write_pdf), ("a.html", as_html)],
)
def test_several_places_codes_and_words_for_numbers_read_back(name, write):
    data = write(MANIFOLD, language="nb", edition=EDITION)

    plan = read_plan(name, data).plan

    assert promised(plan) == promised(MANIFOLD)
    for read, meant in zip(plan.timeline, MANIFOLD.timeline, strict=True):
        assert read.objectives.codes == meant.objectives.codes
        assert read.objectives.symbolic == meant.objectives.symbolic


@pytest.mark.parametrize("plan", [PLAN, MANIFOLD], ids=["plain", "manifold"])
def test_a_plan_written_in_english_reads_back_but_for_its_labels(plan):
    data = as_html(plan, language="en", edition=EDITION, requirements=REQUIREMENTS)

    read = read_plan("a.html", data).plan

    assert [unlabelled(stage) for stage in promised(read)] == [
        unlabelled(stage) for stage in promised(plan)
    ]


def unlabelled(stage: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in stage.items() if name != "label"}
