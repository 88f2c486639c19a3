"""The command that lays a trust and its first administrator."""

import pytest
from django.core.management import CommandError, call_command

from ferd.areas.accounts.models import Person
from ferd.areas.organisations import queries
from ferd.areas.organisations.models import Role, Unit
from tests.areas.accounts.test_new_password import choose

ARGUMENTS = ("Nordvik HF", "Nordvik", "Ada Ny", "ada@example.invalid")


def test_a_trust_begins_with_an_administrator_who_can_sign_in(client, db, capsys):
    call_command("begin_trust", *ARGUMENTS)

    ada, trust = Person.objects.get(name="Ada Ny"), Unit.objects.get()
    assert queries.has_role(ada, Role.ADMINISTRATOR, unit=trust)
    choose(client, capsys.readouterr().out.split()[-1])
    ada.refresh_from_db()
    assert ada.has_usable_password()


def test_a_trust_begins_whole_or_not_at_all(db):
    call_command("begin_trust", *ARGUMENTS)

    with pytest.raises(CommandError):
        call_command("begin_trust", "Sørvik HF", "Sørvik", *ARGUMENTS[2:])

    assert not Unit.objects.filter(name="Sørvik HF").exists()
