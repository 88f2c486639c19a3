"""Addresses of records of activities and their files."""

from django.urls import URLPattern, path

from ferd.areas.progress import activity_views as views
from ferd.areas.progress import writing_activity_views as writing

urlpatterns: list[URLPattern] = [
    path("activities/", views.show_own, name="activities"),
    path("activities/signed/", views.show_signed, name="signed_activities"),
    path("activities/new/", writing.record, name="record_activity"),
    path("activities/propose/", writing.propose, name="propose_activity"),
    path("activities/keep/", writing.keep, name="keep_activity"),
    path("activities/<uuid:record_id>/", views.show_record, name="activity"),
    path("activities/<uuid:record_id>/edit/", writing.edit, name="edit_activity"),
    path("activities/<uuid:record_id>/sign/", views.sign, name="sign_activity"),
    path("activities/<uuid:record_id>/recall/", views.recall, name="recall_activity"),
    path(
        "activities/<uuid:record_id>/return/", views.give_back, name="return_activity"
    ),
    path(
        "activities/<uuid:record_id>/withdraw/",
        views.withdraw,
        name="withdraw_signature",
    ),
    path(
        "activities/<uuid:record_id>/discard/", views.discard, name="discard_activity"
    ),
    path(
        "activities/<uuid:record_id>/files/<uuid:file_id>/",
        writing.give_file,
        name="evidence_file",
    ),
    path(
        "activities/<uuid:record_id>/files/<uuid:file_id>/remove/",
        writing.remove_file,
        name="remove_file",
    ),
    path(
        "trainees/<uuid:traineeship_id>/activities/",
        views.show_of,
        name="activities_of",
    ),
]
