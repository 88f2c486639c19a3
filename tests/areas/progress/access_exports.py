"""Who gets what answer about copies that are taken out."""

from tests.architecture.access import Row
from tests.areas.progress import factory


def trainee(cast):
    return [factory.make_training(cast).uuid]


# karin olav kari mads sven tora ola ada regine otto nobody
MAY = "200 200 404 404 200 200 404 404 404 404 302"

TABLE: dict[str, Row] = {
    "progress:export": Row("get", MAY, args=trainee),
    "progress:export (post)": Row(
        "post", MAY, args=trainee, data=lambda _cast: {"form": "json"}
    ),
}
