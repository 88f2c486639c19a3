"""What programs read and send of activities."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from ferd.areas.progress import api_shapes as shapes
from ferd.core.curriculum.catalogue import ActivityKind
from ferd.foundation.api.paging import PageInfo
from ferd.foundation.api.text import NO_NUL

FARTHEST = 1_000_000_000
"""No version is higher."""


class ActivityOut(BaseModel):
    """One thing a trainee did, and how far its record has come."""

    id: UUID
    traineeship: UUID
    trainee: shapes.PersonOut
    title: str
    kind: str
    done_on: date
    unit: UUID
    words: str
    objectives: list[shapes.LinkedObjective]
    status: str
    version: int
    recorded_by: shapes.PersonOut
    saved_at: datetime
    signer: shapes.PersonOut | None
    sent_at: datetime | None
    signed_by: shapes.PersonOut | None
    on_behalf_of: shapes.PersonOut | None
    signed_at: datetime | None
    returned_at: datetime | None
    returned_words: str
    withdrawn_at: datetime | None


class ActivityPage(BaseModel):
    """A part of a list of activities."""

    items: list[ActivityOut]
    page: PageInfo


class WholeActivityOut(ActivityOut):
    """One activity with what happened to it."""

    story: list[shapes.EventOut]


class Sent(BaseModel):
    """What a program sends; what it does not know of is refused."""

    model_config = ConfigDict(extra="forbid")


class ActivityIn(Sent):
    """What somebody writes down of an activity."""

    title: Annotated[str, StringConstraints(pattern=NO_NUL, max_length=200)]
    kind: ActivityKind
    done_on: date
    unit: UUID
    objectives: list[UUID] = Field(
        default=[], max_length=8, description="Of the trainee, by their ids"
    )
    words: Annotated[str, StringConstraints(pattern=NO_NUL, max_length=4000)] = ""


class NewActivityIn(ActivityIn):
    """A new activity; of one's own training when none is named."""

    traineeship: UUID | None = None


class SeenIn(Sent):
    """Which version was seen."""

    seen: int = Field(ge=0, le=FARTHEST, description="The version that was read")


class ChangedActivityIn(ActivityIn, SeenIn):
    """What somebody writes instead."""


class SendIn(SeenIn):
    """Who is asked to sign."""

    signer: UUID


class ReturnIn(SeenIn):
    """What is to be changed."""

    words: Annotated[
        str, StringConstraints(pattern=NO_NUL, min_length=1, max_length=1000)
    ]
