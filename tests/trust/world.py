"""A small world in which everything private carries a word found nowhere else."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction

from ferd.areas.accounts.models import Person
from ferd.areas.accounts.scopes import Scope
from ferd.areas.organisations import actions as organisations
from ferd.areas.organisations.models import Qualification
from ferd.areas.plans import actions as plans
from ferd.areas.plans.models import PlanVersion
from ferd.areas.schedules import actions as schedules
from ferd.areas.schedules.models import IndividualPlan
from ferd.core.scheduling.circumstances import (
    Circumstances,
    CreditedObjectives,
    CreditedService,
)
from ferd.core.time import Leave, Period
from ferd.core.time_rules import LeaveKind
from ferd.foundation import clock
from tests.areas.curriculum.factory import ship
from tests.areas.notifications import factory as notices
from tests.areas.plans import factory as plan_factory
from tests.areas.schedules import factory as schedule_factory
from tests.areas.schedules import places_factory
from tests.cast import PEOPLE, Cast
from tests.trust.assessments import assess
from tests.trust.rotations import plan_ahead

DOCUMENT = plan_factory.DOUBTFUL.replace(
    "Utdanningsplan for", "CANARY-PlanImport-document\n\nUtdanningsplan for"
)


def make_world(cast: Cast) -> None:
    """Fill the hospital with one of everything that is private."""
    ship()
    _name_people(cast)
    _tell_tora(cast)
    _give_tora_a_token(cast)
    published = plan_factory.make_published(cast)
    plan_ahead(cast, _lay_out_way(cast, published))
    _receive(cast)
    assess(cast)
    draft = plans.revise_version(
        version=published, reason="CANARY-PlanVersion-reason", actor=cast.karin
    )
    content = replace(plan_factory.shipped(), title="CANARY-PlanVersion-content")
    draft = plans.save_draft(
        version=draft, content=content, seen=draft.fingerprint, actor=cast.karin
    )
    draft = plans.submit_version(version=draft, actor=cast.karin)
    plans.return_version(
        version=draft, reason="CANARY-AuditEntry-facts", actor=cast.kari
    )
    plans.import_document(
        unit=cast.radiology,
        file_name="CANARY-PlanImport-file_name.txt",
        data=DOCUMENT.encode(),
        actor=cast.karin,
    )


def _give_tora_a_token(cast: Cast) -> None:
    """Let Tora make a token, with a name that only she understands."""
    organisations.make_token(
        name="CANARY-ApiToken-name", scopes=[Scope.ME_READ], days=30, actor=cast.tora
    )


def _tell_tora(cast: Cast) -> None:
    """Tell Tora something, by a mail that comes back."""
    mail = notices.undelivered(cast, facts={"unit": "CANARY-Notice-facts"})
    mail.fault = "550 CANARY-OutgoingMail-fault"
    mail.save(update_fields=["fault"])


def _receive(cast: Cast) -> None:
    """Let the trainee be received at another trust now, and ask for another place."""
    traineeship = cast.tora.traineeships.get()
    agreement = places_factory.propose_agreement(cast)
    schedules.decline_agreement(
        agreement=agreement, reason="CANARY-SpecialtyAgreement-reason", actor=cast.ola
    )
    given = places_factory.publish(cast)
    places_factory.make_stay(
        cast, places=given, traineeship=traineeship, words="CANARY-PlaceRequest-words"
    )
    request = places_factory.ask(
        cast,
        places=given,
        traineeship=traineeship,
        period=places_factory.days(500, 600),
    )
    schedules.decline_request(
        request=request, reason="CANARY-PlaceRequest-reason", actor=cast.ola
    )


def _name_people(cast: Cast) -> None:
    for number, name in enumerate(PEOPLE):
        Person.objects.filter(name=name.title()).update(
            email=f"canary-{name}@example.invalid", hpr_number=f"7654321{number:02d}"
        )
    now = clock.now()
    organisations.record_employment(
        person=cast.tora,
        unit=cast.nuclear,
        fraction=Decimal("0.613"),
        starts_on=date(2024, 1, 1),
        ends_on=None,
        actor=cast.olav,
    )
    organisations.record_qualification(
        person=cast.sven,
        kind=Qualification.Kind.SUPERVISION_COURSE,
        name="CANARY-Qualification-name",
        earned_on=date(2016, 1, 1),
        unit=cast.nuclear,
        actor=cast.olav,
    )
    organisations.delegate_approval(
        receiver=cast.sven,
        unit=cast.nuclear,
        scope="CANARY-Delegation-scope",
        starts_at=now,
        ends_at=datetime(2099, 1, 1, tzinfo=UTC),
        actor=cast.olav,
    )


def _lay_out_way(cast: Cast, version: PlanVersion) -> IndividualPlan:
    traineeship = schedule_factory.make_supervised(cast)
    circumstances = Circumstances(
        starts_on=schedule_factory.STARTS_ON,
        fractions=schedule_factory.FULL_TIME,
        leaves=(Leave(Period(date(2025, 1, 1), date(2025, 7, 1)), LeaveKind.SICK),),
        credited_service=(
            CreditedService(
                months=Fraction(2), basis="CANARY-CreditedService-basis", stage=1
            ),
        ),
        credited_objectives=(
            CreditedObjectives(numbers=(3,), basis="CANARY-CreditedObjectives-basis"),
        ),
    )

    def agreed(reason: str) -> IndividualPlan:
        plan = schedules.propose_plan(
            traineeship=traineeship,
            version=version,
            circumstances=circumstances,
            reason=reason,
            actor=cast.karin,
        )
        return schedule_factory.agree(cast, plan)

    agreed("CANARY-IndividualPlan-former-reason")
    return agreed("CANARY-IndividualPlan-reason")
