"""What several answers about progress have in common, and who is noted to have asked.

A program that reads what is sensitive of another person looks in its person's
name: it is noted as on the pages, with a purpose of its own.
"""

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils.translation import gettext as _
from pydantic import BaseModel

from ferd.areas.audit import lookups
from ferd.areas.progress import sensitive, sights, stories
from ferd.foundation.errors import NotFound

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ferd.areas.accounts.models import Person
    from ferd.areas.progress.models import ObjectiveProgress
    from ferd.areas.progress.stories import Subject


class PersonOut(BaseModel):
    """Somebody, by name."""

    id: UUID
    name: str


class LinkedObjective(BaseModel):
    """An objective of a trainee that evidence counts for."""

    id: UUID
    code: str


class EventOut(BaseModel):
    """One thing that happened, by whom and when."""

    event: str
    at: datetime
    by: PersonOut
    on_behalf_of: PersonOut | None
    words: str


def person_out(person: "Person") -> PersonOut:
    """Name somebody."""
    return PersonOut(id=person.uuid, name=person.name)


def maybe_person(person: "Person | None") -> PersonOut | None:
    """Name somebody, if there is anybody."""
    return person_out(person) if person else None


def linked(rows: "Iterable[ObjectiveProgress]") -> list[LinkedObjective]:
    """Name the objectives that something counts for."""
    return [LinkedObjective(id=row.uuid, code=row.objective.code) for row in rows]


def story(subject: "Subject") -> list[EventOut]:
    """Tell what happened to something, in order."""
    return [
        EventOut(
            event=each.event,
            at=each.at,
            by=person_out(each.actor),
            on_behalf_of=maybe_person(each.on_behalf_of),
            words=each.words,
        )
        for each in stories.story_of(subject)
    ]


def note_looks(
    actor: "Person", subjects: "Iterable[Subject]", kind: lookups.Kind, role: str
) -> None:
    """Note that things about others are given to a program, and in what role."""
    lookups.note_many(
        actor=actor,
        looks=[
            lookups.Look(
                subject=each.traineeship.trainee,
                kind=kind,
                target=each,
                role=role,
                purpose=lookups.Purpose.API,
            )
            for each in subjects
        ],
    )


def note_overview(actor: "Person", sight: sights.Sight) -> None:
    """Note that a list about one trainee is given to a program."""
    lookups.note(
        actor=actor,
        subject=sight.traineeship.trainee,
        kind=sensitive.OVERVIEW,
        target=sight.traineeship,
        role=sight.relation.value,
        purpose=lookups.Purpose.API,
    )


def role_of(actor: "Person", subject: "Subject", otherwise: str) -> str:
    """Say in what role somebody sees one thing.

    Args:
        actor: who reads.
        subject: what is read.
        otherwise: the role of someone who does not follow the trainee but was
            asked to deal with this one thing.
    """
    sight = sights.sight_of(actor, subject.traineeship)
    return sight.relation.value if sight else otherwise


def seen_training(actor: "Person", public_id: UUID) -> sights.Sight:
    """Give how much somebody sees of one trainee's progress, found by the training."""
    found = sights.visible_traineeships(actor).filter(uuid=public_id).first()
    if found is None:
        raise NotFound(_("There is no such trainee."))
    return sights.get_sight(actor, found)
