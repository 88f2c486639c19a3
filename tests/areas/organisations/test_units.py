"""Adding units and sites."""

import pytest

from ferd.areas.accounts import queries as accounts
from ferd.areas.audit.models import AuditEntry
from ferd.areas.organisations import actions
from ferd.areas.organisations.models import Site, Unit
from ferd.foundation.errors import Conflict, NotAllowed


def add(cast, **changes):
    given = {
        "kind": Unit.Kind.SECTION,
        "name": "Ultrasound",
        "short_name": "US",
        "parent": cast.imaging,
        "actor": cast.ada,
    }
    return actions.add_unit(**(given | changes))


def test_an_administrator_adds_a_unit_below_another(cast):
    unit = add(cast)

    assert unit.path == f"{cast.imaging.path}{unit.pk}/"
    assert unit.parent == cast.imaging


def test_a_new_unit_leaves_a_trace(cast):
    unit = add(cast)

    entry = AuditEntry.objects.latest("number")
    assert entry.action == "organisations.add_unit"
    assert entry.actor == cast.ada
    assert entry.target == f"organisations.unit:{unit.uuid}"


def test_a_programme_director_adds_no_units(cast):
    with pytest.raises(NotAllowed):
        add(cast, actor=cast.karin)


def test_an_administrator_adds_no_units_to_another_trust(cast):
    with pytest.raises(NotAllowed):
        add(cast, parent=cast.elsewhere)


def test_only_the_system_lays_a_new_trust(cast):
    with pytest.raises(NotAllowed):
        add(cast, kind=Unit.Kind.TRUST, parent=None)

    trust = add(cast, kind=Unit.Kind.TRUST, parent=None, actor=accounts.system_person())

    assert trust.path == f"/{trust.pk}/"


def test_two_units_of_one_parent_differ_in_name(cast):
    add(cast)

    with pytest.raises(Conflict):
        add(cast)


def test_an_administrator_adds_a_site(cast):
    site = actions.add_site(trust=cast.trust, name="Fjellet", actor=cast.ada)

    assert Site.objects.get() == site
    assert AuditEntry.objects.latest("number").action == "organisations.add_site"


def test_others_add_no_sites(cast):
    with pytest.raises(NotAllowed):
        actions.add_site(trust=cast.trust, name="Fjellet", actor=cast.olav)


def test_a_trust_has_no_two_sites_of_one_name(cast):
    actions.add_site(trust=cast.trust, name="Fjellet", actor=cast.ada)

    with pytest.raises(Conflict):
        actions.add_site(trust=cast.trust, name="Fjellet", actor=cast.ada)
