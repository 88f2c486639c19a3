"""The rule for plans: never more people in a place than there is room for.

It is asked twice. When a leader says yes to proposals, there must be room for
all of them together beside every plan in force, every other plan a leader has
said yes to, and every place that is promised: what is asked of people can be
kept when they all say yes. And when a trainee has said yes too, the plan comes
into force if there is room beside what is in force *now*. Whoever takes the
place of somebody who has not answered yet waits for them; those who wait for
each other come into force together.

The rows of the places are the lock, as for requests (`room_rule`).
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ferd.areas.accounts.models import Person
from ferd.areas.schedules import claiming, places_queries, queries
from ferd.areas.schedules.claiming import Planned
from ferd.areas.schedules.models import PlaceRequest
from ferd.core.scheduling.claims import Claim, Group, Lack, Rooms, around, lacks
from ferd.core.scheduling.problem import FULL, PlacesId
from ferd.foundation import clock
from ferd.foundation.errors import Conflict

TRIES = 300
"""So many sets of plans are tried at the most before they are left for later."""

NAMED_AT_MOST = 6
"""How many names a sentence holds; the rest are counted."""


@dataclass(frozen=True, slots=True)
class Facts:
    """All that the rule looks at, read once."""

    plans: Sequence[Planned]
    rooms: Rooms
    promised: Sequence[Claim]

    def lacks_when_offered(self, offered: Collection[Planned]) -> list[Lack]:
        """Find where there is no room for some proposals, whoever says yes."""
        keys = {plan.traineeship for plan in offered}
        mine = {plan.pk for plan in offered}
        rest = [
            plan
            for plan in self.plans
            if plan.pk not in mine and (plan.is_in_force or plan.is_offered)
        ]
        staying = [plan for plan in rest if plan.traineeship not in keys]
        return self._lacks(rest, [*staying, *offered], offered)

    def lacks_in_force(self, coming: Collection[Planned]) -> list[Lack]:
        """Find where there is no room for some plans as things stand now."""
        keys = {plan.traineeship for plan in coming}
        now = [plan for plan in self.plans if plan.is_in_force]
        staying = [plan for plan in now if plan.traineeship not in keys]
        return self._lacks(now, [*staying, *coming], coming)

    def lacks_for(self, request: PlaceRequest) -> list[Lack]:
        """Find where there is no room for a request beside plans and promises."""
        own = Claim(
            request.traineeship_id,
            frozenset({request.places.identity}),
            request.period,
            request.size,
        )
        before = [*self.promised, *_claims(p for p in self.plans if _takes_room(p))]
        after = [*before, own]
        return list(
            lacks(self.rooms, before, after, touched=[own.at], since=clock.today())
        )

    def leaving(self, lack: Lack) -> list[Planned]:
        """List the proposals that would give room where it is lacking."""
        there = {
            plan.traineeship
            for plan in self.plans
            if plan.is_in_force and _is_there(plan, lack)
        }
        return [
            plan
            for plan in self.plans
            if not plan.is_in_force
            and plan.traineeship in there
            and not _is_there(plan, lack)
        ]

    def there(self, lack: Lack) -> set[int]:
        """Give the traineeships that are where room is lacking, or promised to be."""
        plans = {p.traineeship for p in self.plans if _is_there(p, lack)}
        return plans | {
            claim.who
            for claim in self.promised
            if claim.at <= lack.at and lack.day in claim.period
        }

    def _lacks(
        self,
        before: Iterable[Planned],
        after: Iterable[Planned],
        moved: Iterable[Planned],
    ) -> list[Lack]:
        touched = {group for plan in moved for group in plan.groups}
        return list(
            lacks(
                self.rooms,
                [*self.promised, *_claims(before)],
                [*self.promised, *_claims(after)],
                touched=touched,
                since=clock.today(),
            )
        )


def facts(
    plans: Sequence[Planned], about: Collection[Group], *, besides: int | None = None
) -> Facts:
    """Read what the rule looks at around some places."""
    ids = around(about, (group for plan in plans for group in plan.groups))
    if not ids:
        return Facts((), {}, ())
    here = {plan.traineeship for plan in plans if any(g <= ids for g in plan.groups)}
    near = [
        replace(plan, claims=tuple(c for c in plan.claims if c.at <= ids))
        for plan in plans
        if plan.traineeship in here
    ]
    rooms = places_queries.spans_by_id(ids)
    return Facts(near, rooms, claiming.promised(ids, besides=besides))


def hold_places(
    pks: Collection[int] = (), ids: Iterable[PlacesId] = ()
) -> frozenset[PlacesId]:
    """Lock what some plans claim, and every plan that waits for room; give it.

    Once in a transaction, before anything is written into the audit trail.

    Args:
        pks: the primary keys of open plans.
        ids: more places.
    """
    plans = claiming.open_plans()
    keys = {p.traineeship for p in plans if p.waits_for_room or p.pk in pks}
    theirs = [plan for plan in plans if plan.traineeship in keys]
    held = frozenset(ids).union(*(g for plan in theirs for g in plan.groups))
    if held:
        places_queries.lock_places(held)
    return held


def refuse_without_room(pks: Collection[int], actor: Person) -> None:
    """Refuse a leader's yes to proposals for which there is no room together."""
    plans = claiming.open_plans()
    offered = [plan for plan in plans if plan.pk in pks]
    known = facts(plans, [group for plan in offered for group in plan.groups])
    if found := known.lacks_when_offered(offered):
        raise Conflict(in_words(found[0], known, actor))


def ready(held: frozenset[PlacesId]) -> list[Planned]:
    """Find the plans that can come into force now, all of them together.

    Whoever agreed first is tried first, alone and then with those who would
    give room where it is lacking and wait themselves. Of plans that wait, only
    those whose places are held by this transaction are looked at; the others
    have their turn a moment later.
    """
    plans = claiming.open_plans()
    waiting = [
        plan
        for plan in eldest_first(plans)
        if held.issuperset(frozenset().union(*plan.groups))
    ]
    known = facts(plans, [group for plan in waiting for group in plan.groups])
    chosen: frozenset[int] = frozenset()
    tried: set[frozenset[int]] = set()
    by_pk = {plan.pk: plan for plan in waiting}
    for plan in waiting:
        found = _together(chosen | {plan.pk}, by_pk, known, tried)
        chosen = found or chosen
    return [by_pk[pk] for pk in sorted(chosen)]


def eldest_first(plans: Iterable[Planned]) -> list[Planned]:
    """List the plans both have agreed on that are not in force."""
    found = [plan for plan in plans if plan.waits_for_room]
    return sorted(found, key=lambda plan: (str(plan.agreed_at), plan.pk))


def _together(
    chosen: frozenset[int],
    waiting: dict[int, Planned],
    known: Facts,
    tried: set[frozenset[int]],
) -> frozenset[int] | None:
    """Add those who wait and would give room until there is room for all."""
    if chosen in tried or len(tried) >= TRIES:
        return None
    tried.add(chosen)
    found = known.lacks_in_force([waiting[pk] for pk in chosen])
    if not found:
        return chosen
    others = {other.pk for other in known.leaving(found[0])}
    for other in sorted(others & waiting.keys() - chosen):
        if more := _together(chosen | {other}, waiting, known, tried):
            return more
    return None


def in_words(lack: Lack, known: Facts, actor: Person) -> str:
    """Say where there is no room, who is there as far as one may know, what helps."""
    words = _(
        "%(place)s would have %(wanted)s trainees on %(day)s and has room for "
        "%(room)s: %(names)s. Move one of them, or ask the unit for more room."
    )
    return words % {
        "place": place_of(lack),
        "wanted": f"{lack.wanted / FULL:g}",
        "day": date_format(lack.day),
        "room": f"{lack.room / FULL:g}",
        "names": named(known.there(lack), actor),
    }


def place_of(lack: Lack) -> str:
    """Name the place, or places, where room is lacking."""
    return "; ".join(sorted(places_queries.titles_by_id(lack.at).values()))


def named(traineeships: Collection[int], actor: Person) -> str:
    """Name the trainees the actor may follow, and count the rest."""
    known = list(
        queries.visible_traineeships(actor)
        .filter(pk__in=traineeships)
        .order_by("trainee__name")
        .values_list("trainee__name", flat=True)
    )
    said = known[:NAMED_AT_MOST]
    if more := len(known) - len(said):
        said.append(_("%(count)d more") % {"count": more})
    if rest := len(traineeships) - len(known):
        others = ngettext("%(count)d other", "%(count)d others", rest)
        said.append(others % {"count": rest})
    return ", ".join(said)


def _takes_room(plan: Planned) -> bool:
    return plan.is_in_force or plan.is_offered


def _is_there(plan: Planned, lack: Lack) -> bool:
    return any(c.at <= lack.at and lack.day in c.period for c in plan.claims)


def _claims(plans: Iterable[Planned]) -> list[Claim]:
    return [claim for plan in plans for claim in plan.claims]
