"""What the audit does again and again."""

from ferd.areas.accounts import queries as accounts
from ferd.areas.audit import checkpoints, seals
from ferd.foundation.recurring import Recurring, register


def seal_look_ups() -> None:
    """Take what was looked up into the chain."""
    seals.seal_look_ups(actor=accounts.system_person())


def keep_checkpoint() -> None:
    """Write the day's checkpoint to a file."""
    checkpoints.keep_daily(actor=accounts.system_person())


register(
    Recurring(
        name="audit.seal_look_ups",
        rule="FREQ=MINUTELY;INTERVAL=15;BYSECOND=0",
        run=seal_look_ups,
    )
)
register(
    Recurring(
        name="audit.keep_checkpoint",
        rule="FREQ=DAILY;BYHOUR=4;BYMINUTE=0;BYSECOND=0",
        run=keep_checkpoint,
    )
)
