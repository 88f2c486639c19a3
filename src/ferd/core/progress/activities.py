"""The life of an activity record: which step leads from where to where, as data.

Also the seal of what was sent: who signs, signs exactly that.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from uuid import UUID

from ferd.core.progress.seal import seal_of


class Status(StrEnum):
    """Where a record is in its life."""

    DRAFT = "draft"
    SENT = "sent"
    SIGNED = "signed"
    RETURNED = "returned"
    REGISTERED = "registered"
    WITHDRAWN = "withdrawn"
    DISCARDED = "discarded"


class Step(StrEnum):
    """What people do with a record."""

    SAVE = "save"
    SEND = "send"
    REGISTER = "register"
    RECALL = "recall"
    SIGN = "sign"
    RETURN = "return"
    WITHDRAW = "withdraw"
    DISCARD = "discard"


STEPS: Mapping[Step, Mapping[Status, Status]] = MappingProxyType(
    {
        Step.SAVE: {
            Status.DRAFT: Status.DRAFT,
            Status.RETURNED: Status.RETURNED,
        },
        Step.SEND: {Status.DRAFT: Status.SENT, Status.RETURNED: Status.SENT},
        Step.REGISTER: {
            Status.DRAFT: Status.REGISTERED,
            Status.RETURNED: Status.REGISTERED,
        },
        Step.RECALL: {Status.SENT: Status.DRAFT},
        Step.SIGN: {Status.SENT: Status.SIGNED},
        Step.RETURN: {Status.SENT: Status.RETURNED},
        Step.WITHDRAW: {Status.SIGNED: Status.WITHDRAWN},
        Step.DISCARD: {
            Status.DRAFT: Status.DISCARDED,
            Status.RETURNED: Status.DISCARDED,
            Status.REGISTERED: Status.DISCARDED,
        },
    }
)
"""From where to where each step leads; what is not here cannot be done."""

ENDED = frozenset({Status.WITHDRAWN, Status.DISCARDED})
"""From here no step leads on."""


def after(step: Step, status: Status) -> Status | None:
    """Give where a step leads from a status; None when it cannot be taken there."""
    return STEPS[step].get(status)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """What is sent to be signed.

    Attributes:
        objectives: the identifiers of the objectives it counts for.
        files: the hash of each file that goes with it.
    """

    trainee: UUID
    kind: str
    title: str
    words: str
    done_on: date
    unit: UUID
    objectives: tuple[UUID, ...]
    files: tuple[str, ...]


def fingerprint(sent: Sent) -> str:
    """Give the SHA-256 of what is sent, whatever the order of its parts."""
    return seal_of(
        {
            "trainee": str(sent.trainee),
            "kind": sent.kind,
            "title": sent.title,
            "words": sent.words,
            "done_on": sent.done_on.isoformat(),
            "unit": str(sent.unit),
            "objectives": sorted(str(each) for each in sent.objectives),
            "files": sorted(sent.files),
        }
    )
