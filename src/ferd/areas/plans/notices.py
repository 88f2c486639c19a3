"""What people are told of a training plan's life."""

from ferd.areas.notifications.kinds import Kind, register
from ferd.core.diagnostics import gettext_noop

SUBMITTED = register(
    Kind(
        "plans.submit_version",
        gettext_noop(
            "%(who)s has sent the plan for %(specialty)s, version %(number)d, to the "
            "committee."
        ),
    )
)
RETURNED = register(
    Kind(
        "plans.return_version",
        gettext_noop(
            "%(who)s asks for changes in the plan for %(specialty)s, version "
            "%(number)d."
        ),
    )
)
APPROVED = register(
    Kind(
        "plans.approve_version",
        gettext_noop(
            "%(who)s has approved the plan for %(specialty)s, version %(number)d. It "
            "can now be published."
        ),
    )
)
PUBLISHED = register(
    Kind(
        "plans.publish_version",
        gettext_noop(
            "%(who)s has published the plan for %(specialty)s, version %(number)d."
        ),
    )
)
STEPS = (SUBMITTED, RETURNED, APPROVED)
"""What is over when the next step is taken."""
