"""How far a trainee is trusted with a task: five levels, from watching to teaching."""

from collections.abc import Mapping
from enum import IntEnum

from ferd.core.diagnostics import gettext_noop


class EntrustmentLevel(IntEnum):
    """How much supervision a trainee needs for a task; more trust is a higher level."""

    OBSERVE = 1
    DIRECT_SUPERVISION = 2
    SUPERVISION_NEAR_BY = 3
    ALONE = 4
    SUPERVISE_OTHERS = 5

    @property
    def words(self) -> str:
        """The English words for it, marked for translation."""
        return WORDS[self]


WORDS: Mapping[EntrustmentLevel, str] = {
    EntrustmentLevel.OBSERVE: gettext_noop("Watches others do it"),
    EntrustmentLevel.DIRECT_SUPERVISION: gettext_noop(
        "Does it with the supervisor in the room"
    ),
    EntrustmentLevel.SUPERVISION_NEAR_BY: gettext_noop(
        "Does it with a supervisor near by"
    ),
    EntrustmentLevel.ALONE: gettext_noop("Does it alone"),
    EntrustmentLevel.SUPERVISE_OTHERS: gettext_noop("Supervises others who do it"),
}
