"""What notifications does again and again."""

from ferd.areas.notifications.digests import make_digests
from ferd.areas.notifications.outbox import send_waiting
from ferd.foundation.recurring import Recurring, register

register(
    Recurring(
        name="notifications.send_mail",
        rule="FREQ=SECONDLY;INTERVAL=10",
        run=send_waiting,
    )
)
register(
    Recurring(
        name="notifications.make_digests",
        rule="FREQ=DAILY;BYHOUR=6;BYMINUTE=30;BYSECOND=0",
        run=make_digests,
    )
)
