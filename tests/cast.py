"""The people of every test.

Karin directs the programme in imaging, Olav heads the department, Kari leads
its education committee and Mads is a member, Sven is a consultant there who
supervises Tora, who trains. Ola heads the receiving department at another
trust. Ada administers, Regine works at the regional centre. Otto has the same
role as Karin at another trust, and no business here: he is in every test about
access.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from ferd.areas.accounts import queries as accounts
from ferd.areas.accounts.models import Person
from ferd.areas.organisations import actions
from ferd.areas.organisations.models import Role, Unit

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Cast:
    trust: Unit
    imaging: Unit
    nuclear: Unit
    radiology: Unit
    receiving: Unit
    elsewhere: Unit
    karin: Person
    olav: Person
    kari: Person
    mads: Person
    sven: Person
    tora: Person
    ola: Person
    ada: Person
    regine: Person
    otto: Person


PEOPLE = (
    "karin",
    "olav",
    "kari",
    "mads",
    "sven",
    "tora",
    "ola",
    "ada",
    "regine",
    "otto",
)


def make_cast() -> Cast:
    system = accounts.system_person()
    units = _make_units(system)
    people = {name: _make_person(name, system) for name in PEOPLE}
    assigned = (
        ("karin", Role.PROGRAMME_DIRECTOR, "imaging"),
        ("olav", Role.DEPARTMENT_HEAD, "imaging"),
        ("kari", Role.COMMITTEE_LEADER, "nuclear"),
        ("mads", Role.COMMITTEE_MEMBER, "nuclear"),
        ("sven", Role.CLINICAL_SUPERVISOR, "nuclear"),
        ("sven", Role.EDUCATIONAL_SUPERVISOR, "nuclear"),
        ("tora", Role.TRAINEE, "nuclear"),
        ("ola", Role.RECEIVING_DEPARTMENT, "receiving"),
        ("ada", Role.ADMINISTRATOR, "trust"),
        ("regine", Role.REGIONAL_CENTRE, "trust"),
        ("otto", Role.PROGRAMME_DIRECTOR, "elsewhere"),
    )
    for name, role, unit in assigned:
        actions.assign_role(
            person=people[name],
            role=role,
            unit=units[unit],
            starts_at=LONG_AGO,
            ends_at=None,
            actor=system,
        )
    return Cast(**units, **people)  # type: ignore[arg-type]  # fields of two kinds


def _make_units(system: Person) -> dict[str, Unit]:
    def add(kind: str, name: str, parent: Unit | None) -> Unit:
        return actions.add_unit(
            kind=Unit.Kind(kind),
            name=name,
            short_name=name[:10],
            parent=parent,
            actor=system,
        )

    trust = add("trust", "Nordvik HF", None)
    imaging = add("department", "Imaging", trust)
    other = add("trust", "Fjordbyen HF", None)
    return {
        "trust": trust,
        "imaging": imaging,
        "nuclear": add("section", "Nuclear medicine", imaging),
        "radiology": add("section", "Radiology", imaging),
        "receiving": add("department", "Nuclear medicine", other),
        "elsewhere": add("department", "Elsewhere", other),
    }


def _make_person(name: str, system: Person) -> Person:
    return actions.add_person(
        name=name.title(),
        email=f"{name}@example.invalid",
        hpr_number=None,
        authorised_on=None if name == "ada" else date(2015, 6, 30),
        actor=system,
    )
