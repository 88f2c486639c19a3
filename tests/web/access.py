"""Who may reach the addresses that belong to no area."""

from ferd.areas.accounts.scopes import Scope
from ferd.areas.organisations import actions
from tests.architecture.access import Row, everyone
from tests.areas.progress import activity_factory as activities


def new_token(_cast):
    return {"name": "Timetable", "scopes": [Scope.ME_READ.value], "days": 30}


def toras_token(cast):
    token, _secret = actions.make_token(
        name="Timetable", scopes=[Scope.ME_READ], days=30, actor=cast.tora
    )
    return [token.uuid]


#              karin olav kari mads sven tora ola ada regine otto nobody
TORA_REVOKES = "404   404  404  404  404  302  404 404 404    404  302"

SIGNERS = "{0} {0} 404 404 302 403 404 404 404 404 302"


def sent(cast):
    record = activities.make_sent(cast)
    return {"record": f"{record.uuid}:{record.version}", "words": "Say how many"}


TABLE = {
    "web:inbox": everyone("get", 200),
    "web:sign": Row("post", SIGNERS.format(403), data=sent),
    "web:return": Row("post", SIGNERS.format(403), data=sent),
    "web:sign_several": Row("post", SIGNERS.format(403), data=sent),
    "web:today": everyone("get", 200),
    "web:account": everyone("get", 200),
    "web:tokens": everyone("get", 200),
    "web:make_token": everyone("get", 200),
    "web:make_token (post)": everyone("post", 302, data=new_token),
    "web:revoke_token": Row("post", TORA_REVOKES, args=toras_token),
    "web:search": everyone("get", 200),
    "web:accessibility": everyone("get", 200, 200),
    "web:language": everyone("post", 302, 302),
    "web:mailing": everyone("post", 302, data=lambda _cast: {"mailing": "daily"}),
    "web:colour_scheme": everyone("post", 302, 302),
    "web:health": everyone("get", 200, 200),
    "web:style_guide": everyone("get", 200, 200),
}
