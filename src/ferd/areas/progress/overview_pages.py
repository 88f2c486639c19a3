"""Which of a trainee's objectives a page shows, and the links that choose."""

from dataclasses import dataclass, replace
from enum import StrEnum

from django.utils.translation import gettext as _

from ferd.areas.accounts.models import Person
from ferd.areas.progress import overview as overviews
from ferd.areas.progress.models import ObjectiveProgress
from ferd.areas.progress.overview import Overview
from ferd.foundation.tabs import Tab


class Show(StrEnum):
    """What somebody wants to see of the objectives."""

    ALL = ""
    LATE = "late"
    MINE = "mine"
    RETURNED = "returned"


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is shown of the objectives, and what else could be."""

    keys: frozenset[int]
    choices: tuple[Tab, ...]

    def of(self, overview: Overview) -> Overview:
        """Leave in an overview what is shown."""
        rows = tuple(row for row in overview.rows if row.pk in self.keys)
        return replace(overview, rows=rows)


def chosen(actor: Person, overview: Overview, wanted: str) -> Chosen:
    """Choose what is asked for; everything when that is unknown."""
    show = Show(wanted) if wanted in set(Show) else Show.ALL
    found = _found(actor, overview)
    words = {
        Show.ALL: _("All"),
        Show.LATE: _("Late"),
        Show.MINE: _("Waits for me"),
        Show.RETURNED: _("Returned"),
    }
    return Chosen(
        found[show],
        tuple(
            Tab(
                words[each],
                f"?show={each}#objectives-heading" if each else "?#objectives-heading",
                current=each is show,
                count=len(found[each]),
            )
            for each in Show
        ),
    )


def _found(actor: Person, overview: Overview) -> dict[Show, frozenset[int]]:
    rows = overview.rows
    returned = ObjectiveProgress.State.RETURNED
    return {
        Show.ALL: frozenset(row.pk for row in rows),
        Show.LATE: frozenset(
            row.pk for row in rows if row.objective.code in overview.late
        ),
        Show.MINE: overviews.waiting_for(actor, overview.sight),
        Show.RETURNED: frozenset(row.pk for row in rows if row.state == returned),
    }
