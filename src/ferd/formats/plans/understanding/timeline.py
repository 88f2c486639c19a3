"""Find the timeline in a document and understand every stage of it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ferd.core.diagnostics import Diagnostic, Source
from ferd.core.plans.model import Stage
from ferd.formats.plans.document import Document, Table
from ferd.formats.plans.documents.text_lines import text_lines
from ferd.formats.plans.objectives import read_objectives
from ferd.formats.plans.understanding import doubts
from ferd.formats.plans.understanding.amounts import find_amounts
from ferd.formats.plans.understanding.characters import one_line
from ferd.formats.plans.understanding.clock import Timing, lay
from ferd.formats.plans.understanding.doubts import Doubt
from ferd.formats.plans.understanding.drafts import Draft
from ferd.formats.plans.understanding.placements import read_places
from ferd.formats.plans.understanding.shared_time import with_times_apart
from ferd.formats.plans.understanding.stage_words import stage_label, without_or
from ferd.formats.plans.understanding.statements import statements
from ferd.formats.plans.understanding.timeline_lists import read_timeline_lists
from ferd.formats.plans.understanding.timeline_prose import read_timeline_prose
from ferd.formats.plans.understanding.timeline_rows import read_timeline_rows
from ferd.formats.plans.understanding.timeline_sentences import read_timeline_sentences
from ferd.formats.plans.understanding.timeline_tables import read_timeline_table


def read_timeline(
    document: Document, *, specialty_code: str = ""
) -> tuple[tuple[Stage, ...], tuple[Diagnostic, ...]]:
    """Give the stages, and every doubt about them."""
    drafts = with_times_apart(find_drafts(document, specialty_code=specialty_code))
    if not drafts:
        nothing = Doubt(doubts.NO_TIMELINE).at("timeline", Source(page=1, line=1))
        return (), (nothing,)
    stages: list[Stage] = []
    found: list[Diagnostic] = []
    base = 1
    for order, (draft, timing) in enumerate(
        zip(drafts, lay(drafts), strict=True), start=1
    ):
        is_alternative = draft.is_alternative and order > 1
        base = base if is_alternative else order
        alternative_of = base if is_alternative else None
        stage, stage_doubts = _stage(draft, timing, order, specialty_code)
        stages.append(_with_alternative(stage, alternative_of))
        found.extend(d.at(f"stage:{order}", draft.source) for d in stage_doubts)
    return tuple(stages), tuple(found)


def find_drafts(document: Document, *, specialty_code: str = "") -> list[Draft]:
    """Find the stages where they are told best: table, lost table, list."""
    drafts = _from_tables(document)
    if drafts:
        return drafts
    lines = text_lines(document)
    by_rows = read_timeline_rows(lines, own=specialty_code)
    if len(by_rows) >= 2 and _worth(by_rows)[0] == len(by_rows):
        return by_rows
    by_lists = read_timeline_lists(lines, own=specialty_code)
    by_sentences = read_timeline_sentences(lines, own=specialty_code)
    best = max((by_rows, by_lists, by_sentences), key=_worth)
    if best and _worth(best)[0]:
        return best
    told = read_timeline_prose(statements(document), own=specialty_code)
    return told or best


def _worth(drafts: Sequence[Draft]) -> tuple[int, int]:
    """Say how much a reading tells, to choose between two."""
    told = sum(1 for d in drafts if d.objectives.strip() and (d.time or d.duration))
    return told, -len(drafts)


def _from_tables(document: Document) -> list[Draft]:
    """Read every table that is part of the timeline."""
    best: list[Draft] = []
    layout = None
    caption = ""
    for block in document.blocks:
        if not isinstance(block, Table):
            caption = block.text if block.text.strip() else caption
            continue
        drafts, found = read_timeline_table(block, layout, caption)
        caption = ""
        if not drafts or _completes(drafts, best):
            continue
        if layout is None or found == layout or not best:
            best.extend(drafts)
        elif _worth(drafts) > _worth(best):
            best = drafts
        else:
            continue
        layout = found
    return best


def _completes(drafts: Sequence[Draft], best: Sequence[Draft]) -> bool:
    """Fill stages from a second table that only names them: `Fase 1`, and what."""
    named = {one_line(draft.label).casefold(): draft for draft in best if draft.label}
    wanted = [named.get(one_line(draft.label).casefold()) for draft in drafts]
    if not all(wanted) or any(d.time.strip() or d.duration.strip() for d in drafts):
        return False
    for stage, draft in zip(wanted, drafts, strict=True):
        if stage is not None and not stage.objectives.strip():
            stage.objectives = draft.objectives
            stage.has_objectives = stage.has_objectives or draft.has_objectives
        if stage is not None and not stage.places:
            stage.places = draft.places
    return True


def _stage(
    draft: Draft, timing: Timing, order: int, own: str
) -> tuple[Stage, list[Doubt]]:
    placements, place_doubts = read_places(draft.places)
    objectives, objective_doubts = read_objectives(draft.objectives, specialty=own)
    if not draft.has_objectives:
        objective_doubts = ()
    text = one_line(draft.time) or one_line(draft.duration)
    label = draft.label if re.search(r"[^\W\d_]", draft.label) else stage_label(text)
    stage = Stage(
        order=order,
        label=label or without_or(text),
        from_months=timing.start,
        to_months=timing.end,
        duration_months=timing.duration,
        text=_interval_text(text, label),
        placements=placements,
        objectives=objectives,
        capacity=_capacity(draft.capacity),
        source=draft.source,
    )
    found = [*draft.doubts, *timing.doubts, *place_doubts, *objective_doubts]
    return stage, list(_once(found))


def _interval_text(text: str, label: str) -> str:
    """Give the time as written, without the stage's name before it."""
    if label and text.casefold().startswith(label.casefold()):
        rest = text[len(label) :].strip(" :.\u2013\u2014-")
        return rest if find_amounts(rest) else text
    return text


def _with_alternative(stage: Stage, alternative_of: int | None) -> Stage:
    if alternative_of is None:
        return stage
    return replace(stage, alternative_of=alternative_of)


def _capacity(text: str) -> int | None:
    match = re.search(r"\d{1,3}", text)
    return int(match[0]) if match else None


def _once(found: Iterable[Doubt]) -> Iterable[Doubt]:
    """Leave out a doubt that was said before in the same words."""
    said: set[tuple[str, str]] = set()
    for doubt in found:
        words = (doubt.kind.code, str(sorted(doubt.facts.items())))
        if words not in said:
            said.add(words)
            yield doubt
