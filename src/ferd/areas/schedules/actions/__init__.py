"""Changing traineeships, individual plans, and places between hospitals."""

from ferd.areas.schedules.actions.agreements import (
    AgreementTerms,
    accept_agreement,
    decline_agreement,
    end_agreement,
    propose_agreement,
)
from ferd.areas.schedules.actions.consent import agree_plan, agree_plans
from ferd.areas.schedules.actions.endings import end_traineeship
from ferd.areas.schedules.actions.into_force import bring_into_force
from ferd.areas.schedules.actions.places import (
    Terms,
    change_room,
    close_places,
    edit_places,
    publish_places,
)
from ferd.areas.schedules.actions.plans import (
    appoint_supervisor,
    open_feed,
    propose_plan,
    register_traineeship,
    revoke_feed,
    withdraw_plan,
)
from ferd.areas.schedules.actions.requests import (
    Wish,
    ask_for_place,
    commit_request,
    decline_request,
    hold_request,
)
from ferd.areas.schedules.actions.sites import map_site, unmap_site
from ferd.areas.schedules.actions.stays import (
    appoint_stay_supervisor,
    expire_holds,
    waive_notice,
    withdraw_request,
)

__all__ = (
    "AgreementTerms",
    "Terms",
    "Wish",
    "accept_agreement",
    "agree_plan",
    "agree_plans",
    "appoint_stay_supervisor",
    "appoint_supervisor",
    "ask_for_place",
    "bring_into_force",
    "change_room",
    "close_places",
    "commit_request",
    "decline_agreement",
    "decline_request",
    "edit_places",
    "end_agreement",
    "end_traineeship",
    "expire_holds",
    "hold_request",
    "map_site",
    "open_feed",
    "propose_agreement",
    "propose_plan",
    "publish_places",
    "register_traineeship",
    "revoke_feed",
    "unmap_site",
    "waive_notice",
    "withdraw_plan",
    "withdraw_request",
)
