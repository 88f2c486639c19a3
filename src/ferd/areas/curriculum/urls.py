"""Addresses of the national catalogue."""

from django.urls import path

from ferd.areas.curriculum import views

app_name = "curriculum"
urlpatterns = [
    path("", views.show_specialties, name="specialties"),
    path("specialties/<uuid:specialty_id>/", views.show_specialty, name="specialty"),
    path("editions/<uuid:edition_id>/", views.show_edition, name="edition"),
    path(
        "editions/<uuid:edition_id>/export/<str:form>/",
        views.export_edition,
        name="export",
    ),
    path("objectives/<uuid:objective_id>/", views.show_objective, name="objective"),
    # A catalogue comes in
    path("import/", views.import_catalogue, name="import_catalogue"),
    path("imports/<uuid:import_id>/", views.show_import, name="import"),
    path("imports/<uuid:import_id>/apply/", views.apply_import, name="apply_import"),
    path(
        "imports/<uuid:import_id>/discard/",
        views.discard_import,
        name="discard_import",
    ),
]
