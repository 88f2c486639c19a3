"""What people are told about places between units, and about plans in force."""

from ferd.areas.notifications.kinds import Kind, register
from ferd.core.diagnostics import gettext_noop

ASKED = register(
    Kind(
        "schedules.ask_for_place",
        gettext_noop("%(who)s asks for a place at %(unit)s from %(day)s."),
    )
)
HELD = register(
    Kind(
        "schedules.hold_request",
        gettext_noop("%(who)s holds a place at %(unit)s until %(until)s."),
    )
)
HALF_COMMITTED = register(
    Kind(
        "schedules.commit_one_side",
        gettext_noop(
            "%(who)s has committed the place at %(unit)s from %(day)s; your side has "
            "not yet."
        ),
    )
)
COMMITTED = register(
    Kind(
        "schedules.commit_request",
        gettext_noop("The place at %(unit)s from %(day)s is committed by both."),
    )
)
DECLINED = register(
    Kind(
        "schedules.decline_request",
        gettext_noop("%(who)s declines the place at %(unit)s from %(day)s."),
    )
)
WITHDRAWN = register(
    Kind(
        "schedules.withdraw_request",
        gettext_noop("%(who)s withdraws from the place at %(unit)s from %(day)s."),
    )
)
CUT_SHORT = register(
    Kind(
        "schedules.give_notice",
        gettext_noop("%(who)s gives notice: the stay at %(unit)s ends on %(day)s."),
    )
)
EXPIRED = register(
    Kind(
        "schedules.expire_holds",
        gettext_noop("The place at %(unit)s from %(day)s is no longer held."),
    )
)
STAY_SUPERVISOR = register(
    Kind(
        "schedules.appoint_stay_supervisor",
        gettext_noop("%(who)s appoints who supervises at %(unit)s from %(day)s."),
    )
)
AGREEMENT_PROPOSED = register(
    Kind(
        "schedules.propose_agreement",
        gettext_noop(
            "%(who)s proposes an agreement between %(sending)s and %(receiving)s."
        ),
    )
)
AGREEMENT_ACCEPTED = register(
    Kind(
        "schedules.accept_agreement",
        gettext_noop(
            "%(who)s accepts the agreement between %(sending)s and %(receiving)s."
        ),
    )
)
AGREEMENT_ENDED = register(
    Kind(
        "schedules.end_agreement",
        gettext_noop(
            "%(who)s ends the agreement between %(sending)s and %(receiving)s."
        ),
    )
)
TRAINEE_LEAVES = register(
    Kind(
        "schedules.end_traineeship",
        gettext_noop(
            "A training ends on %(until)s: the place at %(unit)s from %(day)s is free "
            "after that."
        ),
    )
)
IN_FORCE = register(
    Kind(
        "schedules.bring_into_force",
        gettext_noop("Everyone has agreed: the plan of %(trainee)s is in force."),
    )
)
WAITS_FOR_ROOM = register(
    Kind(
        "schedules.wait_for_room",
        gettext_noop(
            "Both have agreed on the plan of %(trainee)s, but there is no room for it "
            "yet, and nobody is about to leave. Change it, or take it back."
        ),
    )
)
WAITING = (ASKED, HELD, HALF_COMMITTED)
"""What is over when a request is decided."""
