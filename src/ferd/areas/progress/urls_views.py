"""Addresses of overviews, the cohort board and exports."""

from django.urls import path

from ferd.areas.progress import cohort_views, overview_views

urlpatterns = [
    path("cohort/", cohort_views.show_cohort, name="cohort"),
    path("cohort/export/", cohort_views.export_cohort, name="export_cohort"),
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
