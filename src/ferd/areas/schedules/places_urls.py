"""Addresses of places between hospitals."""

from django.urls import path

from ferd.areas.schedules import (
    agreement_views,
    answer_views,
    places_views,
    request_views,
    site_views,
)

app_name = "places"
urlpatterns = [
    path("", places_views.show_list, name="list"),
    path("publish/", places_views.publish, name="publish"),
    path("<uuid:places_id>/", places_views.show_places, name="places"),
    path("<uuid:places_id>/edit/", places_views.edit, name="edit"),
    path("<uuid:places_id>/room/", places_views.change_room, name="change_room"),
    path("<uuid:places_id>/close/", places_views.close, name="close"),
    path("<uuid:places_id>/ask/", request_views.ask, name="ask"),
    # Requests, and what the two sides do with them
    path("requests/", request_views.show_requests, name="requests"),
    path("requests/<uuid:request_id>/", request_views.show_request, name="request"),
    path("requests/<uuid:request_id>/hold/", answer_views.hold, name="hold"),
    path("requests/<uuid:request_id>/commit/", answer_views.commit, name="commit"),
    path("requests/<uuid:request_id>/decline/", answer_views.decline, name="decline"),
    path(
        "requests/<uuid:request_id>/withdraw/", answer_views.withdraw, name="withdraw"
    ),
    path("requests/<uuid:request_id>/waive/", answer_views.waive, name="waive"),
    path("requests/<uuid:request_id>/appoint/", answer_views.appoint, name="appoint"),
    # Agreements between units
    path("agreements/", agreement_views.show_agreements, name="agreements"),
    path("agreements/propose/", agreement_views.propose, name="propose_agreement"),
    path(
        "agreements/<uuid:agreement_id>/",
        agreement_views.show_agreement,
        name="agreement",
    ),
    path(
        "agreements/<uuid:agreement_id>/accept/",
        agreement_views.accept,
        name="accept_agreement",
    ),
    path(
        "agreements/<uuid:agreement_id>/decline/",
        agreement_views.decline,
        name="decline_agreement",
    ),
    path(
        "agreements/<uuid:agreement_id>/end/",
        agreement_views.end,
        name="end_agreement",
    ),
    # Which unit a plan means by a site
    path("sites/", site_views.show_sites, name="sites"),
    path("sites/map/<uuid:version_id>/", site_views.map_site, name="map_site"),
    path("sites/<uuid:mapping_id>/unmap/", site_views.unmap, name="unmap_site"),
]
