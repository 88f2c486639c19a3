"""Reading observations and their templates, as far as the reader may.

The trainee reads what they asked for and what is given, never another's draft;
the assessor what is theirs, while supervising there; all others only what is
given, as far as they see the trainee's progress.
"""

import uuid

from django.db.models import F, Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from ferd.areas.accounts.models import Person
from ferd.areas.organisations import queries as organisations
from ferd.areas.organisations.models import Unit
from ferd.areas.progress import sights
from ferd.areas.progress.assessors import ASSESSING
from ferd.areas.progress.models import (
    AssessorLink,
    ConflictOfInterest,
    ObjectiveProgress,
    Observation,
    TemplateVersion,
)
from ferd.areas.progress.observation_permissions import COMMITTEE, CONFIRMING
from ferd.areas.progress.sights import Sight
from ferd.areas.schedules.models import Traineeship
from ferd.foundation.errors import NotFound

Status = Observation.Status

COUNTS = Q(status=Status.GIVEN) & (
    Q(assessor__isnull=False) | Q(link__is_confirmed=True)
)
"""Which observations are evidence: given by a colleague, or confirmed outsiders."""


def observations_of(traineeship: Traineeship) -> QuerySet[Observation]:
    """List the observations of one training, with what a list shows."""
    return _told().filter(traineeship=traineeship)


def own_observations(actor: Person) -> QuerySet[Observation]:
    """List a trainee's own observations, but for what others write meanwhile."""
    return _told().filter(Q(trainee=actor) & ~_unseen_by_trainee())


def given_observations(sight: Sight) -> QuerySet[Observation]:
    """List what is given of a trainee, as far as a reader sees."""
    given = observations_of(sight.traineeship).filter(status=Status.GIVEN)
    if sight.units is None:
        return given
    return given.filter(pk__in=_linked_to(sight).values("observations"))


def assessed_by(actor: Person) -> QuerySet[Observation]:
    """List what somebody is asked to assess or has assessed, while they may."""
    here = organisations.units_with_role(actor, ASSESSING)
    home = organisations.units_with_role(actor, ASSESSING, prefix="traineeship__unit__")
    return _told().filter(here | home, assessor=actor)


def waiting_for_assessor(actor: Person) -> QuerySet[Observation]:
    """List what waits for somebody's assessment, the longest first."""
    return assessed_by(actor).filter(status__in=Observation.OPEN).order_by("started_at")


def get_observation(actor: Person, public_id: uuid.UUID) -> Observation:
    """Get one observation that `actor` may read."""
    found = _told().filter(uuid=public_id).first()
    if found is None or not _may_read(actor, found):
        raise NotFound(_("There is no such assessment."))
    return found


def visible_versions(actor: Person) -> QuerySet[TemplateVersion]:
    """List templates in use where one works; drafts and former ones to who keeps them.

    A template of a department is used in the sections below it.
    """
    held = organisations.current_roles(actor)
    paths = {each.unit.path for each in held}
    above = {int(key) for path in paths for key in path.strip("/").split("/")}
    in_use = Q(template__unit__in=above, status=TemplateVersion.Status.PUBLISHED)
    kept = organisations.units_with_role(actor, COMMITTEE, prefix="template__unit__")
    return TemplateVersion.objects.filter(in_use | kept).select_related(
        "template__unit", "created_by", "published_by"
    )


def get_version(actor: Person, public_id: uuid.UUID) -> TemplateVersion:
    """Get one version of a template that `actor` may see."""
    found = visible_versions(actor).filter(uuid=public_id).first()
    if found is None:
        raise NotFound(_("There is no such template."))
    return found


def units_to_keep_templates_for(actor: Person) -> QuerySet[Unit]:
    """List the units whose templates `actor` makes."""
    return Unit.objects.filter(
        organisations.units_with_role(actor, COMMITTEE, prefix="")
    )


def templates_for(units: QuerySet[Unit]) -> QuerySet[TemplateVersion]:
    """List the templates in use in some units, or above them."""
    above = {int(key) for unit in units for key in unit.path.strip("/").split("/")}
    return TemplateVersion.objects.filter(
        template__unit__in=above, status=TemplateVersion.Status.PUBLISHED
    ).select_related("template__unit")


def links_to_decide(actor: Person) -> QuerySet[AssessorLink]:
    """List the outside assessors who have answered and whom `actor` may confirm."""
    home = organisations.units_with_role(
        actor, CONFIRMING, prefix="observation__traineeship__unit__"
    )
    here = organisations.units_with_role(
        actor, CONFIRMING, prefix="observation__unit__"
    )
    return (
        AssessorLink.objects.filter(home | here, used_at__isnull=False, decided_at=None)
        .exclude(observation__trainee=actor)
        .exclude(observation__trainee__in=_trainees_in_conflict(actor))
        .select_related(
            "observation__trainee",
            "observation__template__template",
            "observation__traineeship__unit",
            "observation__unit",
        )
        .order_by("used_at")
    )


def _trainees_in_conflict(actor: Person) -> QuerySet[Person]:
    open_ = ConflictOfInterest.objects.filter(person=actor, ended_at=None)
    return Person.objects.filter(pk__in=open_.values("trainee"))


def _may_read(actor: Person, observation: Observation) -> bool:
    if actor.pk == observation.trainee_id:
        return not _is_unseen_by_trainee(observation)
    if assessed_by(actor).filter(pk=observation.pk).exists():
        return True
    if observation.status != Status.GIVEN:
        return False
    sight = sights.sight_of(actor, observation.traineeship)
    if sight is not None:
        return given_observations(sight).filter(pk=observation.pk).exists()
    return links_to_decide(actor).filter(observation=observation).exists()


def _is_unseen_by_trainee(observation: Observation) -> bool:
    return (
        observation.started_by_id != observation.trainee_id
        and observation.status != Status.GIVEN
    )


def _unseen_by_trainee() -> Q:
    from_others = ~Q(started_by=F("trainee"))
    return from_others & ~Q(status=Status.GIVEN)


def _linked_to(sight: Sight) -> QuerySet[ObjectiveProgress]:
    return sight.objectives().order_by()


def _told() -> QuerySet[Observation]:
    linked = ObjectiveProgress.objects.select_related("objective")
    return Observation.objects.select_related(
        "trainee",
        "traineeship__trainee",
        "traineeship__unit",
        "template__template",
        "unit",
        "assessor",
        "link",
    ).prefetch_related(Prefetch("objectives", linked))
