"""Read JSON values strictly: each key once, of its type, and no key too many."""

import math
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import TypeVar

from ferd.core.plans.model import Strength

Word = TypeVar("Word", bound=StrEnum)


class NotAPlan(ValueError):
    """Raised for a form that is no plan; its text is one sentence for people."""


class Fields:
    """The keys of one object, taken one by one; `end` refuses what is left."""

    def __init__(self, values: Mapping[str, object], where: str) -> None:
        self._left = dict(values)
        self._where = where

    @classmethod
    def of(cls, value: object, where: str) -> "Fields":
        """Begin to read an object."""
        if not isinstance(value, Mapping):
            raise NotAPlan(_begin(where) + " should be an object.")
        return cls(value, where)

    def _take(self, key: str) -> object:
        if key not in self._left:
            raise NotAPlan(_begin(self._where) + f" lacks the key “{key}”.")
        return self._left.pop(key)

    def _wrong(self, key: str, wanted: str) -> NotAPlan:
        return NotAPlan(f"“{key}” of {self._where} should be {wanted}.")

    def end(self) -> None:
        """Refuse any key that was not asked for."""
        if self._left:
            key = min(map(str, self._left))
            raise NotAPlan(_begin(self._where) + f" has the unknown key “{key}”.")

    def text(self, key: str) -> str:
        """Take a text."""
        value = self._take(key)
        if not isinstance(value, str):
            raise self._wrong(key, "a text")
        return value

    def text_or_none(self, key: str) -> str | None:
        """Take a text or null."""
        value = self._take(key)
        if value is not None and not isinstance(value, str):
            raise self._wrong(key, "a text or null")
        return value

    def whole(self, key: str) -> int:
        """Take a whole number from zero up."""
        value = self._take(key)
        if not _is_whole(value):
            raise self._wrong(key, "a whole number")
        return int(value)  # type: ignore[call-overload, no-any-return] # just checked

    def whole_or_none(self, key: str) -> int | None:
        """Take a whole number or null."""
        if key in self._left and self._left[key] is None:
            self._left.pop(key)
            return None
        return self.whole(key)

    def figure(self, key: str) -> float | None:
        """Take a number or null."""
        value = self._take(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self._wrong(key, "a number or null")
        if isinstance(value, float) and not math.isfinite(value):
            raise self._wrong(key, "a finite number")
        try:
            return float(value)
        except OverflowError as error:
            raise self._wrong(key, "a smaller number") from error

    def required_figure(self, key: str) -> float:
        """Take a number."""
        value = self.figure(key)
        if value is None:
            raise self._wrong(key, "a number")
        return value

    def day(self, key: str) -> date | None:
        """Take a day in ISO 8601, or null."""
        value = self.text_or_none(key)
        try:
            return date.fromisoformat(value) if value is not None else None
        except ValueError as error:
            raise self._wrong(key, "a date such as 2024-03-14, or null") from error

    def strength(self, key: str) -> Strength:
        """Take the strength of a prerequisite."""
        try:
            return Strength(self.text(key))
        except ValueError as error:
            raise self._wrong(key, "“hard” or “soft”") from error

    def yes_or_no(self, key: str) -> bool:
        """Take true or false."""
        value = self._take(key)
        if not isinstance(value, bool):
            raise self._wrong(key, "true or false")
        return value

    def word(self, key: str, words: type[Word]) -> Word:
        """Take one word of a closed set."""
        return self._word(key, self.text(key), words)

    def word_or_none(self, key: str, words: type[Word]) -> Word | None:
        """Take one word of a closed set, or null."""
        value = self.text_or_none(key)
        return None if value is None else self._word(key, value, words)

    def words(self, key: str, words: type[Word]) -> tuple[Word, ...]:
        """Take a list of words of a closed set."""
        return tuple(self._word(key, value, words) for value in self.texts(key))

    def _word(self, key: str, value: str, words: type[Word]) -> Word:
        try:
            return words(value)
        except ValueError as error:
            listed = ", ".join(f"“{word}”" for word in words)
            raise self._wrong(key, f"one of {listed}") from error

    def _items(self, key: str) -> list[object]:
        value = self._take(key)
        if not isinstance(value, list | tuple):
            raise self._wrong(key, "a list")
        return list(value)

    def objects(self, key: str) -> list["Fields"]:
        """Take a list of objects."""
        return [
            Fields.of(item, f"{key}[{at}]") for at, item in enumerate(self._items(key))
        ]

    def objects_if_any(self, key: str) -> list["Fields"]:
        """Take a list of objects; none when the key is missing."""
        return self.objects(key) if key in self._left else []

    def object(self, key: str) -> "Fields":
        """Take one object."""
        return Fields.of(self._take(key), f"“{key}” of {self._where}")

    def object_or_none(self, key: str) -> "Fields | None":
        """Take one object or null."""
        if key in self._left and self._left[key] is None:
            self._left.pop(key)
            return None
        return self.object(key)

    def wholes(self, key: str) -> tuple[int, ...]:
        """Take a list of whole numbers."""
        items = self._items(key)
        if not all(map(_is_whole, items)):
            raise self._wrong(key, "a list of whole numbers")
        return tuple(item for item in items if isinstance(item, int))

    def texts(self, key: str) -> tuple[str, ...]:
        """Take a list of texts."""
        items = self._items(key)
        if not all(isinstance(item, str) for item in items):
            raise self._wrong(key, "a list of texts")
        return tuple(item for item in items if isinstance(item, str))


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _begin(where: str) -> str:
    return where[0].upper() + where[1:] if where.startswith("the ") else where
