"""Conditions under which a stage may come at another time than planned."""

import re
from collections.abc import Sequence

from ferd.formats.plans.understanding.stage_references import StageIndex
from ferd.formats.plans.understanding.statements import Statement

_CONDITION = re.compile(
    r"\bkan\b(?!\s+ikk)(?:[^.;]|(?<=\d)\.)*?\b(?:før|tidligere|tidlegare|seinere|senere|seinare|"
    r"flyttes|flyttast|annet\s+tidspunkt|anna\s+tidspunkt|byttes|bytast|"
    r"når\s+som\s+helst|fremskyndes|framskundast|utsettes|utsetjast)\b"
    r"(?:[^.;]|(?<=\d)\.)*?\b(?:dersom|hvis|viss|såfremt|så\s+framt|forutsatt|føresett|når|ved|om|"
    r"avhengig)\b[^;)]*",
    re.IGNORECASE,
)
_IF = re.compile(
    r"\b(?:dersom|hvis|viss|såfremt|så\s+framt|forutsatt|føresett|når|ved|om|avhengig)\b",
    re.IGNORECASE,
)
_MOVES_AT_ALL = re.compile(
    r"\bkan\b.*\b(?:flytt|før|tidlig|tidleg|sein|sen|bytt|fleksib|når som helst)",
    re.IGNORECASE,
)


def movable(sentences: Sequence[Statement], index: StageIndex) -> dict[int, str]:
    """Give the condition of every stage that may move, by its order."""
    found: dict[int, str] = {}
    for at, sentence in enumerate(sentences):
        if "kan" not in sentence.text or not _IF.search(sentence.text):
            continue
        match = _CONDITION.search(sentence.text)
        if match is None:
            continue
        before = sentences[at - 1].text if at else ""
        order = _moved(sentence.text[: match.start()], match[0], before, index)
        if order is not None:
            found.setdefault(order, " ".join(match[0].rstrip(" .").split()))
    return found


def may_move_by_note(note: str) -> str:
    """Give a note beside a stage when it says that the stage may move."""
    return note if _MOVES_AT_ALL.search(note) else ""


def _moved(subject: str, condition: str, before: str, index: StageIndex) -> int | None:
    """Say which stage it is that moves: its place, its year and its length tell."""
    points: dict[int, float] = {}
    for orders, weight in (
        (index.closest(subject), 3.0),
        (index.beginning_in(subject), 2.0),
        (index.of_length(subject), 2.0),
        (index.closest(before), 2.0),
        (index.closest(_free_place(condition)), 1.5),
    ):
        for order in orders:
            points[order] = points.get(order, 0.0) + weight / len(orders)
    ranked = sorted(points, key=lambda order: -points[order])
    if not ranked or (len(ranked) > 1 and points[ranked[0]] == points[ranked[1]]):
        return None
    return ranked[0]


def _free_place(condition: str) -> str:
    """Give the words before *ledig stilling*: who has a free place."""
    match = re.search(r"(\w+(?:\s+\w+)?)\s+har\s+(?:ledig|plass|kapasitet)", condition)
    return match[1] if match else ""
