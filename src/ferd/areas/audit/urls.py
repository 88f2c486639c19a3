"""Addresses of what the audit shows to people."""

from django.urls import path

from ferd.areas.audit import views

app_name = "audit"
urlpatterns = [
    path("looks/", views.show_looks, name="looks"),
]
