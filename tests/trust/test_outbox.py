"""No mail is lost, and few come twice, whatever dies or refuses (trust R8, T24)."""

import os
import subprocess
import sys
from collections import Counter
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
import time_machine
from django.db import connection

from ferd.areas.accounts.models import Person
from ferd.areas.notifications import actions, outbox
from ferd.areas.notifications.models import OutgoingMail
from ferd.areas.organisations import queries as organisations
from ferd.foundation import clock
from tests.areas.notifications.factory import ENDED
from tests.areas.notifications.smtp_sink import smtp_sink
from tests.trust.at_once import at_once, faults
from tests.trust.test_canaries import MAY_SEE
from tests.trust.world import make_world

ROOT = Path(__file__).parents[2]
MESSAGES = 120
KILLS = 10
ROUNDS = 30

Status = OutgoingMail.Status


def tell_often(cast, messages):
    for number in range(messages):
        actions.tell(
            person=cast.tora if number else cast.sven,
            kind=ENDED,
            target=None,
            url="/",
            actor=cast.karin,
            facts={"unit": f"Unit {number}"},
        )


@pytest.fixture
def by_smtp(settings):
    def use(sink):
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", sink.port

    return use


def kill_senders(address, taken, port):
    subprocess.run(  # noqa: S603  our own program
        [sys.executable, "-m", "tests.trust.senders", str(taken), str(KILLS)],
        cwd=ROOT,
        check=True,
        timeout=300,
        env=os.environ
        | {
            "DATABASE_URL": address,
            "DEMO": "0",  # the demo sends nothing
            "DJANGO_SETTINGS_MODULE": "ferd.config.settings",
            "MAIL_URL": f"smtp://127.0.0.1:{port}",
            "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
        },
    )


def send_the_rest():
    """Let time pass, as the worker's next ticks would see it."""
    for round_ in range(1, ROUNDS):
        with time_machine.travel(clock.now() + timedelta(hours=6 * round_), tick=True):
            outbox.send_waiting()
        if not OutgoingMail.objects.filter(status=Status.WAITING).exists():
            return


def test_no_mail_is_lost_when_workers_die_and_the_server_refuses(
    people, committed, tmp_path, by_smtp
):
    tell_often(people, MESSAGES)
    connection.close()
    taken = tmp_path / "taken"
    taken.touch()

    refusing = {"busy_rate": 0.2, "unknown": frozenset({people.sven.email})}
    with smtp_sink(**refusing, slowness=0.02, journal=taken) as sink:
        kill_senders(committed, taken, sink.port)
        killed = len(sink.taken)
        by_smtp(sink)
        send_the_rest()

    came = Counter(sink.message_ids())
    wanted = {
        outbox.message_id(mail)
        for mail in OutgoingMail.objects.exclude(person=people.sven)
    }
    assert killed >= KILLS
    assert set(came) == wanted
    assert len(wanted) == MESSAGES - 1
    assert came.total() - len(wanted) <= KILLS
    assert list(organisations.undelivered(people.ada).values_list("status")) == [
        (Status.UNDELIVERABLE,)
    ]


def test_two_workers_at_once_send_each_mail_once(people, by_smtp):
    tell_often(people, 40)

    with smtp_sink(slowness=0.002) as sink:
        by_smtp(sink)
        outcomes = at_once([outbox.send_waiting] * 3)

    assert faults(outcomes) == []
    assert sorted(Counter(sink.message_ids()).values()) == [1] * 40


def test_telling_while_mail_is_sent_loses_nothing(people, by_smtp):
    with smtp_sink() as sink:
        by_smtp(sink)
        outcomes = at_once([partial(tell_often, people, 20), outbox.send_waiting])
        outbox.send_waiting()

    assert faults(outcomes) == []
    assert len(set(sink.message_ids())) == 20


def test_no_mail_of_a_full_world_holds_a_private_word(cast, mailoutbox):
    make_world(cast)
    for person in Person.objects.filter(is_system=False):
        actions.tell(
            person=person,
            kind=ENDED,
            target=None,
            url="/CANARY-url/",
            actor=cast.karin,
            facts={"unit": "CANARY-Notice-facts"},
        )

    outbox.send_waiting()

    words = [f"{mail.subject} {mail.body}".lower() for mail in mailoutbox]
    assert len(words) >= len(Person.objects.filter(is_system=False)) - 1
    private = [*MAY_SEE, "canary"]
    assert [w for w in private if any(w.lower() in text for text in words)] == []
