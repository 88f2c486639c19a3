"""Mails to people who are not in the directory: each kind has who writes it.

The mail that waits holds neither address nor words, as all others: the area
that asked for it is called when it is sent, and says both, or that it is no
longer needed. An area keeps its kinds in a module that is loaded at the start.
"""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from ferd.areas.accounts.models import Person
from ferd.areas.notifications.models import OutgoingMail
from ferd.foundation import clock


@dataclass(frozen=True, slots=True)
class Letter:
    """What is sent, and whereto; never more than who asks, a link and a date."""

    address: str
    subject: str
    body: str


@dataclass(frozen=True, slots=True)
class LetterKind:
    """One kind of letter.

    Attributes:
        name: the area and what it is about, ``progress.assessor_link``.
        write: gives the letter about a thing; None when it is not needed now.
    """

    name: str
    write: Callable[[UUID], Letter | None]


_registered: dict[str, LetterKind] = {}


def register(kind: LetterKind) -> LetterKind:
    """Make a kind known, and give it back."""
    if _registered.setdefault(kind.name, kind) != kind:
        fault = f"There are two kinds of letters named {kind.name}."
        raise ValueError(fault)
    return kind


def post(kind: LetterKind, about: UUID, sender: Person) -> OutgoingMail:
    """Let a letter leave, in the transaction in which it is asked for."""
    now = clock.now()
    return OutgoingMail.objects.create(
        person=sender, letter=kind.name, letter_about=about, made_at=now, due_at=now
    )


def write(mail: OutgoingMail) -> Letter | None:
    """Write the letter that a mail stands for; None when it is not needed."""
    kind = _registered.get(mail.letter)
    if kind is None or mail.letter_about is None or not mail.person.is_active:
        return None
    return kind.write(mail.letter_about)
