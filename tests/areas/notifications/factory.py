"""Notices and mails, told as areas tell them."""

from datetime import date
from typing import Any

from ferd.areas.accounts.models import Person
from ferd.areas.notifications import actions
from ferd.areas.notifications.kinds import Fact, Kind, register
from ferd.areas.notifications.models import Notice, OutgoingMail
from ferd.areas.organisations.models import Unit
from ferd.foundation import clock
from tests.cast import Cast

ASKED = register(
    Kind("tests.ask", "%(who)s asks for a place at %(unit)s from %(day)s.")
)
ENDED = register(Kind("tests.end", "A place at %(unit)s has ended."))
FACTS: dict[str, Fact] = {"unit": "Radiology", "day": date(2027, 3, 1)}


def tell(
    cast: Cast,
    person: Person | None = None,
    *,
    kind: Kind = ASKED,
    facts: dict[str, Fact] | None = None,
    actor: Person | None = None,
    target: Unit | None = None,
) -> Notice | None:
    return actions.tell(
        person=person or cast.tora,
        kind=kind,
        target=target or cast.radiology,
        url="/organisations/",
        actor=actor or cast.karin,
        facts=FACTS if facts is None else facts,
    )


def told(cast: Cast, person: Person | None = None, **more: Any) -> Notice:
    notice = tell(cast, person, **more)
    assert notice is not None
    return notice


def undelivered(
    cast: Cast, person: Person | None = None, facts: dict[str, Fact] | None = None
) -> OutgoingMail:
    mail = told(cast, person, kind=ENDED, facts=facts or {"unit": "Radiology"}).mail
    assert mail is not None
    mail.status, mail.ended_at = OutgoingMail.Status.UNDELIVERABLE, clock.now()
    mail.fault = "550 no such mailbox"
    mail.save()
    return mail
