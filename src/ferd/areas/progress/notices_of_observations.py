"""What people are told about assessments, and about what waits for them."""

from ferd.areas.notifications.kinds import Kind, register
from ferd.core.diagnostics import gettext_noop

OBSERVATION_ASKED = register(
    Kind(
        "progress.ask_for_observation",
        gettext_noop("%(who)s asks you for an assessment."),
    )
)
OBSERVATION_GIVEN = register(
    Kind("progress.give_observation", gettext_noop("%(who)s has assessed you."))
)
OBSERVATION_DECLINED = register(
    Kind(
        "progress.decline_observation",
        gettext_noop("%(who)s cannot assess you this time, and says why."),
    )
)
OBSERVATION_REMARK = register(
    Kind(
        "progress.remark_on_observation",
        gettext_noop("%(who)s has remarked on an assessment."),
    )
)
ASSESSOR_ANSWERED = register(
    Kind(
        "progress.answer_by_link",
        gettext_noop(
            "An outside assessor has answered. Say who it is before it counts."
        ),
    )
)
ASSESSOR_DECIDED = register(
    Kind(
        "progress.decide_assessor",
        gettext_noop("%(who)s has decided whether an outside assessor counts."),
    )
)
ASSESSOR_UNREACHED = register(
    Kind(
        "progress.undelivered_link",
        gettext_noop("The mail to an outside assessor could not be delivered."),
    )
)
DEPUTY_MADE = register(
    Kind(
        "progress.make_deputyship",
        gettext_noop("%(who)s lets %(deputy)s sign for %(absent)s until %(until)s."),
    )
)
DEPUTY_ENDED = register(
    Kind(
        "progress.end_deputyship",
        gettext_noop("%(who)s ended it: %(deputy)s no longer signs for %(absent)s."),
    )
)
REMINDER = register(
    Kind(
        "progress.remind",
        gettext_noop(
            "Waiting for you: %(number)d, for %(days)d days at most. See the inbox."
        ),
    )
)
REMINDER_TO_HEAD = register(
    Kind(
        "progress.remind_head",
        gettext_noop(
            "%(person)s has been reminded three times. Waiting: %(number)d, for "
            "%(days)d days at most."
        ),
    )
)
