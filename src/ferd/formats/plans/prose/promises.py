"""The table of promises: one recogniser for each way of making one.

To teach Ferd a new kind, add it to `ferd.core.plans.kinds`, to
docs/reference/commitments.md, and to one of the lists below. Teaching in minutes a
week is read in `ferd.formats.plans.prose.arenas`.
"""

from ferd.formats.plans.prose.promises_of_assessment import (
    ASSESSMENT_PROMISES,
    REVISION_PROMISES,
)
from ferd.formats.plans.prose.promises_of_learning import (
    LEARNING_PROMISES,
    STAY_PROMISES,
)
from ferd.formats.plans.prose.promises_of_supervision import SUPERVISION_PROMISES

RECOGNISERS = (
    *SUPERVISION_PROMISES,
    *ASSESSMENT_PROMISES,
    *LEARNING_PROMISES,
    *REVISION_PROMISES,
    *STAY_PROMISES,
)
