"""Who gets what answer at the addresses of overviews, the cohort board and exports."""

from tests.architecture.access import Row, everyone
from tests.areas.progress import factory

# karin olav kari mads sven tora ola ada regine otto nobody: tora is the trainee,
# sven supervises her, karin and olav plan and lead; the education committee
# (kari, mads), the receiving unit without her, and the rest see nothing.
SEEN = "200 200 404 404 200 200 404 404 404 404 302"


def training(cast):
    return [factory.make_training(cast).uuid]


def nothing(cast):
    factory.make_training(cast)
    return []


TABLE: dict[str, Row] = {
    "progress:cohort": everyone("get", 200),
    # Who follows nobody has nothing to take out.
    "progress:export_cohort": everyone("get", 302),
    "progress:export_cohort (post)": Row(
        "post",
        "200 200 409 409 200 409 409 409 409 409 302",
        args=nothing,
        data=lambda _cast: {"form": "csv"},
    ),
    "progress:overview": Row("get", SEEN, args=training),
    "progress:mark_read": Row(
        "post", "302 302 404 404 302 302 404 404 404 404 302", args=training
    ),
}
