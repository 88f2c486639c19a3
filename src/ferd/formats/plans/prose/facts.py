"""The figures a plan states about its department: posts, equipment and volume.

One entry in the table per kind: what is counted, and what the sentence must say
for the number to be a fact about the department (that it has posts, that it is by
the year). ``en`` is an article here, ``én`` and ``1`` are numbers.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from ferd.core.plans.kinds import FACTS
from ferd.core.plans.model import Fact
from ferd.formats.plans.document import Document
from ferd.formats.plans.prose.numerals import RANGE, Numeral, numerals
from ferd.formats.plans.prose.recognisers import Stems, has_any
from ferd.formats.plans.prose.rhythms import YEAR, rhythms
from ferd.formats.plans.prose.sentences import Sentence, sentences

_HAS: Stems = (
    *(" har ", " hadde ", " består ", "bemann", " tilsett", " tilsatt", " ansatt"),
    *(" arbeider ", " jobber ", " jobbar ", " arbeidar ", "hjem", "heim", "stilling"),
    *("årsverk", " det er ", " er det ", " utgjør ", " finnes ", " finst ", "disponer"),
    *(
        " rår ",
        " teller ",
        " omfatter ",
        " omfattar ",
        " fordelt ",
        " med ",
        " inkludert ",
    ),
)
_SUPPOSED: Stems = (
    *(
        " hvis ",
        " dersom ",
        "samarbeid mellom",
        "grupper på ",
        " per lis ",
        "permisjon",
    ),
)
_LARGE = 100
_NEAR = 60
_MOST_NUMBERS = 40
_COUNTS_TIME = (
    r"(?!(?:tim|min|dag|uke|veke|måned|månad|mnd|mdr|år\b|gang|gong|pros|kurs))"
)
_COUNTS_MORE = r"(?!(?:og|eller|samt|med|der|som|av|per|pr|i|på|ved|for)\b)"
_BETWEEN = rf"[\s-]*(?:{_COUNTS_MORE}{_COUNTS_TIME}[^\W\d][\w/-]*\s+){{0,3}}?"
_AFTER = (
    r"\w*\s*(?:(?:(?:per|pr\.?|i)\s+år(?:et)?|årlig|årleg)\s*)?"
    r"(?::|=|\ber|\butgjør|\bvar)\s*"
    r"(?:ca\.?|omtrent|omlag|om lag|rundt)?\s*$"
)


@dataclass(frozen=True, slots=True)
class Counted:
    """One kind of fact.

    Attributes:
        noun: the word for what is counted, as a regular expression.
        stems: one of them stands in every sentence about it.
        needs: stems, one of which says that the department has it.
        is_yearly: whether it is counted by the year.
    """

    kind: str
    stems: Stems
    noun: str = ""
    needs: Stems = _HAS
    is_yearly: bool = False

    def written(self) -> str:
        """Give the word that is counted, as a regular expression."""
        return self.noun or rf"\w*(?:{'|'.join(map(str.strip, self.stems))})"


_TRAINEES = (
    r"(?:lis(?:\s?2/3|-?stilling\w*|-?leg\w+|-?heim\w+|-?hjem\w+)?(?![\w/-]|\s\d)"
    r"|le?ga?e?r? i spesialisering|(?:hjem|heim)\w* for (?:le|lis)|utdanningsstilling"
    r"|utdanningsheim|assistentleg)"
)
COUNTED = (
    Counted("consultant_posts", ("overleg", "legespesialist", "spesialistheim")),
    Counted("trainee_posts", ("lis", "spesialisering", "assistentleg"), _TRAINEES),
    Counted("technologists", ("bioingeniør", "radiograf", "stråleterap")),
    Counted("secretaries", ("sekretær", "sekretar")),
    Counted("physicists", ("fysiker", "fysikar")),
    Counted("nurses", ("sykepleier", "sjukepleiar")),
    Counted("psychologists", ("psykolog",)),
    Counted("professors", ("professor",)),
    Counted("gamma_cameras", ("gammakamera", "spect")),
    Counted("pet_ct", ("pet",), r"pet[/-]?\s?ct"),
    Counted(
        "ct_scanners", ("ct",), r"ct(?:-?\s?(?:maskin|skanner|scanner|lab)\w*)?(?!\w)"
    ),
    Counted(
        "mri_scanners", ("mr",), r"mr(?:-?\s?(?:maskin|skanner|scanner|lab)\w*)?(?!\w)"
    ),
    Counted(
        "ultrasound_machines", ("ultralydapparat", "ultralydmaskin", "ultralydlab")
    ),
    Counted(
        "beds",
        (" senge", "sengje", "døgnplass"),
        r"(?:seng(?:er|jer|e?plass\w*)|døgnplass)",
    ),
    Counted("operating_theatres", ("operasjonsstue", "operasjonssal")),
    Counted("examinations_per_year", ("undersøk",), "", (), True),
    Counted(
        "referrals_per_year", ("henvisning", "tilvising", "tilvisning"), "", (), True
    ),
    Counted("outpatient_visits_per_year", ("konsultasjon",), "", (), True),
    Counted(
        "admissions_per_year", ("innleggelse", "innlegging", "utskriv"), "", (), True
    ),
    Counted(
        "operations_per_year", ("operasjoner", "operasjonar", "inngrep"), "", (), True
    ),
    Counted("births_per_year", ("fødsl",), "", (), True),
    Counted("catchment_population", ("innbygg",), "", ()),
    Counted("sections_in_department", ("seksjoner", "seksjonar"), "", ()),
    Counted("leader_levels", ("ledernivå", "leiarnivå", "ledelsesnivå"), "", ()),
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
    """Find the facts of a sentence.

    ``en`` is an article, except in a list of figures: ``3 gammakameraer og en PET``.
    """
    numbers = [number for number in numerals(sentence.lowered) if not number.is_article]
    if not numbers:
        return
    yield from _share(sentence)
    if has_any(sentence.words, _SUPPOSED):
        return
    found = tuple(_all_counted(sentence, numbers))
    yield from found
    if found:
        taken = {fact.kind for fact in found}
        articles = [n for n in numerals(sentence.lowered) if n.is_article]
        more = _all_counted(sentence, articles)
        yield from (fact for fact in more if fact.kind not in taken)


def _all_counted(sentence: Sentence, numbers: Sequence[Numeral]) -> Iterator[Fact]:
    for counted in COUNTED:
        is_said = not counted.needs or has_any(sentence.words, counted.needs)
        if has_any(sentence.lowered, counted.stems) and (is_said or sentence.is_brief):
            yield from _counted(counted, sentence, numbers)


def _share(sentence: Sentence) -> Iterator[Fact]:
    if match := _SHARE.search(sentence.lowered):
        group = "number" if match["number"] else "after"
        for number in numerals(match[group]):
            yield _fact("inpatient_share", sentence, number, match.start(group))


def _counted(
    counted: Counted, sentence: Sentence, numbers: Sequence[Numeral]
) -> Iterator[Fact]:
    text = sentence.lowered
    noun, after = _patterns(counted)
    for number in numbers[:_MOST_NUMBERS]:
        is_counted = noun.match(text, number.end) or after.search(_before(text, number))
        if is_counted and _is_fit(counted, number, text):
            yield _fact(counted.kind, sentence, number, number.start)
            return


@cache
def _patterns(counted: Counted) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Give what follows, and what precedes, the number of a kind of fact."""
    noun = counted.written()
    return re.compile(_BETWEEN + noun), re.compile(rf"(?<!\w){noun}{_AFTER}")


def _before(text: str, number: Numeral) -> str:
    return text[max(0, number.start - _NEAR) : number.start]


def _is_fit(counted: Counted, number: Numeral, text: str) -> bool:
    """Tell whether a number can be the figure meant."""
    if _is_a_year(number, text):
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
