"""How a sentence is recognised as a promise of a kind, and its figure read.

A recogniser is one entry in a table: which words must be near, which must not,
and how the figure is read. Words are given by their stems, so that bokmål and
nynorsk, one and many, noun and verb are found alike; a space at either end of a
stem is the edge of a word.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ferd.core.plans.kinds import COUNTED
from ferd.core.plans.model import Commitment
from ferd.formats.plans.prose.rhythms import Figure
from ferd.formats.plans.prose.sentences import Sentence

Stems = tuple[str, ...]
Reader = Callable[[str], Figure | None]
Naming = Callable[[str], str]

_BINDING: Stems = (
    *(" skal ", " må ", " får ", " har ", " vil ", " gis ", " gjevast ", " vert "),
    *(" blir ", " tilby", " sikr", " settes ", " settast ", " sett av", " avset"),
    *(
        " avsatt",
        " avsett",
        " bør ",
        " kan delta",
        "legges til rette",
        " lagt til rette",
    ),
    *("gjennomfør", " avhold", " hold", " møtes ", " møtest ", " revider", " oppdater"),
)


@dataclass(frozen=True, slots=True)
class Promise:
    """A commitment as found in one sentence.

    Attributes:
        is_exact: see `Figure`.
    """

    commitment: Commitment
    is_exact: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Recogniser:
    """One way of making a promise of one kind.

    Attributes:
        near: groups of stems; one of each must be found in the sentence, or in
            what "dette" in it refers to.
        wording: must be found too, where the order of words matters.
        unless: stems that must not be found in the sentence.
        setting: stems, one of which must be found in the paragraph or its heading.
        read: reads the figure; None for a promise without.
        vague: stems that make a sentence without a figure a promise all the same;
            an empty stem is always found.
        name: reads which unit or theme it is about; where it finds none, there is
            no promise.
    """

    kind: str
    near: tuple[Stems, ...]
    wording: re.Pattern[str] | None = None
    unless: Stems = ()
    setting: Stems = ()
    read: Reader | None = None
    vague: Stems = ()
    name: Naming | None = None


def concerned(recognisers: Iterable[Recogniser], words: str) -> list[Recogniser]:
    """Leave out, quickly, those whose first stems are not among the words."""
    found = []
    for recogniser in recognisers:
        for stem in recogniser.near[0]:
            if stem in words:
                found.append(recogniser)
                break
    return found


def recognise(recogniser: Recogniser, sentence: Sentence) -> Promise | None:
    """Find the promise of one kind in a sentence that speaks of it itself."""
    return _recognise(recogniser, sentence, sentence.words_in_context)


def recognise_note(recogniser: Recogniser, sentence: Sentence) -> Promise | None:
    """Find a promise in a brief note whose heading says what it is about."""
    if recogniser.read is None or not sentence.is_brief:
        return None
    found = _recognise(recogniser, sentence, sentence.words_with_heading)
    return found if found and found.commitment.value is not None else None


def has_any(words: str, stems: Stems) -> bool:
    """Tell whether one of the stems is found."""
    for stem in stems:  # noqa: SIM110 - a loop is twice as fast, and this is the hot one
        if stem in words:
            return True
    return False


def _recognise(
    recogniser: Recogniser, sentence: Sentence, subject: str
) -> Promise | None:
    for stems in recogniser.near:
        if not has_any(subject, stems):
            return None
    if has_any(sentence.words, recogniser.unless):
        return None
    if recogniser.setting and not has_any(sentence.words_around, recogniser.setting):
        return None
    if recogniser.wording and not recogniser.wording.search(sentence.words):
        return None
    return _read(recogniser, sentence)


def _read(recogniser: Recogniser, sentence: Sentence) -> Promise | None:
    figure = recogniser.read(sentence.lowered) if recogniser.read else None
    if recogniser.read and not figure and not _is_vague(recogniser, sentence.words):
        return None
    about = recogniser.name(sentence.text) if recogniser.name else ""
    if recogniser.name and not about:
        return None
    return _promise(recogniser.kind, sentence, figure, about)


def _is_vague(recogniser: Recogniser, words: str) -> bool:
    return has_any(words, recogniser.vague) and has_any(words, _BINDING)


def _promise(
    kind: str, sentence: Sentence, figure: Figure | None, about: str
) -> Promise:
    commitment = Commitment(
        kind=kind,
        value=figure.value if figure else None,
        unit=COUNTED.get(kind, about),
        text=sentence.text,
        about=about,
        source=sentence.source_at(figure.start if figure else 0),
    )
    return Promise(commitment, figure.is_exact if figure else True)
