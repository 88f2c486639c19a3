"""What comes again by itself: holds run out, and plans that waited come into force."""

from ferd.areas.accounts import queries as accounts
from ferd.areas.schedules import actions
from ferd.foundation.recurring import Recurring, register


def expire_holds() -> None:
    """Tidy what time has ended; doing it twice is doing it once."""
    while actions.expire_holds(actor=accounts.system_person()):
        pass


def bring_into_force() -> None:
    """Let plans bind for which there is room by now."""
    actions.bring_into_force(actor=accounts.system_person())


register(
    Recurring(
        name="schedules.expire_holds",
        rule="FREQ=MINUTELY;INTERVAL=5",
        run=expire_holds,
    )
)
register(
    Recurring(
        name="schedules.bring_into_force",
        rule="FREQ=MINUTELY",
        run=bring_into_force,
    )
)
