"""Addresses of the inbox."""

from django.urls import path

from ferd.areas.notifications import views

app_name = "notifications"
urlpatterns = [
    path("", views.show_notices, name="notices"),
    path("see-all/", views.see_all_notices, name="see_all"),
    path("<uuid:notice_id>/", views.show_notice, name="notice"),
    path("<uuid:notice_id>/follow/", views.follow_notice, name="follow"),
    path("<uuid:notice_id>/finish/", views.finish_notice, name="finish"),
]
