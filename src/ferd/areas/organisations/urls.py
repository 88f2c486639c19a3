"""Addresses of organisations."""

from django.urls import path

from ferd.areas.organisations import mail_views, people_views, unit_views, views

app_name = "organisations"
urlpatterns = [
    path("", views.show_units, name="units"),
    path("units/<uuid:unit_id>/", views.show_unit, name="unit"),
    path("people/", views.show_people, name="people"),
    path("people/<uuid:person_id>/", views.show_person, name="person"),
    # Units, and who is what in them
    path("units/<uuid:unit_id>/add-unit/", unit_views.add_unit, name="add_unit"),
    path("units/<uuid:unit_id>/add-site/", unit_views.add_site, name="add_site"),
    path(
        "units/<uuid:unit_id>/assign-role/", unit_views.assign_role, name="assign_role"
    ),
    path("roles/<uuid:assignment_id>/end/", unit_views.end_role, name="end_role"),
    path(
        "units/<uuid:unit_id>/delegate/",
        unit_views.delegate_approval,
        name="delegate_approval",
    ),
    path(
        "delegations/<uuid:delegation_id>/end/",
        unit_views.end_delegation,
        name="end_delegation",
    ),
    # People and their accounts
    path("mails/", mail_views.show_undelivered, name="undelivered"),
    path(
        "mails/<uuid:mail_id>/send-again/",
        mail_views.send_mail_again,
        name="send_mail_again",
    ),
    path("people/add/", people_views.add_person, name="add_person"),
    path(
        "people/<uuid:person_id>/invite/",
        people_views.invite_person,
        name="invite_person",
    ),
    path(
        "people/<uuid:person_id>/mail-invitation/",
        people_views.mail_invitation,
        name="mail_invitation",
    ),
    path(
        "people/<uuid:person_id>/deactivate/",
        people_views.deactivate_person,
        name="deactivate_person",
    ),
    path(
        "people/<uuid:person_id>/reactivate/",
        people_views.reactivate_person,
        name="reactivate_person",
    ),
    path(
        "people/<uuid:person_id>/employment/",
        people_views.record_employment,
        name="record_employment",
    ),
    path(
        "people/<uuid:person_id>/qualification/",
        people_views.record_qualification,
        name="record_qualification",
    ),
]
