"""How a sentence is recognised as a promise of a kind, and its figure read.

A recogniser is one entry in a table: which words must be near, which must not,
and how the figure is read. Words are looked for in the sentence in lower case;
for a note in a list also in the words that introduce it and in the heading.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from ferd.core.plans.kinds import COUNTED
from ferd.core.plans.model import Commitment
from ferd.formats.plans.rhythms import Figure
from ferd.formats.plans.sentences import Sentence

Reader = Callable[[str], Figure | None]
Naming = Callable[[str], str]

PROMISE = re.compile(
    r"\b(?:skal|må|får|har|vil|gis|gjevast|vert|blir|tilbys|tilbyr|sikr\w+|sett(?:es|ast)|avset\w+|avsatt"
    r"|avsett|bør|kan delta|legges? til rette|gjennomfør\w+|avhold\w+|hold\w+|møtes)\b"
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
    """One kind of promise.

    Attributes:
        topic: must be found in the sentence, with what "dette" refers to.
        unless: must not be found in the sentence.
        setting: must be found in the paragraph or its heading.
        read: reads the figure; None for a promise without.
        vague: what makes a sentence without a figure a promise all the same.
        name: reads which unit or theme it is about; a promise that needs one is
            none without it.
    """

    kind: str
    topic: re.Pattern[str]
    unless: re.Pattern[str] | None = None
    setting: re.Pattern[str] | None = None
    read: Reader | None = None
    vague: re.Pattern[str] | None = None
    name: Naming | None = None


def words(pattern: str) -> re.Pattern[str]:
    """Compile a pattern, written over several lines for the eye."""
    return re.compile(re.sub(r"\n\s*", "", pattern))


def recognise(recogniser: Recogniser, sentence: Sentence) -> Promise | None:
    """Find the promise of one kind in a sentence that speaks of it itself."""
    return _recognise(recogniser, sentence, sentence.context)


def recognise_note(recogniser: Recogniser, sentence: Sentence) -> Promise | None:
    """Find a promise in a brief note whose heading says what it is about."""
    if recogniser.read is None or not sentence.is_brief:
        return None
    found = _recognise(recogniser, sentence, f"{sentence.heading} {sentence.context}")
    return found if found and found.commitment.value is not None else None


def _recognise(
    recogniser: Recogniser, sentence: Sentence, subject: str
) -> Promise | None:
    text = sentence.text.lower()
    if not recogniser.topic.search(subject.lower()):
        return None
    if recogniser.unless and recogniser.unless.search(text):
        return None
    around = f"{sentence.heading} {sentence.whole}".lower()
    if recogniser.setting and not recogniser.setting.search(around):
        return None
    figure = recogniser.read(text) if recogniser.read else None
    if recogniser.read and not figure and not _is_vague(recogniser, text):
        return None
    about = recogniser.name(sentence.text) if recogniser.name else ""
    if recogniser.name and not about:
        return None
    return _promise(recogniser.kind, sentence, figure, about)


def _is_vague(recogniser: Recogniser, text: str) -> bool:
    is_meant = recogniser.vague is not None and recogniser.vague.search(text)
    return bool(is_meant and PROMISE.search(text))


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
