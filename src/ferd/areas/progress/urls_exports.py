"""Addresses of copies that are taken out."""

from django.urls import path

from ferd.areas.progress import export_views

urlpatterns = [
    path(
        "trainees/<uuid:traineeship_id>/export/",
        export_views.export_progress,
        name="export",
    )
]
