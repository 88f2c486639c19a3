"""Who gets what answer at the addresses of places between hospitals."""

from datetime import timedelta

from ferd.areas.schedules import actions
from ferd.core.plans.model import TrainingSite
from ferd.foundation import clock
from tests.architecture.access import Row, everyone
from tests.areas.plans import factory as plans
from tests.areas.schedules import factory
from tests.areas.schedules import places_factory as places

# karin olav kari mads sven tora ola ada regine otto nobody: karin and olav plan
# for tora, ola receives for the unit whose places they are, otto plans elsewhere.
KEEPERS = "403 403 404 404 404 404 200 404 404 403 302"
SIDES = "200 200 404 404 404 200 200 404 404 404 302"
ANSWERING = "403 403 404 404 404 403 200 404 404 404 302"


def published(cast):
    return [places.publish(cast).uuid]


def asked(cast):
    return [places.ask(cast).uuid]


def held(cast):
    return [places.make_held(cast).uuid]


def stay(cast):
    return [places.make_stay(cast).uuid]


def with_notice(cast):
    request = places.make_stay(cast)
    actions.withdraw_request(request=request, reason="Leave", actor=cast.karin)
    return [request.uuid]


def supervised(cast):
    request = places.make_stay(cast)
    places.make_consultant(cast, cast.mads, cast.receiving)
    return [request.uuid]


def proposed(cast):
    return [places.propose_agreement(cast).uuid]


def accepted(cast):
    return [places.make_agreement(cast).uuid]


def to_ask(cast):
    factory.make_supervised(cast)
    return published(cast)


def wish(cast):
    period = places.days(*places.SOON)
    return {
        "whom": f"{cast.tora.traineeships.get().uuid}/",
        "first_on": period.start.isoformat(),
        "last_on": period.last.isoformat(),
    }


def until(_cast):
    return {"until": (clock.today() + timedelta(days=5)).isoformat()}


def reason(_cast):
    return {"reason": "Life"}


def supervisor(cast):
    return {"supervisor": str(cast.mads.uuid)}


def version(cast):
    places.publish(cast)
    return [plans.make_published(cast).uuid]


def meant(cast):
    return {"trust": "OUS", "department": "NM", "meant": str(cast.receiving.uuid)}


def mapping(cast):
    mapped = actions.map_site(
        unit=cast.nuclear,
        site=TrainingSite("OUS", "", "NM"),
        meant=cast.receiving,
        actor=cast.karin,
    )
    return [mapped.uuid]


TABLE = {
    "places:list": everyone("get", 200),
    "places:publish": Row("get", "200 200 403 403 403 403 200 403 403 200 302"),
    "places:places": Row(
        "get", "200 200 404 404 404 404 200 404 404 200 302", args=published
    ),
    "places:edit": Row("get", KEEPERS, args=published),
    "places:change_room": Row("get", KEEPERS, args=published),
    "places:close": Row("get", KEEPERS, args=published),
    "places:ask": Row(
        "get", "200 200 404 404 404 404 403 404 404 200 302", args=to_ask
    ),
    "places:ask sent": Row(
        "post",
        "302 302 404 404 404 404 403 404 404 422 302",
        args=to_ask,
        data=wish,
    ),
    "places:requests": everyone("get", 200),
    "places:request": Row("get", SIDES, args=asked),
    "places:hold": Row("post", ANSWERING.replace("200", "302"), args=asked, data=until),
    "places:commit": Row(
        "post", "302 302 404 404 404 403 302 404 404 404 302", args=held
    ),
    "places:decline": Row("get", ANSWERING, args=held),
    "places:decline sent": Row(
        "post", ANSWERING.replace("200", "302"), args=held, data=reason
    ),
    "places:withdraw": Row(
        "get", "200 200 404 404 404 403 200 404 404 404 302", args=held
    ),
    "places:withdraw sent": Row(
        "post",
        "302 302 404 404 404 403 409 404 404 404 302",
        args=held,
        data=reason,
    ),
    "places:waive": Row(
        "post", "409 409 404 404 404 403 302 404 404 404 302", args=with_notice
    ),
    "places:appoint": Row("get", ANSWERING, args=stay),
    "places:appoint sent": Row(
        "post", ANSWERING.replace("200", "302"), args=supervised, data=supervisor
    ),
    "places:agreements": everyone("get", 200),
    "places:propose_agreement": Row(
        "get", "200 200 403 403 403 403 200 403 403 200 302"
    ),
    "places:agreement": Row(
        "get", "200 200 404 404 404 404 200 404 404 404 302", args=proposed
    ),
    "places:accept_agreement": Row(
        "post", "409 409 404 404 404 404 302 404 404 404 302", args=proposed
    ),
    "places:decline_agreement": Row(
        "get", "200 200 404 404 404 404 200 404 404 404 302", args=proposed
    ),
    "places:decline_agreement sent": Row(
        "post",
        "302 302 404 404 404 404 302 404 404 404 302",
        args=proposed,
        data=reason,
    ),
    "places:end_agreement": Row(
        "get", "200 200 404 404 404 404 200 404 404 404 302", args=accepted
    ),
    "places:sites": everyone("get", 200, args=lambda cast: []),
    "places:map_site": Row(
        "post",
        "302 403 403 403 403 403 403 403 403 403 302",
        args=version,
        data=meant,
    ),
    "places:unmap_site": Row(
        "post", "302 404 404 404 404 404 404 404 404 404 302", args=mapping
    ),
}
