"""Whether there is enough evidence for an objective, by the plan's own rule.

The answer is *not enough* until a rule says otherwise: without a rule, and
without evidence, nothing is enough. It depends on nothing but what is handed
in, so that the same packet gives the same answer whenever it is replayed. The
rules are told with examples in docs/rules/sufficiency.md.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ferd.core.plans.progress_rules import SufficiencyRule
from ferd.core.progress.evidence import (
    EvidenceItem,
    Reason,
    asks_for_observations,
    kinds_asked_for,
    reason_against,
)
from ferd.core.progress.shortfalls import Lack, Shortfall


class Outcome(StrEnum):
    """What the evidence comes to."""

    ENOUGH = "enough"
    NOT_ENOUGH = "not_enough"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A piece of evidence that does not count, and why."""

    key: str
    reason: Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What came of holding evidence against a rule on one day.

    Attributes:
        fingerprint: of the plan version that the rule is from.
        counted: the keys of the evidence that counts, ascending.
    """

    outcome: Outcome
    on: date
    fingerprint: str
    rule: SufficiencyRule | None
    shortfalls: tuple[Shortfall, ...] = ()
    counted: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()

    @property
    def is_enough(self) -> bool:
        """Tell whether nothing is missing."""
        return self.outcome is Outcome.ENOUGH


def judge(
    rule: SufficiencyRule | None,
    evidence: Iterable[EvidenceItem],
    on: date,
    *,
    fingerprint: str = "",
) -> Judgement:
    """Hold the evidence for one objective against the rule that holds for it."""
    ordered = sorted(evidence, key=lambda item: item.key)
    if rule is None or not (asks_for_observations(rule) or rule.activities):
        return Judgement(
            outcome=Outcome.NOT_ENOUGH,
            on=on,
            fingerprint=fingerprint,
            rule=rule,
            shortfalls=(Shortfall(lack=Lack.RULE),),
        )
    against = [(item, reason_against(item, rule, on)) for item in ordered]
    counted = [item for item, reason in against if reason is None]
    missing = tuple(_shortfalls(rule, counted, on))
    return Judgement(
        outcome=Outcome.NOT_ENOUGH if missing else Outcome.ENOUGH,
        on=on,
        fingerprint=fingerprint,
        rule=rule,
        shortfalls=missing,
        counted=tuple(item.key for item in counted),
        left_out=tuple(LeftOut(item.key, why) for item, why in against if why),
    )


def _shortfalls(
    rule: SufficiencyRule, counted: list[EvidenceItem], on: date
) -> Iterator[Shortfall]:
    observed = [item for item in counted if item.is_observation]
    done = [item for item in counted if not item.is_observation]
    yield from _of_observations(rule, observed)
    yield from _of_activities(rule, done)
    yield from _of_recency(rule, observed if asks_for_observations(rule) else done, on)


def _of_observations(
    rule: SufficiencyRule, observed: list[EvidenceItem]
) -> Iterator[Shortfall]:
    assessors = tuple(sorted({item.assessor for item in observed} - {""}))
    contexts = tuple(sorted({item.context for item in observed} - {""}))
    roles = {role for item in observed for role in item.assessor_roles}
    level, words = rule.level, rule.with_words
    for lack, wanted, found, taken in (
        (Lack.OBSERVATIONS, rule.observations, len(observed), ()),
        (Lack.ASSESSORS, rule.assessors, len(assessors), assessors),
        (Lack.CONTEXTS, rule.contexts, len(contexts), contexts),
    ):
        if found < wanted:
            yield Shortfall(
                lack=lack,
                wanted=wanted,
                found=found,
                taken=taken,
                level=level,
                with_words=words,
            )
    for role in dict.fromkeys(rule.roles):
        if role not in roles:
            yield Shortfall(lack=Lack.ROLE, role=role, level=level, with_words=words)


def _of_activities(
    rule: SufficiencyRule, done: list[EvidenceItem]
) -> Iterator[Shortfall]:
    for count in rule.activities:
        of_kind = [i for i in done if count.kind in {None, i.activity_kind}]
        if len(of_kind) < count.times:
            yield Shortfall(
                lack=Lack.ACTIVITIES_OF_A_KIND if count.kind else Lack.ACTIVITIES,
                wanted=count.times,
                found=len(of_kind),
                kinds=frozenset({count.kind} if count.kind else kinds_asked_for(rule)),
            )


def _of_recency(
    rule: SufficiencyRule, relevant: list[EvidenceItem], on: date
) -> Iterator[Shortfall]:
    """Say that what counts is too old; of nothing at all, others say enough."""
    newest = max((item.done_on for item in relevant), default=None)
    if rule.recent_months is None or newest is None:
        return
    if not _is_within(newest, rule.recent_months, on):
        yield Shortfall(
            lack=Lack.RECENT,
            wanted=rule.recent_months,
            kinds=frozenset() if asks_for_observations(rule) else kinds_asked_for(rule),
            level=rule.level,
            with_words=rule.with_words,
        )


def _is_within(day: date, months: int, on: date) -> bool:
    """Tell whether a day is at most so many months ago, counting the day itself."""
    age = (on.year - day.year) * 12 + on.month - day.month
    return age < months or (age == months and day.day >= on.day)
