"""Reminding people of what waits for them, in a rhythm, and heads after a while."""

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from ferd.areas.accounts.models import Person
from ferd.areas.audit import actions as audit
from ferd.areas.notifications import actions as notifications
from ferd.areas.progress import notices_of_observations as notices
from ferd.areas.progress import observation_permissions as permissions
from ferd.areas.progress import people, reminders
from ferd.areas.progress.reminders import Pile
from ferd.foundation import clock
from ferd.foundation.errors import NotAllowed


@transaction.atomic
def remind(*, actor: Person) -> int:
    """Tell each for whom something has waited long, once; give how many were told.

    What is done is not told of. Run again at once, it tells nobody.
    """
    if not permissions.may_remind(actor):
        raise NotAllowed(_("Only the system reminds."))
    Person.objects.select_for_update(no_key=True).get(pk=actor.pk)  # one at a time
    now = clock.now()
    piles = reminders.due_piles(now)
    for pile in piles:
        _tell(pile, actor)
        audit.record(
            actor=actor,
            action="progress.remind",
            target=pile.person,
            number=len(pile.things),
        )
    reminders.note_reminded(piles, now)
    return len(piles)


def _tell(pile: Pile, actor: Person) -> None:
    now = clock.now()
    facts = {"number": len(pile.things), "days": pile.days(now)}
    notifications.tell(
        person=pile.person,
        kind=notices.REMINDER,
        target=None,
        url=reverse("web:inbox"),
        actor=actor,
        facts=facts,
    )
    if not pile.is_for_heads(now):
        return
    heads = {each for unit in pile.units for each in people.heads(unit)}
    notifications.tell_all(
        people=heads - {pile.person},
        kind=notices.REMINDER_TO_HEAD,
        target=None,
        url=reverse("progress:deputies"),
        actor=actor,
        facts={**facts, "person": pile.person.name},
    )
