"""Which copy of a plan a document is: its version, who approved it, its seal."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Standing(StrEnum):
    """How far a version of a plan has come."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    APPROVED = "approved"
    PUBLISHED = "published"
    RETIRED = "retired"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """What is known of a version beside its content; leave out what is not.

    Attributes:
        issued_on: the day this copy is made.
        number: the version's number, as people say it.
        approved_by, published_by: as they should be printed.
        fingerprint: the SHA-256 of the plan's canonical form, in hexadecimal.
        audit_entry: the number of the audit entry that published it.
        log_end: where the audit's chain ended when this copy was made, signed.
    """

    issued_on: date
    number: str = ""
    standing: Standing | None = None
    approved_on: date | None = None
    approved_by: str = ""
    published_on: date | None = None
    published_by: str = ""
    revision_due_on: date | None = None
    fingerprint: str = ""
    audit_entry: int | None = None
    log_end: str = ""
