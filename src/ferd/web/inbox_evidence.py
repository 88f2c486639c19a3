"""What waits for a reader among evidence and objectives.

The area's own queries decide what is the reader's; nothing is found out here.
Each source gives at most `MOST`, with a fixed number of questions.
"""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ferd.areas.accounts.models import Person
from ferd.areas.audit.lookups import Look, Purpose
from ferd.areas.progress import observation_queries, sensitive
from ferd.areas.progress.models import (
    ActivityRecord,
    ObjectiveProgress,
    Observation,
)
from ferd.areas.progress.queries import activities, objectives
from ferd.web.inbox_items import FileLink, Item, Kind

MOST = 200
"""How many of each kind the inbox reads; the rest come when these are done."""


def to_sign(actor: Person) -> Iterator[Item]:
    """List the activities that wait for a reader's signature, with what they hold."""
    for record in activities.waiting_records(actor)[:MOST]:
        instead = record.signer if record.signer != actor else None
        words = _("instead of %(name)s") % {"name": instead.name} if instead else ""
        day = date_format(record.done_on)
        yield Item(
            kind=Kind.SIGN,
            key=f"sign-{record.uuid}",
            what=record.title,
            about=_line(record.trainee.name, day, record.unit.name, words),
            since=record.sent_at,
            verb=_("Sign"),
            url=reverse("progress:activity", args=[record.uuid]),
            words=record.words,
            objectives=tuple(r.objective.code for r in record.objectives.all()),
            files=tuple(_files(record)),
            shown=f"{record.uuid}:{record.version}",
            look=Look(
                subject=record.trainee,
                kind=sensitive.ACTIVITY,
                target=record,
                role=sensitive.SIGNER,
                purpose=Purpose.SIGN,
                unit=record.unit.name,
                since=record.sent_at,
            ),
        )


def to_assess(actor: Person) -> Iterator[Item]:
    """List the assessments that are asked of a reader, or begun."""
    for each in observation_queries.waiting_for_assessor(actor)[:MOST]:
        title = each.template.template.title
        yield Item(
            kind=Kind.ASSESS,
            key=f"assess-{each.uuid}",
            what=f"{title}: {each.situation}" if each.situation else title,
            about=_line(each.trainee.name, date_format(each.observed_on)),
            since=each.started_at,
            verb=_("Write"),
            url=reverse("progress:fill_observation", args=[each.uuid]),
            words=each.asked_words,
            objectives=tuple(r.objective.code for r in each.objectives.all()),
            look=_look(each),
        )


def to_recommend(actor: Person) -> Iterator[Item]:
    """List the objectives whose recommendation is asked of a reader."""
    for row in objectives.waiting_for_recommendation(actor)[:MOST]:
        yield _objective(Kind.RECOMMEND, row, _("Read and recommend"))


def to_approve(actor: Person) -> Iterator[Item]:
    """List the objectives that wait for a reader's approval."""
    for row in objectives.waiting_for_approval(actor)[:MOST]:
        yield _objective(Kind.APPROVE, row, _("Read and approve"))


def to_confirm(actor: Person) -> Iterator[Item]:
    """List the outside assessors who have answered."""
    for link in observation_queries.links_to_decide(actor)[:MOST]:
        observation = link.observation
        yield Item(
            kind=Kind.CONFIRM,
            key=f"confirm-{observation.uuid}",
            what=_("%(name)s has assessed %(trainee)s")
            % {"name": link.name, "trainee": observation.trainee.name},
            about=_line(link.position, link.workplace, link.email),
            since=link.used_at,
            verb=_("Read and confirm"),
            url=reverse("progress:observation", args=[observation.uuid]),
        )


def to_change(actor: Person) -> Iterator[Item]:
    """List the activities and objectives that were returned to the reader."""
    sent_back = activities.own_records(actor).filter(
        status=ActivityRecord.Status.RETURNED
    )
    for record in sent_back.order_by("returned_at", "pk")[:MOST]:
        by = record.returned_by.name if record.returned_by else ""
        yield Item(
            kind=Kind.CHANGE,
            key=f"change-{record.uuid}",
            what=record.title,
            about=_("returned by %(name)s") % {"name": by},
            since=record.returned_at,
            verb=_("Change and send"),
            url=reverse("progress:activity", args=[record.uuid]),
            words=record.returned_words,
        )
    returned = ObjectiveProgress.objects.filter(
        traineeship__trainee=actor, state=ObjectiveProgress.State.RETURNED
    ).select_related("objective", "returned_by")
    for row in returned.order_by("returned_at", "pk")[:MOST]:
        by = row.returned_by.name if row.returned_by else ""
        yield Item(
            kind=Kind.CHANGE,
            key=f"change-{row.uuid}",
            what=str(row.objective),
            about=_("returned by %(name)s") % {"name": by},
            since=row.returned_at,
            verb=_("See what is missing"),
            url=reverse("progress:objective", args=[row.uuid]),
            words=row.returned_words,
        )


def _objective(kind: Kind, row: ObjectiveProgress, verb: str) -> Item:
    return Item(
        kind=kind,
        key=f"{kind}-{row.uuid}",
        what=str(row.objective),
        about=_line(row.traineeship.trainee.name, row.owner.name, row.stage_label),
        since=row.submitted_at,
        verb=verb,
        url=reverse("progress:objective", args=[row.uuid]),
        words=row.submitted_words,
        look=Look(
            subject=row.traineeship.trainee,
            kind=sensitive.OBJECTIVE,
            target=row,
            role=sensitive.SIGNER,
            purpose=Purpose.APPROVE if kind is Kind.APPROVE else Purpose.RECOMMEND,
            unit=row.owner.name,
            since=row.submitted_at,
        ),
    )


def _files(record: ActivityRecord) -> Iterator[FileLink]:
    for each in record.kept_files:  # type: ignore[attr-defined]  # fetched by the query
        url = reverse("progress:evidence_file", args=[record.uuid, each.uuid])
        yield FileLink(each.name, url)


def _look(observation: Observation) -> Look:
    return Look(
        subject=observation.trainee,
        kind=sensitive.OBSERVATION,
        target=observation,
        role=sensitive.ASSESSOR,
        purpose=Purpose.ASSESS,
        unit=observation.unit.name,
        since=observation.started_at,
    )


def _line(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
