"""Reminders, each morning."""

from ferd.areas.accounts import queries as accounts
from ferd.areas.progress.actions import reminding
from ferd.foundation.recurring import Recurring, register


def remind() -> None:
    """Remind of what has waited long; doing it twice is doing it once."""
    reminding.remind(actor=accounts.system_person())


register(
    Recurring(
        name="progress.remind",
        rule="FREQ=DAILY;BYHOUR=6;BYMINUTE=0;BYSECOND=0",
        run=remind,
    )
)
