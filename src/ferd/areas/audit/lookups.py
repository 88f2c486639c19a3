"""Noting who saw something sensitive about another person, and telling of it.

An area registers its sensitive classes in its module `sensitive`, which is
loaded at the start, and its pages call `note` before they show one. That is the
only thing a GET writes (decision 0014). Reading never waits for the end of the
chain: what was noted is sealed into it in batches.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.utils.translation import gettext

from ferd.areas.accounts.models import Person
from ferd.areas.audit.models import LookUp
from ferd.areas.audit.targets import Target, name_of
from ferd.foundation import clock

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

Purpose = LookUp.Purpose

WINDOW = timedelta(minutes=10)
"""For how long looking again, for the same, is the same look."""

_NAME = re.compile(r"[a-z_]+\.[a-z_]+")


@dataclass(frozen=True, slots=True)
class Kind:
    """One class of what is sensitive about a person.

    Attributes:
        name: the area and the class, ``progress.observation``; kept for ever.
        words: what was seen, as English marked for translation.
    """

    name: str
    words: str


@dataclass(frozen=True, slots=True)
class Look:
    """One thing that is about to be shown.

    Attributes:
        subject: whom it is about.
        kind: its class.
        target: the thing.
        role: in what role it is seen; a code that was given words.
        purpose: what for.
        unit: what the unit is called in which the role is held.
        since: looks before this moment were at something else: when it was sent.
    """

    subject: Person
    kind: Kind
    target: Target
    role: str
    purpose: LookUp.Purpose
    unit: str = ""
    since: datetime | None = None


_Key = tuple[str, str, str]

_kinds: dict[str, Kind] = {}
_roles: dict[str, "StrOrPromise"] = {}


def register(kind: Kind) -> Kind:
    """Make a class known, and give it back."""
    if not _NAME.fullmatch(kind.name) or _kinds.setdefault(kind.name, kind) != kind:
        fault = f"{kind.name} is no name of its own for a class of what is sensitive."
        raise ValueError(fault)
    return kind


def name_role(code: str, words: "StrOrPromise") -> str:
    """Give words to a role in which somebody looks; give its code back."""
    if _roles.setdefault(code, words) != words:
        fault = f"There are two roles named {code}."
        raise ValueError(fault)
    return code


def registered() -> tuple[Kind, ...]:
    """List every class."""
    return tuple(_kinds.values())


def find(name: str) -> Kind | None:
    """Give the class with a name; None for one that no area has any more."""
    return _kinds.get(name)


def words_of_role(code: str) -> str | None:
    """Give the words of a role; None for one that no area has any more."""
    words = _roles.get(code)
    return None if words is None else gettext(str(words))


def note(
    *,
    actor: Person,
    subject: Person,
    kind: Kind,
    target: Target,
    role: str,
    purpose: LookUp.Purpose,
) -> None:
    """Note that somebody is about to see something; nothing when it is their own.

    A `Look` given to `note_many` says more: in what unit, and since when.
    """
    note_many(actor=actor, looks=[Look(subject, kind, target, role, purpose)])


def note_many(*, actor: Person, looks: Iterable[Look]) -> None:
    """Note everything a list is about to show, in one write."""
    now = clock.now()
    others: dict[_Key, Look] = {}
    for look in looks:
        if look.subject != actor:
            others.setdefault(_key(look), look)
    if not others:
        return
    known = _known(actor, others, (now - WINDOW, now))
    LookUp.objects.bulk_create(
        [
            _row(actor, look, now)
            for key, look in others.items()
            if not _is_known(look, known.get(key))
        ]
    )


Pair = tuple[Target, Person, datetime]


def first_seen(target: Target, actor: Person, since: datetime) -> datetime | None:
    """Tell when somebody first saw a thing, from a moment on."""
    return first_seen_of([(target, actor, since)])[0]


def first_seen_of(pairs: Iterable[Pair]) -> list[datetime | None]:
    """Tell when each first saw each thing from its moment on, in their order."""
    asked = [(name_of(target), actor.pk, since) for target, actor, since in pairs]
    if not asked:
        return []
    rows = (
        LookUp.objects.filter(
            target__in={target for target, _, _ in asked},
            actor__in={actor for _, actor, _ in asked},
            at__gte=min(since for _, _, since in asked),
        )
        .order_by("at")
        .values_list("target", "actor_id", "at")
    )
    times: dict[tuple[str, int], list[datetime]] = {}
    for target, actor, at in rows:
        times.setdefault((target, actor), []).append(at)
    return [
        next((at for at in times.get((target, actor), ()) if at >= since), None)
        for target, actor, since in asked
    ]


def _key(look: Look) -> _Key:
    return (name_of(look.target), look.kind.name, look.purpose.value)


def _known(
    actor: Person, keys: Iterable[_Key], within: tuple[datetime, datetime]
) -> dict[_Key, datetime]:
    targets = {target for target, _, _ in keys}
    rows = (
        LookUp.objects.filter(target__in=targets, actor=actor, at__range=within)
        .order_by("at")
        .values_list("target", "kind", "purpose", "at")
    )
    return {(target, kind, purpose): at for target, kind, purpose, at in rows}


def _is_known(look: Look, at: datetime | None) -> bool:
    return at is not None and (look.since is None or at >= look.since)


def _row(actor: Person, look: Look, now: datetime) -> LookUp:
    if find(look.kind.name) is None:
        fault = f"{look.kind.name} is not registered."
        raise ValueError(fault)
    return LookUp(
        at=now,
        actor=actor,
        subject=look.subject,
        kind=look.kind.name,
        target=name_of(look.target),
        role=look.role,
        purpose=look.purpose,
        unit=look.unit,
    )
