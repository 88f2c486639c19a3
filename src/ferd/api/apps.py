"""Configuration of the API."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """The API: its templates are found by this."""

    name = "ferd.api"
