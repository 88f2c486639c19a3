"""What files that came in would change, before anything is changed.

Where an edition goes is decided here: into the stored edition that begins on the
same day; into the newest one when either has no date; and otherwise it becomes
an edition of its own beside the former.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext

from ferd.areas.curriculum import values
from ferd.areas.curriculum.fitting import fitted
from ferd.areas.curriculum.models import CurriculumEdition
from ferd.core.curriculum.catalogue import Edition, Specialty
from ferd.core.curriculum.compare import CatalogueChange, ChangeKind, compare_editions
from ferd.core.diagnostics import Diagnostic, Severity
from ferd.formats.catalogues import read_catalogue
from ferd.foundation.errors import Conflict
from ferd.foundation.saying import advise, say

MOST_DIAGNOSTICS = 200
"""So many are kept with an import; who has more starts with these."""


class UnreadableCatalogue(Conflict):
    """The files cannot be read; the message says why and what to do."""

    status = 422
    code = "unreadable_catalogue"


@dataclass(frozen=True, slots=True)
class Preview:
    """What one edition that came in would change.

    Attributes:
        stored: the edition in the database that it is compared with, if any.
        begins_new: whether it becomes an edition of its own beside that.
    """

    edition: Edition
    stored: CurriculumEdition | None
    begins_new: bool
    changes: tuple[CatalogueChange, ...]

    def as_json(self) -> dict[str, object]:
        """Write the changes as values, to be kept and compared."""
        return {
            "specialty": self.edition.specialty.code,
            "stored": str(self.stored.uuid) if self.stored else "",
            "begins_new": self.begins_new,
            "changes": [[c.kind, c.code, c.before, c.after] for c in self.changes],
        }


def read_files(
    files: Iterable[bytes], *, specialty: str
) -> tuple[tuple[Edition, ...], tuple[Diagnostic, ...]]:
    """Read files of any format; refuse, in one sentence, when nothing was found."""
    editions, diagnostics = read_catalogue(list(files), specialty=specialty)
    if editions:
        fit = tuple(fitted(edition) for edition in editions)
        return fit, diagnostics[:MOST_DIAGNOSTICS]
    worst = next((d for d in diagnostics if d.severity is Severity.ERROR), None)
    if worst is None:
        raise UnreadableCatalogue(gettext("The files have no learning objectives."))
    words = f"{say(worst)} {advise(worst)}"
    raise UnreadableCatalogue(words.strip())


def preview(editions: Sequence[Edition], *, on: date) -> list[Preview]:
    """Tell what each edition would change on a day; nothing is stored."""
    stored = _newest_by_code(editions)
    return [_preview(edition, stored, on) for edition in editions]


def _newest_by_code(
    editions: Sequence[Edition],
) -> dict[str, list[CurriculumEdition]]:
    codes = [edition.specialty.code for edition in editions]
    by_code: dict[str, list[CurriculumEdition]] = {}
    rows = CurriculumEdition.objects.filter(specialty__code__in=codes)
    for row in rows.select_related("specialty"):
        by_code.setdefault(row.specialty.code, []).append(row)
    return by_code


def _preview(
    edition: Edition, stored: dict[str, list[CurriculumEdition]], on: date
) -> Preview:
    beside = stored.get(edition.specialty.code, [])
    same = next((e for e in beside if e.valid_from == edition.valid_from), None)
    newest = same or (beside[0] if beside else None)
    if newest is None:
        nothing = Edition(specialty=Specialty(edition.specialty.code))
        changes = compare_editions(nothing, edition, on=on)
        return Preview(edition, None, begins_new=True, changes=changes)
    begins_new = None not in {newest.valid_from, edition.valid_from} and same is None
    changes = compare_editions(values.as_value(newest), edition, on=on)
    return Preview(edition, newest, begins_new=begins_new, changes=changes)


def changes_of(shown: dict[str, object]) -> list[CatalogueChange]:
    """Read the changes of a preview that `as_json` wrote."""
    rows = shown["changes"]
    assert isinstance(rows, list)  # noqa: S101  for the type: our own form
    return [
        CatalogueChange(ChangeKind(kind), code, before, after)
        for kind, code, before, after in rows
    ]
