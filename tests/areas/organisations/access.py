"""Who may reach the addresses of units and people."""

from ferd.areas.organisations import actions
from ferd.areas.organisations.models import Role
from tests.architecture.access import Row, everyone
from tests.areas.notifications import factory as notices
from tests.areas.organisations.factory import delegate, role_of

#              karin olav kari mads sven tora ola ada regine otto nobody
ADA_READS = "  403   403  403  403  403  403  403 200 403    403  302"
ADA_WRITES = " 403   403  403  403  403  403  403 302 403    403  302"
SEE_TORA = "   200   200  200  200  200  200  404 200 404    404  302"
SEE_SVEN = "   200   200  200  200  200  200  200 200 404    200  302"
GIVE_ROLES = " 200   403  200  403  403  403  403 200 403    403  302"
END_TORA = "   403   403  403  404  404  200  404 200 404    404  302"
OLAV_READS = " 403   200  403  403  403  403  403 403 403    403  302"
TAKE_BACK = "  403   200  403  404  403  404  404 403 404    404  302"
ON_TORA = "    403   403  403  403  403  403  404 302 404    404  302"
CLOSE_TORA = " 403   403  403  403  403  403  404 200 404    404  302"
# A closed account is signed out, and for administrators only.
CLOSED = "     404   404  404  404  404  302  404 302 404    404  302"
KEEP_TORA = "  200   200  403  403  403  403  404 200 404    404  302"
ADA_SENDS = "  404   404  404  404  404  404  404 302 404    404  302"


def undelivered(cast):
    return [notices.undelivered(cast).uuid]


def trust(cast):
    return [cast.trust.uuid]


def imaging(cast):
    return [cast.imaging.uuid]


def nuclear(cast):
    return [cast.nuclear.uuid]


def tora(cast):
    return [cast.tora.uuid]


def sven(cast):
    return [cast.sven.uuid]


def role_of_tora(cast):
    return [role_of(cast.tora, Role.TRAINEE).uuid]


def delegation(cast):
    return [delegate(cast).uuid]


def closed_tora(cast):
    return [actions.deactivate_person(person=cast.tora, actor=cast.ada).uuid]


def new_unit(_cast):
    return {"kind": "section", "name": "Ultrasound", "short_name": "US"}


def new_person(_cast):
    return {"name": "Nils Ny", "email": "nils@example.invalid"}


TABLE = {
    "organisations:units": everyone("get", 200),
    "organisations:unit": everyone("get", 200, args=nuclear),
    "organisations:people": everyone("get", 200),
    "organisations:person": Row("get", SEE_TORA, args=tora),
    "organisations:person (a colleague)": Row("get", SEE_SVEN, args=sven),
    "organisations:add_unit": Row("get", ADA_READS, args=imaging),
    "organisations:add_unit (post)": Row(
        "post", ADA_WRITES, args=imaging, data=new_unit
    ),
    "organisations:add_site": Row("get", ADA_READS, args=trust),
    "organisations:add_site (post)": Row(
        "post", ADA_WRITES, args=trust, data=lambda _cast: {"name": "Fjellet"}
    ),
    "organisations:assign_role": Row("get", GIVE_ROLES, args=nuclear),
    "organisations:end_role": Row("get", END_TORA, args=role_of_tora),
    "organisations:end_role (post)": Row(
        "post", END_TORA.replace("200", "302"), args=role_of_tora
    ),
    "organisations:delegate_approval": Row("get", OLAV_READS, args=nuclear),
    "organisations:end_delegation": Row("get", TAKE_BACK, args=delegation),
    "organisations:end_delegation (post)": Row(
        "post", TAKE_BACK.replace("200", "302"), args=delegation
    ),
    "organisations:add_person": Row("get", ADA_READS),
    "organisations:add_person (post)": Row("post", ADA_WRITES, data=new_person),
    "organisations:undelivered": Row("get", ADA_READS),
    "organisations:send_mail_again": Row("post", ADA_SENDS, args=undelivered),
    "organisations:invite_person": Row("post", ON_TORA, args=tora),
    "organisations:mail_invitation": Row("post", ON_TORA, args=tora),
    "organisations:deactivate_person": Row("get", CLOSE_TORA, args=tora),
    "organisations:deactivate_person (post)": Row("post", ON_TORA, args=tora),
    "organisations:reactivate_person": Row("post", CLOSED, args=closed_tora),
    "organisations:record_employment": Row("get", KEEP_TORA, args=tora),
    "organisations:record_qualification": Row("get", KEEP_TORA, args=tora),
}
