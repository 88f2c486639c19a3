"""Addresses of training plans."""

from django.urls import path

from ferd.areas.plans import import_views, rule_views, views, writing_views

app_name = "plans"
urlpatterns = [
    path("", views.show_plans, name="plans"),
    path("<uuid:plan_id>/", views.show_plan, name="plan"),
    # A document comes in
    path("import/", import_views.import_document, name="import_document"),
    path("imports/<uuid:import_id>/", import_views.show_import, name="import"),
    path(
        "imports/<uuid:import_id>/accept/",
        import_views.accept_import,
        name="accept_import",
    ),
    path(
        "imports/<uuid:import_id>/discard/",
        import_views.discard_import,
        name="discard_import",
    ),
    path(
        "questions/<uuid:question_id>/answer/",
        import_views.answer_question,
        name="answer_question",
    ),
    # One version, from all its sides
    path("versions/<uuid:version_id>/", views.show_version, name="version"),
    path("versions/<uuid:version_id>/coverage/", views.show_coverage, name="coverage"),
    path(
        "versions/<uuid:version_id>/implementation/",
        views.show_implementation,
        name="implementation",
    ),
    path(
        "versions/<uuid:version_id>/commitments/",
        views.show_commitments,
        name="commitments",
    ),
    path("versions/<uuid:version_id>/rules/", views.show_rules, name="rules"),
    path("versions/<uuid:version_id>/history/", views.show_history, name="history"),
    path(
        "versions/<uuid:version_id>/compare/<uuid:other_id>/",
        views.compare_versions,
        name="compare",
    ),
    path(
        "versions/<uuid:version_id>/export/<str:form>/",
        views.export_version,
        name="export",
    ),
    # Writing a draft
    path("versions/<uuid:version_id>/edit/", writing_views.edit_code, name="edit"),
    path(
        "versions/<uuid:version_id>/stages/<int:order>/",
        writing_views.edit_stage,
        name="edit_stage",
    ),
    path(
        "versions/<uuid:version_id>/stages/<int:order>/remove/",
        writing_views.remove_stage,
        name="remove_stage",
    ),
    path(
        "versions/<uuid:version_id>/sections/<int:index>/",
        writing_views.edit_section,
        name="edit_section",
    ),
    path(
        "versions/<uuid:version_id>/signing/",
        rule_views.edit_signing,
        name="edit_signing",
    ),
    path(
        "versions/<uuid:version_id>/groups/<int:index>/",
        rule_views.edit_group,
        name="edit_group",
    ),
    path(
        "versions/<uuid:version_id>/groups/<int:index>/remove/",
        rule_views.remove_group,
        name="remove_group",
    ),
    path(
        "versions/<uuid:version_id>/sufficiency/<int:index>/",
        rule_views.edit_sufficiency,
        name="edit_sufficiency",
    ),
    path(
        "versions/<uuid:version_id>/sufficiency/<int:index>/remove/",
        rule_views.remove_sufficiency,
        name="remove_sufficiency",
    ),
    # Its life
    path("versions/<uuid:version_id>/revise/", writing_views.revise, name="revise"),
    path("versions/<uuid:version_id>/submit/", writing_views.submit, name="submit"),
    path("versions/<uuid:version_id>/return/", writing_views.give_back, name="return"),
    path("versions/<uuid:version_id>/approve/", writing_views.approve, name="approve"),
    path("versions/<uuid:version_id>/publish/", writing_views.publish, name="publish"),
    path("versions/<uuid:version_id>/discard/", writing_views.discard, name="discard"),
]
