"""Addresses of records of activities and their files."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
