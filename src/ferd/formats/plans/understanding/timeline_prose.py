"""A timeline told in running text: *De første 18 månedene …*, *Deretter ett år …*.

Looked for only where a document has neither table nor list. A sentence is a stage
when it says how long, and where or what; two of them make a timeline when one of
them says what comes before or after another.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from ferd.formats.plans.objectives import read_objectives
from ferd.formats.plans.understanding import doubts
from ferd.formats.plans.understanding.amounts import Amount, Kind, find_amounts
from ferd.formats.plans.understanding.doubts import Doubt
from ferd.formats.plans.understanding.drafts import Draft, DraftPlace
from ferd.formats.plans.understanding.place_names import (
    is_department,
    is_site,
    is_trust,
)
from ferd.formats.plans.understanding.stage_words import is_alternative, stage_label
from ferd.formats.plans.understanding.statements import Statement
from ferd.formats.plans.understanding.symbols import find_symbol

_ORDERING = re.compile(
    r"\b(?:(?:de|dei|det|den|the)\s+)?(?:første|fyrste|neste|siste|følgende|påfølgende|"
    r"first|next|last)\b|\b(?:deretter|dernest|deretter|så|etterpå|videre|vidare|"
    r"avslutningsvis|avslutningsvist|til\s+slutt|til\s+sist|then|finally)\b|"
    r"\b(?:starter|startar|begynner|byrjar|innleder|avslutter|avsluttar)\b",
    re.IGNORECASE,
)
_SERVES = re.compile(
    r"\b(?:ved|på|hos|at|i)\s+(?=[A-ZÆØÅ]|\w*(?:avdeling|seksjon|klinikk|mottak))"
)
_PLACE_ENDS = re.compile(
    r"\s*(?:[(;:.]|,?\s+(?:der|hvor|kor|med|og\s+(?:læringsmål|der|her)|som|for\s+å|"
    r"før|under|where|with)\b|,\s+(?:LM|læringsm))",
    re.IGNORECASE,
)
_NUMBER = r"(?:[A-ZÆØÅ]{2,5}[ -]?)?\d{1,3}"
_JOIN = r"\s*(?:,|;|-|\u2013|\bog\b|\bsamt\b|\btil(?:\s+og\s+med)?\b|,\s*og\b)\s*"
_NUMBERED = re.compile(
    rf"(?:\b(?:læringsmål\w*|LM|objectives?)\s*(?:nr\.?\s*)?:?\s*"
    rf"|(?=\b[A-ZÆØÅ]{{2,5}}[ -]?\d))(?P<numbers>{_NUMBER}(?:{_JOIN}{_NUMBER})*)"
)
_IN_WORDS = re.compile(r"(?:\b[^\W\d_]+\s+){1,2}(?:læringsmål\w*|LM)\b", re.IGNORECASE)
_SUPPOSED = re.compile(
    r"\b(?:minst|senest|innen|hver|kvar|per|inntil|hvis|dersom|permisjon|prosjekt\w*|"
    r"kurs\w*|vurder\w*|reviderer|revideres|hospiter\w*|må|møte\w*|veiled\w*)\b",
    re.IGNORECASE,
)


def read_timeline_prose(
    sentences: Iterable[Statement], *, own: str = ""
) -> list[Draft]:
    """Read stages told one after another in sentences."""
    drafts: list[Draft] = []
    is_ordered = False
    for sentence in sentences:
        draft = _draft(sentence, own)
        if draft is None:
            continue
        is_ordered = is_ordered or bool(_ORDERING.search(sentence.text))
        drafts.append(draft)
    if len(drafts) < 2 or not is_ordered:
        return []
    drafts[0].doubts.append(Doubt(doubts.TOLD_IN_SENTENCES, {"count": len(drafts)}))
    return drafts


def _draft(sentence: Statement, own: str) -> Draft | None:
    text = sentence.text
    amount = _stay(text)
    if amount is None:
        return None
    places = list(_places(text))
    objectives = _objectives(text[amount.end :], own)
    is_told = bool(objectives) or (bool(places) and bool(_ORDERING.search(text)))
    if not is_told or (not objectives and _SUPPOSED.search(text)):
        return None
    return Draft(
        source=sentence.source,
        label=stage_label(text),
        time=text[amount.start : amount.end],
        places=places,
        objectives=objectives,
        has_objectives=True,
        is_alternative=is_alternative(text),
    )


def _stay(text: str) -> Amount | None:
    """Give how long or when: an amount of a month or more that is no rhythm."""
    for amount in find_amounts(text):
        before = text[max(0, amount.start - 8) : amount.start]
        is_each = bool(re.search(r"(?:per|pr\.?|hver|hvert|kvar|kvart|i)\s$", before))
        is_rhythm = is_each and amount.kind is Kind.DURATION
        if amount.months >= 1 and not is_rhythm:
            return amount
    return None


def _places(text: str) -> Iterator[DraftPlace]:
    """Read what stands after *ved* or *på*, to where the sentence goes on."""
    begins = [match.end() for match in _SERVES.finditer(text)]
    names: list[str] = []
    for begin, following in pairwise([*begins, len(text)]):
        rest = text[begin:following]
        end = _PLACE_ENDS.search(rest)
        names.extend(rest[: end.start()].split(",") if end else rest.split(","))
    held = {"trust": "", "site": "", "department": ""}
    for name in (
        re.sub(r"\s+(?:ved|på|i|hos|at)\s*$", "", n).strip(" .") for n in names
    ):
        kind = _kind_of(name)
        if kind and not held[kind]:
            held[kind] = name
    place = DraftPlace(held["trust"], held["site"], held["department"])
    if place:
        yield place


def _kind_of(name: str) -> str:
    if not name or len(name.split()) > 6:
        return ""
    if is_trust(name):
        return "trust"
    if is_site(name):
        return "site"
    if is_department(name):
        return "department"
    return "site" if re.fullmatch(r"[A-ZÆØÅ][\w-]+", name) else ""


def _objectives(text: str, own: str) -> str:
    """Give all numbers a sentence names as objectives, or the words for them."""
    found = [match["numbers"] for match in _NUMBERED.finditer(text)]
    read = [one for one in found if _names_own(one, own)]
    if read:
        return ", ".join(read)
    named = _IN_WORDS.search(text)
    return named[0] if named and find_symbol(named[0])[0] else ""


def _names_own(text: str, own: str) -> bool:
    read, _ = read_objectives(text, specialty=own)
    return bool(read.numbers or read.codes)
