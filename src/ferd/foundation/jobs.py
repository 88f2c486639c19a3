"""What the ground does again and again."""

from ferd.foundation.idempotency import forget_answers
from ferd.foundation.recurring import Recurring, register

register(
    Recurring(name="foundation.forget_answers", rule="FREQ=HOURLY", run=forget_answers)
)
