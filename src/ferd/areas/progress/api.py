"""Evidence and objectives over HTTP: one router a noun."""

from ferd.areas.progress.api_activities import router as activities
from ferd.areas.progress.api_objectives import router as objectives
from ferd.areas.progress.api_observations import router as observations

routers = (activities, observations, objectives)
