"""The tables of the area: evidence, who signs it, and what it leads to."""

from ferd.areas.progress.models.activities import ActivityRecord, EvidenceFile
from ferd.areas.progress.models.looks import LastLook
from ferd.areas.progress.models.objectives import (
    Approval,
    GroupCompletion,
    ObjectiveProgress,
    Recommendation,
)
from ferd.areas.progress.models.observations import (
    AssessmentTemplate,
    AssessorLink,
    Observation,
    Remark,
    TemplateVersion,
)
from ferd.areas.progress.models.patterns import SigningPattern
from ferd.areas.progress.models.signers import ConflictOfInterest, Deputyship
from ferd.areas.progress.models.stories import StoryEvent

__all__ = (
    "ActivityRecord",
    "Approval",
    "AssessmentTemplate",
    "AssessorLink",
    "ConflictOfInterest",
    "Deputyship",
    "EvidenceFile",
    "GroupCompletion",
    "LastLook",
    "ObjectiveProgress",
    "Observation",
    "Recommendation",
    "Remark",
    "SigningPattern",
    "StoryEvent",
    "TemplateVersion",
)
