"""The words of CASE that the reader and the writer share."""

from typing import Final

VERSION: Final = "1.1"

CHILD_OF: Final = "isChildOf"
REPLACED_BY: Final = "replacedBy"
EXACT_MATCH: Final = "exactMatchOf"
RELATED_TO: Final = "isRelatedTo"

OBJECTIVE: Final = "Learning objective"
GROUP: Final = "Group"
ACTIVITY: Final = "Learning activity"
ASSESSMENT: Final = "Assessment method"

COUNTS: Final = "recommendedCounts"
"""Our extension of an activity: a list of ``{count, role, row}``."""
