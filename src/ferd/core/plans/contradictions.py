"""Statements of one plan that cannot all be true.

Two figures for the same matter contradict each other unless their ranges meet, they
are of different years, or they are about different units. Nothing here decides
which is right.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from ferd.core.diagnostics import Source
from ferd.core.plans.kinds import COUNTED
from ferd.core.plans.model import (
    Commitment,
    Contradiction,
    Fact,
    Statement,
    TrainingPlan,
)

RHYTHM = "supervision_rhythm"
_MONTHS = 12
_LONGEST_MEETING_HOURS = 2

_SYMBOLS = {
    "hours": " t",
    "minutes": " min",
    "months": " md.",
    "percent": " %",
}
_PERIODS = {
    "_per_year": "/år",
    "_per_month": "/md.",
    "_per_week": "/uke",
    "_per_five_years": "/5 år",
}
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_VERB = re.compile(
    r"\b(?:har|hadde|er|var|består|utfører|utførte|mottar|mottok|disponerer|gjør|utgjør"
    r"|fikk|fekk|utfører|utfører|får|ble|blei|blir|vart)\b"
)
_UNITS = {
    "section": r"seksjon",
    "department": r"avdeling",
    "hospital": r"s[yj]u?kehus|klinikk|helseforetak|føretak",
}
_PHASES = {
    "early": re.compile(
        r"\b(?:første (?:halv)?året?|initialt|i starten|i begyn\w+)\b", re.IGNORECASE
    ),
    "late": re.compile(
        r"\b(?:deretter|senere|seinare|etter første|siste året?)\b", re.IGNORECASE
    ),
}
_THING = re.compile(
    r"\b(?:man|tirs|tys|ons|tors|fre|lør|laur|søn|sun)dag|metodeb[oø]k|prosedyre",
    re.IGNORECASE,
)
_AT_LEAST = re.compile(r"\b(?:minst|minimum|minimalt|at least)\b", re.IGNORECASE)
_AT_MOST = re.compile(r"\b(?:inntil|opptil|maks\w*|høyst)\b", re.IGNORECASE)
_LEVEL = re.compile(r"\bLIS ?([123])\b", re.IGNORECASE)
_NAME = re.compile(r"\b[A-ZÆØÅ][\w-]+")
_COMMON_NOUN = re.compile(
    r"\w*(?:plan|prosedyre|retningslin|veiled|rettlei|vegleiar|lege|kandidat|utval|møte|samtal"
    r"|undervis|fordyp|fordjup|kurs|kolleg|komit|tjenest|tenest|spesialist|seng|pasient)\w*",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"(?:Seksjon|Avdeling|S[yj]u?kehus|Klinikk|Inneligg|Under)\w*"
    r"|Vi|Det|Her|I|Omtrent|Ca|Om|Av|På|Ved|Vår|Totalt|Til|Årlig|Årleg|Dette|Den|De|Dei"
    r"|Antall|Talet|Rundt|Per|Mer|Meir|Over|Alle|LIS|LiS|Lis|Overlegene|Legene|Veileder"
)


@dataclass(frozen=True, slots=True)
class _Claim:
    """A figure for a matter, as a range, with the sentence that gives it.

    Attributes:
        is_least, is_most: whether it is only the least (*minst*) or the most
            (*inntil*) that is promised.
    """

    least: float
    most: float
    statement: Statement
    is_least: bool = False
    is_most: bool = False

    @property
    def source(self) -> Source | None:
        return self.statement.source


def contradictions(plan: TrainingPlan) -> tuple[Contradiction, ...]:
    """Find the matters on which a plan says different things."""
    return tuple(
        Contradiction(about=about, statements=tuple(c.statement for c in claims))
        for about, claims in _disputed(plan)
    )


def _disputed(plan: TrainingPlan) -> Iterator[tuple[str, Sequence[_Claim]]]:
    for kind, facts in _by_kind(plan.facts).items():
        yield from _if_disputed(kind, [_fact_claim(fact) for fact in facts])
    meetings = [
        c for c in plan.commitments if c.kind == "supervision_meetings_per_year"
    ]
    rhythm = _supervision(plan.commitments)
    yield from [(RHYTHM, rhythm)] if rhythm else []
    for (kind, _), said in _by_matter(plan.commitments).items():
        if not (rhythm and kind == meetings[0].kind):
            yield from _if_disputed(kind, [_commitment_claim(c) for c in said])


def _if_disputed(
    about: str, claims: Sequence[_Claim]
) -> Iterator[tuple[str, Sequence[_Claim]]]:
    """Keep the claims that another one denies."""
    denied: list[_Claim] = []
    for one, other in combinations(claims, 2):
        if not _may_both_be_true(one, other):
            denied.extend(claim for claim in (one, other) if claim not in denied)
    if denied:
        yield about, denied


def _may_both_be_true(one: _Claim, other: _Claim) -> bool:
    is_met = _is_below(one, other) and _is_below(other, one)
    return is_met or _are_apart(one.statement.text, other.statement.text)


def _is_below(one: _Claim, other: _Claim) -> bool:
    """Tell whether a claim's least is within another's most.

    *Minst 2* agrees with 4, and with *inntil 4*, but not with *minst 4*.
    """
    is_open = (other.is_least and not one.is_least) or (
        one.is_most and not other.is_most
    )
    return is_open or one.least <= other.most


def _are_apart(one: str, other: str) -> bool:
    """Tell whether two sentences are about different times, trainees or units.

    What is said of one phase alone (*det første året*) is an exception to what is
    said of all of them.
    """
    if _phases(one) != _phases(other):
        return True
    pairs = (
        (set(_YEAR.findall(one)), set(_YEAR.findall(other))),
        (set(_LEVEL.findall(one)), set(_LEVEL.findall(other))),
        (_things(one), _things(other)),
        (_units(_subject(one)), _units(_subject(other))),
        (_names(_subject(one)), _names(_subject(other))),
    )
    return any(first and second and not first & second for first, second in pairs)


def _things(text: str) -> set[str]:
    """Name the weekdays and the kinds of guideline that a sentence is about."""
    return {match.casefold() for match in _THING.findall(text)}


def _phases(text: str) -> set[str]:
    return {phase for phase, pattern in _PHASES.items() if pattern.search(text)}


def _subject(text: str) -> str:
    """Give what stands before the verb: of whom the sentence speaks."""
    return _VERB.split(text, maxsplit=1)[0][:80]


def _units(subject: str) -> set[str]:
    return {
        unit for unit, word in _UNITS.items() if re.search(word, subject, re.IGNORECASE)
    }


def _names(subject: str) -> set[str]:
    return {
        name
        for name in _NAME.findall(subject)
        if not (_NO_NAME.fullmatch(name) or _COMMON_NOUN.fullmatch(name))
    }


def _supervision(commitments: Iterable[Commitment]) -> Sequence[_Claim]:
    """Compare hours a month with meetings a year.

    An hour every month needs twelve meetings a year. Fewer meetings can only keep
    a promise of more hours where each is at most two hours long. Promises about
    different things (the first year, a department) do not meet.
    """
    said = tuple(commitments)
    hours = [c for c in said if c.kind == "supervision_hours_per_month" and c.value]
    meetings = [
        c for c in said if c.kind == "supervision_meetings_per_year" and c.value
    ]
    clashing: list[Commitment] = []
    for one in hours:
        needed = _MONTHS * max(
            min(1.0, one.value or 0), (one.value or 0) / _LONGEST_MEETING_HOURS
        )
        few = [m for m in meetings if m.about == one.about and (m.value or 0) < needed]
        clashing.extend(c for c in ([one, *few] if few else []) if c not in clashing)
    return [_commitment_claim(c) for c in clashing]


def _by_kind(facts: Iterable[Fact]) -> dict[str, list[Fact]]:
    grouped: dict[str, list[Fact]] = {}
    for fact in facts:
        grouped.setdefault(fact.kind, []).append(fact)
    return grouped


def _by_matter(
    commitments: Iterable[Commitment],
) -> dict[tuple[str, str], list[Commitment]]:
    grouped: dict[tuple[str, str], list[Commitment]] = {}
    for commitment in commitments:
        if commitment.value is not None and commitment.kind in COUNTED:
            matter = commitment.kind, commitment.about.lower()
            grouped.setdefault(matter, []).append(commitment)
    return grouped


def _fact_claim(fact: Fact) -> _Claim:
    most = fact.value if fact.upper is None else fact.upper
    figure = _figure(fact.value)
    if fact.upper is not None:
        figure += f"\u2013{_figure(fact.upper)}"
    value = figure + _SYMBOLS.get(fact.unit, "")
    statement = Statement(text=fact.text, value=value, source=fact.source)
    return _Claim(fact.value, most, statement)


def _commitment_claim(commitment: Commitment) -> _Claim:
    value = commitment.value or 0
    period = next(
        (sign for end, sign in _PERIODS.items() if commitment.kind.endswith(end)), ""
    )
    said = _figure(value) + _SYMBOLS.get(commitment.unit, "") + period
    statement = Statement(text=commitment.text, value=said, source=commitment.source)
    bounds = [bool(word.search(commitment.text)) for word in (_AT_LEAST, _AT_MOST)]
    if re.search(r"_(?:interval|revision|cycle)_", commitment.kind):
        bounds.reverse()  # at least once a year is at most twelve months apart
    return _Claim(value, value, statement, *bounds)


def _figure(value: float) -> str:
    return f"{value:g}".replace(".", ",") if value < 100000 else f"{value:.0f}"
