"""Addresses of the planner's runs and of changes in life."""

from django.urls import path

from ferd.areas.planning import views

app_name = "planning"
urlpatterns = [
    path("runs/", views.show_runs, name="runs"),
    path("runs/ask/", views.ask, name="ask_planner"),
    path("runs/<uuid:run_id>/", views.show_run, name="run"),
    path("runs/<uuid:run_id>/cancel/", views.cancel, name="cancel"),
    path("runs/<uuid:run_id>/again/", views.run_again, name="run_again"),
    path("runs/<uuid:run_id>/<int:point>/publish/", views.publish, name="publish"),
    path("runs/<uuid:run_id>/<int:point>/draft/", views.draft, name="make_draft"),
    path("events/<uuid:traineeship_id>/", views.report_change, name="report_change"),
    path("reach/<uuid:traineeship_id>/", views.show_reach, name="reach"),
    path("reach/<uuid:traineeship_id>/ask/", views.ask_reach, name="ask_reach"),
    path("one/<uuid:traineeship_id>/", views.ask_for_one, name="ask_for_one"),
    path("events/places/<uuid:places_id>/", views.report_room, name="report_room"),
]
