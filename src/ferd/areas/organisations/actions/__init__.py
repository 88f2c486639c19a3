"""Changing units, people's roles, what is kept about people, and their tokens."""

from ferd.areas.organisations.actions.people import (
    add_person,
    assign_role,
    choose_language,
    choose_mailing,
    deactivate_person,
    delegate_approval,
    end_delegation,
    end_role,
    invite_person,
    mail_invitation,
    reactivate_person,
    record_employment,
    record_qualification,
    send_mail_again,
)
from ferd.areas.organisations.actions.tokens import (
    make_token,
    revoke_token,
)
from ferd.areas.organisations.actions.units import (
    add_site,
    add_unit,
)

__all__ = (
    "add_person",
    "add_site",
    "add_unit",
    "assign_role",
    "choose_language",
    "choose_mailing",
    "deactivate_person",
    "delegate_approval",
    "end_delegation",
    "end_role",
    "invite_person",
    "mail_invitation",
    "make_token",
    "reactivate_person",
    "record_employment",
    "record_qualification",
    "revoke_token",
    "send_mail_again",
)
