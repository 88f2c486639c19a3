"""The promises of a plan as data, found sentence by sentence.

One promise said twice is one commitment, with the first place it is said; two
figures for the same matter are two, so that the checks can set them side by side.
"""

from collections.abc import Iterable, Iterator, Sequence

from ferd.core.plans.kinds import COUNTED
from ferd.core.plans.model import Commitment, Section
from ferd.formats.plans.document import Document
from ferd.formats.plans.prose.arenas import teaching
from ferd.formats.plans.prose.promises import RECOGNISERS
from ferd.formats.plans.prose.recognisers import (
    Promise,
    concerned,
    recognise,
    recognise_note,
)
from ferd.formats.plans.prose.sentences import Sentence, sentences


def commitments(
    document: Document, sections: Sequence[Section]
) -> tuple[Commitment, ...]:
    """Find the promises, in the order of the document."""
    found: list[Promise] = []
    for sentence in sentences(document, sections):
        found.extend(_promises(sentence))
    return tuple(promise.commitment for promise in _said_once(found))


def _promises(sentence: Sentence) -> Iterator[Promise]:
    near = concerned(RECOGNISERS, sentence.words_in_context)
    own = [p for r in near if (p := recognise(r, sentence))]
    own.extend(teaching(sentence))
    own.extend(_listed_themes(sentence))
    if own:
        yield from own
    else:
        near = concerned(RECOGNISERS, sentence.words_with_heading)
        notes = (recognise_note(r, sentence) for r in near)
        yield from (note for note in notes if note)


def _listed_themes(sentence: Sentence) -> Iterator[Promise]:
    """Count the themes of supervision that a list names."""
    text = sentence.lowered
    is_about = "tema" in text and ("veiledning" in text or "rettleiing" in text)
    if not sentence.items or not is_about:
        return
    kind = "group_supervision_themes" if "gruppe" in text else "supervision_themes"
    yield Promise(
        Commitment(
            kind=kind,
            value=sentence.items,
            unit=COUNTED[kind],
            text=sentence.text,
            source=sentence.source_at(0),
        )
    )


def _said_once(found: Iterable[Promise]) -> list[Promise]:
    """Leave out what is said again, or said elsewhere with more precision."""
    promises = list(found)
    figured = {p.commitment.kind for p in promises if p.commitment.value is not None}
    exact = {_matter(p) for p in promises if p.is_exact and p.commitment.value}
    kept: dict[tuple[str, str, float | None], Promise] = {}
    for promise in promises:
        commitment = promise.commitment
        is_vague = commitment.value is None and commitment.kind in figured
        is_rough = not promise.is_exact and _matter(promise) in exact
        if not (is_vague or is_rough):
            kept.setdefault((*_matter(promise), commitment.value), promise)
    return list(kept.values())


def _matter(promise: Promise) -> tuple[str, str]:
    return promise.commitment.kind, promise.commitment.about.lower()
