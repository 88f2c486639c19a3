"""Short stays that have no row in the timeline: *hospitering* of a week or two."""

import re
from collections.abc import Iterable, Iterator

from ferd.core.plans.model import Observership, TrainingSite
from ferd.formats.plans.understanding.amounts import find_amounts
from ferd.formats.plans.understanding.number_words import WEEK_MONTHS
from ferd.formats.plans.understanding.place_names import is_trust
from ferd.formats.plans.understanding.statements import Statement

_STAY = re.compile(
    r"\bhospiter\w*|\bobservasjonsopphold\w*|\bobservership", re.IGNORECASE
)
_AT = re.compile(r"\b(?:ved|på|hos|i|at)\s+(?:både\s+)?", re.IGNORECASE)
_NAMED = re.compile(
    r"(?:avdeling\w*|seksjon\w*|klinikk\w*|poliklinikk\w*|senter|eining\w*|enhet\w*|"
    r"laboratori\w*|department|sykehus\w*|sjukehus\w*|hospital\w*)",
    re.IGNORECASE,
)
_LIST = re.compile(r"\s*(?:,|;|\bog\b|\bsamt\b|\beller\b|\band\b)\s*(?:ved\s+|på\s+)?")
_DAYS = re.compile(
    r"(\d{1,2})(?:\s*[-\u2013]\s*(\d{1,2}))?\s*(?:arbeids)?dag(?:er|ar)\b",
    re.IGNORECASE,
)
_LONGEST_WEEKS = 13.0


def observerships(sentences: Iterable[Statement]) -> tuple[Observership, ...]:
    """Find the observerships; a place is named once."""
    found: dict[TrainingSite, Observership] = {}
    for sentence in sentences:
        if _STAY.search(sentence.text) or _STAY.search(sentence.lead):
            for stay in _of_sentence(sentence):
                found.setdefault(stay.site, stay)
    return tuple(found.values())


def _of_sentence(sentence: Statement) -> Iterator[Observership]:
    text = sentence.text
    weeks = _weeks(text) or _weeks(sentence.lead)
    stay = _STAY.search(text)
    sites = _sites(text[stay.end() :] if stay else text, is_listed=stay is None)
    if not weeks and not all(_NAMED.search(site.department) for site in sites):
        return
    for at, site in enumerate(sites):
        low, high = _weeks_at(weeks, at, len(sites))
        yield Observership(
            site=site, min_weeks=low, max_weeks=high, text=text, source=sentence.source
        )


def _weeks_at(
    weeks: list[tuple[float, float]], at: int, count: int
) -> tuple[float | None, float | None]:
    """Give the length of one of several stays; one length may be for all."""
    if not weeks:
        return None, None
    return weeks[at] if len(weeks) == count else weeks[0]


def _weeks(text: str) -> list[tuple[float, float]]:
    """Read the lengths of stays in weeks; longer than a quarter is no such stay."""
    found: list[tuple[float, float]] = []
    for amount in find_amounts(text):
        low, high = amount.low / WEEK_MONTHS, amount.high / WEEK_MONTHS
        if amount.unit_months <= 1 and high <= _LONGEST_WEEKS:
            found.append((round(low, 1), round(high, 1)))
    if not found and (days := _DAYS.search(text)):
        low, high = int(days[1]) / 5, int(days[2] or days[1]) / 5
        found.append((round(low, 1), round(high, 1)))
    return found


def _sites(text: str, *, is_listed: bool) -> list[TrainingSite]:
    """Read the departments after *ved*, and the trust they all belong to."""
    parts = [
        part.strip(" .,;:()") for part in _AT.split(re.sub(r"\([^)]*\)", " ", text))
    ]
    named = [part for part in (parts if is_listed else parts[1:]) if part]
    if not named:
        return []
    trust = ""
    if len(named) > 1 and is_trust(named[-1]):
        trust = named.pop()
    departments = [
        name for part in named for piece in _LIST.split(part) if (name := _name(piece))
    ]
    return [TrainingSite(trust, "", name) for name in dict.fromkeys(departments)]


def _name(piece: str) -> str:
    """Keep a piece of text only when it is a name, not the rest of a sentence."""
    name = re.sub(
        r"\s+(?:for å|i løpet|etter|når|slik|som|kan|er|skal)\b.*$", "", piece
    )
    name = name.strip(" .,;:\u2013-")
    is_name = name[:1].isupper() or bool(_NAMED.search(name))
    return name if is_name and len(name.split()) <= 6 else ""
