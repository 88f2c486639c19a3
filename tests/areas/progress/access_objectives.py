"""Who gets what answer about objectives, recommendations and approvals.

Mads is a clinical supervisor here, beside his seat in the education committee.
"""

from ferd.areas.progress import shown
from ferd.areas.progress.actions import impartiality
from ferd.areas.progress.models import ConflictOfInterest, ObjectiveProgress
from tests.architecture.access import Row, everyone
from tests.areas.progress import objective_factory as factory
from tests.areas.progress import pattern_factory

FAMILY = ConflictOfInterest.Kind.FAMILY


def objective(cast):
    return [factory.make_objective(cast).uuid]


def submitted(cast):
    return [factory.make_submitted(cast).uuid]


def approved(cast):
    return [factory.make_approved(cast).uuid]


def traineeship(cast):
    return [factory.make_objective(cast).traineeship.uuid]


def waiting(cast):
    factory.make_submitted(cast)
    return []


def conflict(cast):
    row = factory.make_objective(cast)
    declared = impartiality.declare_conflict(
        traineeship=row.traineeship,
        person=cast.mads,
        kind=FAMILY,
        substitute=None,
        actor=cast.mads,
    )
    return [row.traineeship.uuid, declared.uuid]


def seal():
    row = factory.fresh(ObjectiveProgress.objects.get(state="submitted"))
    return row, shown.seal_now(row)


def ticked(_cast):
    row, seen = seal()
    return {"ticked": f"{row.uuid}:{seen}"}


def words(_cast):
    return {"words": "Because."}


def pattern(cast):
    return [pattern_factory.make_pattern(cast).uuid]


TABLE = {
    "progress:patterns": Row("get", "403 403 200 403 403 403 403 403 403 403 302"),
    "progress:close_pattern": Row(
        "get", "404 404 200 404 404 404 404 404 404 404 302", args=pattern
    ),
    "progress:close_pattern sent": Row(
        "post",
        "404 404 302 404 404 404 404 404 404 404 302",
        args=pattern,
        data=words,
    ),
    "progress:objective": Row(
        "get", "200 200 404 200 200 200 404 404 404 404 302", args=objective
    ),
    "progress:submit_objective": Row(
        "post",
        "302 302 404 403 302 302 404 404 404 404 302",
        args=objective,
        data=lambda _cast: {"basis": "training", "words": "Ready."},
    ),
    "progress:recall_submission": Row(
        "post", "403 403 404 403 403 302 404 404 404 404 302", args=submitted
    ),
    "progress:recommend_objective": Row(
        "post", "403 403 404 302 302 403 404 404 404 404 302", args=objective
    ),
    "progress:withdraw_recommendation": Row(
        "get", "403 403 404 200 200 403 404 404 404 404 302", args=submitted
    ),
    "progress:withdraw_recommendation sent": Row(
        "post",
        "403 403 404 302 302 403 404 404 404 404 302",
        args=submitted,
        data=words,
    ),
    "progress:return_objective": Row(
        "get", "403 200 404 403 200 403 404 404 404 404 302", args=submitted
    ),
    "progress:return_objective sent": Row(
        "post",
        "403 302 404 403 302 403 404 404 404 404 302",
        args=submitted,
        data=words,
    ),
    "progress:approve_objective": Row(
        "post",
        "403 302 404 403 403 403 404 404 404 404 302",
        args=submitted,
        data=lambda _cast: {"seen": seal()[1]},
    ),
    "progress:approvals": everyone("get", 200, args=waiting),
    "progress:approvals sent": Row(
        "post",
        "403 302 404 403 403 403 404 404 404 404 302",
        args=waiting,
        data=ticked,
    ),
    "progress:withdraw_approval": Row(
        "get", "403 200 404 403 403 403 404 404 404 404 302", args=approved
    ),
    "progress:withdraw_approval sent": Row(
        "post",
        "403 302 404 403 403 403 404 404 404 404 302",
        args=approved,
        data=words,
    ),
    "progress:declare_conflict": Row(
        "get", "200 200 404 200 200 403 404 404 404 404 302", args=traineeship
    ),
    "progress:declare_conflict sent": Row(
        "post",
        "422 302 404 302 422 403 404 404 404 404 302",
        args=traineeship,
        data=lambda cast: {"person": cast.mads.uuid, "kind": FAMILY.value},
    ),
    "progress:end_conflict": Row(
        "post", "404 302 404 403 404 404 404 404 404 404 302", args=conflict
    ),
}
