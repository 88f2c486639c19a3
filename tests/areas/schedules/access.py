"""Who gets what answer at the addresses of individual plans."""

from ferd.areas.plans import actions as plan_actions
from ferd.areas.schedules import actions
from ferd.foundation import clock
from tests.architecture.access import Row, everyone
from tests.areas.plans import factory as plans
from tests.areas.schedules import factory, places_access

# karin olav kari mads sven tora ola ada regine otto nobody: tora is the trainee,
# sven supervises her, karin and olav plan and lead, kari leads the committee.
FOLLOWERS = "200 200 200 404 200 200 404 404 404 404 302"
PLANNERS_OPEN = "200 200 403 404 403 200 404 404 404 404 302"


def traineeship(cast):
    return [factory.make_supervised(cast).uuid]


def nothing(cast):
    factory.make_supervised(cast)
    return []


def proposed(cast):
    return [factory.make_proposed(cast).uuid]


def agreed(cast):
    return [factory.make_agreed(cast).uuid]


def two_versions(cast):
    old = plans.make_published(cast)
    new = plan_actions.revise_version(version=old, reason="Yearly", actor=cast.karin)
    return [old.uuid, new.uuid]


def token(cast):
    return [actions.open_feed(actor=cast.tora)[1]]


def fingerprint(cast):
    return {"seen": cast.tora.traineeships.get().plans.get().fingerprint}


def appointment(cast):
    factory.qualify(cast, cast.mads)
    return {"supervisor": str(cast.sven.uuid), "starts_on": clock.today().isoformat()}


TABLE: dict[str, Row] = {
    "schedules:mine": Row(
        "get",
        "200 200 200 200 200 302 200 200 200 200 302",
        args=nothing,
    ),
    "schedules:trainees": everyone("get", 200),
    "schedules:register": Row("get", "200 200 403 403 403 403 403 403 403 200 302"),
    "schedules:trainee": Row("get", FOLLOWERS, args=traineeship),
    "schedules:appoint": Row(
        "get", "200 403 200 404 403 403 404 404 404 404 302", args=traineeship
    ),
    "schedules:appoint sent": Row(
        "post",
        "302 403 302 404 403 403 404 404 404 404 302",
        args=traineeship,
        data=appointment,
    ),
    "schedules:propose": Row("get", PLANNERS_OPEN, args=traineeship),
    "schedules:plan": Row("get", FOLLOWERS, args=proposed),
    "schedules:agree": Row(
        "post",
        "302 302 403 404 403 302 404 404 404 404 302",
        args=proposed,
        data=fingerprint,
    ),
    "schedules:withdraw": Row(
        "post", "302 302 403 404 403 302 404 404 404 404 302", args=proposed
    ),
    "schedules:withdraw asked": Row(
        "get", "200 200 403 404 403 200 404 404 404 404 302", args=proposed
    ),
    "schedules:compare": Row("get", FOLLOWERS, args=lambda cast: agreed(cast) * 2),
    "schedules:export": Row("get", FOLLOWERS, args=lambda cast: [*agreed(cast), "pdf"]),
    "schedules:impact": Row(
        "get", "200 200 200 200 404 404 404 404 404 404 302", args=two_versions
    ),
    "schedules:calendar": everyone("get", 200),
    "schedules:open_feed": everyone("post", 302),
    "schedules:revoke_feed": everyone("post", 404),
    "schedules:feed": everyone("get", 200, 200, args=token),
} | places_access.TABLE
