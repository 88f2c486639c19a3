"""A new plan said in sentences: how many are touched, who, and how."""

from collections.abc import Iterator

from ferd.core.scheduling import explanation_templates as words
from ferd.core.scheduling.disruption import StageChange, TraineeChange
from ferd.core.scheduling.explanations import Facts, Telling
from ferd.core.scheduling.problem import TraineeId
from ferd.core.scheduling.replan import Point, Replanned
from ferd.core.scheduling.revision_words import Sentence


def point_in_words(
    point: Point, replanned: Replanned, telling: Telling
) -> Iterator[Sentence]:
    """Say how many ways a plan alters, then who is touched and how."""
    facts: Facts = {"changed": len(point.changed), "least": replanned.least}
    if len(point.changed) == replanned.least:
        yield Sentence(words.ALTERED_LEAST, facts)
    else:
        yield Sentence(words.ALTERED_MORE if replanned.least else words.ALTERED, facts)
    for change in point.touched:
        yield from change_in_words(change, telling)


def change_in_words(change: TraineeChange, telling: Telling) -> Iterator[Sentence]:
    """Say what becomes different for one trainee, the end of training first."""
    yield from _finish(change, telling)
    for stage in change.stages:
        yield _stage(change.trainee, stage, telling)


def _finish(change: TraineeChange, telling: Telling) -> Iterator[Sentence]:
    facts = telling.named(change.trainee, None, None)
    months = change.months_later
    if change.finish_after is None:
        yield Sentence(words.FINISH_CHANGES["never"], facts)
        return
    facts["new"] = telling.last_day(change.finish_after)
    if change.finish_before is None or months is None:
        yield Sentence(words.FINISH_CHANGES["first"], facts)
    elif months:
        facts |= {"old": telling.last_day(change.finish_before), "months": abs(months)}
        kind = "later" if months > 0 else "earlier"
        yield Sentence(words.FINISH_CHANGES[kind], facts)


def _stage(trainee: TraineeId, change: StageChange, telling: Telling) -> Sentence:
    after, before = change.after, change.before
    facts = telling.named(trainee, change.stage, after.places if after else None)
    if before is not None:
        facts["old"] = telling.day(before.start)
    if after is None:
        return Sentence(words.STAGE_CHANGES["dropped"], facts)
    facts |= {"new": telling.day(after.start), "last": telling.last_day(after.end)}
    if before is None:
        return Sentence(words.STAGE_CHANGES["added"], facts)
    stays = (before.start, before.places) == (after.start, after.places)
    return Sentence(words.STAGE_CHANGES["stretched" if stays else "moved"], facts)
