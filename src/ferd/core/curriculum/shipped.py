"""The requirements that come with Ferd, before any catalogue is imported.

Only what is known for certain stands here. A specialty that is missing is not
guessed at: its plans are checked without requirements until its catalogue has
been imported.
"""

from ferd.core.curriculum.model import Requirements

YEARS_AS_SPECIALIST_TRAINEE = 5
"""Training parts 2 and 3 together (regulation on specialist training, § 31)."""

NUCLEAR_MEDICINE = Requirements(
    code="NUK",
    name="Nukleærmedisin",
    objectives=frozenset(range(1, 103)),
    required_months=YEARS_AS_SPECIALIST_TRAINEE * 12,
)

SHIPPED = (NUCLEAR_MEDICINE,)


def requirements_for(specialty: str) -> Requirements | None:
    """Find the shipped requirements by short code or by Norwegian name.

    The name may be written with or without ``æ``, in any case and spacing.
    """
    sought = _plain(specialty)
    for requirements in SHIPPED:
        if sought in {_plain(requirements.code), _plain(requirements.name)}:
            return requirements
    return None


def _plain(name: str) -> str:
    spelt = name.casefold().replace("æ", "ae").replace("ø", "o").replace("å", "a")
    return "".join(filter(str.isalnum, spelt))
