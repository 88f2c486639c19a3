"""Who gets what answer about records of activities and their files."""

from ferd.areas.progress.models import ActivityRecord
from ferd.foundation import clock
from tests.architecture.access import Row, everyone
from tests.areas.progress import activity_factory as activities
from tests.areas.progress import factory

# karin olav kari mads sven tora ola ada regine otto nobody: tora is the trainee,
# sven supervises her and is asked to sign, karin and olav plan and lead.
SEEN = "200 200 404 404 200 200 404 404 404 404 302"
OWN = "403 403 403 403 403 200 403 403 403 403 302"
DRAFT = "404 404 404 404 404 200 404 404 404 404 302"
SIGNING = "403 403 404 404 200 403 404 404 404 404 302"
SENT = SIGNING.replace("200", "302")


def training(cast):
    factory.make_training(cast)
    return []


def of_trainee(cast):
    return [factory.make_training(cast).uuid]


def draft(cast):
    return [activities.make_draft(cast).uuid]


def sent(cast):
    return [activities.make_sent(cast).uuid]


def signed(cast):
    return [activities.make_signed(cast).uuid]


def sent_file(cast):
    file = activities.make_file(cast)
    activities.send(cast, activities.again(file.record))
    return [file.record.uuid, file.uuid]


def drafted_file(cast):
    file = activities.make_file(cast)
    return [file.record.uuid, file.uuid]


def entry(cast):
    (first, *_others) = factory.objectives(cast.tora.traineeships.get())
    return {
        "title": "PET of the heart",
        "kind": "clinical_procedure",
        "done_on": clock.today().isoformat(),
        "unit": str(cast.nuclear.uuid),
        "objectives": [str(first.uuid)],
        "signer": str(cast.sven.uuid),
        "do": "send",
    }


def changed(cast):
    return entry(cast) | {"seen": seen(cast)["seen"], "do": "save"}


def seen(cast):
    return {"seen": str(ActivityRecord.objects.get(trainee=cast.tora).version)}


TABLE: dict[str, Row] = {
    "progress:activities": Row(
        "get", "302 302 302 302 302 200 302 302 302 302 302", args=training
    ),
    "progress:signed_activities": everyone("get", 200),
    "progress:activities_of": Row("get", SEEN, args=of_trainee),
    "progress:record_activity": Row("get", OWN, args=training),
    "progress:record_activity sent": Row(
        "post", OWN.replace("200", "302"), args=training, data=entry
    ),
    "progress:propose_activity": Row("get", OWN, args=training),
    "progress:keep_activity": Row("post", OWN, args=training, data=entry),
    "progress:activity": Row("get", SEEN, args=sent),
    "progress:edit_activity": Row("get", DRAFT, args=draft),
    "progress:edit_activity sent": Row(
        "post", DRAFT.replace("200", "302"), args=draft, data=changed
    ),
    "progress:sign_activity": Row("post", SENT, args=sent, data=seen),
    "progress:recall_activity": Row(
        "post", "403 403 404 404 403 302 404 404 404 404 302", args=sent, data=seen
    ),
    "progress:return_activity": Row("get", SIGNING, args=sent),
    "progress:return_activity sent": Row(
        "post",
        SENT,
        args=sent,
        data=lambda cast: seen(cast) | {"words": "Say how many"},
    ),
    "progress:withdraw_signature": Row("get", SIGNING, args=signed),
    "progress:withdraw_signature sent": Row(
        "post", SENT, args=signed, data=lambda _cast: {"words": "The wrong trainee"}
    ),
    "progress:discard_activity": Row(
        "post", DRAFT.replace("200", "302"), args=draft, data=seen
    ),
    "progress:evidence_file": Row("get", SEEN, args=sent_file),
    "progress:remove_file": Row("post", DRAFT.replace("200", "302"), args=drafted_file),
}
