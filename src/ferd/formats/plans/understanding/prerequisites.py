"""What must, or should, be done before a trainee rotates to the next stage.

One sentence may hold both: *flest mulige* objectives of the first years, and a
service that *skal* be done. It is parted into clauses, each with its strength.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ferd.core.diagnostics import Source
from ferd.core.plans.model import Prerequisite, Strength
from ferd.formats.plans.understanding.stage_references import StageIndex
from ferd.formats.plans.understanding.statements import Statement

_ROTATES = (
    r"\w*roter\w*|\w*rotasjon\w*|spesialiseringsperiode\w*|oppstart|start(?:er|e)?|"
    r"begynn\w*|byrj\w*|overgang|tjeneste\w*|teneste\w*|tenesta|tiltre\w*|fase|trinn|"
    r"steg|periode\w*|hospiter\w*|rotation"
)
_ROTATION = re.compile(rf"\b(?:{_ROTATES})\b", re.IGNORECASE)
_SOFT = re.compile(
    r"\b(?:flest\s+mul\w+|helst|bør|burde|ønskel\w+|fordel|anbefal\w*|tilråd\w*|tilrår|"
    r"fortrinnsvis|gjerne|om\s+mul\w+|så\s+langt|hovedsak\w*|de\s+fleste|dei\s+fleste|"
    r"vanligvis|normalt|should|preferably)\b",
    re.IGNORECASE,
)
_HARD = re.compile(
    r"\b(?:skal|må|krav\w*|krev\w*|forutset\w*|føreset\w*|obligatorisk\w*|must|"
    r"kan\s+ikke|kan\s+ikkje|kan\s+først|kan\s+tidligst|nødvendig\w*)\b",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"\b(?:utført\w*|fullført\w*|gjennomført\w*|oppnådd\w*|godkjen\w*|bestått\w*|"
    r"avslutt\w*|ferdig\w*|sluttført\w*|læringsmål\w*|lm|objectives?)\b",
    re.IGNORECASE,
)
_NOT_BEFORE = re.compile(
    r"(?P<target>.*\b(?:roter\w*|rotasjon\w*|begynn\w*|byrj\w*|start\w*)\b.*?"
    r"\bikkj?e\b.*?)\s+før\s+(?P<done>.+)",
    re.IGNORECASE,
)
_SHAPES = (
    re.compile(
        r"(?P<done>.+?)\s*(?P<target>\b(?:før|forut for|i forkant av|before)\s.+)"
    ),
    re.compile(
        r"(?P<done>.+?)\s*(?P<target>\bfor\s+å\s+(?:kunne\s+|få\s+)?"
        r"(?:roter|start|begynn|byrj|tiltre|gå\s+videre).+)"
    ),
    re.compile(
        r"(?P<target>.+?\bkan\s+(?:først|tidligst)\b.*?)\s*"
        r"(?P<done>\b(?:etter|når)\s.+)"
    ),
    re.compile(
        r"(?P<target>.+?)\s*(?P<done>\b(?:forutsetter|føreset|krever|krev|requires)\s.+)"
    ),
)
_BEFORE_FIRST = re.compile(
    r"(?P<target>(?:Før|For\s+å)\s[^,:]+?)\s*[,:]?\s*(?P<done>(?:skal|må|bør)\s.+)"
)
_MOVES = re.compile(
    r"\bkan\b[^.]*\b(?:før|tidligere|tidlegare)\b[^.]*\b(?:dersom|hvis|viss)\b"
)
_PARTING = re.compile(
    r"\s*(?:;|,?\s*\b(?:samt|mens|men)\b|,?\s+\bog\b|,)\s+", re.IGNORECASE
)
_LEAD = re.compile(
    r"(?:^|\s)(?P<lead>(?:krav|forutsetning|føresetnad|før)\w*\b[^:]{3,120}?):\s+"
    r"(?P<rest>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
_LEADING_BEFORE = re.compile(
    r"\b(?:krav|før|forutsetning\w*|føresetnad\w*)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Clause:
    text: str
    strength: Strength | None
    after: frozenset[int]


def prerequisites(
    sentences: Iterable[Statement], index: StageIndex
) -> tuple[Prerequisite, ...]:
    """Find the prerequisites among the sentences of a plan."""
    found: list[Prerequisite] = []
    for sentence in sentences:
        found.extend(_of_sentence(sentence, index))
    return tuple(found)


def _of_sentence(sentence: Statement, index: StageIndex) -> Iterator[Prerequisite]:
    text = sentence.text.strip()
    lead = sentence.lead
    if match := _LEAD.search(text):
        lead, text = match["lead"], match["rest"]
    if not (_may_hold(text) or _is_guarding(lead)) or _MOVES.search(text):
        return
    done, target = _parted(text, lead)
    if not target or not _is_condition(done, target, lead, index):
        return
    before = _target_stage(target, done, index)
    yield from _clauses_as_prerequisites(sentence, done, target, lead, before, index)


def _may_hold(text: str) -> bool:
    """Leave out quickly what cannot be a prerequisite."""
    folded = text.casefold()
    return any(
        word in folded
        for word in (
            "før ",
            "for å ",
            "forut",
            "føreset",
            "krev",
            "kan først",
            "kan tidligst",
            "i forkant",
            "before",
            "requires",
        )
    )


def _is_guarding(lead: str) -> bool:
    return bool(_LEADING_BEFORE.search(lead)) and bool(_ROTATION.search(lead))


def _parted(text: str, lead: str) -> tuple[str, str]:
    """Part a sentence into what must be done and what that comes before."""
    for shape in (_BEFORE_FIRST, _NOT_BEFORE):
        if match := shape.match(text):
            return match["done"], match["target"]
    for shape in _SHAPES:
        match = shape.match(text)
        if match and _ROTATION.search(match["target"]):
            return _with_rest(match["done"], match["target"])
    match = _SHAPES[0].match(text)
    if match:
        return _with_rest(match["done"], match["target"])
    return text, lead if _is_guarding(lead) else ""


def _with_rest(done: str, target: str) -> tuple[str, str]:
    """Give a condition that stands after *før …* back to the others."""
    rest = re.search(r",?\s+(?:men|mens|samt)\s+", target)
    if rest is None or not _DONE.search(target, rest.end()):
        return done, target
    return f"{done} samt {target[rest.end() :]}", target[: rest.start()]


def _is_condition(done: str, target: str, lead: str, index: StageIndex) -> bool:
    """Tell whether it is about doing something before going somewhere."""
    goes = _ROTATION.search(target) or index.closest(target)
    whole = f"{lead} {done} {target}"
    binds = _HARD.search(whole) or _SOFT.search(whole) or "ikk" in target
    return bool(goes and binds and (_DONE.search(done) or index.spoken_of(done)))


def _target_stage(target: str, done: str, index: StageIndex) -> int | None:
    """Say which stage it is that must wait."""
    after = index.spoken_of(done)
    orders = index.closest(target) or index.beginning_in(target)
    candidates = orders - after or orders
    if not candidates and re.search(
        r"roter|rotasjon|spesialisering", target, re.IGNORECASE
    ):
        candidates = index.away_from_home()
        return min(candidates) if candidates else None
    later = [order for order in candidates if order > max(after, default=0)]
    return min(later or candidates, default=None)


def _clauses_as_prerequisites(
    sentence: Statement,
    done: str,
    target: str,
    lead: str,
    before: int | None,
    index: StageIndex,
) -> Iterator[Prerequisite]:
    clauses = _clauses(done, index)
    default = _default_strength(done, target, lead)
    strengths = {clause.strength or default for clause in clauses}
    source = sentence.source
    if len(strengths) <= 1:
        after = index.spoken_of(done) or _all_of(clauses)
        strength = next(iter(strengths), default)
        text = _closed(sentence.text)
        yield _prerequisite(strength, text, before, after, source)
        return
    for at, clause in enumerate(clauses):
        is_last = at == len(clauses) - 1 and sentence.text.find(target) > 0
        joint = " " if is_last else " … "
        text = _closed(f"{clause.text}{joint}{target}")
        strength = clause.strength or default
        yield _prerequisite(strength, text, before, clause.after, source)


def _prerequisite(
    strength: Strength,
    text: str,
    before: int | None,
    after: frozenset[int],
    source: Source,
) -> Prerequisite:
    return Prerequisite(
        strength=strength,
        text=text,
        before_stage=before,
        after_stages=tuple(sorted(after - {before})),
        source=source,
    )


def _closed(text: str) -> str:
    return " ".join(text.split())


def _all_of(clauses: list[_Clause]) -> frozenset[int]:
    return frozenset().union(*(clause.after for clause in clauses))


def _default_strength(done: str, target: str, lead: str) -> Strength:
    """Give the strength of clauses that do not say it themselves."""
    if _SOFT.search(f"{target} {lead}") and not _HARD.search(f"{done} {target}"):
        return Strength.SOFT
    return Strength.HARD


def _clauses(done: str, index: StageIndex) -> list[_Clause]:
    """Part what must be done into clauses that each speak of something."""
    pieces: list[str] = []
    begin = 0
    for match in _PARTING.finditer(done):
        before, rest = done[begin : match.start()], done[match.end() :]
        if (
            _speaks(before, index)
            and _speaks(rest, index)
            and _strength(before) not in (None, _strength(rest))
        ):
            pieces.append(before)
            begin = match.end()
    pieces.append(done[begin:])
    return [
        _Clause(piece.strip(" ,."), _strength(piece), index.spoken_of(piece))
        for piece in pieces
    ]


def _speaks(text: str, index: StageIndex) -> bool:
    return bool(_DONE.search(text) or index.spoken_of(text))


def _strength(text: str) -> Strength | None:
    if _SOFT.search(text):
        return Strength.SOFT
    return Strength.HARD if _HARD.search(text) else None
