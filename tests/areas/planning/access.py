"""Who gets what answer at the addresses of the planner."""

from tests.architecture.access import Row
from tests.areas.planning import factory
from tests.areas.schedules import factory as plans
from tests.areas.schedules import places_factory

# karin olav kari mads sven tora ola ada regine otto nobody: karin and olav plan in
# imaging; ola receives elsewhere, otto plans elsewhere.
PLANNERS = "200 200 404 404 404 404 404 404 404 404 302"
PLANNERS_SEND = "302 302 404 404 404 404 404 404 404 404 302"
REPORTERS = "200 200 403 404 403 403 404 404 404 404 302"
ONE_SEND = "302 302 403 404 403 403 404 404 404 404 302"
REACHERS = "200 200 403 404 403 200 404 404 404 404 302"
REACHERS_SEND = "302 302 403 404 403 302 404 404 404 404 302"


def traineeship(cast):
    return [plans.make_agreed(cast).traineeship.uuid]


def queued(cast):
    return [factory.make_queued(cast).uuid]


def done(cast):
    return [factory.make_done(cast).uuid]


def point(cast):
    return [factory.make_done(cast).uuid, 0]


def places(cast):
    return [places_factory.publish(cast).uuid]


TABLE = {
    "planning:runs": Row("get", "200 200 200 200 200 200 200 200 200 200 302"),
    "planning:ask_planner": Row(
        "post",
        "302 302 403 403 403 403 403 403 403 302 302",
        data=lambda cast: {"kind": "solve"},
    ),
    "planning:run": Row("get", PLANNERS, args=done),
    "planning:run under way": Row("get", PLANNERS, args=queued),
    "planning:cancel": Row("post", PLANNERS_SEND, args=queued),
    "planning:run_again": Row("post", PLANNERS_SEND, args=done),
    "planning:publish": Row("post", PLANNERS_SEND, args=point),
    "planning:make_draft": Row("post", PLANNERS_SEND, args=point),
    "planning:reach": Row("get", REACHERS, args=traineeship),
    "planning:ask_reach": Row("post", REACHERS_SEND, args=traineeship),
    "planning:ask_for_one": Row("post", ONE_SEND, args=traineeship),
    "planning:report_change": Row("get", REPORTERS, args=traineeship),
    "planning:report_change sent": Row(
        "post",
        "302 302 403 404 403 403 404 404 404 404 302",
        args=traineeship,
        data=lambda cast: {
            "leave": "parental",
            "first_on": "2027-02-01",
            "last_on": "2027-11-30",
        },
    ),
    "planning:report_room sent": Row(
        "post",
        "302 302 404 404 404 404 403 404 404 302 302",
        args=places,
        data=lambda cast: {
            "room": "1",
            "first_on": "2027-02-01",
            "last_on": "2027-11-30",
        },
    ),
    "planning:report_room": Row(
        "get", "200 200 404 404 404 404 403 404 404 200 302", args=places
    ),
}
