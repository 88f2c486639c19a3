"""What may differ between two versions of a plan, as data with words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from enum import StrEnum

from ferd.core.diagnostics import gettext_noop
from ferd.core.plans.model import TrainingSite


class ChangeKind(StrEnum):
    """The kinds of difference; each has one sentence in WORDS."""

    METADATA_CHANGED = "metadata_changed"
    STAGE_ADDED = "stage_added"
    STAGE_REMOVED = "stage_removed"
    STAGE_RENAMED = "stage_renamed"
    STAGES_REORDERED = "stages_reordered"
    STAGE_MOVED = "stage_moved"
    STAGE_RESIZED = "stage_resized"
    STAGE_PLACED = "stage_placed"
    STAGE_CAPACITY_CHANGED = "stage_capacity_changed"
    STAGE_ALTERNATIVE_CHANGED = "stage_alternative_changed"
    STAGE_CONDITION_CHANGED = "stage_condition_changed"
    STAGE_OBJECTIVES_REWRITTEN = "stage_objectives_rewritten"
    OBJECTIVES_ADDED = "objectives_added"
    OBJECTIVES_REMOVED = "objectives_removed"
    OBJECTIVES_MOVED = "objectives_moved"
    PREREQUISITE_ADDED = "prerequisite_added"
    PREREQUISITE_REMOVED = "prerequisite_removed"
    PREREQUISITE_CHANGED = "prerequisite_changed"
    OBSERVERSHIP_ADDED = "observership_added"
    OBSERVERSHIP_REMOVED = "observership_removed"
    OBSERVERSHIP_CHANGED = "observership_changed"
    COMMITMENT_ADDED = "commitment_added"
    COMMITMENT_REMOVED = "commitment_removed"
    COMMITMENT_CHANGED = "commitment_changed"
    FACT_ADDED = "fact_added"
    FACT_REMOVED = "fact_removed"
    FACT_CHANGED = "fact_changed"
    SIGNING_ADDED = "signing_added"
    SIGNING_REMOVED = "signing_removed"
    SIGNING_CHANGED = "signing_changed"
    GROUP_ADDED = "group_added"
    GROUP_REMOVED = "group_removed"
    GROUP_CHANGED = "group_changed"
    SUFFICIENCY_ADDED = "sufficiency_added"
    SUFFICIENCY_REMOVED = "sufficiency_removed"
    SUFFICIENCY_CHANGED = "sufficiency_changed"
    SECTION_ADDED = "section_added"
    SECTION_REMOVED = "section_removed"
    SECTION_RENAMED = "section_renamed"
    SECTION_CHANGED = "section_changed"


WORDS: Mapping[ChangeKind, str] = {
    ChangeKind.METADATA_CHANGED: gettext_noop(
        "%(name)s is «%(after)s» instead of «%(before)s»."
    ),
    ChangeKind.STAGE_ADDED: gettext_noop("Stage %(name)s is new."),
    ChangeKind.STAGE_REMOVED: gettext_noop("Stage %(name)s is gone."),
    ChangeKind.STAGE_RENAMED: gettext_noop("Stage %(before)s is now called %(after)s."),
    ChangeKind.STAGES_REORDERED: gettext_noop(
        "The stages stand in another order: %(after)s instead of %(before)s."
    ),
    ChangeKind.STAGE_MOVED: gettext_noop(
        "Stage %(name)s begins in month %(after)s instead of %(before)s."
    ),
    ChangeKind.STAGE_RESIZED: gettext_noop(
        "Stage %(name)s lasts %(after)s months instead of %(before)s."
    ),
    ChangeKind.STAGE_PLACED: gettext_noop(
        "Stage %(name)s is served at %(after)s instead of %(before)s."
    ),
    ChangeKind.STAGE_CAPACITY_CHANGED: gettext_noop(
        "Stage %(name)s has room for %(after)s instead of %(before)s."
    ),
    ChangeKind.STAGE_ALTERNATIVE_CHANGED: gettext_noop(
        "Stage %(name)s may replace %(after)s instead of %(before)s."
    ),
    ChangeKind.STAGE_CONDITION_CHANGED: gettext_noop(
        "Stage %(name)s may be moved when «%(after)s» instead of «%(before)s»."
    ),
    ChangeKind.STAGE_OBJECTIVES_REWRITTEN: gettext_noop(
        "Stage %(name)s leads to «%(after)s» instead of «%(before)s»."
    ),
    ChangeKind.OBJECTIVES_ADDED: gettext_noop("%(name)s: new, in %(after)s."),
    ChangeKind.OBJECTIVES_REMOVED: gettext_noop(
        "%(name)s: gone; no stage leads there. Before: %(before)s."
    ),
    ChangeKind.OBJECTIVES_MOVED: gettext_noop(
        "%(name)s: in %(after)s instead of %(before)s."
    ),
    ChangeKind.PREREQUISITE_ADDED: gettext_noop("New prerequisite: «%(after)s»."),
    ChangeKind.PREREQUISITE_REMOVED: gettext_noop(
        "Prerequisite taken away: «%(before)s»."
    ),
    ChangeKind.PREREQUISITE_CHANGED: gettext_noop(
        "Prerequisite changed: «%(after)s» instead of «%(before)s»."
    ),
    ChangeKind.OBSERVERSHIP_ADDED: gettext_noop("New observership: %(after)s."),
    ChangeKind.OBSERVERSHIP_REMOVED: gettext_noop(
        "Observership taken away: %(before)s."
    ),
    ChangeKind.OBSERVERSHIP_CHANGED: gettext_noop(
        "Observership changed: %(after)s instead of %(before)s."
    ),
    ChangeKind.COMMITMENT_ADDED: gettext_noop("New promise, %(name)s: %(after)s."),
    ChangeKind.COMMITMENT_REMOVED: gettext_noop(
        "Promise taken away, %(name)s: %(before)s."
    ),
    ChangeKind.COMMITMENT_CHANGED: gettext_noop(
        "Promise changed, %(name)s: %(after)s instead of %(before)s."
    ),
    ChangeKind.FACT_ADDED: gettext_noop("New fact, %(name)s: %(after)s."),
    ChangeKind.FACT_REMOVED: gettext_noop("Fact taken away, %(name)s: %(before)s."),
    ChangeKind.FACT_CHANGED: gettext_noop(
        "Fact changed, %(name)s: %(after)s instead of %(before)s."
    ),
    ChangeKind.SIGNING_ADDED: gettext_noop(
        "New rule for activities of the kind %(name)s: %(after)s."
    ),
    ChangeKind.SIGNING_REMOVED: gettext_noop(
        "Rule for activities of the kind %(name)s taken away: %(before)s."
    ),
    ChangeKind.SIGNING_CHANGED: gettext_noop(
        "Activities of the kind %(name)s: %(after)s instead of %(before)s."
    ),
    ChangeKind.GROUP_ADDED: gettext_noop("New group «%(name)s»: %(after)s."),
    ChangeKind.GROUP_REMOVED: gettext_noop(
        "The group «%(name)s» is gone; it had %(before)s."
    ),
    ChangeKind.GROUP_CHANGED: gettext_noop(
        "The group «%(name)s» has %(after)s instead of %(before)s."
    ),
    ChangeKind.SUFFICIENCY_ADDED: gettext_noop(
        "New rule of what is enough for %(name)s: %(after)s."
    ),
    ChangeKind.SUFFICIENCY_REMOVED: gettext_noop(
        "Rule of what is enough for %(name)s taken away: %(before)s."
    ),
    ChangeKind.SUFFICIENCY_CHANGED: gettext_noop(
        "Enough for %(name)s: %(after)s instead of %(before)s."
    ),
    ChangeKind.SECTION_ADDED: gettext_noop("Section %(name)s is new."),
    ChangeKind.SECTION_REMOVED: gettext_noop("Section %(name)s is gone."),
    ChangeKind.SECTION_RENAMED: gettext_noop(
        "Section %(name)s is called «%(after)s» instead of «%(before)s»."
    ),
    ChangeKind.SECTION_CHANGED: gettext_noop("The text of section %(name)s changed."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One difference between two versions of a plan.

    Attributes:
        where: the part of the new plan (of the old one when it is gone), as in a
            diagnostic: ``stage:4``, ``objective:68``, ``section:2.1.3``.
        before, after: what stood and what stands; empty when there is nothing.
        facts: besides ``name``, ``before`` and ``after``, what the kind needs.
    """

    kind: ChangeKind
    where: str
    before: str
    after: str
    facts: Mapping[str, str] = field(default_factory=dict)

    @property
    def template(self) -> str:
        """The English sentence, with the facts as ``%(named)s``."""
        return WORDS[self.kind]

    def text(self, translate: Callable[[str], str] = str) -> str:
        """Say it in words, in the language `translate` speaks."""
        return translate(self.template) % self.facts


def change(kind: ChangeKind, where: str, name: str, before: str, after: str) -> Change:
    """Make a change whose facts are its name and its two sides."""
    nothing = "\N{EM DASH}"
    facts = {"name": name, "before": before or nothing, "after": after or nothing}
    return Change(kind=kind, where=where, before=before, after=after, facts=facts)


def figure(value: float | None) -> str:
    """Write a figure as briefly as it can be without losing any of it."""
    if value is None:
        return ""
    return str(int(value)) if value == int(value) else str(value)


def place(site: TrainingSite) -> str:
    """Write a place from the largest unit to the smallest, leaving out repeats."""
    return " / ".join(
        filter(None, dict.fromkeys((site.trust, site.site, site.department)))
    )


class LineState(StrEnum):
    """Whether a line of text is in the old version, the new one, or both."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class LineChange:
    """One line of two texts laid over each other."""

    state: LineState
    text: str


def line_changes(before: str, after: str) -> tuple[LineChange, ...]:
    """Lay two texts over each other, line by line, in reading order."""
    old, new = before.split("\n"), after.split("\n")
    found: list[LineChange] = []
    for what, i, j, k, m in SequenceMatcher(
        None, old, new, autojunk=False
    ).get_opcodes():
        if what == "equal":
            found += [LineChange(LineState.SAME, line) for line in old[i:j]]
        else:
            found += [LineChange(LineState.REMOVED, line) for line in old[i:j]]
            found += [LineChange(LineState.ADDED, line) for line in new[k:m]]
    return tuple(found)
