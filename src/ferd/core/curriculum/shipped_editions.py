"""The editions that come with Ferd: numbers only, and no text of the regulation.

They let a department plan before any catalogue is imported. Which theme each
common competency belongs to is not known here, and is not guessed.
"""

from ferd.core.curriculum.catalogue import (
    COMMON,
    COMMON_IN_PARTS_2_AND_3,
    Edition,
    Specialty,
    numbered_edition,
)
from ferd.core.curriculum.shipped import NUCLEAR_MEDICINE


def shipped_editions() -> tuple[Edition, ...]:
    """Give nuclear medicine and the common competencies, by number alone."""
    nuclear_medicine = Specialty(
        code=NUCLEAR_MEDICINE.code,
        nb=NUCLEAR_MEDICINE.name,
        nn="Nukleærmedisin",
        en="Nuclear medicine",
    )
    common = Specialty(
        code=COMMON,
        nb="Felles kompetansemål",
        nn="Felles kompetansemål",
        en="Common competencies",
    )
    return (
        numbered_edition(nuclear_medicine, NUCLEAR_MEDICINE.objectives),
        numbered_edition(common, range(1, COMMON_IN_PARTS_2_AND_3 + 1)),
    )
