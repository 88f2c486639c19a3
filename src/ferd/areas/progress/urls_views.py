"""Addresses of overviews, the cohort board and exports."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
