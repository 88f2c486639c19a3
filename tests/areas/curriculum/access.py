"""Who may reach the addresses of the national catalogue."""

from tests.architecture.access import Row, everyone
from tests.areas.curriculum.factory import full_table, objective, read, ship

#              karin olav kari mads sven tora ola ada regine otto nobody
KEEPERS_GET = "200   403  403  403  403  403  403 200 403    200  302"
KEEPERS_SEE = "200   404  404  404  404  404  404 200 404    200  302"
KEEPERS_DO = "302    404  404  404  404  404  404 302 404    302  302"


def edition(_cast):
    return [ship().uuid]


def export(_cast):
    return [ship().uuid, "csv"]


def specialty(_cast):
    return [ship().specialty.uuid]


def one_objective(_cast):
    ship()
    return [objective(18).uuid]


def waiting(cast):
    return [read(cast.karin, full_table(3)).uuid]


TABLE = {
    "curriculum:specialties": everyone("get", 200),
    "curriculum:specialty": everyone("get", 302, args=specialty),
    "curriculum:edition": everyone("get", 200, args=edition),
    "curriculum:export": everyone("get", 200, args=export),
    "curriculum:objective": everyone("get", 200, args=one_objective),
    "curriculum:import_catalogue": Row("get", KEEPERS_GET),
    "curriculum:import": Row("get", KEEPERS_SEE, args=waiting),
    "curriculum:apply_import": Row("post", KEEPERS_DO, args=waiting),
    "curriculum:discard_import": Row("post", KEEPERS_DO, args=waiting),
}
