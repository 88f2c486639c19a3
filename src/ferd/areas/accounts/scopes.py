"""What a personal token may be used for; a closed set, read and write apart.

A scope opens nothing by itself: a token never reaches further than the person
who made it. What demands that one has just shown who one is has no scope.
"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Scope(TextChoices):
    """One kind of thing that a token may be used for."""

    ME_READ = "me:read", _("Read who you are and which roles you have")
    ORGANISATIONS_READ = "organisations:read", _("Read units and sites")
    CURRICULUM_READ = "curriculum:read", _("Read the curriculum")
    PLANS_READ = "plans:read", _("Read training plans")
    SCHEDULES_READ = "schedules:read", _("Read the individual plans that you may see")
    PROGRESS_READ = "progress:read", _("Read activities, assessments and objectives")
    PROGRESS_WRITE = (
        "progress:write",
        _("Record, send, sign and return activities, as far as you may"),
    )
    NOTIFICATIONS_READ = "notifications:read", _("Read your notices")
    NOTIFICATIONS_WRITE = "notifications:write", _("Mark your notices as seen and done")
