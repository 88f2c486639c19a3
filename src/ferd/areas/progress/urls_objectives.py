"""Addresses of objectives, recommendations and approvals."""

from django.urls import URLPattern, path

from ferd.areas.progress import (
    approval_views,
    impartiality_views,
    objective_views,
    pattern_views,
)

urlpatterns: list[URLPattern] = [
    path(
        "objectives/<uuid:objective_id>/",
        objective_views.show_objective,
        name="objective",
    ),
    path(
        "objectives/<uuid:objective_id>/submit/",
        objective_views.submit,
        name="submit_objective",
    ),
    path(
        "objectives/<uuid:objective_id>/recall/",
        objective_views.recall,
        name="recall_submission",
    ),
    path(
        "objectives/<uuid:objective_id>/recommend/",
        objective_views.recommend,
        name="recommend_objective",
    ),
    path(
        "objectives/<uuid:objective_id>/withdraw-recommendation/",
        objective_views.withdraw_recommendation,
        name="withdraw_recommendation",
    ),
    path(
        "objectives/<uuid:objective_id>/return/",
        objective_views.give_back,
        name="return_objective",
    ),
    path(
        "objectives/<uuid:objective_id>/approve/",
        objective_views.approve,
        name="approve_objective",
    ),
    path("approvals/", approval_views.approve_several, name="approvals"),
    path(
        "approvals/<uuid:approval_id>/withdraw/",
        objective_views.withdraw_approval,
        name="withdraw_approval",
    ),
    path(
        "trainees/<uuid:traineeship_id>/impartiality/",
        impartiality_views.declare_conflict,
        name="declare_conflict",
    ),
    path(
        "trainees/<uuid:traineeship_id>/impartiality/<uuid:conflict_id>/end/",
        impartiality_views.end_conflict,
        name="end_conflict",
    ),
    path("patterns/", pattern_views.show_patterns, name="patterns"),
    path(
        "patterns/<uuid:pattern_id>/close/",
        pattern_views.close_pattern,
        name="close_pattern",
    ),
]
