"""Addresses that exist in the demo only."""

from django.urls import path

from ferd.demo import views

app_name = "demo"
urlpatterns = [
    path("", views.show_people, name="people"),
    path("sign-in/again/", views.sign_in_again, name="again"),
    path("sign-in/<uuid:person_id>/", views.sign_in, name="sign_in"),
]
