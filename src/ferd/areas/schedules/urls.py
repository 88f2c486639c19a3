"""Addresses of individual plans."""

from django.urls import path

from ferd.areas.schedules import calendar_views, planning_views, views

app_name = "schedules"
urlpatterns = [
    path("mine/", views.show_mine, name="mine"),
    path("trainees/", views.show_trainees, name="trainees"),
    path("trainees/register/", planning_views.register, name="register"),
    path("trainees/<uuid:traineeship_id>/", views.show_trainee, name="trainee"),
    path(
        "trainees/<uuid:traineeship_id>/supervisor/",
        planning_views.appoint,
        name="appoint",
    ),
    path(
        "trainees/<uuid:traineeship_id>/propose/",
        planning_views.propose,
        name="propose",
    ),
    path("plans/<uuid:plan_id>/", views.show_plan, name="plan"),
    path("plans/<uuid:plan_id>/agree/", planning_views.agree, name="agree"),
    path("plans/<uuid:plan_id>/withdraw/", planning_views.withdraw, name="withdraw"),
    path(
        "plans/<uuid:plan_id>/compare/<uuid:other_id>/",
        views.compare_plans,
        name="compare",
    ),
    path("plans/<uuid:plan_id>/export/<str:form>/", views.export_plan, name="export"),
    path(
        "impact/<uuid:old_id>/<uuid:new_id>/",
        views.show_impact,
        name="impact",
    ),
    # Calendar feeds; the last is opened by calendar programs, without signing in
    path("calendar/", calendar_views.show_calendar, name="calendar"),
    path("calendar/open/", calendar_views.open_feed, name="open_feed"),
    path("calendar/revoke/", calendar_views.revoke_feed, name="revoke_feed"),
    path("calendar/<str:token>.ics", calendar_views.give_feed, name="feed"),
]
