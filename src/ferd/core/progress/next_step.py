"""The next best step: what one thing, asked for here and now, mends the most.

A step is one observation by one person in one situation, or one activity; first
for what no later placement leads to, then for the rest. The best one brings the
most objectives to *enough* by itself; among those, it mends the most shortfalls
at once; then it leaves the least undone; then it is for what is expected first.
What is still equal is decided by the order in which the people, the situations
and the kinds are handed in, so that the same packet gives the same advice. What
the trainee has to do is never guessed: only people and activities of the present
placement are proposed.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import product

from ferd.core.diagnostics import Fact, gettext_noop
from ferd.core.plans.progress_rules import ActivityKind, AssessorRole
from ferd.core.progress.evidence import EvidenceItem, EvidenceKind
from ferd.core.progress.shortfalls import Lack, Shortfall

MOST_AT_ONCE = 3
"""How many objectives one observation or activity can do justice to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """What is missing for one objective that the present placement leads to.

    Attributes:
        objective: its code; steps name it, and ties are decided by it.
        due_on: when it is expected; None when nobody has said.
        can_wait: a later placement leads to it too.
    """

    objective: str
    shortfalls: tuple[Shortfall, ...]
    due_on: date | None = None
    can_wait: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Supervisor:
    """Somebody who can observe in the placement, and in which roles."""

    key: str
    name: str
    roles: frozenset[AssessorRole] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """Where something can be observed; `key` is the context of the evidence."""

    key: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What the present placement offers, the most natural choice first."""

    supervisors: tuple[Supervisor, ...] = ()
    situations: tuple[Situation, ...] = ()
    kinds: tuple[ActivityKind, ...] = ()
    days_left: int = 0


@dataclass(frozen=True, slots=True)
class Mending:
    """One shortfall of one objective that a step mends, or brings nearer."""

    objective: str
    shortfall: Shortfall


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing to ask for.

    Attributes:
        kind: an observation, by `supervisor` in `situation`; or an activity.
        objectives: the codes of what it is for, the nearest to enough first.
        finishes: those of them for which nothing is missing afterwards.
        mends: why: every shortfall it mends.
        level, with_words: what the observation must have in order to count.
    """

    kind: EvidenceKind
    objectives: tuple[str, ...]
    finishes: tuple[str, ...]
    mends: tuple[Mending, ...]
    days_left: int
    supervisor: Supervisor | None = None
    situation: Situation | None = None
    activity_kind: ActivityKind | None = None
    level: int | None = None
    with_words: bool = False

    @property
    def template(self) -> str:
        """The English sentence, with the facts as ``%(named)s``."""
        if self.kind is EvidenceKind.ACTIVITY:
            return gettext_noop(
                "Do and record an activity of the kind %(kind)s for %(objectives)s."
            )
        return gettext_noop(
            "Ask %(supervisor)s to observe %(objectives)s: %(situation)s."
        )

    @property
    def facts(self) -> Mapping[str, Fact]:
        """The words for the sentence; the kind of activity by its code."""
        return {
            "objectives": ", ".join(self.objectives),
            "supervisor": self.supervisor.name if self.supervisor else "",
            "situation": self.situation.name if self.situation else "",
            "kind": self.activity_kind or "",
        }


class Why(StrEnum):
    """Why there is no step to propose; each has its words in WORDS."""

    NOTHING_IS_MISSING = "nothing_is_missing"
    NO_RULE = "no_rule"
    NO_TIME_LEFT = "no_time_left"
    NOT_HERE = "not_here"


WORDS: Mapping[Why, str] = {
    Why.NOTHING_IS_MISSING: gettext_noop("Nothing is missing here."),
    Why.NO_RULE: gettext_noop("The plan does not say what is enough."),
    Why.NO_TIME_LEFT: gettext_noop("There is no stay today in which to do it."),
    Why.NOT_HERE: gettext_noop("What is still missing cannot be had in this stay."),
}


@dataclass(frozen=True, slots=True)
class NoStep:
    """That no step helps, and why."""

    why: Why

    @property
    def template(self) -> str:
        """The English sentence."""
        return WORDS[self.why]


def next_step(needs: Iterable[Need], offer: Offer, on: date) -> Step | NoStep:
    """Name the cheapest step that brings the objectives of this placement on.

    What a later placement leads to as well waits until nothing can be done for
    the others.
    """
    listed = list(needs)
    found = _best([need for need in listed if not need.can_wait], offer, on)
    return found if isinstance(found, Step) else _best(listed, offer, on)


def _best(needs: list[Need], offer: Offer, on: date) -> Step | NoStep:
    lacking = [need for need in needs if need.shortfalls]
    mendable = [need for need in lacking if not _has_no_rule(need)]
    if not lacking:
        return NoStep(Why.NOTHING_IS_MISSING)
    if not mendable:
        return NoStep(Why.NO_RULE)
    if offer.days_left <= 0:
        return NoStep(Why.NO_TIME_LEFT)
    steps = (_step(candidate, mendable, offer) for candidate in _candidates(offer, on))
    helpful = [(step, rank) for step, rank in steps if step.mends]
    if not helpful:
        return NoStep(Why.NOT_HERE)
    return min(helpful, key=lambda pair: pair[1])[0]


@dataclass(frozen=True, slots=True)
class _Candidate:
    item: EvidenceItem
    supervisor: Supervisor | None = None
    situation: Situation | None = None


@dataclass(frozen=True, slots=True)
class _Part:
    """What a candidate does for one objective."""

    need: Need
    mended: tuple[Shortfall, ...]
    left: int

    @property
    def rank(self) -> tuple[bool, int, int, date, str]:
        return (
            self.left > 0,
            -len(self.mended),
            self.left,
            self.need.due_on or date.max,
            self.need.objective,
        )


_Rank = tuple[int, int, int, date]


def _candidates(offer: Offer, on: date) -> Iterator[_Candidate]:
    nowhere = (Situation(key="", name=""),)
    for who, where in product(offer.supervisors, offer.situations or nowhere):
        item = EvidenceItem(
            key="",
            kind=EvidenceKind.OBSERVATION,
            done_on=on,
            confirmed=True,
            assessor=who.key,
            assessor_roles=who.roles,
            context=where.key,
        )
        yield _Candidate(item, who, where)
    for kind in offer.kinds:
        yield _Candidate(
            EvidenceItem(
                key="",
                kind=EvidenceKind.ACTIVITY,
                done_on=on,
                confirmed=True,
                activity_kind=kind,
            )
        )


def _step(candidate: _Candidate, needs: list[Need], offer: Offer) -> tuple[Step, _Rank]:
    parts = (_part(candidate.item, need) for need in needs)
    best = sorted((p for p in parts if p.mended), key=lambda part: part.rank)
    chosen = best[:MOST_AT_ONCE]
    finishes = tuple(p.need.objective for p in chosen if p.left == 0)
    mends = tuple(Mending(p.need.objective, s) for p in chosen for s in p.mended)
    step = Step(
        kind=candidate.item.kind,
        objectives=tuple(p.need.objective for p in chosen),
        finishes=finishes,
        mends=mends,
        days_left=offer.days_left,
        supervisor=candidate.supervisor,
        situation=candidate.situation,
        activity_kind=candidate.item.activity_kind,
        level=max((m.shortfall.level or 0 for m in mends), default=0) or None,
        with_words=any(m.shortfall.with_words for m in mends),
    )
    left = sum(part.left for part in chosen)
    due = min((p.need.due_on or date.max for p in chosen), default=date.max)
    return step, (-len(finishes), -len(mends), left, due)


def _part(item: EvidenceItem, need: Need) -> _Part:
    mended = tuple(s for s in need.shortfalls if s.is_mended_by(item))
    missing = sum(shortfall.missing for shortfall in need.shortfalls)
    return _Part(need, mended, missing - len(mended))


def _has_no_rule(need: Need) -> bool:
    return any(shortfall.lack is Lack.RULE for shortfall in need.shortfalls)
