"""A revision said in sentences, for the edge to translate and to show.

Dates stay dates in the facts, so that each reader gets them in their own way;
an end is told as the last day, as people do.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from ferd.core.curriculum.model import as_ranges
from ferd.core.diagnostics import gettext_noop
from ferd.core.plans.model import TrainingSite
from ferd.core.scheduling.pathway import ObjectiveState, Placement
from ferd.core.scheduling.revision import (
    ObjectiveChange,
    PlacementChange,
    Revision,
    expected_on,
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """An English sentence with ``%(named)s`` facts."""

    template: str
    facts: Mapping[str, str | int | date] = field(default_factory=dict)

    def text(
        self,
        translate: Callable[[str], str] = str,
        show_date: Callable[[date], str] = date.isoformat,
    ) -> str:
        """Say it in the language, and with the dates, of the reader."""
        shown = {
            name: show_date(fact) if isinstance(fact, date) else fact
            for name, fact in self.facts.items()
        }
        return translate(self.template) % shown


def in_words(revision: Revision) -> Iterator[Sentence]:
    """Say a revision in sentences, the most important first."""
    yield from _completion(revision)
    for change in revision.placements:
        yield from _placement(change)
    yield from _objectives(revision.objectives)


def _completion(revision: Revision) -> Iterator[Sentence]:
    old, new = revision.old_completion, revision.new_completion
    if old == new:
        return
    if new is None:
        yield Sentence(gettext_noop("The training is no longer completed."))
    elif old is None:
        template = gettext_noop("The training is now completed on %(new)s.")
        yield Sentence(template, {"new": new})
    else:
        later = gettext_noop(
            "Completion moves from %(old)s to %(new)s; days later: %(days)d."
        )
        earlier = gettext_noop(
            "Completion moves from %(old)s to %(new)s; days earlier: %(days)d."
        )
        days = abs((new - old).days)
        facts: dict[str, str | int | date] = {"old": old, "new": new, "days": days}
        yield Sentence(later if new > old else earlier, facts)


def _placement(change: PlacementChange) -> Iterator[Sentence]:
    old, new = change.old, change.new
    if old is not None and new is not None:
        yield from _moved(old, new)
        return
    added = gettext_noop("%(stage)s is added, %(start)s to %(last)s.")
    dropped = gettext_noop("%(stage)s, %(start)s to %(last)s, is dropped.")
    for placement in filter(None, (old, new)):
        yield Sentence(dropped if new is None else added, _dates(placement))


def _moved(old: Placement, new: Placement) -> Iterator[Sentence]:
    if old.period != new.period:
        template = gettext_noop(
            "%(stage)s was %(old_start)s to %(old_last)s, and is now %(start)s to "
            "%(last)s."
        )
        was = {"old_start": old.period.start, "old_last": old.period.last}
        yield Sentence(template, {**_dates(new), **was})
    if old.site != new.site:
        template = gettext_noop("%(stage)s is served at %(new)s instead of %(old)s.")
        facts = {"stage": new.label, "new": _name(new.site), "old": _name(old.site)}
        yield Sentence(template, facts)


def _objectives(changes: Sequence[ObjectiveChange]) -> Iterator[Sentence]:
    """Say objectives that change alike in one sentence."""
    alike: dict[tuple[str, date | None, date | None], list[ObjectiveChange]] = {}
    for change in changes:
        key = (_what(change), expected_on(change.old), expected_on(change.new))
        alike.setdefault(key, []).append(change)
    for (template, old, new), same in alike.items():
        facts: dict[str, str | int | date] = {"objectives": _listed(same)}
        yield Sentence(template, facts | {"old": old or "", "new": new or ""})


def _what(change: ObjectiveChange) -> str:
    if change.new is None:
        return gettext_noop("Objectives %(objectives)s are no longer part of the plan.")
    if change.new.state is ObjectiveState.CREDITED:
        return gettext_noop("Objectives %(objectives)s are now credited.")
    if expected_on(change.new) is None:
        return gettext_noop("Objectives %(objectives)s have no expected date any more.")
    if expected_on(change.old) is None:
        return gettext_noop("Objectives %(objectives)s are now expected by %(new)s.")
    return gettext_noop(
        "Objectives %(objectives)s are expected by %(new)s instead of %(old)s."
    )


def _listed(changes: Sequence[ObjectiveChange]) -> str:
    either = [change.new or change.old for change in changes]
    known = [objective for objective in either if objective is not None]
    own = as_ranges(o.number for o in known if o.number is not None)
    others = [o.code for o in known if o.number is None]
    return ", ".join(filter(None, (own, *others)))


def _dates(placement: Placement) -> dict[str, str | int | date]:
    period = placement.period
    return {"stage": placement.label, "start": period.start, "last": period.last}


def _name(site: TrainingSite | None) -> str:
    if site is None:
        return "-"
    return " / ".join(filter(None, (site.trust, site.site, site.department)))
