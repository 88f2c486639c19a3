"""Who may do what with training plans."""

from ferd.areas.accounts.models import Person
from ferd.areas.organisations import queries as organisations
from ferd.areas.organisations.models import Role, Unit
from ferd.areas.plans.models import PlanImport, PlanVersion

WRITERS = (
    Role.PROGRAMME_DIRECTOR,
    Role.COMMITTEE_LEADER,
    Role.COMMITTEE_MEMBER,
    Role.SECTION_HEAD,
)
READERS_OF_DRAFTS = (*WRITERS, Role.COMMITTEE_TRAINEE, Role.DEPARTMENT_HEAD)


def may_import(actor: Person, unit: Unit) -> bool:
    """Those who write a unit's plan may bring in a document for it."""
    return organisations.has_role(actor, *WRITERS, unit=unit)


def may_import_somewhere(actor: Person) -> bool:
    """Tell whether there is any unit for which the actor may bring in a plan."""
    return organisations.has_role_anywhere(actor, *WRITERS)


def may_handle_import(actor: Person, plan_import: PlanImport) -> bool:
    """Those who may import for the unit may answer, accept and discard."""
    return may_import(actor, plan_import.unit)


def may_edit(actor: Person, version: PlanVersion) -> bool:
    """The unit's committee, its head and the programme director write drafts."""
    return organisations.has_role(actor, *WRITERS, unit=version.plan.unit)


def may_approve(actor: Person, version: PlanVersion) -> bool:
    """The education committee approves, by its leader."""
    return organisations.has_role(actor, Role.COMMITTEE_LEADER, unit=version.plan.unit)


def may_return(actor: Person, version: PlanVersion) -> bool:
    """Any member of the education committee may ask for changes."""
    return organisations.has_role(
        actor,
        Role.COMMITTEE_LEADER,
        Role.COMMITTEE_MEMBER,
        Role.COMMITTEE_TRAINEE,
        unit=version.plan.unit,
    )


def may_publish(actor: Person, version: PlanVersion) -> bool:
    """The programme director or the committee's leader makes a plan binding."""
    return organisations.has_role(
        actor, Role.PROGRAMME_DIRECTOR, Role.COMMITTEE_LEADER, unit=version.plan.unit
    )
