"""What of progress is sensitive: who reads it of another is noted."""

from ferd.areas.audit.lookups import Kind, name_role, register
from ferd.core.diagnostics import gettext_noop

ACTIVITY = register(Kind("progress.activity", gettext_noop("A registered activity")))
OBSERVATION = register(Kind("progress.observation", gettext_noop("An assessment")))
OBJECTIVE = register(
    Kind("progress.objective", gettext_noop("An objective and its evidence"))
)
OVERVIEW = register(
    Kind("progress.overview", gettext_noop("An overview of the training"))
)

HOME = name_role("home", gettext_noop("with a role in the trainee's unit"))
STAGE = name_role("stage", gettext_noop("with a role where the trainee serves"))
SIGNER = name_role("signer", gettext_noop("asked to sign"))
ASSESSOR = name_role("assessor", gettext_noop("asked to assess"))
