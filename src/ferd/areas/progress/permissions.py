"""Who may do what with evidence and objectives."""

from ferd.areas.accounts.models import Person
from ferd.areas.organisations import queries as organisations
from ferd.areas.progress.sights import Relation, Sight
from ferd.areas.schedules.roles import PLANNERS


def may_export_progress(actor: Person, sight: Sight) -> bool:
    """The trainee, the educational supervisor, and who leads or plans in the unit."""
    return sight.relation in {
        Relation.TRAINEE,
        Relation.EDUCATIONAL_SUPERVISOR,
    } or organisations.has_role(actor, *PLANNERS, unit=sight.traineeship.unit)
