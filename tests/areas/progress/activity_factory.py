"""Records of activities as the tests need them, made by the actions."""

import io
from datetime import timedelta

from PIL import Image

from ferd.areas.progress import actions
from ferd.areas.progress.models import (
    ActivityRecord,
    ConflictOfInterest,
    Deputyship,
    EvidenceFile,
)
from ferd.areas.progress.recording import Content
from ferd.foundation import clock
from tests.areas.progress import factory


def content(traineeship, **changes) -> Content:
    known = {
        "title": "PET of the heart",
        "kind": "clinical_procedure",
        "done_on": clock.today(),
        "unit": traineeship.unit,
        "objectives": tuple(factory.objectives(traineeship, 2)),
        "words": "Twelve patients",
    }
    return Content(**(known | changes))


def make_draft(cast, traineeship=None, actor=None, **changes) -> ActivityRecord:
    traineeship = traineeship or training_of(cast)
    return actions.begin_activity(
        traineeship=traineeship,
        content=content(traineeship, **changes),
        actor=actor or cast.tora,
    )


def training_of(cast):
    return cast.tora.traineeships.first() or factory.make_training(cast)


def send(cast, record, signer=None) -> ActivityRecord:
    return actions.send_activity(
        record=record, signer=signer or cast.sven, seen=record.version, actor=cast.tora
    )


def make_sent(cast, **changes) -> ActivityRecord:
    return send(cast, make_draft(cast, **changes))


def sign(record, actor) -> ActivityRecord:
    return actions.sign_activity(record=record, seen=record.version, actor=actor)


def make_signed(cast, **changes) -> ActivityRecord:
    return sign(make_sent(cast, **changes), cast.sven)


def make_returned(cast, words="Say how many", **changes) -> ActivityRecord:
    record = make_sent(cast, **changes)
    return actions.return_activity(
        record=record, words=words, seen=record.version, actor=cast.sven
    )


def make_file(cast, record=None, name="course.png", data=b"") -> EvidenceFile:
    return actions.add_file(
        record=record or make_draft(cast),
        name=name,
        data=data or picture(),
        actor=cast.tora,
    )


def picture() -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (3, 2), (9, 99, 199)).save(data, "PNG")
    return data.getvalue()


def again(record) -> ActivityRecord:
    return ActivityRecord.objects.get(pk=record.pk)


def let_deputise(cast, absent, deputy, unit=None) -> Deputyship:
    today = clock.today()
    return Deputyship.objects.create(
        absent=absent,
        deputy=deputy,
        unit=unit or cast.nuclear,
        starts_on=today - timedelta(days=1),
        ends_on=today + timedelta(days=7),
        made_at=clock.now(),
        made_by=absent,
    )


def not_impartial(cast, person, substitute=None) -> ConflictOfInterest:
    return ConflictOfInterest.objects.create(
        person=person,
        trainee=cast.tora,
        kind="friendship",
        substitute=substitute,
        declared_at=clock.now(),
        declared_by=person,
    )
