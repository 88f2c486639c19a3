"""What people are told about evidence, objectives and approvals."""

from ferd.areas.notifications.kinds import Kind, register
from ferd.areas.progress import (
    notices_of_activities,  # noqa: F401  they are loaded too
    notices_of_observations,  # noqa: F401  loaded with us
)
from ferd.core.diagnostics import gettext_noop

ASKED_TO_RECOMMEND = register(
    Kind(
        "progress.ask_for_recommendation",
        gettext_noop("%(trainee)s asks for your recommendation of %(objective)s."),
    )
)
SUBMITTED_FOR_YOU = register(
    Kind(
        "progress.submit_objective",
        gettext_noop("%(who)s has submitted %(objective)s on your behalf."),
    )
)
RECOMMENDED = register(
    Kind(
        "progress.recommend_objective",
        gettext_noop("%(who)s recommends %(objective)s for approval."),
    )
)
NO_LONGER_RECOMMENDED = register(
    Kind(
        "progress.withdraw_recommendation",
        gettext_noop("%(who)s no longer recommends %(objective)s."),
    )
)
WAITS_FOR_APPROVAL = register(
    Kind(
        "progress.wait_for_approval",
        gettext_noop("%(objective)s of %(trainee)s waits for your approval."),
    )
)
RETURNED = register(
    Kind(
        "progress.return_objective",
        gettext_noop("%(who)s has returned %(objective)s to you, and says why."),
    )
)
APPROVED = register(
    Kind(
        "progress.approve_objective",
        gettext_noop("%(who)s has approved %(objective)s."),
    )
)
RECEIPT = register(
    Kind(
        "progress.approval_receipt",
        gettext_noop(
            "%(objective)s of %(trainee)s is approved in your name. If it was not "
            "you, withdraw the approval and say so."
        ),
    )
)
APPROVAL_WITHDRAWN = register(
    Kind(
        "progress.withdraw_approval",
        gettext_noop(
            "%(who)s has withdrawn the approval of %(objective)s of %(trainee)s."
        ),
    )
)
GROUP_COMPLETED = register(
    Kind(
        "progress.complete_group",
        gettext_noop(
            "Every objective of %(group)s is approved for %(trainee)s. It waits for "
            "the competence committee."
        ),
    )
)
GROUP_REOPENED = register(
    Kind(
        "progress.reopen_group",
        gettext_noop("%(group)s is no longer complete for %(trainee)s."),
    )
)
TAKES_OVER = register(
    Kind(
        "progress.declare_conflict",
        gettext_noop("You take over from %(person)s what is about %(trainee)s."),
    )
)
PATTERN_FOUND = register(
    Kind(
        "progress.report_patterns",
        gettext_noop("There is a pattern in who signs at %(unit)s to look at."),
    )
)
ASKING = (ASKED_TO_RECOMMEND, WAITS_FOR_APPROVAL)
"""What is over when an objective is decided."""
