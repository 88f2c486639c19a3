"""What came in, cut to what the database has room for.

Codes, keys and headings have a length; whatever is longer is no catalogue's, but
it must neither stop an import nor be found changed every time it is read again.
"""

from dataclasses import replace

from ferd.core.curriculum.catalogue import Edition, LearningActivity, Objective

LONGEST_CODE = 8
_NAME = 200
_KEY = 300
_ROLE = 120
_LARGEST_NUMBER = 32_767
_LARGEST_COUNT = 2_147_483_647


def fitted(edition: Edition) -> Edition:
    """Cut an edition to size; short values, which is all, come out unchanged."""
    specialty = edition.specialty
    activities = {a.key[:_KEY]: _fitted_activity(a) for a in edition.activities}
    assessments = {
        m.key[:_KEY]: replace(m, key=m.key[:_KEY]) for m in edition.assessments
    }
    return replace(
        edition,
        specialty=replace(
            specialty,
            code=specialty.code[:LONGEST_CODE],
            nb=specialty.nb[:_NAME],
            nn=specialty.nn[:_NAME],
            en=specialty.en[:_NAME],
        ),
        title=edition.title[:_KEY],
        identifier=edition.identifier[:_NAME],
        objectives=tuple(_fitted_objective(o) for o in edition.objectives),
        activities=tuple(activities.values()),
        assessments=tuple(assessments.values()),
    )


def _fitted_objective(objective: Objective) -> Objective:
    return replace(
        objective,
        group=objective.group[:_KEY],
        replaces=objective.replaces[:100],
        identifier=objective.identifier[:_NAME],
        activities=tuple(dict.fromkeys(k[:_KEY] for k in objective.activities)),
        assessments=tuple(dict.fromkeys(k[:_KEY] for k in objective.assessments)),
    )


def _fitted_activity(activity: LearningActivity) -> LearningActivity:
    counts = activity.counts[:_LARGEST_NUMBER]
    return replace(
        activity,
        key=activity.key[:_KEY],
        counts=tuple(
            replace(
                c,
                row=c.row[:_KEY],
                role=c.role[:_ROLE],
                count=min(c.count, _LARGEST_COUNT),
            )
            for c in counts
        ),
    )
