"""Addresses of progress: evidence, assessments, objectives, and the views over them."""

from ferd.areas.progress.urls_activities import urlpatterns as activities
from ferd.areas.progress.urls_exports import urlpatterns as exports
from ferd.areas.progress.urls_objectives import urlpatterns as objectives
from ferd.areas.progress.urls_observations import urlpatterns as observations
from ferd.areas.progress.urls_views import urlpatterns as views

app_name = "progress"
urlpatterns = [*activities, *observations, *objectives, *views, *exports]
