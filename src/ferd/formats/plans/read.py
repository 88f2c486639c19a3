"""From a document to a plan: everything that is understood, and every doubt.

Never raises on what a document says. What is not understood is left out, with a
diagnostic where it matters, and its words are still in the sections.
"""

import re
from collections import Counter
from dataclasses import dataclass, replace

from ferd.core.diagnostics import Diagnostic
from ferd.core.plans.model import Stage, TrainingPlan
from ferd.formats.plans.document import Document
from ferd.formats.plans.implementation import commitments, facts, sections
from ferd.formats.plans.understanding.characters import clean_document
from ferd.formats.plans.understanding.front_matter import read_front_matter
from ferd.formats.plans.understanding.may_move import movable
from ferd.formats.plans.understanding.observerships import observerships
from ferd.formats.plans.understanding.prerequisites import prerequisites
from ferd.formats.plans.understanding.stage_references import StageIndex, abbreviations
from ferd.formats.plans.understanding.statements import statements
from ferd.formats.plans.understanding.timeline import read_timeline

_CODED = re.compile(r"(?<![\w/])([A-ZÆØÅ]{3})[ -]?0\d{1,2}(?!\d)")


@dataclass(frozen=True, slots=True)
class Reading:
    """A plan as a document tells it, and what is doubtful about it."""

    plan: TrainingPlan
    diagnostics: tuple[Diagnostic, ...] = ()


def understand(document: Document) -> Reading:
    """Understand a document as a training plan."""
    document = clean_document(document)
    front = read_front_matter(document)
    code = front.specialty_code or _code_in_use(document)
    stages, found = read_timeline(document, specialty_code=code)
    numbered = sections(document)
    spoken = statements(document)
    index = StageIndex(stages, abbreviations(document))
    plan = TrainingPlan(
        specialty=front.specialty,
        specialty_code=code,
        institution=front.institution,
        title=front.title,
        approved_on=front.approved_on,
        revised_on=front.revised_on,
        timeline=_with_conditions(stages, movable(spoken, index)),
        prerequisites=prerequisites(spoken, index),
        observerships=observerships(spoken),
        sections=numbered,
        commitments=commitments(document, numbered),
        facts=facts(document),
    )
    return Reading(plan, (*front.diagnostics, *found))


def _with_conditions(
    stages: tuple[Stage, ...], conditions: dict[int, str]
) -> tuple[Stage, ...]:
    return tuple(
        replace(stage, may_move=stage.may_move or conditions.get(stage.order, ""))
        for stage in stages
    )


def _code_in_use(document: Document) -> str:
    """Learn the specialty's code from the objectives: `ABC 001`, many times."""
    counted: Counter[str] = Counter()
    for line in document.lines():
        counted.update(m[1] for m in _CODED.finditer(line.text) if m[1] != "FKM")
    if not counted:
        return ""
    code, times = counted.most_common(1)[0]
    return code if times >= 3 else ""
