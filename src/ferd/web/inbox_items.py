"""One item of the inbox: an object, a verb, an age, and what it rests on."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from ferd.areas.audit.lookups import Look
from ferd.foundation.ages import age_in_words


class Kind(StrEnum):
    """What is to be done about an item."""

    SIGN = "sign"
    ASSESS = "assess"
    RECOMMEND = "recommend"
    APPROVE = "approve"
    CONFIRM = "confirm"
    CHANGE = "change"
    OTHER = "other"


LABELS = {
    Kind.SIGN: _("To sign"),
    Kind.ASSESS: _("To assess"),
    Kind.RECOMMEND: _("To recommend"),
    Kind.APPROVE: _("To approve"),
    Kind.CONFIRM: _("Outside assessors"),
    Kind.CHANGE: _("Returned to you"),
    Kind.OTHER: _("Other"),
}


@dataclass(frozen=True, slots=True)
class FileLink:
    """A file that goes with an item."""

    name: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing that waits.

    Attributes:
        about: one line: who, when, where.
        since: from when it has waited; None sorts last.
        words: what was written.
        shown: the thing and the version of it that is shown, for what is done
            without leaving the page.
        look: what is noted when the item is shown with what it rests on; None
            for what has a page of its own that notes it.
    """

    kind: Kind
    key: str
    what: str
    about: str = ""
    since: datetime | date | None = None
    verb: str = ""
    url: str = ""
    words: str = ""
    objectives: tuple[str, ...] = ()
    files: tuple[FileLink, ...] = ()
    shown: str = ""
    look: Look | None = field(default=None, compare=False)

    @property
    def day(self) -> date | None:
        """The day from which it has waited."""
        moment = self.since
        return localdate(moment) if isinstance(moment, datetime) else moment

    @property
    def age(self) -> str:
        """How long it has waited, in words."""
        return age_in_words(self.day) if self.day else ""
