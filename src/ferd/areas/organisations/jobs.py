"""What organisations does again and again."""

from datetime import timedelta

from ferd.areas.accounts import queries as accounts
from ferd.areas.accounts.models import Person
from ferd.areas.audit import checkpoints
from ferd.areas.notifications import checkpoint_mails
from ferd.areas.organisations import queries
from ferd.areas.organisations.models import Role
from ferd.foundation import clock
from ferd.foundation.recurring import Recurring, register


def mail_checkpoints() -> None:
    """Mail a checkpoint of the audit to each leader of an education committee.

    It leaves the system so, to people who do not run it; a week has one.
    """
    today = clock.today()
    monday = today - timedelta(days=today.weekday())
    leading = queries.current_holders(Role.COMMITTEE_LEADER).values("person")
    leaders = Person.objects.filter(pk__in=leading)
    people = checkpoint_mails.without_one(leaders, monday)
    if people:
        made = checkpoints.make_checkpoint(actor=accounts.system_person())
        checkpoint_mails.post(people, made.as_line(), monday)


register(
    Recurring(
        name="organisations.mail_checkpoints",
        rule="FREQ=WEEKLY;BYDAY=MO;BYHOUR=6;BYMINUTE=0;BYSECOND=0",
        run=mail_checkpoints,
    )
)
