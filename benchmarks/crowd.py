"""Fills a database with thousands of trainees in seconds, to measure pages on.

One row of each kind is made by the actions, or by the model; the database then
copies it, as many times as are asked for. Nothing here is a plausible history:
only the amounts, the states and who sees what are as they would be.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from benchmarks.copying import multiply, series

if TYPE_CHECKING:
    from django.db.models import Model

    from ferd.areas.schedules.models import Traineeship
    from tests.cast import Cast

UNITS = 24
"""Sections of another trust among which those outside the board's unit are."""

APPROVED, SUBMITTED, IN_PROGRESS = 40, 43, 70
"""Of a hundred objectives, up to which number they are in each state."""

RECORDS, OBSERVATIONS, NOTICES = 10, 5, 40


@dataclass(frozen=True)
class Size:
    """How much there is to be.

    Attributes:
        board: how many of the trainees are in one unit, on one board.
        entries: of the audit.
    """

    trainees: int
    objectives: int
    board: int
    entries: int

    def __str__(self) -> str:
        return (
            f"{self.trainees} trainees, {self.objectives} objectives, "
            f"{self.entries} entries"
        )

    def smaller(self, times: int) -> "Size":
        """Give a size with fewer people and entries, and as many objectives."""
        return Size(
            max(self.trainees // times, 2),
            self.objectives,
            max(self.board // times, 1),
            self.entries // times,
        )


@dataclass
class Crowd:
    """A filled database, and the people who look at it."""

    cast: "Cast"
    size: Size
    units: int = 0
    templates: dict[str, "Model"] = field(default_factory=dict)


def fill(size: Size) -> Crowd:
    """Fill an empty, migrated database."""
    from tests.cast import make_cast

    crowd = Crowd(make_cast(), size)
    _make_templates(crowd)
    _add_objectives(crowd)
    crowd.units = _add_units(crowd)
    _add_crowd(crowd, Size(1, size.objectives, 1, 0), size)
    return crowd


def grow(crowd: Crowd, size: Size) -> None:
    """Let a filled database have more people and entries."""
    _add_crowd(crowd, crowd.size, size)
    crowd.size = size


def _add_crowd(crowd: Crowd, had: Size, size: Size) -> None:
    newcomers = _add_people(crowd, had, size)
    _add_progress(crowd, newcomers)
    _add_evidence(crowd, newcomers)
    _add_notices(crowd, newcomers)
    _add_entries(size.entries)
    _analyse()


def _make_templates(crowd: Crowd) -> None:
    """Make one of each, for Tora, from whom the rest is copied."""
    from ferd.areas.organisations.models import RoleAssignment
    from ferd.areas.progress.models import ActivityRecord, Approval, Recommendation
    from ferd.foundation import clock
    from tests.areas.progress import factory

    cast, now = crowd.cast, clock.now()
    traineeship = factory.make_training(cast)
    first = factory.objectives(traineeship, 1)[0]
    who = {"trainee": cast.tora}
    crowd.templates = {
        "person": cast.tora,
        "role": RoleAssignment.objects.get(person=cast.tora),
        "traineeship": traineeship,
        "progress": first,
        "approval": Approval.objects.create(
            **who,
            progress=first,
            approver=cast.olav,
            unit=cast.imaging,
            at=now,
            signed_in_at=now,
            shown={},
            shown_hash="0" * 64,
            was_opened=True,
        ),
        "recommendation": Recommendation.objects.create(
            **who,
            progress=first,
            by=cast.sven,
            capacity="educational_supervisor",
            round=1,
            at=now,
        ),
        "record": ActivityRecord.objects.create(
            **who,
            traineeship=traineeship,
            recorded_by=cast.tora,
            kind="clinical_procedure",
            title="Measured",
            words="Words " * 20,
            done_on=date(2026, 3, 4),
            unit=cast.nuclear,
            status="signed",
            signer=cast.sven,
            signed_by=cast.sven,
            recorded_at=now,
            saved_at=now,
            sent_at=now,
            signed_at=now,
        ),
        "observation": _observation(crowd, traineeship),
    }


def _observation(crowd: Crowd, traineeship: "Traineeship") -> "Model":
    from ferd.areas.progress.models import (
        AssessmentTemplate,
        Observation,
        TemplateVersion,
    )
    from ferd.core.progress.templates import TemplateContent
    from ferd.formats.template_json import template_to_json
    from ferd.foundation import clock

    cast, now = crowd.cast, clock.now()
    version = TemplateVersion.objects.create(
        template=AssessmentTemplate.objects.create(unit=cast.nuclear, title="Seen"),
        number=1,
        status="published",
        content=template_to_json(TemplateContent()),
        created_at=now,
        created_by=cast.kari,
        published_at=now,
        published_by=cast.kari,
    )
    return Observation.objects.create(
        traineeship=traineeship,
        trainee=cast.tora,
        template=version,
        unit=cast.nuclear,
        situation="Measured",
        observed_on=date(2026, 3, 4),
        started_by=cast.tora,
        assessor=cast.sven,
        assessor_role="clinical_supervisor",
        status="given",
        level=3,
        self_rating=3,
        words="Words " * 20,
        fingerprint="0" * 64,
        started_at=now,
        saved_at=now,
        given_at=now,
    )


def _add_objectives(crowd: Crowd) -> None:
    """Let the specialty have as many objectives as are asked for."""
    from ferd.areas.curriculum.models import LearningObjective

    own = LearningObjective.objects.filter(edition__specialty__code="NUK")
    last = own.order_by("-number")[0]
    lacking = crowd.size.objectives - own.count()
    if lacking > 0:
        others = {
            "number": f"{last.number} + n.n",
            "code": f"'NUK ' || ({last.number} + n.n)",
        }
        multiply(last, series(lacking), others)


def _add_people(crowd: Crowd, had: Size, size: Size) -> str:
    """Add trainees, the first to the board's unit; give who they are, as SQL."""
    from ferd.areas.accounts.models import Person

    cast, templates = crowd.cast, crowd.templates
    number = f"({had.trainees} + n.n)"
    multiply(
        templates["person"],
        series(size.trainees - had.trainees),
        {
            "name": f"'Crowd ' || {number}",
            "email": f"'crowd' || {number} || '@example.invalid'",
        },
    )
    first = Person.objects.get(email=f"crowd{had.trainees + 1}@example.invalid").pk
    here = (
        f"CASE WHEN p.id - {first} < {size.board - had.board} "
        f"THEN {cast.nuclear.pk} ELSE {crowd.units} + p.id % {UNITS} END"
    )
    for name, column in (("role", "person_id"), ("traineeship", "trainee_id")):
        others = {column: "p.id", "unit_id": here}
        multiply(templates[name], "accounts_person AS p", others, f"p.id >= {first}")
    return f"t.trainee_id >= {first}"


def _add_units(crowd: Crowd) -> int:
    from ferd.areas.accounts.queries import system_person
    from ferd.areas.organisations import actions
    from ferd.areas.organisations.models import Unit

    units = [
        actions.add_unit(
            kind=Unit.Kind.SECTION,
            name=f"Section {number}",
            short_name=f"S{number}",
            parent=crowd.cast.elsewhere,
            actor=system_person(),
        ).pk
        for number in range(UNITS)
    ]
    if units != list(range(units[0], units[0] + UNITS)):
        raise RuntimeError("Somebody else adds units meanwhile.")
    return units[0]


def _add_progress(crowd: Crowd, newcomers: str) -> None:
    """Give newcomers every objective, in all states, with what they rest on."""
    dice = "((t.id * 7919 + o.id * 104729) % 100)"
    state = (
        f"CASE WHEN {dice} < {APPROVED} THEN 'approved' WHEN {dice} < {SUBMITTED} "
        f"THEN 'submitted' WHEN {dice} < {IN_PROGRESS} THEN 'in_progress' "
        f"ELSE 'not_started' END"
    )
    now = "tpl.changed_at"
    multiply(
        crowd.templates["progress"],
        "schedules_traineeship AS t, curriculum_learningobjective AS o, "
        "curriculum_curriculumedition AS e, curriculum_specialty AS s",
        {
            "traineeship_id": "t.id",
            "objective_id": "o.id",
            "owner_id": "t.unit_id",
            "state": state,
            "submitted_at": f"CASE WHEN {dice} < {SUBMITTED} THEN {now} END",
            "submitted_by_id": f"CASE WHEN {dice} < {SUBMITTED} THEN t.trainee_id END",
            "expected_on": f"'{date(2026, 12, 1)}'",
        },
        f"o.edition_id = e.id AND e.specialty_id = s.id AND s.code = 'NUK' "
        f"AND o.number <= {crowd.size.objectives} "
        f"AND {newcomers}",
    )
    source = "progress_objectiveprogress AS p, schedules_traineeship AS t"
    linked = {"progress_id": "p.id", "trainee_id": "t.trainee_id"}
    this = f"p.traineeship_id = t.id AND {newcomers}"
    decided = f"{this} AND p.state IN ('approved', 'submitted')"
    approval, given = crowd.templates["approval"], crowd.templates["recommendation"]
    multiply(approval, source, linked, f"{this} AND p.state = 'approved'")
    multiply(given, source, linked, decided)
    second = {
        "by_id": str(crowd.cast.kari.pk),
        "capacity": "'clinical_supervisor'",
    }
    multiply(given, source, linked | second, decided)


def _add_evidence(crowd: Crowd, newcomers: str) -> None:
    """Give newcomers records and observations; some of the records wait."""
    waits = (
        f"CASE WHEN t.unit_id = {crowd.cast.nuclear.pk} AND n.n = 1 "
        "AND t.id % 5 = 0 THEN {0} ELSE {1} END"
    )
    here = {"traineeship_id": "t.id", "trainee_id": "t.trainee_id"}
    waiting = {
        "status": waits.format("'sent'", "'signed'"),
        "signed_at": waits.format("NULL", "tpl.signed_at"),
        "signed_by_id": waits.format("NULL", "tpl.signed_by_id"),
    }
    for name, count, others in (
        ("record", RECORDS, here | waiting | {"recorded_by_id": "t.trainee_id"}),
        ("observation", OBSERVATIONS, here | {"started_by_id": "t.trainee_id"}),
    ):
        template = crowd.templates[name]
        source = f"schedules_traineeship AS t, {series(count)}"
        last = type(template)._default_manager.latest("pk").pk  # noqa: SLF001
        multiply(template, source, others, newcomers)
        _link(template, last)


def _link(template: "Model", last: int) -> None:
    """Let each piece of evidence count for two objectives of its trainee."""
    from django.db import connection

    through = template._meta.get_field("objectives").remote_field.through  # type: ignore[union-attr]  # noqa: SLF001
    mine = f"{template._meta.model_name}_id"  # noqa: SLF001
    table = template._meta.db_table  # noqa: SLF001
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {through._meta.db_table} ({mine}, objectiveprogress_id) "  # noqa: S608, SLF001
            f"SELECT e.id, MIN(p.id) FROM {table} AS e, "
            "progress_objectiveprogress AS p "
            "WHERE e.traineeship_id = p.traineeship_id AND p.id % 10 = e.id % 10 "
            f"AND e.id > {last} GROUP BY e.id, p.id % 2"
        )


def _add_notices(crowd: Crowd, newcomers: str) -> None:
    """Tell newcomers one thing each, and those who read the pages some more."""
    from ferd.areas.notifications.models import Notice
    from ferd.foundation import clock

    cast = crowd.cast
    template = Notice.objects.create(
        person=cast.tora,
        kind="plans.publish_version",
        actor=cast.karin,
        url="/",
        facts={"specialty": "NUK", "number": 1},
        made_at=clock.now(),
    )
    multiply(
        template,
        "schedules_traineeship AS t",
        {"person_id": "t.trainee_id"},
        newcomers,
    )
    wanted = f"p.id IN ({cast.tora.pk}, {cast.sven.pk}, {cast.olav.pk})"
    source = f"accounts_person AS p, {series(NOTICES)}"
    multiply(template, source, {"person_id": "p.id"}, wanted)


def _add_entries(count: int) -> None:
    """Let the audit have so many entries; what they are chained by is made up."""
    from django.db.models import Max

    from ferd.areas.audit.models import AuditEntry, AuditHead
    from ferd.foundation import clock

    last = AuditEntry.objects.order_by("-number")[0]
    lacking = count - last.number
    if lacking <= 0:
        return
    filler = f"'{0:064d}'"
    padded = f"substr({filler} || (tpl.number + n.n), -64)"
    from django.db import connection

    if connection.vendor == "postgresql":
        padded = "lpad((tpl.number + n.n)::text, 64, '0')"
    multiply(last, series(lacking), {"number": "tpl.number + n.n", "hash": padded})
    head = AuditEntry.objects.aggregate(last=Max("number"))["last"]
    AuditHead.objects.filter(pk=1).update(
        number=head,
        hash=AuditEntry.objects.get(number=head).hash,
        at=clock.now() + timedelta(0),
    )


def _analyse() -> None:
    """Let the database know what is in it, as a running one would."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
