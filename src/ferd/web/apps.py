"""Configuration of the web door."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """The web door."""

    name = "ferd.web"
