"""When people are mailed: their choice, and their choices for families of notices."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ferd.areas.accounts.models import Mailing, Person
from ferd.areas.notifications.models import Family, FamilyMailing

FAMILIES: Mapping[str, Family] = {
    "progress": Family.PROGRESS,
    "plans": Family.PLANS,
    "schedules": Family.PLACES,
    "rotations": Family.PLACES,
}
"""Which family the notices of each area belong to; those of others to none."""


def family_of(kind: str) -> Family | None:
    """Give the family of a kind of notice, by the area in its name."""
    return FAMILIES.get(kind.partition(".")[0])


@dataclass(frozen=True, slots=True)
class Choices:
    """When each of some people is mailed, by family."""

    others: Mapping[tuple[int, str], Mailing]

    def of(self, person: Person, kind: str) -> Mailing:
        """Tell when a person is mailed of a kind of notice."""
        family = family_of(kind)
        chosen = self.others.get((person.pk, family)) if family else None
        return chosen or Mailing(person.mailing)


def choices_of(people: Iterable[Person]) -> Choices:
    """Read what people have chosen, in one question."""
    rows = FamilyMailing.objects.filter(person__in=people)
    return Choices(
        {
            (person, family): Mailing(mailing)
            for person, family, mailing in rows.values_list(
                "person", "family", "mailing"
            )
        }
    )


def chosen_families(person: Person) -> dict[str, str]:
    """Give what a person chose, by family; those that follow the rest are not in it."""
    rows = FamilyMailing.objects.filter(person=person)
    return dict(rows.values_list("family", "mailing"))


def keep_families(person: Person, families: Mapping[Family, Mailing]) -> None:
    """Keep what a person chose for families, in place of what they chose before."""
    FamilyMailing.objects.filter(person=person).delete()
    FamilyMailing.objects.bulk_create(
        FamilyMailing(person=person, family=family, mailing=mailing)
        for family, mailing in families.items()
    )
