"""Plans as the tests need them, made by the actions."""

from pathlib import Path

from ferd.areas.plans import actions
from ferd.areas.plans.models import ImportQuestion, PlanImport, PlanVersion
from ferd.core.plans.model import TrainingPlan
from ferd.formats.plans import yaml_form

SHIPPED = Path(__file__).parents[3] / "plans" / "nukleaermedisin.yaml"

DOUBTFUL = """Utdanningsplan for nukleærmedisin

Tid av utdanning   Helseforetak   Sykehus   Avdeling   Læringsmål
0-3 år   Nordvik HF   Nordvik   NM   1-60
3-5 år   Fjordbyen HF   Fjordbyen   NM   øvrige
"""


def shipped() -> TrainingPlan:
    plan = yaml_form.read_yaml(SHIPPED.read_text()).plan
    assert plan is not None
    return plan


def make_draft(cast, content: TrainingPlan | None = None) -> PlanVersion:
    return actions.start_plan(
        unit=cast.nuclear,
        specialty_code="NUK",
        content=content or shipped(),
        reason="First",
        actor=cast.karin,
    )


def make_in_review(cast) -> PlanVersion:
    return actions.submit_version(version=make_draft(cast), actor=cast.karin)


def make_approved(cast) -> PlanVersion:
    version = make_in_review(cast)
    return actions.approve_version(
        version=version, seen=version.fingerprint, actor=cast.kari
    )


def make_published(cast) -> PlanVersion:
    approved = make_approved(cast)
    return actions.publish_version(
        version=approved, seen=approved.fingerprint, actor=cast.karin
    )


def make_import(cast, text: str = DOUBTFUL) -> PlanImport:
    return actions.import_document(
        unit=cast.nuclear, file_name="plan.txt", data=text.encode(), actor=cast.karin
    )


def make_question(cast) -> ImportQuestion:
    question = make_import(cast).questions.filter(kind="objectives").first()
    assert question is not None
    return question
