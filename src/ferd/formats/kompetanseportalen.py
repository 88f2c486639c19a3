"""What one trainee has learnt, in the shape in which Kompetanseportalen keeps it.

Objective, then its activities, each with signatures, comments and dates; as
values, and as JSON. Nothing here decides what belongs in a copy or who may have
one, and no statutory text is in it: titles are those of the catalogue in use.
"""

import json
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from ferd.formats.documents.cleaning import cleaned
from ferd.formats.value_json import Json, from_json, to_json

FORM = "ferd.kompetanseportalen/1"


class ObjectiveState(StrEnum):
    """How far an objective has come."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    RECOMMENDED = "recommended"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    RETURNED = "returned"


class ActivityKind(StrEnum):
    """What a trainee did; an observation is what somebody saw them do."""

    SERVICE = "service"
    COURSE = "course"
    CLINICAL_PROCEDURE = "clinical_procedure"
    E_LEARNING = "e_learning"
    TEACHING = "teaching"
    GROUP_SUPERVISION = "group_supervision"
    SELF_STUDY = "self_study"
    SIMULATION = "simulation"
    PROJECT = "project"
    OTHER = "other"
    OBSERVATION = "observation"


class ActivityState(StrEnum):
    """How far an activity has come; drafts are in no copy."""

    SENT = "sent"
    RETURNED = "returned"
    SIGNED = "signed"
    REGISTERED = "registered"
    WITHDRAWN = "withdrawn"


class SignatureKind(StrEnum):
    """What somebody says by a signature."""

    SIGNED = "signed"
    ASSESSED = "assessed"
    RECOMMENDED = "recommended"
    APPROVED = "approved"


class CommentKind(StrEnum):
    """On what occasion somebody wrote something."""

    DESCRIPTION = "description"
    SELF_ASSESSMENT = "self_assessment"
    SIGNATURE = "signature"
    REASON = "reason"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"
    REMARK = "remark"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Signature:
    """That somebody says it is so.

    Attributes:
        role: in what capacity, as words; empty where none was noted.
        on_behalf_of: whose name it was given in; empty for their own.
        level: the level of entrustment from 1 to 5, where one was given.
        basis: what an approval rests on, as words.
        withdrawn_at: since when it no longer counts.
    """

    kind: SignatureKind
    by: str
    at: datetime
    role: str = ""
    on_behalf_of: str = ""
    level: int | None = None
    basis: str = ""
    withdrawn_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Comment:
    """What somebody wrote, and when."""

    kind: CommentKind
    by: str
    at: datetime
    words: str


@dataclass(frozen=True, slots=True)
class Activity:
    """One thing done, or seen done, towards an objective.

    Attributes:
        id: the same wherever the same activity stands under several objectives.
        self_rating: the trainee's own level, beside the assessor's.
    """

    id: str
    kind: ActivityKind
    title: str
    state: ActivityState
    done_on: date
    recorded_at: datetime
    unit: str
    signatures: tuple[Signature, ...] = ()
    comments: tuple[Comment, ...] = ()
    sent_at: datetime | None = None
    self_rating: int | None = None


@dataclass(frozen=True, slots=True)
class Objective:
    """One objective, and all that stands under it."""

    code: str
    title: str
    state: ObjectiveState
    unit: str
    stage: str = ""
    expected_on: date | None = None
    submitted_at: datetime | None = None
    approved_at: datetime | None = None
    activities: tuple[Activity, ...] = ()
    signatures: tuple[Signature, ...] = ()
    comments: tuple[Comment, ...] = ()


@dataclass(frozen=True, slots=True)
class TraineeRecord:
    """Everything of one trainee."""

    trainee: str
    specialty_code: str
    unit: str
    starts_on: date
    copied_at: datetime
    objectives: tuple[Objective, ...]
    hpr_number: str = ""


def without_unprintables(record: TraineeRecord) -> TraineeRecord:
    """Give the record without characters that no file can hold."""
    return cleaned(record)


def write_json(record: TraineeRecord) -> bytes:
    """Write a record as JSON, UTF-8."""
    written: dict[str, Json] = {"form": FORM, "record": to_json(record)}
    return json.dumps(written, ensure_ascii=False, indent=1).encode()


def read_json(data: bytes) -> TraineeRecord:
    """Read a record back; ValueError, with the path, when it is something else."""
    read: object = json.loads(data)
    if not isinstance(read, dict) or read.get("form") != FORM:
        refusal = f"This is not a document of the form {FORM}."
        raise ValueError(refusal)
    return from_json(TraineeRecord, read.get("record"))
