"""Addresses of objectives, recommendations and approvals."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
