"""What the first page shows a trainee of their learning: what is due, what next."""

from dataclasses import dataclass
from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from ferd.areas.accounts.models import Person
from ferd.areas.progress import (
    overview,
    overview_words,
    sufficiency,
    sufficiency_words,
)
from ferd.areas.progress.models import ObjectiveProgress
from ferd.areas.progress.news import unread_of
from ferd.areas.progress.overview import Overview
from ferd.areas.progress.sights import Relation, Sight
from ferd.areas.schedules import queries as schedules
from ferd.areas.schedules.models import Traineeship
from ferd.core.progress.evidence import EvidenceKind
from ferd.core.progress.next_step import Step
from ferd.foundation import clock

SOON = timedelta(weeks=12)
"""How far ahead an objective that is expected is named."""

NAMED = 6
"""How many of those are named; the rest are in the overview."""

State = ObjectiveProgress.State


@dataclass(frozen=True, slots=True)
class Advised:
    """The step that brings a trainee on the most, why, and where it is taken."""

    words: str
    because: tuple[sufficiency_words.Because, ...]
    url: str
    verb: str


@dataclass(frozen=True, slots=True)
class Learning:
    """How a trainee's own learning stands.

    Attributes:
        difference: against the plan, in words; empty without a plan.
        soon: the first objectives that are expected and not yet approved.
        others: how many more of those there are.
        unread: how much has happened since they last read.
        step: None where nothing can be advised.
    """

    url: str
    difference: str
    soon: tuple[ObjectiveProgress, ...]
    others: int
    unread: int
    step: Advised | None


def learning_of(actor: Person) -> Learning | None:
    """Give how a trainee's own learning stands; None for others."""
    traineeship = schedules.own_traineeship(actor)
    if traineeship is None:
        return None
    found = overview.overview_of(Sight(traineeship, Relation.TRAINEE))
    soon = _soon(found)
    return Learning(
        url=reverse("progress:overview", args=[traineeship.uuid]),
        difference=overview_words.difference_in_words(found.standing)
        if found.forecast or found.standing.expected
        else "",
        soon=tuple(soon[:NAMED]),
        others=max(len(soon) - NAMED, 0),
        unread=unread_of(actor, [traineeship.pk]).get(traineeship.pk, 0),
        step=_advised(traineeship),
    )


def _soon(found: Overview) -> list[ObjectiveProgress]:
    by = found.today + SOON
    is_open = [
        (row.expected_on, row.objective.code, row)
        for row in found.rows
        if row.expected_on
        and row.expected_on <= by
        and row.state not in (State.APPROVED, State.SUBMITTED)
    ]
    return [row for _day, _code, row in sorted(is_open, key=lambda each: each[:2])]


def _advised(traineeship: Traineeship) -> Advised | None:
    step = sufficiency.next_step(traineeship, clock.today()).step
    if not isinstance(step, Step):
        return None
    is_activity = step.kind is EvidenceKind.ACTIVITY
    return Advised(
        words=sufficiency_words.step(step),
        because=tuple(sufficiency_words.because(step)),
        url=reverse(
            "progress:record_activity"
            if is_activity
            else "progress:ask_for_observation"
        ),
        verb=_("Record an activity") if is_activity else _("Ask for an assessment"),
    )
