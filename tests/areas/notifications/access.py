"""Who gets what answer at the addresses of the inbox: each their own, only."""

from tests.architecture.access import Row, everyone
from tests.areas.notifications import factory

#           karin olav kari mads sven tora ola ada regine otto nobody
TORA_READS = "404  404  404  404  404  200 404 404 404    404  302"
TORA_ACTS = " 404  404  404  404  404  302 404 404 404    404  302"


def notice(cast):
    return [factory.told(cast).uuid]


TABLE = {
    "notifications:notices": everyone("get", 200),
    "notifications:see_all": everyone("post", 302),
    "notifications:notice": Row("get", TORA_READS, args=notice),
    "notifications:follow": Row("post", TORA_ACTS, args=notice),
    "notifications:finish": Row("post", TORA_ACTS, args=notice),
}
