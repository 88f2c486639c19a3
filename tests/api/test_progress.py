"""Evidence over HTTP: the same rules as on the pages, and the same traces."""

import pytest

from ferd.areas.audit.models import AuditEntry, LookUp
from ferd.areas.progress.models import ActivityRecord
from tests.api.access import new_activity
from tests.api.asking import Program
from tests.api.test_access import OPERATIONS
from tests.areas.progress import activity_factory as activities
from tests.areas.progress import factory
from tests.areas.progress import observation_factory as observations


def looks():
    return list(LookUp.objects.values_list("actor__name", "kind", "role", "purpose"))


def test_an_activity_goes_its_whole_way(cast):
    factory.make_training(cast)
    tora, sven = Program(cast.tora), Program(cast.sven)

    begun = tora.post("/activities", new_activity(cast)).json()
    path = f"/activities/{begun['id']}"
    sent = tora.post(
        f"{path}/send", {"signer": str(cast.sven.uuid), "seen": begun["version"]}
    ).json()
    [waiting] = sven.get("/activities?which=waiting").json()["items"]
    signed = sven.post(f"{path}/sign", {"seen": waiting["version"]}).json()

    assert [begun["status"], sent["status"], signed["status"]] == [
        "draft",
        "sent",
        "signed",
    ]
    assert signed["signed_by"]["name"] == "Sven"
    assert [event["event"] for event in signed["story"]] == [
        "begin_activity",
        "send_activity",
        "sign_activity",
    ]
    entry = AuditEntry.objects.filter(action="progress.sign_activity").get()
    assert (entry.actor, entry.facts["was_opened"]) == (cast.sven, True)


def test_who_reads_anothers_evidence_is_noted_and_ones_own_is_not(cast):
    record = activities.make_sent(cast)
    asked = observations.ask(cast, record.traineeship)
    observation = observations.give(cast, asked)
    training = record.traineeship
    [row] = factory.objectives(training, 1)
    LookUp.objects.all().delete()
    paths = (
        f"/activities/{record.uuid}",
        f"/observations/{observation.uuid}",
        f"/trainees/{training.uuid}/objectives/{row.uuid}",
        f"/trainees/{training.uuid}/objectives",
    )

    for person in (cast.tora, cast.olav):
        program = Program(person)
        assert [program.get(path).status_code for path in paths] == [200] * 4

    assert sorted(looks()) == [
        ("Olav", "progress.activity", "home", "api"),
        ("Olav", "progress.objective", "home", "api"),
        ("Olav", "progress.observation", "home", "api"),
        ("Olav", "progress.overview", "home", "api"),
    ]


def test_a_list_notes_what_it_shows(cast):
    activities.make_sent(cast)
    LookUp.objects.all().delete()

    Program(cast.sven).get("/activities?which=waiting")

    assert looks() == [("Sven", "progress.activity", "signer", "api")]


@pytest.mark.parametrize("step", ["sign", "return"])
def test_what_has_moved_on_is_refused_and_nothing_is_lost(cast, step):
    record = activities.make_sent(cast)
    body = {"seen": record.version - 1} | ({"words": "No"} if step == "return" else {})

    answer = Program(cast.sven).post(f"/activities/{record.uuid}/{step}", body)

    record.refresh_from_db()
    assert (answer.status_code, answer.json()["code"]) == (409, "conflict")
    assert record.status == "sent"


def test_an_identity_number_is_not_stored(cast):
    factory.make_training(cast)
    body = new_activity(cast) | {"words": "Patient 13097248022"}

    answer = Program(cast.tora).post("/activities", body)

    assert (answer.status_code, answer.json()["code"]) == (422, "identity_number")
    assert b"13097248022" not in answer.content
    assert ActivityRecord.objects.count() == 0


@pytest.mark.parametrize(
    ("wrong", "pointer"),
    [
        ({"kind": "nothing"}, "/kind"),
        ({"title": "a\0b"}, "/title"),
        ({"title": "x" * 201}, "/title"),
        ({"objectives": ["guess"]}, "/objectives/0"),
        ({"done_on": "yesterday"}, "/done_on"),
        ({"approved": True}, "/approved"),
        ({"unit": None}, "/unit"),
    ],
)
def test_a_body_with_a_fault_is_pointed_at(cast, wrong, pointer):
    factory.make_training(cast)

    answer = Program(cast.tora).post("/activities", new_activity(cast) | wrong)

    assert answer.status_code == 422
    [fault] = answer.json()["errors"]
    assert (fault["where"], fault["pointer"]) == ("body", pointer)
    assert ActivityRecord.objects.count() == 0


@pytest.mark.parametrize("body", ["{", "[]", "null", '"x"', "1"])
def test_a_body_that_is_no_object_is_refused(cast, body):
    factory.make_training(cast)

    answer = Program(cast.tora).post("/activities", body)

    assert answer.status_code in {400, 422}
    assert answer.headers["Content-Type"] == "application/problem+json"


def test_only_who_may_be_asked_is_asked_to_sign(cast):
    record = activities.make_draft(cast)
    path = f"/activities/{record.uuid}/send"

    for person in (cast.otto, cast.tora, cast.ada):
        body = {"signer": str(person.uuid), "seen": record.version}
        answer = Program(cast.tora).post(path, body)
        assert answer.status_code == 404
        assert person.name not in answer.content.decode()


def test_nothing_that_asks_who_one_is_can_be_done_with_a_token():
    verbs = {"approve", "recommend", "agree", "publish", "submit", "delegate", "role"}

    assert {name for name in OPERATIONS if verbs & set(name.split("_"))} == set()
