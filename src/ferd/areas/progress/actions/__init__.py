"""Changing evidence, who signs it, and what it leads to; one module a noun."""

from ferd.areas.progress.actions.activities import (
    begin_activity,
    discard_activity,
    recall_activity,
    register_activity,
    save_activity,
    send_activity,
)
from ferd.areas.progress.actions.files import add_file, remove_file
from ferd.areas.progress.actions.signatures import (
    Shown,
    return_activity,
    sign_activity,
    sign_off_activities,
    withdraw_signature,
)

__all__ = (
    "Shown",
    "add_file",
    "begin_activity",
    "discard_activity",
    "recall_activity",
    "register_activity",
    "remove_file",
    "return_activity",
    "save_activity",
    "send_activity",
    "sign_activity",
    "sign_off_activities",
    "withdraw_signature",
)
