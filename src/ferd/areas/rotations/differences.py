"""What a draft would change, person by person and place by place."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from ferd.areas.accounts.models import Person
from ferd.areas.rotations import over, people, queries, rows
from ferd.areas.rotations.crowding import Months, month_of
from ferd.areas.rotations.models import DraftWay, RotationDraft
from ferd.areas.rotations.room_words import place_words
from ferd.areas.schedules import queries as schedules
from ferd.areas.schedules.models import Traineeship
from ferd.areas.schedules.planned_stays import last_day
from ferd.areas.schedules.words import sentences
from ferd.core.diagnostics import Diagnostic
from ferd.core.scheduling.pathway import Pathway
from ferd.core.scheduling.revision import compare_pathways
from ferd.foundation import clock


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One trainee, before and after.

    Attributes:
        way: the trainee's way in the draft, if the draft moves them.
        moved_by: how far the finish moves, in words.
        is_late: whether another plan has been agreed since the draft was made.
    """

    traineeship: Traineeship
    way: DraftWay | None
    old_finish: date | None
    new_finish: date | None
    moved_by: str
    sentences: Sequence[str]
    problems: Sequence[Diagnostic]
    is_late: bool = False

    @property
    def breaks_a_rule(self) -> bool:
        """Tell whether publishing would be refused for a rule."""
        return any(each.severity == "error" for each in self.problems)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """All that differs.

    Attributes:
        over_first, over_second: places that are too full, before and after.
    """

    people: Sequence[Difference]
    over_first: Sequence[str]
    over_second: Sequence[str]

    @property
    def later(self) -> int:
        """Count those whose finish moves later."""
        return sum(1 for each in self.people if _days(each) > 0)

    @property
    def earlier(self) -> int:
        """Count those whose finish moves earlier."""
        return sum(1 for each in self.people if _days(each) < 0)

    @property
    def broken(self) -> int:
        """Count those whose way breaks a rule that publishing refuses."""
        return sum(1 for each in self.people if each.breaks_a_rule)

    @property
    def late(self) -> int:
        """Count those for whom another plan was agreed meanwhile."""
        return sum(1 for each in self.people if each.is_late)


def against_published(actor: Person, draft: RotationDraft) -> Comparison:
    """Compare a draft with what its ways depart from."""
    ways = list(queries.visible_ways(actor, draft))
    now = queries.agreed_now([way.traineeship for way in ways])
    found = []
    for way in ways:
        before = way.base.as_pathway() if way.base else None
        agreed = now.get(way.traineeship_id)
        difference = _difference(way.traineeship, way, before, way.as_pathway())
        is_late = draft.status == "open" and way.base_id != (
            agreed.pk if agreed else None
        )
        found.append(replace(difference, is_late=is_late))
    return Comparison(
        people=found,
        over_first=_places_over(actor, None),
        over_second=_places_over(actor, draft),
    )


def compare_drafts(
    actor: Person, draft: RotationDraft, other: RotationDraft | None
) -> Comparison:
    """Compare one draft with another, or with what is published."""
    if other is None:
        return against_published(actor, draft)
    mine = {w.traineeship_id: w for w in queries.visible_ways(actor, draft)}
    theirs = {w.traineeship_id: w for w in queries.visible_ways(actor, other)}
    found = []
    for key in {**mine, **theirs}:
        first, second = theirs.get(key), mine.get(key)
        either = second or first
        if either is None or (
            first and second and first.fingerprint == second.fingerprint
        ):
            continue
        found.append(
            _difference(
                either.traineeship,
                second,
                _shown(first, either),
                _shown(second, either),
            )
        )
    found.sort(key=lambda each: each.traineeship.trainee.name)
    return Comparison(
        people=found,
        over_first=_places_over(actor, other),
        over_second=_places_over(actor, draft),
    )


def _shown(way: DraftWay | None, either: DraftWay) -> Pathway | None:
    """Give the way, or what the trainee follows in a draft that moves them not."""
    if way is not None:
        return way.as_pathway()
    return either.base.as_pathway() if either.base else None


def _difference(
    traineeship: Traineeship,
    way: DraftWay | None,
    before: Pathway | None,
    after: Pathway | None,
) -> Difference:
    old = before.completes_on if before else None
    new = after.completes_on if after else None
    said = sentences(compare_pathways(before, after)) if before and after else []
    known = {(d.code, d.where) for d in before.diagnostics} if before else set()
    problems = after.diagnostics if after else ()
    return Difference(
        traineeship=traineeship,
        way=way,
        old_finish=old,
        new_finish=new,
        moved_by=rows.days_moved(old, new) if before else "",
        sentences=said,
        problems=[
            d
            for d in problems
            if d.severity == "error"
            or (d.severity == "warning" and (d.code, d.where) not in known)
        ],
    )


def _days(each: Difference) -> int:
    if each.old_finish is None or each.new_finish is None:
        return 0
    return (each.new_finish - each.old_finish).days


def _places_over(actor: Person, draft: RotationDraft | None) -> list[str]:
    """Say which places of the reader's trainees are too full, and when."""
    mine = people.entries(
        people.visible(actor, unit_path="", words=""),
        schedules.visible_plans(actor),
        people.way_rows(actor, draft),
    )
    first = month_of(clock.today())
    last = last_day([entry.stays for entry in mine], default=first)
    months = Months(first, max(Months(first, 0).index(last) + 1, 1))
    found = over.crowds_seen(actor, [entry.presence for entry in mine], months)
    return [place_words(crowd) for crowd in found.values() if crowd.months_over]
