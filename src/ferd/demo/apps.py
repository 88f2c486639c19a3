"""Configuration of the demo."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """The demo."""

    name = "ferd.demo"
