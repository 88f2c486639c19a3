"""The people and units of the demo. Every name is invented, and sounds so."""

from dataclasses import dataclass, field

from ferd.areas.organisations.models import Role, Unit


@dataclass(frozen=True, slots=True)
class UnitOfDemo:
    """One unit, and the key of the one above it."""

    key: str
    kind: Unit.Kind
    name: str
    short_name: str
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class PersonOfDemo:
    """One person: roles as (role, unit), and whether a specialist who supervises."""

    key: str
    name: str
    roles: tuple[tuple[Role, str], ...]
    specialty: str = ""
    is_doctor: bool = field(default=True)


UNITS = (
    UnitOfDemo("nordvik", Unit.Kind.TRUST, "Nordvik HF", "Nordvik"),
    UnitOfDemo(
        "diagnostikk", Unit.Kind.DIVISION, "Divisjon for diagnostikk", "DD", "nordvik"
    ),
    UnitOfDemo(
        "bilde", Unit.Kind.DEPARTMENT, "Bildediagnostisk avdeling", "BDA", "diagnostikk"
    ),
    UnitOfDemo("nukleær", Unit.Kind.SECTION, "Nukleærmedisinsk seksjon", "NM", "bilde"),
    UnitOfDemo("radiologi", Unit.Kind.SECTION, "Radiologisk seksjon", "RAD", "bilde"),
    UnitOfDemo("fjordbyen", Unit.Kind.TRUST, "Fjordbyen HF", "Fjordbyen"),
    UnitOfDemo(
        "mottak",
        Unit.Kind.DEPARTMENT,
        "Nukleærmedisinsk avdeling, Fjordbyen",
        "NM Fjordbyen",
        "fjordbyen",
    ),
)

SITES = (("nordvik", "Nordvik"), ("fjordbyen", "Fjordbyen"))

NUCLEAR = "Nukleærmedisin"
RADIOLOGY = "Radiologi"

PEOPLE = (
    PersonOfDemo("tora", "Tora Isotopsen", ((Role.TRAINEE, "nukleær"),)),
    PersonOfDemo(
        "sven",
        "Sven Gammastrand",
        (
            (Role.EDUCATIONAL_SUPERVISOR, "nukleær"),
            (Role.CLINICAL_SUPERVISOR, "nukleær"),
            (Role.COMMITTEE_MEMBER, "nukleær"),
        ),
        NUCLEAR,
    ),
    PersonOfDemo(
        "kari",
        "Kari Positronnes",
        (
            (Role.COMMITTEE_LEADER, "nukleær"),
            (Role.CLINICAL_SUPERVISOR, "nukleær"),
            (Role.COMPETENCE_COMMITTEE, "nukleær"),
        ),
        NUCLEAR,
    ),
    PersonOfDemo(
        "eva",
        "Eva Blyfrakk",
        (
            (Role.SECTION_HEAD, "nukleær"),
            (Role.CLINICAL_SUPERVISOR, "nukleær"),
            (Role.COMMITTEE_MEMBER, "nukleær"),
        ),
        NUCLEAR,
    ),
    PersonOfDemo(
        "mads",
        "Mads Halveringsen",
        (
            (Role.CLINICAL_SUPERVISOR, "nukleær"),
            (Role.COMMITTEE_MEMBER, "nukleær"),
            (Role.COMPETENCE_COMMITTEE, "nukleær"),
        ),
        NUCLEAR,
    ),
    PersonOfDemo(
        "nina",
        "Nina Tracerud",
        (
            (Role.CLINICAL_SUPERVISOR, "nukleær"),
            (Role.COMMITTEE_MEMBER, "nukleær"),
            (Role.COMPETENCE_COMMITTEE, "nukleær"),
        ),
        NUCLEAR,
    ),
    PersonOfDemo(
        "olav", "Olav Røntgenlid", ((Role.DEPARTMENT_HEAD, "bilde"),), RADIOLOGY
    ),
    PersonOfDemo(
        "karin", "Karin Kompassdal", ((Role.PROGRAMME_DIRECTOR, "bilde"),), NUCLEAR
    ),
    PersonOfDemo(
        "rolf",
        "Rolf Kontrastad",
        (
            (Role.EDUCATIONAL_SUPERVISOR, "radiologi"),
            (Role.CLINICAL_SUPERVISOR, "radiologi"),
            (Role.COMMITTEE_LEADER, "radiologi"),
        ),
        RADIOLOGY,
    ),
    PersonOfDemo(
        "ola",
        "Ola Fjordgamma",
        (
            (Role.RECEIVING_DEPARTMENT, "mottak"),
            (Role.DEPARTMENT_HEAD, "mottak"),
            (Role.COMMITTEE_LEADER, "mottak"),
        ),
        NUCLEAR,
    ),
    PersonOfDemo(
        "gro",
        "Gro Kameraas",
        (
            (Role.PROGRAMME_DIRECTOR, "mottak"),
            (Role.EDUCATIONAL_SUPERVISOR, "mottak"),
            (Role.CLINICAL_SUPERVISOR, "mottak"),
        ),
        NUCLEAR,
    ),
    PersonOfDemo(
        "pia", "Pia Strålevoll", ((Role.CLINICAL_SUPERVISOR, "mottak"),), NUCLEAR
    ),
    PersonOfDemo("ida", "Ida Nuklidsen", ((Role.TRAINEE, "mottak"),)),
    PersonOfDemo("amir", "Amir Technetius", ((Role.TRAINEE, "mottak"),)),
    PersonOfDemo("regine", "Regine Oversiktsen", ((Role.REGIONAL_CENTRE, "nordvik"),)),
    PersonOfDemo(
        "ada",
        "Ada Nøkkelbakken",
        ((Role.ADMINISTRATOR, "nordvik"), (Role.ADMINISTRATOR, "fjordbyen")),
        is_doctor=False,
    ),
)
