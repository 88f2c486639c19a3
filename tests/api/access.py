"""Who gets what answer from every operation of the API: one row an operation."""

from collections.abc import Callable
from dataclasses import dataclass, field

from ferd.areas.curriculum.models import CurriculumEdition, Specialty
from ferd.foundation import clock
from tests.architecture.access import READERS
from tests.areas.curriculum.factory import ship
from tests.areas.notifications import factory as notices
from tests.areas.plans import factory as plans
from tests.areas.progress import activity_factory as activities
from tests.areas.progress import factory as progress
from tests.areas.progress import observation_factory as observations
from tests.areas.schedules import factory as schedules
from tests.cast import PEOPLE, Cast

NOBODY = " 401"
ALL = " ".join(["200"] * len(PEOPLE)) + NOBODY


@dataclass(frozen=True)
class Row:
    """What each reader is answered by one operation, with a token for everything.

    Attributes:
        statuses: one number a reader, in the order of READERS.
        args: makes the object the operation is about, and gives its identifiers.
        body: what a change sends.
    """

    statuses: str
    args: Callable[[Cast], dict[str, object]] = field(default=lambda _cast: {})
    body: Callable[[Cast], object] = field(default=lambda _cast: None)

    def expected(self) -> dict[str, int]:
        numbers = [int(status) for status in self.statuses.split()]
        return dict(zip(READERS, numbers, strict=True))


def specialty(_cast: Cast) -> dict[str, object]:
    ship()
    return {"specialty_id": Specialty.objects.get(code="NUK").uuid}


def edition(_cast: Cast) -> dict[str, object]:
    ship()
    return {"edition_id": _nuclear().uuid}


def objective(_cast: Cast) -> dict[str, object]:
    ship()
    return {"objective_id": _nuclear().objectives.first().uuid}


def _nuclear():
    return CurriculumEdition.objects.get(specialty__code="NUK")


def draft(cast: Cast) -> dict[str, object]:
    return {"version_id": plans.make_draft(cast).uuid}


def drafted_plan(cast: Cast) -> dict[str, object]:
    return {"plan_id": plans.make_draft(cast).plan.uuid}


def trainee(cast: Cast) -> dict[str, object]:
    return {"trainee_id": schedules.make_supervised(cast).uuid}


def agreed(cast: Cast) -> dict[str, object]:
    return {"individual_plan_id": schedules.make_agreed(cast).uuid}


def planned(cast: Cast) -> dict[str, object]:
    schedules.make_agreed(cast)
    return {}


def told(cast: Cast) -> dict[str, object]:
    return {"notice_id": notices.undelivered(cast).notices.get().uuid}


def sent_activity(cast: Cast) -> dict[str, object]:
    return {"activity_id": activities.make_sent(cast).uuid}


def drafted_activity(cast: Cast) -> dict[str, object]:
    return {"activity_id": activities.make_draft(cast).uuid}


def free_activity(cast: Cast) -> dict[str, object]:
    planned_training = progress.make_planned(cast)
    record = activities.make_draft(cast, planned_training, kind="self_study")
    return {"activity_id": record.uuid}


def own_training(cast: Cast) -> dict[str, object]:
    progress.make_training(cast)
    return {}


def new_activity(cast: Cast) -> dict[str, object]:
    """One's own training is meant: whoever trains nowhere finds none."""
    training = cast.tora.traineeships.get()
    return {
        "title": "PET of the heart",
        "kind": "clinical_procedure",
        "done_on": clock.today().isoformat(),
        "unit": str(cast.nuclear.uuid),
        "objectives": [str(row.uuid) for row in progress.objectives(training, 2)],
        "words": "Twelve patients",
    }


def changed_activity(cast: Cast) -> dict[str, object]:
    return new_activity(cast) | {"title": "PET of the lungs", "seen": 1}


def asking_sven(cast: Cast) -> dict[str, object]:
    return {"signer": str(cast.sven.uuid), "seen": 1}


def seen_first(_cast: Cast) -> dict[str, object]:
    return {"seen": 1}


def seen_second(_cast: Cast) -> dict[str, object]:
    return {"seen": 2}


def returned(_cast: Cast) -> dict[str, object]:
    return {"seen": 2, "words": "Say how many"}


def observation(cast: Cast) -> dict[str, object]:
    return {"observation_id": observations.give(cast).uuid}


def own_objective(cast: Cast) -> dict[str, object]:
    training = progress.make_training(cast)
    [row] = progress.objectives(training, 1)
    return {"trainee_id": training.uuid, "progress_id": row.uuid}


#             karin olav kari mads sven tora ola ada regine otto
DRAFT = "      200   200  200  200  404  404  404 404 404    404" + NOBODY
FOLLOWERS = "  200   200  200  404  200  200  404 404 404    404" + NOBODY
PROGRESS = "   200   200  404  404  200  200  404 404 404    404" + NOBODY
OBSERVED = "   200   200  404  404  200  200  404 404 404    404" + NOBODY
TRAINS = "     404   404  404  404  404  201  404 404 404    404" + NOBODY
RECALLS = "    403   403  404  404  403  200  404 404 404    404" + NOBODY
SIGNS = "      403   403  404  404  200  403  404 404 404    404" + NOBODY
TORA = "       404   404  404  404  404  200  404 404 404    404" + NOBODY

TABLE = {
    "show_me": Row(ALL),
    "list_units": Row(ALL),
    "show_unit": Row(ALL, lambda cast: {"unit_id": cast.nuclear.uuid}),
    "list_sites": Row(ALL),
    "list_specialties": Row(ALL),
    "list_editions": Row(ALL, specialty),
    "list_objectives": Row(ALL, edition),
    "show_objective": Row(ALL, objective),
    "list_plans": Row(ALL),
    "show_plan": Row(DRAFT, drafted_plan),
    "show_version": Row(DRAFT, draft),
    "show_content": Row(DRAFT, draft),
    "list_diagnostics": Row(DRAFT, draft),
    "list_trainees": Row(ALL),
    "show_trainee": Row(FOLLOWERS, trainee),
    "list_individual_plans": Row(FOLLOWERS, trainee),
    "show_individual_plan": Row(FOLLOWERS, agreed),
    "list_own_placements": Row(TORA, planned),
    "list_activities": Row(ALL),
    "list_activities_of": Row(PROGRESS, trainee),
    "show_activity": Row(PROGRESS, sent_activity),
    "begin_activity": Row(TRAINS, own_training, new_activity),
    "save_activity": Row(TORA, drafted_activity, changed_activity),
    "send_activity": Row(TORA, drafted_activity, asking_sven),
    "register_activity": Row(TORA, free_activity, seen_first),
    "recall_activity": Row(RECALLS, sent_activity, seen_second),
    "discard_activity": Row(TORA, drafted_activity, seen_first),
    "sign_activity": Row(SIGNS, sent_activity, seen_second),
    "return_activity": Row(SIGNS, sent_activity, returned),
    "list_observations": Row(ALL),
    "list_observations_of": Row(PROGRESS, trainee),
    "show_observation": Row(OBSERVED, observation),
    "list_objectives_of": Row(PROGRESS, trainee),
    "show_objective_of": Row(PROGRESS, own_objective),
    "list_notices": Row(ALL),
    "show_notice": Row(TORA, told),
    "see_notice": Row(TORA, told),
    "finish_notice": Row(TORA, told),
}
