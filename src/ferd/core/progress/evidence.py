"""One piece of evidence as the rules see it, and why some of it does not count.

A trainee's rating of themself is no evidence: it has no place here, and nothing
a trainee says of their own level is ever added or averaged in.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ferd.core.plans.progress_rules import ActivityKind, AssessorRole, SufficiencyRule
from ferd.core.progress.entrustment import EntrustmentLevel


class EvidenceKind(StrEnum):
    """Somebody saw how it was done, or it was done."""

    OBSERVATION = "observation"
    ACTIVITY = "activity"


class Reason(StrEnum):
    """Why a piece of evidence does not count."""

    NOT_CONFIRMED = "not_confirmed"
    IN_THE_FUTURE = "in_the_future"
    NOT_ASKED_FOR = "not_asked_for"
    BELOW_LEVEL = "below_level"
    WITHOUT_WORDS = "without_words"


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceItem:
    """An observation given, or an activity done.

    Attributes:
        key: names it; evidence is looked at in the order of its keys.
        confirmed: what the plan demands has been done: an observation is given
            (an outsider's: confirmed by the department), an activity is signed,
            or registered where nobody signs.
        assessor: who observed; empty when not known.
        assessor_roles: as what; empty when in no role that rules may ask for.
        context: the situation and place, the same text for the same situation.
        level: what the assessor entrusts; None when they gave none.
        has_words: the assessor wrote words of their own.
    """

    key: str
    kind: EvidenceKind
    done_on: date
    confirmed: bool
    assessor: str = ""
    assessor_roles: frozenset[AssessorRole] = frozenset()
    context: str = ""
    level: EntrustmentLevel | None = None
    has_words: bool = False
    activity_kind: ActivityKind | None = None

    @property
    def is_observation(self) -> bool:
        """Tell whether somebody saw how it was done."""
        return self.kind is EvidenceKind.OBSERVATION


def asks_for_observations(rule: SufficiencyRule) -> bool:
    """Tell whether a rule wants that somebody has seen how it is done."""
    return bool(rule.observations or rule.assessors or rule.roles or rule.contexts)


def kinds_asked_for(rule: SufficiencyRule) -> frozenset[ActivityKind]:
    """Give the kinds of activity a rule counts: every kind when it counts any."""
    kinds = {count.kind for count in rule.activities}
    return frozenset(kind for kind in ActivityKind if None in kinds or kind in kinds)


def reason_against(
    item: EvidenceItem, rule: SufficiencyRule, on: date
) -> Reason | None:
    """Say why a piece of evidence does not count on a day; None when it does."""
    if not item.confirmed:
        return Reason.NOT_CONFIRMED
    if item.done_on > on:
        return Reason.IN_THE_FUTURE
    if item.is_observation:
        return _against_observation(item, rule)
    is_asked_for = item.activity_kind in kinds_asked_for(rule)
    return None if is_asked_for else Reason.NOT_ASKED_FOR


def _against_observation(item: EvidenceItem, rule: SufficiencyRule) -> Reason | None:
    if not asks_for_observations(rule):
        return Reason.NOT_ASKED_FOR
    if rule.level is not None and (item.level is None or item.level < rule.level):
        return Reason.BELOW_LEVEL
    if rule.with_words and not item.has_words:
        return Reason.WITHOUT_WORDS
    return None
