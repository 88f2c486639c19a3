"""Templates, observations and deputies as the tests need them."""

from dataclasses import replace
from datetime import timedelta

from ferd.areas.accounts.queries import system_person
from ferd.areas.progress.actions import (
    assessor_links,
    observations,
    signers,
    templates,
)
from ferd.areas.progress.actions.assessor_links import Outsider
from ferd.areas.progress.models import Observation, TemplateVersion
from ferd.areas.progress.observation_rules import Asking, Assessment, Occasion
from ferd.core.progress.templates import FieldKind, TemplateContent, TemplateField
from ferd.core.time import Period
from ferd.foundation import clock
from tests.areas.progress import factory

CONTENT = TemplateContent(
    purpose="For use after one examination.",
    fields=(
        TemplateField(
            key="f1",
            kind=FieldKind.SCALE,
            label="Preparation",
            choices=("Needs help", "Mostly alone", "Alone"),
        ),
        TemplateField(key="f2", kind=FieldKind.WORDS, label="What went well"),
        TemplateField(
            key="f3",
            kind=FieldKind.CHECKLIST,
            label="What was watched",
            choices=("Talk with the patient", "Report"),
        ),
    ),
)
SAID = Assessment(
    level=3, answers={"f1": 2, "f2": "Calm and clear.", "f3": (1,)}, words="Go on so."
)


def make_draft_template(cast, title="Watching at work", content=CONTENT):
    return templates.make_template(
        unit=cast.nuclear, title=title, content=content, actor=cast.kari
    )


def make_template(cast, title="Watching at work") -> TemplateVersion:
    draft = make_draft_template(cast, title)
    return templates.publish_template(
        version=draft, seen=draft.fingerprint, actor=cast.kari
    )


def used_template(cast) -> TemplateVersion:
    in_use = TemplateVersion.objects.filter(status=TemplateVersion.Status.PUBLISHED)
    return in_use.first() or make_template(cast)


def occasion(cast, traineeship, template=None, **changed) -> Occasion:
    given = {
        "template": template or used_template(cast),
        "unit": cast.nuclear,
        "observed_on": clock.today(),
        "situation": "Report of a PET",
        "objectives": tuple(factory.objectives(traineeship, 2)),
    }
    return Occasion(**given | changed)


def ask(cast, traineeship=None, assessor=None, asking=None, **changed) -> Observation:
    traineeship = traineeship or factory.make_training(cast)
    return observations.ask_for_observation(
        traineeship=traineeship,
        assessor=assessor or cast.sven,
        occasion=occasion(cast, traineeship, **changed),
        asking=asking
        or Asking(words="Could you look?", self_rating=2, self_words="Unsure."),
        actor=cast.tora,
    )


def begin(cast, traineeship=None, actor=None) -> Observation:
    traineeship = traineeship or factory.make_training(cast)
    return observations.begin_observation(
        traineeship=traineeship,
        occasion=occasion(cast, traineeship),
        actor=actor or cast.sven,
    )


def give(cast, observation=None, said=SAID) -> Observation:
    observation = observation or ask(cast)
    return observations.give_observation(
        observation=observation,
        said=said,
        seen=observation.version,
        actor=observation.assessor,
    )


def days_ago(days):
    return clock.today() - timedelta(days=days)


OUTSIDER = Outsider(
    name="Ulla Utenfra",
    email="outside@example.invalid",
    position="Consultant",
    workplace="Another hospital",
)


def propose(cast, email=OUTSIDER.email, asking=None, name=OUTSIDER.name) -> Observation:
    traineeship = cast.tora.traineeships.first() or factory.make_training(cast)
    return assessor_links.propose_assessor(
        traineeship=traineeship,
        outsider=replace(OUTSIDER, email=email, name=name),
        occasion=occasion(cast, traineeship),
        asking=asking or Asking(words="Could you look?", self_words="Unsure."),
        actor=cast.tora,
    )


def answer(link, said=SAID):
    """Let the outsider answer; give the link as it is then."""
    assessor_links.answer_by_link(link=link, said=said, actor=system_person())
    link.refresh_from_db()
    return link


def make_deputy(cast, deputy=None, first=0, last=7):
    """Let somebody sign for Sven; Olav heads the department."""
    days = Period.through(days_ago(-first), days_ago(-last))
    return signers.make_deputyship(
        absence=signers.Absence(cast.sven, cast.nuclear, days),
        deputy=deputy or cast.olav,
        actor=cast.sven,
    )
