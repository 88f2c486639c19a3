"""Keeping the states of objectives in step with what has happened.

Whatever changes evidence, a recommendation, an approval or who is impartial
calls `refresh` in the same transaction, and holds the traineeship: its row is
the lock of every rule that spans several of these.
"""

from collections.abc import Iterable

from django.urls import reverse

from ferd.areas.accounts.models import Person
from ferd.areas.notifications import actions as notifications
from ferd.areas.notifications.kinds import Kind
from ferd.areas.progress import notices, people, standing
from ferd.areas.progress.models import Approval, ObjectiveProgress
from ferd.areas.schedules.models import Traineeship
from ferd.foundation import clock

State = ObjectiveProgress.State


def hold_traineeships(keys: Iterable[int]) -> None:
    """Let nobody else change what is about some trainees until we are done."""
    held = Traineeship.objects.filter(pk__in=set(keys)).order_by("pk")
    list(held.select_for_update(no_key=True).values_list("pk"))


def lock_objectives(keys: Iterable[int]) -> list[ObjectiveProgress]:
    """Lock some objectives in the order in which all do, and read them anew."""
    rows = ObjectiveProgress.objects.select_for_update(of=("self",), no_key=True)
    related = rows.select_related(
        "objective__edition", "owner", "traineeship__trainee", "traineeship__unit"
    )
    return list(related.filter(pk__in=set(keys)).order_by("pk"))


def hold_objective(row: ObjectiveProgress) -> ObjectiveProgress:
    """Hold the traineeship, then lock the objective and read it anew."""
    hold_traineeships([row.traineeship_id])
    return lock_objectives([row.pk])[0]


def refresh(rows: Iterable[ObjectiveProgress], *, actor: Person) -> None:
    """Derive the states of objectives anew; the caller holds the traineeship."""
    keys = {row.pk for row in rows}
    if not keys:
        return
    for stands in standing.standings_of(lock_objectives(keys)):
        if stands.row.state != stands.state:
            _move(stands.row, State(stands.state), (), actor)


def keep(row: ObjectiveProgress, *fields: str, actor: Person) -> None:
    """Save what has changed of a locked objective, with the state it leads to."""
    _move(row, State(standing.standing_of(row).state), fields, actor)


def begin_round(row: ObjectiveProgress, words: str, actor: Person) -> None:
    """Give a locked objective back with words; recommendations count no longer."""
    row.round += 1
    row.returned_at, row.returned_by, row.returned_words = clock.now(), actor, words
    returned = ("round", "returned_at", "returned_by", "returned_words")
    keep(row, *returned, *clear_submission(row), actor=actor)


def clear_submission(row: ObjectiveProgress) -> tuple[str, ...]:
    """Let a locked objective not be submitted any more; give what has changed."""
    row.submitted_at = row.submitted_by = row.asked = None
    row.submitted_words, row.basis = "", Approval.Basis.TRAINING
    return ("submitted_at", "submitted_by", "asked", "submitted_words", "basis")


def tell_about(
    row: ObjectiveProgress, kind: Kind, people_told: Iterable[Person], actor: Person
) -> None:
    """Tell some people of what happened to an objective."""
    facts = {"objective": row.objective.code, "trainee": row.traineeship.trainee.name}
    notifications.tell_all(
        people=people_told,
        kind=kind,
        target=row,
        url=address_of(row),
        actor=actor,
        facts={name: facts[name] for name in kind.facts},
    )


def address_of(row: ObjectiveProgress) -> str:
    """Give the address of an objective's page."""
    return reverse("progress:objective", args=[row.uuid])


def _move(
    row: ObjectiveProgress, state: State, fields: Iterable[str], actor: Person
) -> None:
    """Keep the state, and tell those for whom it begins or ceases to wait."""
    was, row.state = row.state, state
    row.version += 1
    row.changed_at = clock.now()
    row.save(update_fields=[*fields, "state", "version", "changed_at"])
    if state == was:
        return
    if state == State.SUBMITTED:
        notifications.settle(target=row, kinds=notices.ASKING, actor=actor)
        tell_about(row, notices.WAITS_FOR_APPROVAL, people.who_approve(row), actor)
    elif was == State.SUBMITTED:
        waits = [notices.WAITS_FOR_APPROVAL]
        notifications.settle(target=row, kinds=waits, actor=actor)
