"""What must be true of an observation, and the values it is made of."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.utils.translation import gettext as _

from ferd.areas.organisations.models import Unit
from ferd.areas.progress import assessors
from ferd.areas.progress.models import (
    ActivityRecord,
    ObjectiveProgress,
    Observation,
    TemplateVersion,
)
from ferd.areas.schedules.models import Traineeship
from ferd.core.progress.templates import (
    Answers,
    TemplateContent,
    answer_faults,
    read_answers,
)
from ferd.formats.template_json import template_from_json
from ferd.formats.value_json import to_json
from ferd.foundation import clock
from ferd.foundation.errors import Conflict, NotFound

MOST_OBJECTIVES = 8
FARTHEST_AHEAD = timedelta(days=30)
"""How far ahead somebody may be asked to observe."""

Status = Observation.Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """What is to be observed, or was: where, when, for which objectives."""

    template: TemplateVersion
    unit: Unit
    observed_on: date
    situation: str = ""
    objectives: tuple[ObjectiveProgress, ...] = ()
    record: ActivityRecord | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """What the trainee says when asking: to the assessor, and of themself."""

    words: str = ""
    self_rating: int | None = None
    self_words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """What the assessor says."""

    level: int | None = None
    answers: Answers = field(default_factory=dict)
    words: str = ""


def content_of(observation: Observation) -> TemplateContent:
    """Give what the observation's version of the template asks."""
    return template_from_json(observation.template.content)


def answers_of(observation: Observation) -> Answers:
    """Give what has been answered so far."""
    return read_answers(content_of(observation), observation.answers)


def new_observation(traineeship: Traineeship, occasion: Occasion) -> Observation:
    """Make an observation, not yet stored, or refuse what cannot be observed."""
    _refuse_template(occasion)
    if occasion.unit not in assessors.units_of(traineeship):
        raise Conflict(_("The trainee does not serve in that unit."))
    today = clock.today()
    if not traineeship.starts_on <= occasion.observed_on <= today + FARTHEST_AHEAD:
        raise Conflict(
            _("The day is after the training began, and at most 30 days ahead.")
        )
    _refuse_objectives(traineeship, occasion.objectives)
    record = occasion.record
    if record is not None and record.traineeship_id != traineeship.pk:
        raise NotFound(_("There is no such activity."))
    return Observation(
        traineeship=traineeship,
        trainee=traineeship.trainee,
        template=occasion.template,
        record=record,
        unit=occasion.unit,
        situation=occasion.situation,
        observed_on=occasion.observed_on,
        started_at=clock.now(),
        saved_at=clock.now(),
    )


def write(observation: Observation, said: Assessment) -> None:
    """Let an observation say what the assessor says; nothing is stored yet."""
    observation.level = said.level
    observation.answers = _as_json(said.answers)
    observation.words = said.words
    observation.saved_at = clock.now()
    observation.version += 1


def refuse_unfinished(observation: Observation, said: Assessment) -> None:
    """Refuse to give what is not whole, or lies ahead."""
    content = content_of(observation)
    if observation.observed_on > clock.today():
        raise Conflict(_("This has not happened yet."))
    if content.asks_level and said.level is None:
        raise Conflict(_("State how much supervision the trainee needs."))
    if any(answer_faults(content, said.answers)):
        raise Conflict(_("Something that is asked is not answered yet."))


def seal(observation: Observation, assessor: Mapping[str, str]) -> str:
    """Give the fingerprint of all that is given, so that any change shows."""
    said = {
        "trainee": str(observation.trainee.uuid),
        "template": observation.template.fingerprint,
        "assessor": dict(assessor),
        "observed_on": observation.observed_on.isoformat(),
        "situation": observation.situation,
        "unit": str(observation.unit.uuid),
        "level": observation.level,
        "answers": observation.answers,
        "words": observation.words,
        "self_rating": observation.self_rating,
        "self_words": observation.self_words,
        "objectives": sorted(
            observation.objectives.values_list("objective__code", flat=True)
        ),
    }
    written = json.dumps(said, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(written.encode()).hexdigest()


def _as_json(answers: Answers) -> dict[str, object]:
    return {key: to_json(value) for key, value in answers.items()}


def _refuse_template(occasion: Occasion) -> None:
    if occasion.template.status != TemplateVersion.Status.PUBLISHED:
        raise Conflict(_("This template is not in use."))


def _refuse_objectives(
    traineeship: Traineeship, objectives: tuple[ObjectiveProgress, ...]
) -> None:
    if len(objectives) > MOST_OBJECTIVES:
        raise Conflict(_("At most 8 objectives go with one observation."))
    if any(each.traineeship_id != traineeship.pk for each in objectives):
        raise NotFound(_("There is no such objective."))
