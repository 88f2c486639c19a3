"""The figures a plan states about its department: posts, equipment and volume.

One entry in the table per kind: what is counted, and what the sentence must say
for the number to be a fact about the department (that it has posts, that it is by
the year). ``en`` is an article here, ``én`` and ``1`` are numbers.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ferd.core.plans.kinds import FACTS
from ferd.core.plans.model import Fact
from ferd.formats.plans.document import Document
from ferd.formats.plans.numerals import RANGE, Numeral, numerals
from ferd.formats.plans.recognisers import words
from ferd.formats.plans.rhythms import YEAR, rhythms
from ferd.formats.plans.sentences import Sentence, sentences

_HAS = words(
    r"\b(?:har|hadde|består av|består|bemann\w+|tilsett\w*|ansatt\w*|arbeider|jobber|jobbar"
    r"|arbeider det|hjem[ml]\w+|heim\w+|stilling\w*|årsverk|det er|er det|utgjør|finnes|finst"
    r"|disponer\w*|rår over|teller|omfatter|fordelt|med)\b|hjem[ml]|heimel|heimlar"
)
_SUPPOSED = words(
    r"\bhvis\b|\bdersom\b|samarbeid mellom|grupper på|mellom \d|\bper lis\b"
)
_LARGE = 100
_BETWEEN = r"[\s-]*(?:(?!og\b|eller\b|samt\b|med\b|der\b|som\b)[^\W\d][\w/-]*\s+){0,3}?"
_AFTER = (
    r"\w*\s*(?::|er|=|–|-|utgjør|ca\.?)*\s*(?:ca\.?|omtrent|omlag|rundt|om lag)?\s*"
)


@dataclass(frozen=True, slots=True)
class Counted:
    """One kind of fact: the word for what is counted, and what else must be said."""

    kind: str
    noun: str
    needs: re.Pattern[str] | None = _HAS
    is_yearly: bool = False


_TRAINEES = (
    r"(?:lis\b(?!\s?\d)|lis-?(?:stilling|lege|heimel|heimlar|hjem)|leger? i spesialisering"
    r"|legar i spesialisering|hjem[ml]\w* for (?:lege|lis)|heim\w+ for (?:lege|lis)"
    r"|utdanningsstilling|utdanningsheim|assistentleg)"
)
COUNTED = (
    Counted("consultant_posts", r"(?:overleg|spesialiststilling|legespesialist)"),
    Counted("trainee_posts", _TRAINEES),
    Counted("technologists", r"(?:bioingeniør|radiograf|stråleterap)"),
    Counted("secretaries", r"(?:helsesekretær|legesekretær|sekretær|helsesekretar)"),
    Counted("physicists", r"(?:\w*fysiker|\w*fysikar)"),
    Counted("nurses", r"(?:\w*sykepleier|\w*sjukepleiar)"),
    Counted("psychologists", r"(?:psykolog)"),
    Counted("professors", r"(?:professor)"),
    Counted("gamma_cameras", r"(?:gammakamera|spect)"),
    Counted("pet_ct", r"(?:pet[/-]?\s?ct)"),
    Counted("ct_scanners", r"(?:ct-?(?:maskin|skanner|scanner|lab)|ct\b)"),
    Counted("mri_scanners", r"(?:mr-?(?:maskin|skanner|scanner|lab)|mr\b)"),
    Counted("ultrasound_machines", r"(?:ultralyd(?:apparat|maskin|lab))"),
    Counted("beds", r"(?:\w*senge[rn]?\b|sengeplass|senger\b|sengjer|sengeplassar)"),
    Counted("operating_theatres", r"(?:operasjonsstue|operasjonssal)"),
    Counted("examinations_per_year", r"(?:undersøkelse|undersøking)", None, True),
    Counted("referrals_per_year", r"(?:henvisning|tilvising|tilvisning)", None, True),
    Counted("outpatient_visits_per_year", r"(?:\w*konsultasjon)", None, True),
    Counted(
        "admissions_per_year", r"(?:innleggelse|innlegging|utskrivning)", None, True
    ),
    Counted("operations_per_year", r"(?:operasjon(?:er|ar)|inngrep)", None, True),
    Counted("births_per_year", r"(?:fødsl)", None, True),
    Counted("catchment_population", r"(?:innbygger|innbyggjar)", None),
    Counted("sections_in_department", r"(?:seksjon(?:er|ar|ane|ene)\b)", None),
    Counted("leader_levels", r"(?:ledernivå|leiarnivå|ledelsesnivå|leiingsnivå)", None),
)
_SHARE = re.compile(
    rf"(?P<number>{RANGE})\s?(?:%|prosent)(?=.{{0,80}}(?:inneligg|innlagt|inneliggj))"
    rf"|(?:inneligg|innlagt)\w*[^.]{{0,60}}?(?P<after>{RANGE})\s?(?:%|prosent)"
)


def facts(document: Document) -> tuple[Fact, ...]:
    """Find the figures, in the order of the document, each said once."""
    found: dict[tuple[str, float, float | None], Fact] = {}
    for sentence in sentences(document):
        for fact in _facts(sentence):
            found.setdefault((fact.kind, fact.value, fact.upper), fact)
    return tuple(found.values())


def _facts(sentence: Sentence) -> Iterator[Fact]:
    text = sentence.text.lower()
    if not any(letter.isdigit() for letter in text) and not _number_words(text):
        return
    if match := _SHARE.search(text):
        group = "number" if match["number"] else "after"
        for number in numerals(match[group]):
            yield _fact("inpatient_share", sentence, number, match.start(group))
    if _SUPPOSED.search(text):
        return
    numbers = tuple(numerals(text))
    for counted in COUNTED:
        if _PATTERNS[counted.kind][0].search(text):
            yield from _counted(counted, sentence, text, numbers)


def _counted(
    counted: Counted, sentence: Sentence, text: str, numbers: Sequence[Numeral]
) -> Iterator[Fact]:
    is_said = counted.needs is None or counted.needs.search(text) or sentence.is_brief
    if not is_said:
        return
    noun, after = _PATTERNS[counted.kind]
    for number in numbers:
        is_counted = noun.match(text, number.end) or after.search(text[: number.start])
        if is_counted and _is_fit(counted, number, text):
            yield _fact(counted.kind, sentence, number, number.start)
            return


def _is_fit(counted: Counted, number: Numeral, text: str) -> bool:
    """Tell whether a number can be the figure meant."""
    if number.is_article or _is_a_year(number, text):
        return False
    if counted.kind == "catchment_population":
        return number.value >= _LARGE * 10
    if counted.is_yearly:
        is_by_year = any(rhythm.months == YEAR for rhythm in rhythms(text))
        return is_by_year or number.value >= _LARGE
    return number.value < _LARGE * 20


def _is_a_year(number: Numeral, text: str) -> bool:
    written = text[number.start : number.end]
    before = text[max(0, number.start - 4) : number.start]
    is_like_one = written.isdigit() and 1990 <= number.value <= 2099
    return is_like_one and bool(re.search(r"\b(?:i|fra|frå|pr\.?|per|år)\s$", before))


def _fact(kind: str, sentence: Sentence, number: Numeral, start: int) -> Fact:
    return Fact(
        kind=kind,
        value=number.value,
        upper=number.upper,
        unit=FACTS[kind],
        text=sentence.text,
        source=sentence.source_at(start),
    )


def _number_words(text: str) -> bool:
    return any(not number.is_article for number in numerals(text))


_PATTERNS = {
    counted.kind: (
        re.compile(rf"{_BETWEEN}{counted.noun}"),
        re.compile(rf"\b{counted.noun}{_AFTER}$"),
    )
    for counted in COUNTED
}
