"""Made-up plans in the forms they circulate in, and what a reader should see.

Each file in the corpus has its expectation beside it, written by hand before the
plan was ever read. It names only what it is about: a key that is not there says
nothing. A stage is written `[from, to, "trust | site | department; …", objectives]`,
with the order of the stage it may replace as a fifth.
"""

import json
from functools import cache
from pathlib import Path

import pytest

from ferd.core.curriculum.model import as_ranges
from ferd.core.plans.contradictions import contradictions
from ferd.formats.plans.documents.read_html import read_html
from ferd.formats.plans.documents.read_markdown import read_markdown
from ferd.formats.plans.documents.read_text import read_text
from ferd.formats.plans.read import understand

FOLDER = Path(__file__).parents[2] / "corpus" / "plans" / "made-up"
EXPECTED = sorted(FOLDER.glob("*.json"))
READERS = {".txt": read_text, ".md": read_markdown, ".html": read_html}


@cache
def reading_of(expected):
    (path,) = (p for p in FOLDER.glob(f"{expected.stem}.*") if p != expected)
    return understand(READERS[path.suffix](path.read_text(encoding="utf-8")))


def test_every_made_up_plan_says_what_it_expects():
    plans = {p.stem for p in FOLDER.iterdir() if p.suffix != ".json"}

    assert plans == {path.stem for path in EXPECTED}
    assert len(plans) >= 15


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda path: path.stem)
def test_a_made_up_plan_is_read_as_expected(expected):
    wanted = json.loads(expected.read_text(encoding="utf-8"))
    reading = reading_of(expected)
    seen = as_seen(reading)

    assert {key: _named_in(seen, key, wanted) for key in wanted} == wanted


def _named_in(seen, key, wanted):
    """Give what was seen of the promises and facts that are asked for."""
    if key not in {"commitments", "facts"}:
        return seen[key]
    return {kind: seen[key].get(kind, "missing") for kind in wanted[key]}


def as_seen(reading):
    """Write a reading as the expectations are written."""
    plan = reading.plan
    return {
        "specialty": plan.specialty,
        "code": plan.specialty_code,
        "institution": plan.institution,
        "title": plan.title,
        "approved_on": plan.approved_on and plan.approved_on.isoformat(),
        "revised_on": plan.revised_on and plan.revised_on.isoformat(),
        "stages": [_stage(stage) for stage in plan.timeline],
        "prerequisites": [
            [p.strength.value, p.before_stage, list(p.after_stages)]
            for p in plan.prerequisites
        ],
        "observerships": [
            [o.site.department, o.min_weeks, o.max_weeks] for o in plan.observerships
        ],
        "sections": [section.number for section in plan.sections],
        "commitments": {c.kind: c.value for c in reversed(plan.commitments)},
        "facts": {f.kind: f.value for f in reversed(plan.facts)},
        "contradictions": [found.about for found in contradictions(plan)],
        "doubts": [_doubt(found) for found in reading.diagnostics],
    }


def _stage(stage):
    replaced = [] if stage.alternative_of is None else [stage.alternative_of]
    sites = "; ".join(
        f"{p.trust} | {p.site} | {p.department}".strip().replace("|  |", "| |")
        for p in stage.placements
    )
    return [
        stage.from_months,
        stage.to_months,
        sites,
        _objectives(stage.objectives),
        *replaced,
    ]


def _objectives(written):
    said = [as_ranges(written.numbers), ", ".join(written.codes), written.symbolic]
    return "; ".join(filter(None, said))


def _doubt(found):
    return f"{found.code} {found.where}"
