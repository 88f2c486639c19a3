"""Addresses of assessments, their templates, deputies and the inbox."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
