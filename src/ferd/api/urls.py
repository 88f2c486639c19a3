"""Addresses of the API: its document, its operations, and the page about both."""

from django.urls import path

from ferd.api import views
from ferd.api.main import api

app_name = "api"
urlpatterns = [
    path("", views.show_reference, name="reference"),
    path("v1/", api.urls),
]
