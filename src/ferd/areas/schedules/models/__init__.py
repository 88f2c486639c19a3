"""The tables of the area: trainees and their plans, places and who has them."""

from ferd.areas.schedules.models.agreements import SpecialtyAgreement
from ferd.areas.schedules.models.places import Places, PlacesRoom, SiteMapping
from ferd.areas.schedules.models.requests import PlaceRequest, StaySupervisor
from ferd.areas.schedules.models.trainees import (
    CalendarFeed,
    IndividualPlan,
    SupervisorAppointment,
    Traineeship,
)

__all__ = (
    "CalendarFeed",
    "IndividualPlan",
    "PlaceRequest",
    "Places",
    "PlacesRoom",
    "SiteMapping",
    "SpecialtyAgreement",
    "StaySupervisor",
    "SupervisorAppointment",
    "Traineeship",
)
