"""Who may do what with objectives, and with who is impartial."""

from ferd.areas.accounts.models import Person
from ferd.areas.organisations import queries as organisations
from ferd.areas.organisations.models import Role
from ferd.areas.progress import authority
from ferd.areas.progress.models import (
    Approval,
    ConflictOfInterest,
    ObjectiveProgress,
    Recommendation,
    SigningPattern,
)
from ferd.areas.schedules.models import Traineeship
from ferd.areas.schedules.roles import LEADERS, PLANNERS
from ferd.core.progress.gate import Capacity


def may_submit(actor: Person, row: ObjectiveProgress) -> bool:
    """The trainee submits; on their behalf the supervisor and the unit's planners."""
    traineeship = row.traineeship
    if actor == traineeship.trainee:
        return True
    return authority.may_judge(actor, traineeship) and (
        authority.supervises(actor, row)
        or organisations.has_role(actor, *PLANNERS, unit=traineeship.unit)
    )


def may_recall(actor: Person, row: ObjectiveProgress) -> bool:
    """The trainee recalls, and whoever submitted it."""
    return actor.pk in {row.traineeship.trainee_id, row.submitted_by_id}


def may_recommend(actor: Person, row: ObjectiveProgress) -> bool:
    """Supervisors recommend who are impartial, each once a round."""
    return authority.capacity_of(
        actor, row
    ) is not None and not may_withdraw_recommendation(actor, row)


def may_withdraw_recommendation(actor: Person, row: ObjectiveProgress) -> bool:
    """Who has recommended may withdraw it, whatever role they have now."""
    return Recommendation.objects.filter(
        progress=row, by=actor, round=row.round, withdrawn_at=None
    ).exists()


def may_return(actor: Person, row: ObjectiveProgress) -> bool:
    """Who approves it returns it, and so does the educational supervisor."""
    supervisor = Capacity.EDUCATIONAL_SUPERVISOR
    return may_approve(actor, row) or authority.capacity_of(actor, row) is supervisor


def may_approve(actor: Person, row: ObjectiveProgress) -> bool:
    """Leaders of the owning unit approve, and their delegates; never the trainee."""
    return authority.authority_of(actor, row) is not None


def may_withdraw_approval(actor: Person, approval: Approval) -> bool:
    """Who gave an approval may withdraw it, and who may approve the objective."""
    return actor == approval.approver or may_approve(actor, approval.progress)


def may_declare_conflict(
    actor: Person, person: Person, traineeship: Traineeship
) -> bool:
    """People say so of themselves, and the trainee's leaders of others."""
    if traineeship.trainee in {actor, person}:
        return False
    return actor == person or organisations.has_role(
        actor, *LEADERS, unit=traineeship.unit
    )


def may_see_conflicts(actor: Person, traineeship: Traineeship) -> bool:
    """The trainee's leaders see who is not impartial, and why."""
    return actor != traineeship.trainee and organisations.has_role(
        actor, *LEADERS, unit=traineeship.unit
    )


def may_end_conflict(
    actor: Person, conflict: ConflictOfInterest, traineeship: Traineeship
) -> bool:
    """A leader of the trainee's unit ends it, who is neither of the two."""
    return actor != conflict.person and may_see_conflicts(actor, traineeship)


def may_see_patterns(actor: Person) -> bool:
    """Leaders of an education committee see patterns, each of their own unit."""
    return organisations.has_role_anywhere(actor, Role.COMMITTEE_LEADER)


def may_close_pattern(actor: Person, pattern: SigningPattern) -> bool:
    """The leader of the unit's education committee, unless it is about them."""
    return organisations.has_role(
        actor, Role.COMMITTEE_LEADER, unit=pattern.unit
    ) and not pattern.people.contains(actor)


def may_find_patterns(actor: Person) -> bool:
    """Only the system looks for patterns."""
    return actor.is_system
