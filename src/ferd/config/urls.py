"""The map of all addresses."""

from django.conf import settings
from django.urls import include, path

urlpatterns = [
    path("", include("ferd.web.urls")),
    path("api/", include("ferd.api.urls")),
    path("accounts/", include("ferd.areas.accounts.urls")),
    path("audit/", include("ferd.areas.audit.urls")),
    path("notices/", include("ferd.areas.notifications.urls")),
    path("organisations/", include("ferd.areas.organisations.urls")),
    path("curriculum/", include("ferd.areas.curriculum.urls")),
    path("plans/", include("ferd.areas.plans.urls")),
    path("schedules/", include("ferd.areas.schedules.urls")),
    path("progress/", include("ferd.areas.progress.urls")),
    path("rotations/places/", include("ferd.areas.schedules.places_urls")),
    path("rotations/", include("ferd.areas.planning.urls")),
    path("rotations/", include("ferd.areas.rotations.urls")),
]
handler400 = "ferd.web.faults.bad_request"
handler403 = "ferd.web.faults.not_allowed"
handler404 = "ferd.web.faults.not_found"
handler429 = "ferd.web.faults.too_many"  # called by the sign-in library
handler500 = "ferd.web.faults.broken"

if settings.DEMO:
    urlpatterns.append(path("demo/", include("ferd.demo.urls")))
