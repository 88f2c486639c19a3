"""What came of a run that was published: when, by whom, and what each has answered.

A proposal is published at once, or as a draft that was changed on the board first.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from ferd.areas.accounts.models import Person
from ferd.areas.audit import queries as audit
from ferd.areas.audit.models import AuditEntry
from ferd.areas.planning.models import SolverRun
from ferd.areas.rotations import queries as rotations
from ferd.areas.rotations.models import DraftWay, RotationDraft


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """A run's proposal as it was published.

    Attributes:
        draft: what was published; None when nobody had to move.
        ways: those of it whom the reader may see, with what was proposed to them.
        unseen: how many more it moves.
    """

    who: str
    at: datetime
    draft: RotationDraft | None
    ways: Sequence[DraftWay]
    unseen: int


def is_published(run: SolverRun) -> bool:
    """Tell whether one of a run's proposals has been published."""
    return _draft_of(run) is not None or _published_by(run).exists()


def publication_of(actor: Person, run: SolverRun) -> Publication | None:
    """Find what was published of a run; None while nothing has been."""
    draft = _draft_of(run)
    if draft is None:
        entry = _published_by(run).first()
        if entry is None:
            return None
        return Publication(
            who=str(entry.actor), at=entry.at, draft=None, ways=(), unseen=0
        )
    entry = audit.history(draft).filter(action="rotations.publish_draft").get()
    ways = list(rotations.visible_ways(actor, draft).order_by("traineeship__trainee"))
    return Publication(
        who=str(entry.actor),
        at=entry.at,
        draft=draft,
        ways=ways,
        unseen=draft.ways.count() - len(ways),
    )


def _published_by(run: SolverRun) -> QuerySet[AuditEntry]:
    return audit.history(run).filter(action="planning.publish_proposal")


def _draft_of(run: SolverRun) -> RotationDraft | None:
    entries = audit.history(run).filter(action="planning.make_draft")
    made = [facts["draft"] for facts in entries.values_list("facts", flat=True)]
    found = RotationDraft.objects.filter(
        uuid__in=made, status=RotationDraft.Status.PUBLISHED
    )
    return found.order_by("closed_at").first()
