"""What comes again by itself: holds that have run out are tidied."""

from ferd.areas.accounts import queries as accounts
from ferd.areas.schedules import actions
from ferd.foundation.recurring import Recurring, register


def expire_holds() -> None:
    """Tidy what time has ended; doing it twice is doing it once."""
    while actions.expire_holds(actor=accounts.system_person()):
        pass


register(
    Recurring(
        name="schedules.expire_holds",
        rule="FREQ=MINUTELY;INTERVAL=5",
        run=expire_holds,
    )
)
