"""What tests about the curriculum are made of."""

from ferd.areas.accounts import queries as accounts
from ferd.areas.curriculum import actions
from ferd.areas.curriculum.models import CurriculumEdition, LearningObjective

HEADER = "Kode;Tittel;Tekst;Gruppe;Læringsaktiviteter;Gyldig fra\n"


def ship():
    """Lay the shipped editions; give that of nuclear medicine."""
    actions.ship_catalogue(actor=accounts.system_person())
    return CurriculumEdition.objects.get(specialty__code="NUK")


def table(*rows, header=HEADER):
    """Write a table of objectives as Norwegian Excel does."""
    return (header + "\n".join(rows) + "\n").encode()


def full_table(count=102, code="NUK"):
    return table(
        *(
            f"{code} {n:03d};Tittel {n};Tekst {n};Gruppe {n % 3};Kurs {n % 5};"
            for n in range(1, count + 1)
        )
    )


def read(actor, *contents, specialty=""):
    """Read files as `actor`, so that their preview waits."""
    return actions.import_catalogue(
        files=[(f"fil{n}.csv", data) for n, data in enumerate(contents, start=1)],
        specialty=specialty,
        actor=actor,
    )


def bring_in(actor, *contents, specialty=""):
    """Read files and apply what they change."""
    found = read(actor, *contents, specialty=specialty)
    return actions.apply_import(catalogue_import=found, actor=actor)


def objective(number, code="NUK"):
    return LearningObjective.objects.filter(
        edition__specialty__code=code, number=number
    ).latest("edition__changed_at")
