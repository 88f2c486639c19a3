"""What people see of an imported plan: what it is, its stages, and counts."""

from ferd.core.curriculum.model import as_ranges
from ferd.core.plans.contradictions import contradictions
from ferd.core.plans.model import Stage, TrainingPlan

_WIDEST = 44


def summary(plan: TrainingPlan) -> str:
    """Write what a plan says, for a terminal."""
    lines = [*_head(plan), "", *_table(plan), "", *_counts(plan), ""]
    return "\n".join(map(_shown, lines))


def _shown(text: str) -> str:
    """Take out what could steer the terminal: a document may hold anything."""
    return "".join(letter if letter.isprintable() else " " for letter in text)


def _head(plan: TrainingPlan) -> list[str]:
    code = f" ({plan.specialty_code})" if plan.specialty_code else ""
    known = (
        ("Plan", plan.title),
        ("Specialty", plan.specialty + code if plan.specialty else ""),
        ("Institution", plan.institution),
        ("Approved", plan.approved_on.isoformat() if plan.approved_on else ""),
        ("Revised", plan.revised_on.isoformat() if plan.revised_on else ""),
    )
    return [f"{word + ':':<13}{text or '(not stated)'}" for word, text in known]


def _table(plan: TrainingPlan) -> list[str]:
    rows = [("", "Months", "Stage", "Place", "Objectives")]
    rows.extend(_row(stage) for stage in plan.timeline)
    widths = [min(_WIDEST, max(len(row[at]) for row in rows)) for at in range(4)]
    return [
        "  ".join(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=False))
        + f"  {row[4]}"
        for row in rows
    ]


def _row(stage: Stage) -> tuple[str, str, str, str, str]:
    start, end = stage.from_months, stage.to_months
    months = f"{start:g}-{end:g}" if start is not None and end is not None else "?"
    places = " | ".join(
        ", ".join(filter(None, (p.trust, p.site, p.department)))
        for p in stage.placements
    )
    label = stage.label
    if stage.alternative_of is not None:
        label += f" (instead of {stage.alternative_of})"
    return str(stage.order), months, label, places, _objectives(stage)


def _objectives(stage: Stage) -> str:
    objectives = stage.objectives
    parts = [as_ranges(objectives.numbers), ", ".join(objectives.codes)]
    if objectives.symbolic:
        parts.append(f"“{objectives.text}”")
    counted = f" ({len(objectives.numbers)})" if objectives.numbers else ""
    return "; ".join(filter(None, parts)) + counted or "(none)"


def _counts(plan: TrainingPlan) -> list[str]:
    numbers = {n for stage in plan.timeline for n in stage.objectives.numbers}
    counted = (
        (len(plan.timeline), "stages"),
        (len(numbers), f"objectives ({as_ranges(numbers) or 'none'})"),
        (len(plan.prerequisites), "prerequisites"),
        (len(plan.observerships), "observerships"),
        (len(plan.sections), "sections"),
        (len(plan.commitments), "commitments"),
        (len(plan.facts), "facts"),
        (len(contradictions(plan)), "contradictions"),
    )
    return [f"{number:>5} {what}" for number, what in counted]
