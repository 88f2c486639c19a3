"""What the first page gathers: what waits for the reader, and what comes next.

Each line is an object, a verb, an age and one address where it is done. The
areas' own queries decide what is the reader's; nothing is found out here.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ferd.areas.accounts.models import Person
from ferd.areas.curriculum import queries as curriculum
from ferd.areas.notifications import queries as notifications
from ferd.areas.notifications.rows import NoticeRow, notice_rows
from ferd.areas.organisations import queries as organisations
from ferd.areas.organisations.models import Role
from ferd.areas.plans import queries as plans
from ferd.areas.plans.models import PlanVersion
from ferd.areas.schedules import pages as schedule_pages
from ferd.areas.schedules import queries as schedules
from ferd.foundation import clock
from ferd.web.today_places import waiting_places
from ferd.web.today_week import this_week
from ferd.web.waiting import Waiting, line

FOLLOWED = 8
"""How many trainees the first page shows; the rest are in the list."""

NEWS = 6
"""How many new notices the first page shows; the rest are in the inbox."""

EARLY = 60
"""How many days ahead a due revision is said."""


@dataclass(frozen=True, slots=True)
class OwnWay:
    """A trainee's own present and next placement."""

    url: str
    current: schedule_pages.PlacementRow | None
    coming: schedule_pages.PlacementRow | None
    is_agreed: bool
    completes_on: date | None
    week: tuple[str, ...] = ()


def waiting_for(actor: Person) -> list[Waiting]:
    """List what waits for a reader, the longest first, what has no age last."""
    found = [
        *_individual_plans(actor),
        *_versions(actor),
        *_imports(actor),
        *_catalogues(actor),
        *_supervisors(actor),
        *waiting_places(actor),
        *_revisions(actor),
        *_people(actor),
        *_mails(actor),
    ]
    return sorted(found, key=lambda each: each.since or date.max)


def news(actor: Person) -> list[NoticeRow]:
    """Give the first of what a reader was told and has not seen."""
    return notice_rows(notifications.new_notices(actor)[:NEWS])


def own_way(actor: Person) -> OwnWay | None:
    """Give where a trainee is and goes next; None for others."""
    traineeship = schedules.own_traineeship(actor)
    if traineeship is None:
        return None
    url = reverse("schedules:trainee", args=[traineeship.uuid])
    plan = schedules.foremost_plan(traineeship)
    if plan is None:
        return OwnWay(url, None, None, is_agreed=False, completes_on=None)
    today = clock.today()
    rows = schedule_pages.placement_rows(plan.as_pathway(), today)
    return OwnWay(
        url,
        current=next((row for row in rows if row.is_current), None),
        coming=next((row for row in rows if row.first_on > today), None),
        is_agreed=plan.status == "agreed",
        completes_on=plan.completes_on,
        week=tuple(this_week(plan.as_pathway(), today)),
    )


def followed(actor: Person) -> list[schedule_pages.TraineeRow]:
    """Give the first trainees that a reader follows, and where they are."""
    return schedule_pages.trainee_rows(
        schedules.followed_traineeships(actor)[:FOLLOWED]
    )


def _individual_plans(actor: Person) -> Iterator[Waiting]:
    for plan in schedules.waiting_for(actor):
        name = plan.trainee.name
        yield line(
            _("Your plan is proposed")
            if plan.trainee == actor
            else _("%(name)s's plan is proposed") % {"name": name},
            plan.reason,
            plan.proposed_at,
            _("Read and agree"),
            reverse("schedules:plan", args=[plan.uuid]),
        )


def _versions(actor: Person) -> Iterator[Waiting]:
    waiting = plans.waiting_for_review(actor).defer("content")
    leading = organisations.units_with_role(
        actor, (Role.COMMITTEE_LEADER,), prefix="plan__unit__"
    )
    publishing = organisations.units_with_role(
        actor, (Role.COMMITTEE_LEADER, Role.PROGRAMME_DIRECTOR), prefix="plan__unit__"
    )
    may_approve = set(waiting.filter(leading).values_list("pk", flat=True))
    may_publish = set(waiting.filter(publishing).values_list("pk", flat=True))
    for version in waiting:
        in_review = version.status == PlanVersion.Status.IN_REVIEW
        verb = _("Read the plan")
        if in_review and version.pk in may_approve:
            verb = _("Read and approve")
        elif not in_review and version.pk in may_publish:
            verb = _("Publish")
        yield line(
            _("%(specialty)s, version %(number)d, waits for the committee")
            % {"specialty": version.plan.specialty, "number": version.number}
            if in_review
            else _("%(specialty)s, version %(number)d, is approved")
            % {"specialty": version.plan.specialty, "number": version.number},
            version.plan.unit.name,
            version.submitted_at if in_review else version.approved_at,
            verb,
            reverse("plans:version", args=[version.uuid]),
        )


def _imports(actor: Person) -> Iterator[Waiting]:
    for document in plans.open_imports(actor):
        yield line(
            _("%(name)s has come in") % {"name": document.file_name},
            document.unit.name,
            document.imported_at,
            _("Review"),
            reverse("plans:import", args=[document.uuid]),
        )


def _catalogues(actor: Person) -> Iterator[Waiting]:
    for catalogue in curriculum.open_imports(actor):
        yield line(
            _("A catalogue waits to be decided"),
            catalogue.imported_by.name,
            catalogue.imported_at,
            _("Review"),
            reverse("curriculum:import", args=[catalogue.uuid]),
        )


def _supervisors(actor: Person) -> Iterator[Waiting]:
    for traineeship in schedules.without_supervisor(actor):
        yield line(
            _("%(name)s has no supervisor") % {"name": traineeship.trainee.name},
            _("first day %(day)s, %(unit)s")
            % {
                "day": date_format(traineeship.starts_on),
                "unit": traineeship.unit.name,
            },
            None,
            _("Appoint"),
            reverse("schedules:appoint", args=[traineeship.uuid]),
        )


def _revisions(actor: Person) -> Iterator[Waiting]:
    by = date.fromordinal(clock.today().toordinal() + EARLY)
    due = plans.due_for_revision(actor, by).defer("content")
    for version in due.exclude(plan__versions__status__in=PlanVersion.OPEN):
        yield line(
            _("%(specialty)s is due for revision")
            % {"specialty": version.plan.specialty},
            version.plan.unit.name,
            version.due_for_revision_on,
            _("Revise"),
            reverse("plans:version", args=[version.uuid]),
        )


def _people(actor: Person) -> Iterator[Waiting]:
    for person in organisations.people_without_role(actor):
        yield line(
            _("%(name)s has no role") % {"name": person.name},
            _("Nothing in Ferd is open to the person."),
            person.created_at,
            _("Open"),
            reverse("organisations:person", args=[person.uuid]),
        )


def _mails(actor: Person) -> Iterator[Waiting]:
    newest = organisations.undelivered(actor).first()
    if newest is not None:
        yield line(
            _("A mail to %(name)s could not be delivered")
            % {"name": newest.person.name},
            _("There may be more."),
            newest.ended_at,
            _("See to it"),
            reverse("organisations:undelivered"),
        )
