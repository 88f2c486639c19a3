"""Who gets what answer at the addresses of overviews, the cohort board and exports."""

from tests.architecture.access import Row
from tests.areas.progress import factory

# karin olav kari mads sven tora ola ada regine otto nobody: tora is the trainee,
# sven supervises her, karin and olav plan and lead; the education committee
# (kari, mads), the receiving unit without her, and the rest see nothing.
SEEN = "200 200 404 404 200 200 404 404 404 404 302"


def training(cast):
    return [factory.make_training(cast).uuid]


TABLE: dict[str, Row] = {
    "progress:overview": Row("get", SEEN, args=training),
    "progress:mark_read": Row(
        "post", "302 302 404 404 302 302 404 404 404 404 302", args=training
    ),
}
