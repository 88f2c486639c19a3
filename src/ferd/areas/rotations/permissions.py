"""Who may do what with the rotations and their drafts."""

from ferd.areas.accounts.models import Person
from ferd.areas.organisations import queries as organisations
from ferd.areas.organisations.models import Unit
from ferd.areas.rotations.models import RotationDraft
from ferd.areas.schedules.models import Traineeship
from ferd.areas.schedules.roles import PLANNERS, READERS, RECEIVERS


def may_draft(actor: Person, unit: Unit) -> bool:
    """Those who plan in the unit try things out in drafts."""
    return organisations.has_role(actor, *PLANNERS, unit=unit)


def may_draft_somewhere(actor: Person) -> bool:
    """Tell whether there is any unit in which the actor may make drafts."""
    return organisations.has_role_anywhere(actor, *PLANNERS)


def may_change_draft(actor: Person, draft: RotationDraft) -> bool:
    """Those who plan in the draft's unit change, merge and discard it."""
    return draft.status == RotationDraft.Status.OPEN and may_draft(actor, draft.unit)


def may_place(actor: Person, draft: RotationDraft, traineeship: Traineeship) -> bool:
    """A draft moves the trainees of its unit and below, never the actor's own way.

    The system does so too: a planner's run fills the draft it was asked for.
    """
    return (
        actor.pk != traineeship.trainee_id
        and traineeship.unit.path.startswith(draft.unit.path)
        and (actor.is_system or may_draft(actor, traineeship.unit))
    )


def may_see_room(actor: Person) -> bool:
    """Those who plan or read the plans of a unit see how full its places are."""
    return organisations.has_role_anywhere(actor, *READERS)


def may_publish_places_somewhere(actor: Person) -> bool:
    """Tell whether there is any unit whose places the actor keeps."""
    return organisations.has_role_anywhere(actor, *RECEIVERS)
