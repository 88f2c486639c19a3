"""Headings of a timeline and what they mean, misspelt or not, in both languages.

A heading is known by its words. A word that is nearly right (`Lærinsgmål`) is
taken for the right one, which the caller may want to mention.
"""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from functools import lru_cache
from typing import Final

from ferd.formats.plans.understanding.characters import without_marks, words


class Role(StrEnum):
    """What a column, or the word before a colon, holds."""

    LABEL = "label"
    TIME = "time"
    DURATION = "duration"
    TRUST = "trust"
    SITE = "site"
    DEPARTMENT = "department"
    OBJECTIVES = "objectives"
    CAPACITY = "capacity"
    NOTE = "note"
    OTHER = "other"


PLACES: Final = (Role.TRUST, Role.SITE, Role.DEPARTMENT)

_WORDS: Final = {
    Role.LABEL: "fase trinn steg bolk etappe blokk ledd stage phase del nr",
    Role.TIME: (
        "tid tidsrom tidspunkt periode tidsperiode utdanningstid tidslinje intervall "
        "tidsintervall utdanningsår tidsramme tjenesteår tenesteår når time period "
        "interval year years months år måned måneder månad månader mnd tidsakse "
        "tidsbolk halvår semester termin"
    ),
    Role.DURATION: (
        "varighet varigheit lengde lengd tjenestetid tenestetid duration minstetid "
        "omfang varighed length"
    ),
    Role.TRUST: (
        "helseforetak helseføretak foretak føretak hf utdanningsvirksomhet "
        "utdanningsverksemd virksomhet verksemd institusjon trust arbeidsgiver "
        "arbeidsgjevar utdanningsinstitusjon sykehusforetak"
    ),
    Role.SITE: (
        "sykehus sjukehus lokasjon sted stad lokalisasjon hospital site tjenestested "
        "tenestestad arbeidssted arbeidsstad behandlingssted lokalitet "
        "utdanningssted utdanningsstad"
    ),
    Role.DEPARTMENT: (
        "avdeling seksjon læringssted læringsstad enhet eining klinikk læringsarena "
        "department section ward unit avdelinger seksjoner avdelingar"
    ),
    Role.OBJECTIVES: (
        "læringsmål lm kompetansemål læringsmålene læringsmåla delmål objectives "
        "objective mål læringsmålsnummer læringsmålnummer"
    ),
    Role.CAPACITY: "kapasitet plasser plassar capacity places utdanningsplasser",
    Role.NOTE: (
        "merknad merknader kommentar kommentarer merknadar notes note comment "
        "anmerkning vilkår forutsetning forutsetninger krav anna annet"
    ),
    Role.OTHER: (
        "kurs kursnavn tema ansvarlig ansvarleg dato aktivitet læringsaktivitet "
        "læringsaktiviteter vurdering vurderingsform prosedyre antall tal foreleser "
        "emne oppgave signatur deltakere telefon versjon"
    ),
}
_PHRASES: Final = {
    "antall måneder": Role.DURATION,
    "antall mnd": Role.DURATION,
    "antall år": Role.DURATION,
    "tal månader": Role.DURATION,
    "antall plasser": Role.CAPACITY,
    "antall lis": Role.CAPACITY,
    "tal plassar": Role.CAPACITY,
    "del av utdanningen": Role.LABEL,
    "klinisk tjeneste": Role.DEPARTMENT,
    "klinisk teneste": Role.DEPARTMENT,
    "fra til": Role.TIME,
    "frå til": Role.TIME,
    "from to": Role.TIME,
}
_EXACT: Final = {
    word: role for role, listed in _WORDS.items() for word in listed.split()
}
_LONG: Final = tuple(word for word in _EXACT if len(word) >= 6)
_CLOSE_ENOUGH: Final = 0.8


@dataclass(frozen=True, slots=True)
class Heading:
    """What one heading means.

    Attributes:
        roles: more than one when the column holds several things, parted alike
            (`Helseforetak/sykehus`).
        misspelt: the words as written, each with the word they were taken for.
    """

    text: str
    roles: tuple[Role, ...]
    misspelt: tuple[tuple[str, str], ...] = ()


@lru_cache(maxsize=4096)
def role_of_word(word: str) -> tuple[Role, str] | None:
    """Give the role of one word in lower case, and the word it stands for."""
    if word in _EXACT:
        return _EXACT[word], word
    mended = word.replace("aa", "å").replace("ae", "æ").replace("oe", "ø")
    if mended in _EXACT:
        return _EXACT[mended], mended
    if len(word) < 6 or len(word) > 24:
        return None
    close = max(_LONG, key=lambda known: _likeness(mended, known))
    return (_EXACT[close], close) if _likeness(mended, close) > 0 else None


def _likeness(word: str, known: str) -> float:
    if abs(len(word) - len(known)) > 2 or word[0] != known[0]:
        return 0.0
    if _is_inflected(word, known):
        return 0.99
    matcher = SequenceMatcher(None, word, known, autojunk=False)
    if matcher.real_quick_ratio() < _CLOSE_ENOUGH or matcher.quick_ratio() < 0.85:
        return 0.0
    ratio = matcher.ratio()
    return ratio if ratio >= _CLOSE_ENOUGH else 0.0


def _is_inflected(word: str, known: str) -> bool:
    """Tell whether only an ending differs: `avdelinga`, `sykehuset`."""
    return word.startswith(known) and word[len(known) :] in ("a", "et", "en", "er", "s")


def read_heading(text: str) -> Heading:
    """Understand one heading; no roles when it is none."""
    bare = re.sub(r"\([^)]*\)|\[[^\]]*\]", " ", without_marks(text))
    by_phrase = role_of_phrase(bare)
    if by_phrase is not None:
        return Heading(text, (by_phrase,))
    roles: list[Role] = []
    misspelt: list[tuple[str, str]] = []
    for part in re.split(r"[/&\n]|\bog\b|,", re.sub(r"-\s*\n\s*", "", bare)):
        found = _first_role(part)
        if found is not None:
            role, written, known = found
            roles.append(role)
            if written != known and not _is_inflected(written, known):
                misspelt.append((written, known))
    return Heading(text, _places_or_first(tuple(dict.fromkeys(roles))), tuple(misspelt))


def role_of_phrase(text: str) -> Role | None:
    """Give the role of several words that only together are a heading."""
    spaced = f" {' '.join(words(text))} "
    return next((r for phrase, r in _PHRASES.items() if f" {phrase} " in spaced), None)


def _first_role(part: str) -> tuple[Role, str, str] | None:
    for word in words(part):
        found = role_of_word(word)
        if found is not None:
            return found[0], word, found[1]
    return None


def _places_or_first(roles: tuple[Role, ...]) -> tuple[Role, ...]:
    if len(roles) > 1 and all(role in PLACES for role in roles):
        return roles
    return roles[:1]
