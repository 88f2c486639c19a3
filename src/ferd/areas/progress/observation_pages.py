"""What the pages of an assessment show, put together from what is stored."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from ferd.areas.accounts.models import Person
from ferd.areas.audit import lookups
from ferd.areas.organisations.models import Role
from ferd.areas.progress import assessors, sensitive, sights
from ferd.areas.progress import observation_permissions as permissions
from ferd.areas.progress import observation_rules as rules
from ferd.areas.progress.models import (
    AssessorLink,
    ObjectiveProgress,
    Observation,
    Remark,
)
from ferd.areas.progress.observation_rules import Assessment
from ferd.areas.schedules.models import Traineeship
from ferd.core.progress.entrustment import WORDS, EntrustmentLevel
from ferd.core.progress.templates import Answer, FieldKind, TemplateField


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was asked, and what was answered."""

    label: str
    text: str
    points: tuple[tuple[str, bool], ...] = ()


@dataclass(frozen=True, slots=True)
class Level:
    """A level of entrustment, in a figure and in words."""

    value: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingPage:
    """What a reader sees of an assessment."""

    assessor: str
    lines: tuple[Line, ...]
    level: Level | None
    words: str
    self_rating: Level | None
    objectives: tuple[ObjectiveProgress, ...]
    remarks: tuple[Remark, ...]
    link: AssessorLink | None


def level_of(value: int | None) -> Level | None:
    """Say a level in words; None when none is stated."""
    if value is None:
        return None
    return Level(value, _(WORDS[EntrustmentLevel(value)]))


def lines_of(observation: Observation) -> list[Line]:
    """Say what was asked and answered, in the order of the template."""
    answers = rules.answers_of(observation)
    return [
        _line(field, answers.get(field.key))
        for field in rules.content_of(observation).fields
    ]


def assessor_of(observation: Observation) -> str:
    """Name the assessor, and as what they assessed."""
    if observation.assessor is not None:
        name, role = observation.assessor.name, observation.assessor_role
        return f"{name}, {Role(role).label.lower()}" if role in Role.values else name
    link = observation.link
    return f"{link.name}, {link.position}, {link.workplace}"


def address_of(observation: Observation) -> str:
    """Give the address of an assessment's page."""
    return reverse("progress:observation", args=[observation.uuid])


def may_begin_somewhere(actor: Person, traineeship: Traineeship) -> bool:
    """Tell whether somebody may assess a trainee in any unit where they serve."""
    return any(
        permissions.may_begin_observation(actor, traineeship, unit)
        for unit in assessors.units_of(traineeship)
    )


def may_decide(observation: Observation, actor: Person) -> bool:
    """Tell whether somebody may say now who an outside assessor is."""
    link = getattr(observation, "link", None)
    if link is None or link.used_at is None or link.decided_at is not None:
        return False
    link.observation = observation
    return permissions.may_decide_assessor(actor, link)


def said_so_far(observation: Observation) -> Assessment:
    """Give what the assessor has written so far."""
    return Assessment(
        level=observation.level,
        answers=rules.answers_of(observation),
        words=observation.words,
    )


def reading_page(observation: Observation, reader: Person) -> ReadingPage:
    """Put together what one reader sees; a draft's answers are the assessor's alone."""
    is_shown = observation.status == Observation.Status.GIVEN or (
        observation.assessor == reader
    )
    return ReadingPage(
        assessor=assessor_of(observation),
        lines=tuple(lines_of(observation)) if is_shown else (),
        level=level_of(observation.level) if is_shown else None,
        words=observation.words if is_shown else "",
        self_rating=level_of(observation.self_rating),
        objectives=tuple(observation.objectives.all()),
        remarks=tuple(observation.remarks.select_related("by")),
        link=getattr(observation, "link", None),
    )


def note_reading(actor: Person, observations: Iterable[Observation]) -> None:
    """Note that assessments of others are about to be shown to somebody."""
    looks = [_look(actor, each) for each in observations if each.trainee_id != actor.pk]
    lookups.note_many(actor=actor, looks=looks)


def _look(actor: Person, observation: Observation) -> lookups.Look:
    sight = sights.sight_of(actor, observation.traineeship)
    waits = observation.status in Observation.OPEN
    role = sight.relation.value if sight else "assessor"
    if waits and permissions.may_decline_observation(actor, observation):
        role = "assessor"
    purpose = lookups.Purpose.ASSESS if waits else lookups.Purpose.FOLLOW_UP
    return lookups.Look(
        subject=observation.trainee,
        kind=sensitive.OBSERVATION,
        target=observation,
        role=role,
        purpose=purpose,
        unit=observation.unit.name,
        since=observation.started_at,
    )


def _line(field: TemplateField, answer: Answer | None) -> Line:
    match field.kind:
        case FieldKind.WORDS:
            return Line(field.label, str(answer or ""))
        case FieldKind.SCALE:
            step = answer if isinstance(answer, int) else 0
            of = len(field.choices)
            words = _("%(step)d of %(of)d: %(words)s")
            text = (
                words % {"step": step, "of": of, "words": field.choices[step - 1]}
                if 1 <= step <= of
                else ""
            )
            return Line(field.label, text)
        case FieldKind.CHECKLIST:
            ticked = answer if isinstance(answer, tuple) else ()
            points = tuple(
                (words, number in ticked)
                for number, words in enumerate(field.choices, 1)
            )
            return Line(field.label, "", points)
