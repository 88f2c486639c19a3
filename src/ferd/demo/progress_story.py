"""Two years of learning in the demo: what was done, seen, recommended, approved.

Chapter by chapter, by the actions of the areas: service and a course that the
trainee registers, a procedure that a supervisor signs, an observation with the
trainee's own level beside, recommendations, and an approval by a head or a
delegate. What still waits for somebody is `progress_waiting`.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from functools import partial

from ferd.areas.organisations import actions as organisations
from ferd.areas.progress.actions import approvals, templates
from ferd.areas.progress.models import (
    ActivityRecord,
    Approval,
    Observation,
    TemplateVersion,
)
from ferd.core.curriculum.catalogue import ActivityKind
from ferd.core.progress.templates import FieldKind, TemplateContent, TemplateField
from ferd.demo import progress_hands as hands
from ferd.demo.build import Hospital, Step, moment
from ferd.demo.progress_words import IDA, TORA, Chapter
from ferd.foundation import clock

TEMPLATE = "Observasjon i klinisk arbeid"
CONTENT = TemplateContent(
    purpose="Kort vurdering av et arbeid du har sett fra begynnelse til slutt.",
    fields=(
        TemplateField(
            key="steps",
            kind=FieldKind.CHECKLIST,
            label="Sett",
            choices=("Forberedelse", "Undersøkelse eller samtale", "Svar"),
        ),
        TemplateField(
            key="next",
            kind=FieldKind.WORDS,
            label="Neste skritt",
            is_required=False,
        ),
    ),
)
SINGLE = 0
"""The chapter whose objectives were approved one by one."""

Do = Callable[[Hospital], object]


def progress_story(hospital: Hospital) -> list[Step]:
    """Give the steps, each with its day."""
    return [
        Step("templates", hospital.ago(years=3, months=7), _publish_templates),
        Step("a delegation", hospital.ago(years=1, months=8), _delegate),
        *_chapters(hospital, "tora", TORA, "nukleær", "sven"),
        *_chapters(hospital, "ida", IDA, "mottak", "gro"),
        Step("an approval is withdrawn", hospital.ago(days=60), _withdraw_one),
    ]


def template_of(hospital: Hospital, unit: str) -> TemplateVersion:
    """Give the template of observations that a unit uses."""
    return TemplateVersion.objects.get(
        template__unit=hospital.units[unit],
        status=TemplateVersion.Status.PUBLISHED,
    )


def _publish_templates(hospital: Hospital) -> None:
    for unit, leader in (("nukleær", "kari"), ("mottak", "ola"), ("radiologi", "rolf")):
        actor = hospital.people[leader]
        version = templates.make_template(
            unit=hospital.units[unit], title=TEMPLATE, content=CONTENT, actor=actor
        )
        templates.publish_template(
            version=version, seen=version.fingerprint, actor=actor
        )


def _delegate(hospital: Hospital) -> None:
    """Olav lets Mads approve in the section, until next year."""
    organisations.delegate_approval(
        receiver=hospital.people["mads"],
        unit=hospital.units["nukleær"],
        scope="Godkjenne læringsmål",
        starts_at=clock.now(),
        ends_at=moment(hospital.today + timedelta(days=200)),
        actor=hospital.people["olav"],
    )


def _chapters(
    hospital: Hospital,
    key: str,
    chapters: Sequence[Chapter],
    unit: str,
    supervisor: str,
) -> Iterator[Step]:
    """Give the steps of each chapter; objectives follow the order of the plan."""
    done = 0
    for number, chapter in enumerate(chapters):
        span = slice(done, done + chapter.objectives)
        done = span.stop
        one = _OneChapter(key, chapter, unit, supervisor, span, number == SINGLE)
        for days, what in one.steps():
            on = hospital.ago(days=chapter.days_ago - days)
            yield Step(f"{key}: {chapter.topic}", on, what)


class _OneChapter:
    """One chapter of one trainee, in steps that remember what they began."""

    def __init__(
        self,
        key: str,
        chapter: Chapter,
        unit: str,
        supervisor: str,
        span: slice,
        one_by_one: bool,
    ) -> None:
        self._key, self._chapter, self._unit = key, chapter, unit
        self._supervisor, self._span = supervisor, span
        self._one_by_one = one_by_one
        self._record: ActivityRecord | None = None
        self._observation: Observation | None = None

    def steps(self) -> tuple[tuple[int, Do], ...]:
        """Give what happens on which day of the chapter."""
        return (
            (0, self._work),
            (16, self._send),
            (19, self._sign),
            (30, self._ask),
            (32, self._give),
            (41, self._submit),
            (46, self._approve),
        )

    def _rows(self, hospital: Hospital) -> hands.Rows:
        traineeship = hands.training(hospital, self._key)
        return hands.rows_of(traineeship, self._unit, hospital)[self._span]

    def _work(self, hospital: Hospital) -> None:
        rows, chapter = self._rows(hospital), self._chapter
        register = partial(hands.register, rows)
        register(ActivityKind.SERVICE, f"Tjeneste: {chapter.topic}", chapter.words)
        is_course = chapter.course.startswith("Kurs")
        kind = ActivityKind.COURSE if is_course else ActivityKind.TEACHING
        register(kind, chapter.course, "")

    def _send(self, hospital: Hospital) -> None:
        self._record = hands.send(
            self._rows(hospital),
            f"Gjennomført selv: {self._chapter.topic}",
            "Fra henvisning til svar, med overlege i nærheten.",
            hospital.people[self._chapter.clinical],
        )

    def _sign(self, hospital: Hospital) -> None:  # noqa: ARG002  a step like the others
        if self._record is not None:
            hands.sign(self._record)

    def _ask(self, hospital: Hospital) -> None:
        self._observation = hands.ask(
            self._rows(hospital),
            template_of(hospital, self._unit),
            self._chapter.topic.capitalize(),
            self._chapter.self_rating,
            hospital.people[self._chapter.clinical],
        )

    def _give(self, hospital: Hospital) -> None:  # noqa: ARG002  a step like the others
        if self._observation is not None:
            hands.give(self._observation, self._chapter.level, self._chapter.said)

    def _submit(self, hospital: Hospital) -> None:
        by = (self._supervisor, self._chapter.clinical)
        for row in self._rows(hospital):
            hands.submit(row, [hospital.people[key] for key in by])

    def _approve(self, hospital: Hospital) -> None:
        approver, rows = hospital.people[self._chapter.approver], self._rows(hospital)
        if self._one_by_one:
            for row in rows:
                hands.approve(row, approver)
        else:
            hands.approve_all(rows, approver)


def _withdraw_one(hospital: Hospital) -> None:
    """Eva finds that she approved one objective too early."""
    eva = hospital.people["eva"]
    approval = Approval.objects.filter(
        approver=eva, trainee=hospital.people["tora"], withdrawn_at=None
    ).latest("at", "pk")
    approvals.withdraw_approval(
        approval=approval,
        words="Godkjent på feil grunnlag: målingene under operasjon gjenstår.",
        signed_in_at=clock.now(),
        actor=eva,
    )
