"""Reading individual plans, as far as the reader may.

A trainee's plan is seen by the trainee, the supervisor while appointed, and
those who lead or plan in the unit; the plan in force also by those who receive
the trainee, while a stay runs. Nobody else learns that it exists.
"""

import hashlib
import uuid
from dataclasses import dataclass

from django.db.models import Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from ferd.areas.accounts.models import Person
from ferd.areas.audit import queries as audit
from ferd.areas.audit.models import AuditEntry
from ferd.areas.curriculum import queries as curriculum
from ferd.areas.organisations import queries as organisations
from ferd.areas.organisations.models import Role, Unit
from ferd.areas.plans import queries as plans
from ferd.areas.plans.models import PlanVersion
from ferd.areas.schedules import request_queries
from ferd.areas.schedules.models import (
    CalendarFeed,
    IndividualPlan,
    Places,
    SupervisorAppointment,
    Traineeship,
)
from ferd.areas.schedules.roles import PLANNERS, READERS, SUPERVISORS
from ferd.core.curriculum.catalogue import COMMON
from ferd.core.scheduling.circumstances import Circumstances
from ferd.core.scheduling.impact import Impact, impact_of
from ferd.core.scheduling.layout import lay_out
from ferd.core.scheduling.pathway import Pathway
from ferd.core.time_rules import TimeRules
from ferd.foundation import clock
from ferd.foundation.errors import NotFound
from ferd.foundation.reading import once

Status = IndividualPlan.Status


def visible_traineeships(actor: Person) -> QuerySet[Traineeship]:
    """List the traineeships `actor` may follow."""
    received = request_queries.received_by(actor)
    return Traineeship.objects.filter(
        Q(pk__in=_followed_from_home(actor)) | Q(pk__in=received)
    ).select_related("trainee", "unit")


def follows_from_home(actor: Person, traineeship: Traineeship) -> bool:
    """Tell whether `actor` sees all versions of a plan, and the reasons for them.

    Those who receive a trainee for a while see the plan in force alone.
    """
    return _followed_from_home(actor).filter(pk=traineeship.pk).exists()


def get_traineeship(actor: Person, public_id: uuid.UUID) -> Traineeship:
    """Get one traineeship that `actor` may follow."""
    found = visible_traineeships(actor).filter(uuid=public_id).first()
    if found is None:
        raise NotFound(_("There is no such trainee."))
    return found


def own_traineeship(actor: Person) -> Traineeship | None:
    """Get the actor's own traineeship that lasts, the newest of several."""
    key = ("schedules.own_traineeship", actor.pk)
    return once(key, lambda: _own_traineeship(actor))


def _own_traineeship(actor: Person) -> Traineeship | None:
    return (
        Traineeship.objects.filter(
            Q(ends_on=None) | Q(ends_on__gt=clock.today()), trainee=actor
        )
        .select_related("trainee", "unit")
        .order_by("-starts_on")
        .first()
    )


def followed_traineeships(actor: Person) -> QuerySet[Traineeship]:
    """List the traineeships of others that `actor` follows, with their plans."""
    plans_seen = IndividualPlan.objects.filter(
        _plans_open_to(actor), status__in=(Status.PROPOSED, Status.AGREED)
    ).defer("circumstances")
    return (
        visible_traineeships(actor)
        .exclude(trainee=actor)
        .prefetch_related(
            Prefetch("plans", plans_seen, to_attr="open_plans"),
            Prefetch("appointments", _current_appointments(), to_attr="current"),
        )
    )


def traineeships_planned_by(actor: Person, places: Places) -> QuerySet[Traineeship]:
    """List those for whom `actor` may ask for some places, with their plans."""
    planned = Traineeship.objects.filter(
        organisations.units_with_role(actor, PLANNERS), ends_on=None
    ).exclude(trainee=actor)
    if places.specialty_code:
        planned = planned.filter(specialty_code=places.specialty_code)
    if places.use == Places.Use.OWN:
        trust = places.unit.path.split("/")[1]
        planned = planned.filter(unit__path__startswith=f"/{trust}/")
    seen = IndividualPlan.objects.filter(status__in=(Status.PROPOSED, Status.AGREED))
    return (
        planned.select_related("trainee", "unit")
        .prefetch_related(
            Prefetch("plans", seen.defer("circumstances"), to_attr="open_plans")
        )
        .order_by("trainee__name")
    )


def visible_plans(actor: Person) -> QuerySet[IndividualPlan]:
    """List the individual plans of the traineeships `actor` may follow."""
    return IndividualPlan.objects.filter(_plans_open_to(actor)).select_related(
        "traineeship__trainee",
        "traineeship__unit",
        "trainee",
        "leader",
        "proposed_by",
        "version__plan__unit",
    )


def get_plan(actor: Person, public_id: uuid.UUID) -> IndividualPlan:
    """Get one individual plan that `actor` may see."""
    found = visible_plans(actor).filter(uuid=public_id).first()
    if found is None:
        raise NotFound(_("There is no such individual plan."))
    return found


def visible_plans_of(
    actor: Person, traineeship: Traineeship
) -> QuerySet[IndividualPlan]:
    """List the versions of one trainee's plan that `actor` may see, newest first."""
    return plans_of(traineeship).filter(_plans_open_to(actor))


def plans_of(traineeship: Traineeship) -> QuerySet[IndividualPlan]:
    """List all versions of one trainee's plan, newest first."""
    return traineeship.plans.select_related(
        "version__plan__unit", "proposed_by", "leader", "trainee"
    )


def foremost_plan(traineeship: Traineeship) -> IndividualPlan | None:
    """Get the plan that binds, or else the one that is proposed."""
    open_plans = _open_plans(traineeship)
    return open_plans.get(Status.AGREED) or open_plans.get(Status.PROPOSED)


def agreed_plan(traineeship: Traineeship) -> IndividualPlan | None:
    """Get the plan that binds, if there is one."""
    return _open_plans(traineeship).get(Status.AGREED)


def _open_plans(traineeship: Traineeship) -> dict[str, IndividualPlan]:
    """Give the plans that bind or are proposed, by status; for a page, ask once."""
    found = plans_of(traineeship).filter(status__in=(Status.PROPOSED, Status.AGREED))
    key = ("schedules.open_plans", traineeship.pk)
    return once(key, lambda: {plan.status: plan for plan in found})


def proposed_plan(traineeship: Traineeship) -> IndividualPlan | None:
    """Get the proposal that waits for agreement, if there is one."""
    return plans_of(traineeship).filter(status=Status.PROPOSED).first()


def former_plan(plan: IndividualPlan) -> IndividualPlan | None:
    """Get the plan that bound before this one, if there was one."""
    earlier = plans_of(plan.traineeship).filter(number__lt=plan.number)
    return earlier.filter(status=Status.SUPERSEDED).first()


def history(plan: IndividualPlan) -> QuerySet[AuditEntry]:
    """List what was done to a plan, newest first."""
    return audit.history(plan)


def agreeing_entry(plan: IndividualPlan) -> AuditEntry | None:
    """Get the audit entry of the last agreement, once the plan binds."""
    if plan.status == Status.PROPOSED:
        return None
    said = ("schedules.agree_plan", "schedules.agree_plans")
    return history(plan).filter(action__in=said).first()


def waiting_for(actor: Person) -> QuerySet[IndividualPlan]:
    """List the proposals on which `actor` has not yet said yes."""
    as_trainee = Q(trainee=actor, agreed_by_trainee_at=None)
    as_leader = Q(agreed_by_leader_at=None) & organisations.units_with_role(
        actor, PLANNERS, prefix="traineeship__unit__"
    )
    return (
        visible_plans(actor)
        .filter(as_trainee | (as_leader & ~Q(trainee=actor)), status=Status.PROPOSED)
        .defer("circumstances", "pathway")
    )


def without_supervisor(actor: Person) -> QuerySet[Traineeship]:
    """List the traineeships the actor answers for that have no supervisor."""
    return (
        Traineeship.objects.filter(
            organisations.units_with_role(
                actor, (Role.COMMITTEE_LEADER, Role.PROGRAMME_DIRECTOR)
            ),
            ends_on=None,
        )
        .exclude(pk__in=_current_appointments().values("traineeship"))
        .exclude(trainee=actor)
        .select_related("trainee", "unit")
    )


def current_supervisor(traineeship: Traineeship) -> SupervisorAppointment | None:
    """Get who supervises now, or is appointed to."""
    return (
        traineeship.appointments.filter(Q(ends_at=None) | Q(ends_at__gt=clock.now()))
        .select_related("supervisor")
        .first()
    )


def versions_for(traineeship: Traineeship) -> QuerySet[PlanVersion]:
    """List the binding plans that a traineeship may follow."""
    return plans.published_versions(traineeship.unit, traineeship.specialty_code)


def laid_out(
    traineeship: Traineeship, version: PlanVersion, circumstances: Circumstances
) -> Pathway:
    """Lay out a published plan for what is true of a trainee; nothing is kept."""
    return lay_out(
        version.as_plan(),
        circumstances,
        requirements=plans.requirements(traineeship.specialty_code),
        rules=TimeRules(),
    )


def people_to_supervise(traineeship: Traineeship) -> QuerySet[Person]:
    """List the consultants of the unit, who may be appointed if they qualify."""
    return organisations.people_with_role(traineeship.unit, *SUPERVISORS).exclude(
        pk=traineeship.trainee_id
    )


def people_to_register(actor: Person) -> QuerySet[Person]:
    """List the trainees of the actor's units who are not yet registered there."""
    units = units_to_register_for(actor)
    roles = organisations.current_holders(Role.TRAINEE).filter(unit__in=units)
    registered = Traineeship.objects.filter(ends_on=None, unit__in=units)
    return (
        Person.objects.filter(pk__in=roles.values("person"), is_active=True)
        .exclude(pk__in=registered.values("trainee"))
        .exclude(pk=actor.pk)
    )


def units_to_register_for(actor: Person) -> QuerySet[Unit]:
    """List the units for which `actor` may register trainees."""
    return organisations.visible_units(actor).filter(
        organisations.units_with_role(actor, PLANNERS, prefix="")
    )


def specialties_to_train_for(actor: Person) -> list[tuple[str, str]]:
    """List the specialties of the catalogue, code and name, in order of name."""
    listed = (each.specialty for each in curriculum.list_specialties(actor))
    return [(s.code, str(s)) for s in listed if s.code != COMMON]


def feed_of(actor: Person) -> CalendarFeed | None:
    """Get the actor's calendar feed, if it is open."""
    return CalendarFeed.objects.filter(person=actor, revoked_at=None).first()


def feed_by_token(token: str) -> CalendarFeed:
    """Find the open feed a secret belongs to; the person must be active."""
    feed = (
        CalendarFeed.objects.filter(
            token_hash=hashlib.sha256(token.encode()).hexdigest(),
            revoked_at=None,
            person__is_active=True,
        )
        .select_related("person")
        .first()
    )
    if feed is None:
        raise NotFound(_("There is no such calendar."))
    return feed


@dataclass(frozen=True, slots=True)
class Touched:
    """One trainee, and what a new version of the plan would change for them."""

    plan: IndividualPlan
    impact: Impact


def touched_by(actor: Person, old: PlanVersion, new: PlanVersion) -> list[Touched]:
    """Say which trainees a new version touches, and how.

    Only the trainees whom `actor` may follow are named.
    """
    followers = visible_plans(actor).filter(status=Status.AGREED, version=old)
    requirements = plans.requirements(old.plan.specialty_code)
    before, after = old.as_plan(), new.as_plan()
    found = []
    for plan in followers:
        impact = impact_of(
            before,
            after,
            plan.as_circumstances(),
            requirements=requirements,
            rules=plan.as_pathway().rules,
        )
        found.append(Touched(plan, impact))
    return found


def _followed_from_home(actor: Person) -> QuerySet[Traineeship]:
    return Traineeship.objects.filter(
        Q(trainee=actor)
        | Q(pk__in=supervised_by(actor).values("traineeship"))
        | organisations.units_with_role(actor, READERS)
    )


def _plans_open_to(actor: Person) -> Q:
    """Give the condition that a plan may be seen: at home any, elsewhere in force.

    The few of elsewhere are fetched: SQLite 3.53 cannot plan the OR of a partial
    index ("agreed") and a subquery.
    """
    received = request_queries.received_by(actor)
    in_force = IndividualPlan.objects.filter(
        traineeship__in=received, status=Status.AGREED
    )
    return Q(traineeship__in=_followed_from_home(actor)) | Q(
        pk__in=list(in_force.values_list("pk", flat=True))
    )


def supervised_by(actor: Person) -> QuerySet[SupervisorAppointment]:
    """Give the actor's appointments; they open nothing to one who left the unit."""
    return _current_appointments().filter(
        organisations.units_with_role(actor, SUPERVISORS, prefix="traineeship__unit__"),
        supervisor=actor,
    )


def _current_appointments() -> QuerySet[SupervisorAppointment]:
    """Give the appointments that hold, or are made for a coming day."""
    return SupervisorAppointment.objects.filter(
        Q(ends_at=None) | Q(ends_at__gt=clock.now())
    ).select_related("supervisor")
