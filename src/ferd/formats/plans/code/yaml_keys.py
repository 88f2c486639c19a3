"""The keys of a plan as code, in the order they are written.

The reader, the writer and the JSON schema all follow this one list; a test
compares the schema with it.
"""

from typing import Final

PLAN: Final = (
    "specialty",
    "specialty_code",
    "institution",
    "title",
    "approved_on",
    "revised_on",
    "timeline",
    "prerequisites",
    "observerships",
    "commitments",
    "facts",
    "activity_rules",
    "groups",
    "sufficiency",
    "sections",
)
STAGE: Final = (
    "order",
    "label",
    "from_months",
    "to_months",
    "duration_months",
    "text",
    "placements",
    "objectives",
    "alternative_of",
    "capacity",
    "may_move",
    "source",
)
PLACE: Final = ("trust", "site", "department")
OBJECTIVES: Final = ("numbers", "codes", "symbolic", "text")
PREREQUISITE: Final = ("strength", "before_stage", "after_stages", "text", "source")
OBSERVERSHIP: Final = (*PLACE, "min_weeks", "max_weeks", "text", "source")
COMMITMENT: Final = ("kind", "value", "unit", "about", "text", "source")
FACT: Final = ("kind", "value", "upper", "unit", "text", "source")
ACTIVITY_RULE: Final = ("kind", "signing", "signer")
GROUP: Final = ("name", "numbers")
SUFFICIENCY: Final = (
    "group",
    "numbers",
    "observations",
    "level",
    "with_words",
    "assessors",
    "roles",
    "contexts",
    "recent_months",
    "activities",
)
ACTIVITY_COUNT: Final = ("kind", "times")
SECTION: Final = ("number", "heading", "body", "source")
