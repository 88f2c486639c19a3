"""Who gets what answer at the addresses of the rotations."""

from ferd.areas.rotations import actions, queries
from tests.architecture.access import Row, everyone
from tests.areas.rotations import factory
from tests.areas.schedules import factory as plans

# karin olav kari mads sven tora ola ada regine otto nobody: karin and olav plan in
# imaging and see its drafts; kari leads the committee, sven supervises tora.
DRAFTERS = "200 200 404 404 404 404 404 404 404 404 302"
DRAFTERS_SEND = "302 302 404 404 404 404 404 404 404 404 302"
MOVERS = "200 200 403 404 403 403 404 404 404 404 302"


def draft(cast):
    return [factory.make_way(cast).draft.uuid]


def way(cast):
    made = factory.make_way(cast)
    return [made.draft.uuid, made.traineeship.uuid]


def traineeship(cast):
    return [plans.make_agreed(cast).traineeship.uuid]


def two_drafts(cast):
    made = factory.make_way(cast).draft
    actions.start_draft(unit=cast.imaging, name="Another idea", actor=cast.karin)
    return [made.uuid]


def seen(cast):
    return {"seen": queries.fingerprint(queries.open_drafts(cast.karin).get())}


def into(cast):
    return {"into": str(queries.open_drafts(cast.karin).get(name="Another idea").uuid)}


TABLE = {
    "rotations:board": everyone("get", 200),
    "rotations:print": everyone("get", 200),
    "rotations:drafts": everyone("get", 200),
    "rotations:start_draft": Row("get", "200 200 403 403 403 403 403 403 403 200 302"),
    "rotations:start_draft sent": Row(
        "post",
        "302 302 403 403 403 403 403 403 403 422 302",
        data=lambda cast: {"name": "Mine", "unit": str(cast.imaging.uuid)},
    ),
    "rotations:draft": Row("get", DRAFTERS, args=draft),
    "rotations:compare": Row("get", DRAFTERS, args=draft),
    "rotations:merge": Row("get", DRAFTERS, args=two_drafts),
    "rotations:merge sent": Row("post", DRAFTERS_SEND, args=two_drafts, data=into),
    "rotations:discard": Row("get", DRAFTERS, args=draft),
    "rotations:discard sent": Row("post", DRAFTERS_SEND, args=draft),
    "rotations:publish": Row("get", DRAFTERS, args=draft),
    "rotations:publish sent": Row("post", DRAFTERS_SEND, args=draft, data=seen),
    "rotations:take_out": Row("post", DRAFTERS_SEND, args=way),
    "rotations:move": Row("get", MOVERS, args=traineeship),
    "rotations:move sent": Row(
        "post",
        "302 302 403 404 403 403 404 404 404 404 302",
        args=traineeship,
        data=lambda _cast: {"block": "3", "starts_on": "2028-10"},
    ),
    "rotations:preview": Row(
        "get", "409 409 403 404 403 403 404 404 404 404 302", args=traineeship
    ),
}
