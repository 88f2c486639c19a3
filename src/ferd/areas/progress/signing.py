"""On the strength of what somebody signs a record, at this moment.

Asked inside the transaction, when the roles and the traineeship are held. The
plan in force says who signs what; a plan that says nothing, and a training
without a plan, demand a signature.
"""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from ferd.areas.accounts.models import Person
from ferd.areas.organisations import queries as organisations
from ferd.areas.organisations.models import Role, Unit
from ferd.areas.progress import assessors
from ferd.areas.progress.models import ActivityRecord, ConflictOfInterest, Deputyship
from ferd.areas.schedules import queries as schedules
from ferd.areas.schedules.models import Traineeship
from ferd.areas.schedules.roles import LEADERS
from ferd.core.plans.model import TrainingPlan
from ferd.core.plans.progress_rules import ActivityKind, ActivityRule
from ferd.core.plans.ruling import signing_rule
from ferd.foundation import clock


@dataclass(frozen=True, slots=True)
class Rules:
    """What the plan in force says of activities.

    Attributes:
        plan: None when no plan is in force.
        fingerprint: of the plan's version; empty when there is none.
    """

    plan: TrainingPlan | None = None
    fingerprint: str = ""

    def about(self, kind: str) -> ActivityRule:
        """Give the rule for a kind of activity."""
        if self.plan is None:
            return ActivityRule(kind=ActivityKind(kind))
        return signing_rule(self.plan, ActivityKind(kind))

    def self_registered(self) -> tuple[ActivityKind, ...]:
        """List the kinds for which the trainee's own word is enough."""
        return tuple(k for k in ActivityKind if not self.about(k).must_be_signed)


@dataclass(frozen=True, slots=True)
class Authority:
    """That somebody may sign: in their own name, or for one who is away."""

    on_behalf_of: Person | None = None


def rules_in_force(traineeship: Traineeship) -> Rules:
    """Read what the plan in force for a trainee says of activities."""
    plan = schedules.agreed_plan(traineeship)
    if plan is None:
        return Rules()
    return Rules(plan.version.as_plan(), plan.version.fingerprint)


def may_be_asked(
    person: Person, traineeship: Traineeship, unit: Unit, rule: ActivityRule
) -> bool:
    """Tell whether somebody may be asked to sign: a role that the rule demands."""
    if not assessors.is_fit_to_judge(person, traineeship):
        return False
    roles = roles_demanded(rule)
    return any(
        organisations.has_role(person, *roles, unit=place)
        for place in (unit, traineeship.unit)
    )


def roles_demanded(rule: ActivityRule) -> tuple[Role, ...]:
    """Give the roles that sign under a rule; who leads the unit always may."""
    return (*(Role(role.value) for role in rule.signer.roles), *LEADERS)


def authority_to_sign(actor: Person, record: ActivityRecord) -> Authority | None:
    """Say on the strength of what somebody signs a record; None: they may not.

    Only who was asked signs, or who stands in for them: as deputy while they are
    away, or as substitute for one who is not impartial.
    """
    authority = _asked(actor, record)
    if authority is None:
        return None
    rule = rules_in_force(record.traineeship).about(record.kind)
    if not may_be_asked(actor, record.traineeship, record.unit, rule):
        return None
    return authority


def _asked(actor: Person, record: ActivityRecord) -> Authority | None:
    if actor.pk == record.signer_id:
        return Authority()
    if is_substitute(actor, record):
        return Authority()
    deputised = current_deputyships(actor).filter(
        absent=record.signer_id, unit__in=(record.unit_id, record.traineeship.unit_id)
    )
    found = deputised.select_related("absent").first()
    return Authority(found.absent) if found else None


def is_substitute(actor: Person, record: ActivityRecord) -> bool:
    """Tell whether somebody takes over from an asked signer who is not impartial."""
    return ConflictOfInterest.objects.filter(
        person=record.signer_id,
        trainee=record.trainee_id,
        substitute=actor,
        ended_at=None,
    ).exists()


def current_deputyships(actor: Person) -> QuerySet[Deputyship]:
    """List those for whom somebody signs today."""
    today = clock.today()
    return Deputyship.objects.filter(
        Q(starts_on__lte=today) & Q(ends_on__gt=today), deputy=actor, ended_at=None
    )
