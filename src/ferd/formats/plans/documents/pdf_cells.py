"""The text of a narrow cell, with the words that the narrowness cut whole again."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from ferd.formats.plans.documents.pdf_lines import TextLine

_CUT_WORD: Final = re.compile(r"[^\W\d_]{2,}-$")
_CUT_RANGE: Final = re.compile(r"\d\s?[-\u2013]$")
_LETTERS_ONLY: Final = re.compile(r"[^\W\d_]+")
_LITTLE_WORDS: Final = frozenset(
    [
        *("og", "i", "på", "av", "for", "til", "ved", "med", "som", "er", "en", "et"),
        *("den", "det", "de", "om", "per", "pr", "år", "mnd", "uke", "dag", "fra"),
        *("ev", "evt", "jf", "ca", "å", "kl", "hos", "der", "når", "skal", "kan"),
    ]
)
_LONGEST_STUMP: Final = 3


def join_lines(lines: Sequence[TextLine], right: float) -> str:
    """Give a cell's text with newlines where its lines end.

    Args:
        lines: from top to bottom.
        right: where the cell ends; a word that reaches it may have been cut.
    """
    if not lines:
        return ""
    text = lines[0].text
    for line, following in pairwise(lines):
        new = following.text
        last = text.rsplit("\n", 1)[-1]
        if _CUT_WORD.search(last) and new[:1].islower() and not _goes_on(new):
            stem = last.rsplit(None, 1)[-1][:-1]
            text = (text if stem.isupper() else text[:-1]) + new
        elif _is_cut_range(last, new) or _is_stump(line, following, right):
            text += new
        else:
            text += "\n" + new
    return text


def _is_cut_range(last: str, new: str) -> bool:
    """Tell whether "1-" and "17" are one range of numbers."""
    return _CUT_RANGE.search(last) is not None and new[:1].isdigit()


def _goes_on(text: str) -> bool:
    """Tell whether the hyphen before was meant, as in "inn- og utland"."""
    return text.split(None, 1)[0] in ("og", "eller", "samt", "/")


def _is_stump(line: TextLine, following: TextLine, right: float) -> bool:
    """Tell whether a line is the end of a word that the cell's side cut off."""
    stump = following.text
    whole = line.words[-1].text
    is_full = right - line.box.x1 < 1.2 * line.words[-1].size
    return (
        is_full
        and len(line.words) == 1
        and len(stump) <= _LONGEST_STUMP
        and stump.islower()
        and stump not in _LITTLE_WORDS
        and _LETTERS_ONLY.fullmatch(stump) is not None
        and _LETTERS_ONLY.fullmatch(whole) is not None
        and len(whole) > _LONGEST_STUMP
    )
