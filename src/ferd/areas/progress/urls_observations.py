"""Addresses of assessments, their templates, deputies and the inbox."""

from django.urls import URLPattern, path

from ferd.areas.progress import deputy_views, link_views
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
    # Outside assessors; the last is opened by a link, without signing in
    path("observations/outside/", link_views.propose, name="propose_assessor"),
    path(
        "observations/<uuid:observation_id>/confirm/",
        link_views.confirm,
        name="confirm_assessor",
    ),
    path(
        "observations/<uuid:observation_id>/refuse/",
        link_views.refuse,
        name="refuse_assessor",
    ),
    path("assess/<str:token>/", link_views.answer, name="answer_by_link"),
    # Who signs for one who is away
    path("deputies/", deputy_views.deputies, name="deputies"),
    path(
        "deputies/<uuid:deputyship_id>/end/",
        deputy_views.end,
        name="end_deputyship",
    ),
]
