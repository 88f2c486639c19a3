"""What an operation may answer, declared beside it."""

from typing import Final

from ferd.foundation.api.problems import Problem

Answers = dict[int, type | None]

_ALWAYS: Final = (401, 403)
_WRITING: Final = (400, 404, 409, 413, 415, 422)


def reading(shape: type) -> Answers:
    """Declare an operation that gives a list or one's own, without an object."""
    return {200: shape, **_problems(422)}


def finding(shape: type) -> Answers:
    """Declare an operation that gives one object, found by its identifier."""
    return {200: shape, **_problems(404, 422)}


def changing(shape: type) -> Answers:
    """Declare an operation that changes one object and gives it."""
    return {200: shape, **_problems(*_WRITING)}


def making(shape: type) -> Answers:
    """Declare an operation that makes an object and gives it."""
    return {201: shape, **_problems(*_WRITING)}


def _problems(*statuses: int) -> Answers:
    return dict.fromkeys(sorted((*_ALWAYS, *statuses)), Problem)
