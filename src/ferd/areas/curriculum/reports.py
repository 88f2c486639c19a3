"""An import in lines of text, for those who import from a terminal."""

from collections.abc import Iterator

from django.utils.translation import gettext

from ferd.areas.curriculum import changes, queries
from ferd.areas.curriculum.models import CatalogueImport

_MOST_CODES = 12


def lines(catalogue_import: CatalogueImport) -> Iterator[str]:
    """Say what the reader found odd, and what would change."""
    for found in queries.diagnostics_of(catalogue_import):
        yield f"{found.code} {found.severity.value}: {found.text(gettext)}"
    for shown in queries.previews_of(catalogue_import):
        facts = {
            "specialty": shown.specialty,
            "added": shown.added,
            "removed": shown.removed,
            "changed": shown.changed,
        }
        yield (
            gettext(
                "%(specialty)s: %(added)d new, %(removed)d ended, "
                "%(changed)d other changes"
            )
            % facts
        )
        for group in changes.by_kind(shown.changes):
            codes = [change.code for change in group.changes]
            more = " …" if len(codes) > _MOST_CODES else ""
            yield f"  {group.title}: {', '.join(codes[:_MOST_CODES])}{more}"
