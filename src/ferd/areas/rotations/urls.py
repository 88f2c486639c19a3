"""Addresses of the rotations."""

from django.urls import path

from ferd.areas.rotations import draft_views, moving_views, views

app_name = "rotations"
urlpatterns = [
    path("", views.show_board, name="board"),
    path("print/", views.give_document, name="print"),
    path("drafts/", draft_views.show_drafts, name="drafts"),
    path("drafts/start/", draft_views.start, name="start_draft"),
    path("drafts/<uuid:draft_id>/", draft_views.show_draft, name="draft"),
    path("drafts/<uuid:draft_id>/compare/", draft_views.compare, name="compare"),
    path("drafts/<uuid:draft_id>/merge/", draft_views.merge, name="merge"),
    path("drafts/<uuid:draft_id>/discard/", draft_views.discard, name="discard"),
    path("drafts/<uuid:draft_id>/publish/", draft_views.publish, name="publish"),
    path(
        "drafts/<uuid:draft_id>/take-out/<uuid:traineeship_id>/",
        draft_views.take_out,
        name="take_out",
    ),
    path("move/<uuid:traineeship_id>/", moving_views.move, name="move"),
    path(
        "move/<uuid:traineeship_id>/preview/",
        moving_views.preview,
        name="preview",
    ),
]
