"""Addresses of assessments, their templates, deputies and the inbox."""

from django.urls import URLPattern, path

from ferd.areas.progress import observation_views as views

urlpatterns: list[URLPattern] = [
    path("observations/", views.show_observations, name="observations"),
    path("observations/ask/", views.ask, name="ask_for_observation"),
    path(
        "trainees/<uuid:traineeship_id>/observe/",
        views.begin,
        name="begin_observation",
    ),
    path(
        "observations/<uuid:observation_id>/",
        views.show_observation,
        name="observation",
    ),
    path(
        "observations/<uuid:observation_id>/fill/",
        views.fill,
        name="fill_observation",
    ),
    path(
        "observations/<uuid:observation_id>/decline/",
        views.decline,
        name="decline_observation",
    ),
    path(
        "observations/<uuid:observation_id>/recall/",
        views.recall,
        name="recall_observation",
    ),
    path(
        "observations/<uuid:observation_id>/remark/",
        views.remark,
        name="remark_on_observation",
    ),
]
