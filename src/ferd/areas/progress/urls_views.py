"""Addresses of overviews, the cohort board and exports."""

from django.urls import path

from ferd.areas.progress import overview_views

urlpatterns = [
    path(
        "trainees/<uuid:traineeship_id>/",
        overview_views.show_overview,
        name="overview",
    ),
    path(
        "trainees/<uuid:traineeship_id>/read/",
        overview_views.mark_read,
        name="mark_read",
    ),
]
