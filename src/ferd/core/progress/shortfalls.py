"""What is still missing for an objective, and what one more piece would mend.

Each shortfall says how many are wanted and found. One further observation or
activity mends at most one of each, which is what makes the next best step a
matter of counting.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from ferd.core.diagnostics import Fact, gettext_noop
from ferd.core.plans.progress_rules import ActivityKind, AssessorRole
from ferd.core.progress.evidence import EvidenceItem


class Lack(StrEnum):
    """What there is too little of; each has its words in WORDS."""

    RULE = "rule"
    OBSERVATIONS = "observations"
    ASSESSORS = "assessors"
    ROLE = "role"
    CONTEXTS = "contexts"
    RECENT = "recent"
    ACTIVITIES = "activities"
    ACTIVITIES_OF_A_KIND = "activities_of_a_kind"


WORDS: Mapping[Lack, str] = {
    Lack.RULE: gettext_noop("The plan does not say what is enough."),
    Lack.OBSERVATIONS: gettext_noop(
        "Observations that count: %(found)d of %(wanted)d."
    ),
    Lack.ASSESSORS: gettext_noop(
        "Different people who observed: %(found)d of %(wanted)d."
    ),
    Lack.ROLE: gettext_noop("Nobody has observed it as %(role)s."),
    Lack.CONTEXTS: gettext_noop("Different situations: %(found)d of %(wanted)d."),
    Lack.RECENT: gettext_noop("Nothing that counts is newer than %(wanted)d months."),
    Lack.ACTIVITIES: gettext_noop("Activities done: %(found)d of %(wanted)d."),
    Lack.ACTIVITIES_OF_A_KIND: gettext_noop(
        "Activities done of the kind %(kind)s: %(found)d of %(wanted)d."
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortfall:
    """One thing that is missing.

    Attributes:
        wanted, found: how many; for RECENT, `wanted` is the age in months.
        taken: the assessors or contexts there are, ascending: another is wanted.
        kinds: the activities of which one would do; none when an observation
            is wanted.
        level, with_words: what an observation must have in order to count.
    """

    lack: Lack
    wanted: int = 1
    found: int = 0
    taken: tuple[str, ...] = ()
    role: AssessorRole | None = None
    kinds: frozenset[ActivityKind] = frozenset()
    level: int | None = None
    with_words: bool = False

    @property
    def missing(self) -> int:
        """How many further pieces of evidence mend it."""
        alone = self.lack in {Lack.RULE, Lack.ROLE, Lack.RECENT}
        return 1 if alone else self.wanted - self.found

    @property
    def facts(self) -> Mapping[str, Fact]:
        """The figures and words for the sentence; roles and kinds by their codes."""
        return {
            "wanted": self.wanted,
            "found": self.found,
            "role": self.role or "",
            "kind": min(self.kinds, default=""),
        }

    @property
    def template(self) -> str:
        """The English sentence, with the facts as ``%(named)s``."""
        return WORDS[self.lack]

    def text(self, translate: Callable[[str], str] = str) -> str:
        """Say it in words, in the language `translate` speaks."""
        return translate(self.template) % self.facts

    def is_mended_by(self, item: EvidenceItem) -> bool:
        """Tell whether one more piece of evidence that counts would mend it."""
        if self.kinds:
            return not item.is_observation and item.activity_kind in self.kinds
        return item.is_observation and self._is_mended_by_observation(item)

    def _is_mended_by_observation(self, item: EvidenceItem) -> bool:
        match self.lack:
            case Lack.ASSESSORS:
                return item.assessor not in {"", *self.taken}
            case Lack.ROLE:
                return self.role in item.assessor_roles
            case Lack.CONTEXTS:
                return item.context not in {"", *self.taken}
            case Lack.OBSERVATIONS | Lack.RECENT:
                return True
            case _:
                return False
