"""Assessments in which everything private carries a word found nowhere else."""

from dataclasses import replace

from ferd.areas.progress.actions import assessor_links, observations
from ferd.areas.progress.observation_rules import Asking, Assessment
from tests.areas.progress import observation_factory as factory
from tests.cast import Cast


def assess(cast: Cast) -> None:
    """Let one assessment be given, one declined, one refused that came by a link."""
    traineeship = cast.tora.traineeships.get()
    asking = Asking(
        words="CANARY-Observation-asked_words",
        self_rating=2,
        self_words="CANARY-Observation-self_words",
    )
    asked = factory.ask(
        cast, traineeship, asking=asking, situation="CANARY-Observation-situation"
    )
    said = replace(
        factory.SAID,
        answers={**factory.SAID.answers, "f2": "CANARY-Observation-answers"},
        words="CANARY-Observation-words",
    )
    given = factory.give(cast, asked, said)
    observations.remark_on_observation(
        observation=given, words="CANARY-Remark-words", actor=cast.tora
    )
    declined = factory.ask(cast, traineeship)
    observations.decline_observation(
        observation=declined, words="CANARY-Observation-closed_words", actor=cast.sven
    )
    begun = factory.begin(cast, traineeship)
    half = Assessment(words="CANARY-Observation-draft-words")
    observations.save_observation(
        observation=begun, said=half, seen=begun.version, actor=cast.sven
    )
    _answer_from_outside(cast)


def _answer_from_outside(cast: Cast) -> None:
    proposed = factory.propose(
        cast, email="canary-assessor@example.invalid", name="CANARY-AssessorLink-name"
    )
    link = factory.answer(proposed.link)
    assessor_links.refuse_assessor(
        link=link, words="CANARY-AssessorLink-decided_words", actor=cast.olav
    )
