"""Finding rows by words that people type."""

from functools import reduce
from operator import and_, or_

from django.db.models import Q


def typed(words: str) -> str:
    """Give what was typed, without the NUL that PostgreSQL refuses in any text."""
    return words.replace("\0", "").strip()


def has_words(words: str, *fields: str) -> Q:
    """Give the condition that each word stands in one of the fields, whatever case.

    Databases differ in what they take for the same letter in another case
    (SQLite only knows a to z), so each word is asked for in its usual cases.
    """
    return reduce(and_, (_has_word(word, fields) for word in words.split()), Q())


def _has_word(word: str, fields: tuple[str, ...]) -> Q:
    cases = {word, word.lower(), word.upper(), word.capitalize()}
    conditions = (Q(**{f"{f}__icontains": case}) for f in fields for case in cases)
    return reduce(or_, conditions)
