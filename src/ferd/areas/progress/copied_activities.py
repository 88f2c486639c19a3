"""Records and observations as the activities of a copy that is taken out."""

from collections.abc import Iterable, Iterator

from ferd.areas.organisations.models import Role
from ferd.areas.progress.copied_words import comment, unsaid
from ferd.areas.progress.models import ActivityRecord, Observation, StoryEvent
from ferd.core.progress.templates import (
    Answer,
    TemplateField,
    read_answers,
)
from ferd.formats.kompetanseportalen import (
    Activity,
    ActivityKind,
    ActivityState,
    Comment,
    CommentKind,
    Signature,
    SignatureKind,
)
from ferd.formats.template_json import template_from_json

Status = ActivityRecord.Status

STATES = {
    Status.SENT: ActivityState.SENT,
    Status.RETURNED: ActivityState.RETURNED,
    Status.SIGNED: ActivityState.SIGNED,
    Status.REGISTERED: ActivityState.REGISTERED,
    Status.WITHDRAWN: ActivityState.WITHDRAWN,
}
"""Which records are copied, and what their state is called there."""


def of_record(record: ActivityRecord, events: Iterable[StoryEvent]) -> Activity:
    """Give a record of an activity, with who signed it and what was said."""
    said = [
        *comment(
            CommentKind.DESCRIPTION,
            record.recorded_by,
            record.recorded_at,
            record.words,
        ),
        *comment(
            CommentKind.RETURNED,
            record.returned_by,
            record.returned_at,
            record.returned_words,
        ),
        *comment(
            CommentKind.WITHDRAWN,
            record.signed_by,
            record.withdrawn_at,
            record.withdrawn_words,
        ),
    ]
    return Activity(
        id=str(record.uuid),
        kind=ActivityKind(record.kind),
        title=record.title,
        state=STATES[Status(record.status)],
        done_on=record.done_on,
        recorded_at=record.recorded_at,
        sent_at=record.sent_at,
        unit=record.unit.name,
        signatures=tuple(_signed(record)),
        comments=(*said, *unsaid(events, said)),
    )


def of_observation(observation: Observation, events: Iterable[StoryEvent]) -> Activity:
    """Give an observation, with the assessor's level and words and the trainee's."""
    by = _assessor(observation)
    at = observation.given_at or observation.saved_at
    said = [
        *comment(
            CommentKind.SELF_ASSESSMENT,
            observation.trainee,
            observation.started_at,
            observation.self_words,
        ),
        *(
            Comment(CommentKind.SIGNATURE, by, at, words)
            for words in _words(observation)
        ),
        *(
            Comment(CommentKind.REMARK, each.by.name, each.at, each.words)
            for each in observation.remarks.all()
        ),
    ]
    return Activity(
        id=str(observation.uuid),
        kind=ActivityKind.OBSERVATION,
        title=observation.situation or observation.template.template.title,
        state=ActivityState.SIGNED,
        done_on=observation.observed_on,
        recorded_at=observation.started_at,
        unit=observation.unit.name,
        self_rating=observation.self_rating,
        signatures=(
            Signature(
                SignatureKind.ASSESSED,
                by=by,
                at=at,
                role=_role(observation),
                level=observation.level,
            ),
        ),
        comments=(*said, *unsaid(events, said)),
    )


def _signed(record: ActivityRecord) -> Iterator[Signature]:
    if record.signed_by is not None and record.signed_at is not None:
        yield Signature(
            SignatureKind.SIGNED,
            by=record.signed_by.name,
            at=record.signed_at,
            on_behalf_of=record.on_behalf_of.name if record.on_behalf_of else "",
            withdrawn_at=record.withdrawn_at,
        )


def _assessor(observation: Observation) -> str:
    if observation.assessor is not None:
        return observation.assessor.name
    return observation.link.name


def _role(observation: Observation) -> str:
    code = observation.assessor_role
    if code in Role.values:
        return str(Role(code).label)
    return observation.link.position if observation.assessor is None else code


def _words(observation: Observation) -> Iterator[str]:
    """Give what the assessor wrote, and what they answered, in words."""
    if observation.words.strip():
        yield observation.words
    content = template_from_json(observation.template.content)
    answers = read_answers(content, observation.answers)
    for field in content.fields:
        if answer := answers.get(field.key):
            yield f"{field.label}: {_in_words(field, answer)}"


def _in_words(field: TemplateField, answer: Answer) -> str:
    match answer:
        case int():
            return field.choices[answer - 1]
        case str():
            return answer
        case _:
            return "; ".join(field.choices[place - 1] for place in answer)
