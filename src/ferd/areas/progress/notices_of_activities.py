"""What people are told about records of activities."""

from ferd.areas.notifications.kinds import Kind, register
from ferd.core.diagnostics import gettext_noop

SENT = register(
    Kind(
        "progress.send_activity",
        gettext_noop("%(who)s asks you to sign something from %(day)s."),
    )
)
RECORDED_FOR_YOU = register(
    Kind(
        "progress.record_on_behalf",
        gettext_noop("%(who)s has recorded something from %(day)s for you."),
    )
)
SIGNED = register(
    Kind(
        "progress.sign_activity",
        gettext_noop("%(who)s has signed what you did on %(day)s."),
    )
)
RETURNED = register(
    Kind(
        "progress.return_activity",
        gettext_noop("%(who)s returns what you sent from %(day)s, and says why."),
    )
)
RECEIPT = register(
    Kind(
        "progress.signature_receipt",
        gettext_noop(
            "You signed what %(trainee)s did on %(day)s. If it was not you, open it "
            "and say so."
        ),
    )
)
RECEIPT_OF_MANY = register(
    Kind(
        "progress.signatures_receipt",
        gettext_noop(
            "You signed several activities at once: %(number)d. If it was not you, "
            "open them and say so."
        ),
    )
)
WITHDRAWN = register(
    Kind(
        "progress.withdraw_signature",
        gettext_noop("%(who)s has withdrawn the signature of what you did on %(day)s."),
    )
)
NOT_ME = register(
    Kind(
        "progress.disown_signature",
        gettext_noop(
            "%(who)s says that somebody else signed in their name, for %(trainee)s on "
            "%(day)s. Find out what happened."
        ),
    )
)
ASKING = (SENT, RETURNED)
"""What is over when a record has moved on."""
