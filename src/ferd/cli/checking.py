"""From a file's name to what the checks say of the plan in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from ferd.core.curriculum.shipped import requirements_for
from ferd.core.diagnostics import (
    Diagnostic,
    Severity,
    Source,
    gettext_noop,
    has_errors,
)
from ferd.core.plans.check import check_plan
from ferd.core.plans.model import TrainingPlan
from ferd.formats.plans.code.yaml_tree import decode
from ferd.formats.plans.yaml_form import read_yaml_in_place

CLEAN, HAS_ERRORS, UNREADABLE = 0, 1, 2
YAML_ENDINGS = {".yaml", ".yml"}
MOST_BYTES = 50_000_001
"""One more than any reader takes: enough for them to refuse a larger file."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What was said of a file; without a plan, it could not be read."""

    plan: TrainingPlan | None
    diagnostics: Sequence[Diagnostic]

    @property
    def exit_status(self) -> int:
        """Tell clean (or only warnings) from errors, and both from unreadable."""
        if self.plan is None:
            return UNREADABLE
        return HAS_ERRORS if has_errors(self.diagnostics) else CLEAN


def check_file(name: str, *, on: date) -> Checked:
    """Read and check one file; whatever is wrong with it becomes a diagnostic."""
    path = Path(name)
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES)
    except (OSError, ValueError) as error:
        return Checked(None, [_not_opened(error)])
    if path.suffix.lower() in YAML_ENDINGS:
        return _check_yaml(data, on)
    return _check_document(path.name, data, on)


def _check_yaml(data: bytes, on: date) -> Checked:
    text, faults = decode(data)
    if text is None:
        return Checked(None, faults)
    reading = read_yaml_in_place(text)
    plan = reading.plan
    if plan is None:
        return Checked(None, reading.diagnostics)
    requirements = requirements_for(plan.specialty_code or plan.specialty)
    found = check_plan(plan, requirements, on=on)
    return Checked(plan, [_placed(each, reading.lines) for each in found])


def _check_document(name: str, data: bytes, on: date) -> Checked:
    from ferd.formats.plans.reading import (  # noqa: PLC0415 - quick start
        Unreadable,
        read_plan,
    )

    try:
        reading = read_plan(name, data)
    except Unreadable as refusal:
        return Checked(None, [refusal.diagnostic])
    plan = reading.plan
    requirements = requirements_for(plan.specialty_code or plan.specialty)
    found = check_plan(plan, requirements, on=on)
    if any(doubt.code == "READ101" for doubt in reading.diagnostics):
        # It says the same as PLAN001, with advice that fits a document.
        found = [each for each in found if each.code != "PLAN001"]
    return Checked(plan, [*reading.diagnostics, *found])


def _placed(diagnostic: Diagnostic, lines: Mapping[str, int]) -> Diagnostic:
    """Give a diagnostic that has no line the line of what it is about."""
    if diagnostic.source is not None:
        return diagnostic
    is_about_timeline = diagnostic.where.startswith("objective:")
    where = "timeline" if is_about_timeline else diagnostic.where
    return replace(diagnostic, source=Source(1, lines.get(where, 1)))


def _not_opened(error: Exception) -> Diagnostic:
    reason = getattr(error, "strerror", None) or str(error)
    return Diagnostic(
        code="READ210",
        severity=Severity.ERROR,
        where="document",
        template=gettext_noop("The file cannot be opened: %(reason)s."),
        facts={"reason": reason},
        hint=gettext_noop("Check the name of the file, and whether you may read it."),
    )
