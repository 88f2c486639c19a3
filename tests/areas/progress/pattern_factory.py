"""People who sign for each other, as the tests need them."""

from datetime import timedelta

from ferd.areas.accounts.queries import system_person
from ferd.areas.progress.actions import patterns
from ferd.areas.progress.models import ActivityRecord, SigningPattern
from ferd.areas.schedules.models import Traineeship
from ferd.foundation import clock
from tests.areas.progress import factory


def make_swap(cast) -> tuple[Traineeship, Traineeship]:
    """Let Tora, and Sven who trains for something else, sign for each other."""
    tora = factory.make_training(cast)
    sven = Traineeship.objects.create(
        trainee=cast.sven,
        unit=cast.nuclear,
        specialty_code="RAD",
        starts_on=tora.starts_on,
    )
    sign(tora, cast.sven)
    sign(sven, cast.tora)
    return tora, sven


def sign(traineeship, by) -> ActivityRecord:
    now = clock.now()
    return ActivityRecord.objects.create(
        traineeship=traineeship,
        trainee=traineeship.trainee,
        recorded_by=traineeship.trainee,
        kind="course",
        title="Course",
        done_on=now.date() - timedelta(days=1),
        unit=traineeship.unit,
        status="signed",
        recorded_at=now,
        saved_at=now,
        sent_at=now,
        signer=by,
        signed_at=now,
        signed_by=by,
    )


def find(cast) -> int:
    return patterns.find_patterns(trust=cast.trust, actor=system_person())


def make_pattern(cast) -> SigningPattern:
    make_swap(cast)
    find(cast)
    return SigningPattern.objects.get()
