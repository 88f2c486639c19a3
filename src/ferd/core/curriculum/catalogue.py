"""A national catalogue as plain values: specialties, editions, objectives.

What an objective says comes from the authority, through an importer. Where no
importer has been, an objective has no text here; people are then shown a
neutral title made from its number, and never a text of our own.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from ferd.core.curriculum.model import objective_code
from ferd.core.diagnostics import gettext_noop

COMMON = "FKM"
"""The code under which the common competencies stand, as a specialty would."""

COMMON_IN_PARTS_2_AND_3 = 24
"""So many common competencies belong to training parts 2 and 3."""

_TITLES = {"nb": "Læringsmål %d", "nn": "Læringsmål %d", "en": "Learning objective %d"}


class ObjectiveKind(StrEnum):
    """Whose objective it is: the specialty's, or common to all doctors."""

    SPECIALTY = "specialty"
    COMMON = "common"


class Theme(StrEnum):
    """The three theme packages of the common competencies."""

    SYSTEM = "system"
    QUALITY = "quality"
    COMMUNICATION = "communication"


class ActivityKind(StrEnum):
    """The ways in which something may be learnt."""

    SERVICE = "service"
    COURSE = "course"
    CLINICAL_PROCEDURE = "clinical_procedure"
    E_LEARNING = "e_learning"
    TEACHING = "teaching"
    GROUP_SUPERVISION = "group_supervision"
    SELF_STUDY = "self_study"
    SIMULATION = "simulation"
    PROJECT = "project"
    OTHER = "other"


class AssessmentKind(StrEnum):
    """The ways in which competence may be judged."""

    DIRECT_OBSERVATION = "direct_observation"
    STRUCTURED_FEEDBACK = "structured_feedback"
    MULTI_SOURCE_FEEDBACK = "multi_source_feedback"
    CASE_DISCUSSION = "case_discussion"
    COURSE_TEST = "course_test"
    COMMITTEE = "committee"
    OTHER = "other"


THEME_TITLES: Mapping[Theme, str] = {
    Theme.SYSTEM: gettext_noop("System, organisation and leadership"),
    Theme.QUALITY: gettext_noop("Quality, patient safety, law and ethics"),
    Theme.COMMUNICATION: gettext_noop(
        "Communication, collaboration and patient education"
    ),
}

ACTIVITY_TITLES: Mapping[ActivityKind, str] = {
    ActivityKind.SERVICE: gettext_noop("Clinical service"),
    ActivityKind.COURSE: gettext_noop("Course"),
    ActivityKind.CLINICAL_PROCEDURE: gettext_noop("Clinical procedure"),
    ActivityKind.E_LEARNING: gettext_noop("E-learning"),
    ActivityKind.TEACHING: gettext_noop("Teaching"),
    ActivityKind.GROUP_SUPERVISION: gettext_noop("Group supervision"),
    ActivityKind.SELF_STUDY: gettext_noop("Self-study"),
    ActivityKind.SIMULATION: gettext_noop("Simulation"),
    ActivityKind.PROJECT: gettext_noop("Project"),
    ActivityKind.OTHER: gettext_noop("Other learning activity"),
}

ASSESSMENT_TITLES: Mapping[AssessmentKind, str] = {
    AssessmentKind.DIRECT_OBSERVATION: gettext_noop("Direct observation"),
    AssessmentKind.STRUCTURED_FEEDBACK: gettext_noop("Structured feedback"),
    AssessmentKind.MULTI_SOURCE_FEEDBACK: gettext_noop("360-degree feedback"),
    AssessmentKind.CASE_DISCUSSION: gettext_noop("Case discussion"),
    AssessmentKind.COURSE_TEST: gettext_noop("Course test"),
    AssessmentKind.COMMITTEE: gettext_noop("Judgement by a committee"),
    AssessmentKind.OTHER: gettext_noop("Other assessment"),
}


@dataclass(frozen=True, slots=True)
class Specialty:
    """A specialty and what it is called; an unknown name is empty."""

    code: str
    nb: str = ""
    nn: str = ""
    en: str = ""


@dataclass(frozen=True, slots=True)
class RecommendedCount:
    """How many times a clinical procedure should be done in one role.

    Attributes:
        row: the sub-row of the procedure the count is about; empty when it is
            about the procedure as a whole.
        role: in which role, such as *operator* or *assistant*; empty for any.
    """

    count: int
    role: str = ""
    row: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LearningActivity:
    """Something recommended in order to learn; `key` is what objectives cite."""

    key: str
    kind: ActivityKind
    title: str
    text: str = ""
    counts: tuple[RecommendedCount, ...] = ()
    raw: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentMethod:
    """A recommended way to judge competence; `key` is what objectives cite."""

    key: str
    kind: AssessmentKind
    title: str
    raw: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Objective:
    """One learning objective of one edition.

    Attributes:
        number: its number within the specialty; matching is done by this.
        title: the short title; empty as long as no catalogue has given one.
        text: the text of the regulation, word for word; empty likewise.
        explanation: the authority's explanatory text, which is not regulation.
        group: the heading it stands under.
        replaces: the code of the objective it came instead of.
        theme: only for common competencies, and only when it is known.
        activities: keys of the learning activities recommended for it.
        assessments: keys of the assessment methods recommended for it.
        same_as: addresses of the same objective in other catalogues.
        identifier: what the source calls it, such as a UUID.
        raw: what the source said, as JSON text, kept whole.
    """

    number: int
    code: str
    title: str = ""
    text: str = ""
    explanation: str = ""
    group: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    replaces: str = ""
    kind: ObjectiveKind = ObjectiveKind.SPECIALTY
    theme: Theme | None = None
    activities: tuple[str, ...] = ()
    assessments: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()
    identifier: str = ""
    raw: str = ""

    def is_valid(self, on: date) -> bool:
        """Tell whether the objective is in force on a day."""
        return (self.valid_from is None or self.valid_from <= on) and (
            self.valid_to is None or on <= self.valid_to
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """A specialty's curriculum as it stands between two dates.

    Attributes:
        source: which kind of document it was read from: ``case``, ``hapi``,
            ``table`` or ``shipped``.
    """

    specialty: Specialty
    title: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    objectives: tuple[Objective, ...] = ()
    activities: tuple[LearningActivity, ...] = ()
    assessments: tuple[AssessmentMethod, ...] = ()
    source: str = ""
    identifier: str = ""
    raw: str = field(default="", repr=False)


def neutral_title(number: int, language: str) -> str:
    """Name an objective by its number alone, in ``nb``, ``nn`` or ``en``."""
    return _TITLES.get(language, _TITLES["en"]) % number


def numbered_edition(specialty: Specialty, numbers: Iterable[int]) -> Edition:
    """Make an edition of which nothing is known but the numbers."""
    kind = ObjectiveKind.COMMON if specialty.code == COMMON else ObjectiveKind.SPECIALTY
    return Edition(
        specialty=specialty,
        source="shipped",
        objectives=tuple(
            Objective(number=n, code=objective_code(specialty.code, n), kind=kind)
            for n in sorted(set(numbers))
        ),
    )
