"""Sentences as they are kept with a run: words, figures and days, each its own."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ferd.core.scheduling.revision_words import Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One sentence, to be said in the language of whoever reads it."""

    template: str
    words: dict[str, str] = field(default_factory=dict)
    figures: dict[str, int] = field(default_factory=dict)
    days: dict[str, date] = field(default_factory=dict)

    def text(self) -> str:
        """Say it."""
        facts: dict[str, str | int | date] = {}
        facts |= self.words
        facts |= self.figures
        facts |= self.days
        return Sentence(self.template, facts).text(_, date_format)


def kept(sentences: Iterable[Sentence]) -> tuple[Said, ...]:
    """Make sentences ready to be kept."""
    return tuple(_kept(sentence) for sentence in sentences)


def _kept(sentence: Sentence) -> Said:
    facts = sentence.facts.items()
    return Said(
        template=sentence.template,
        words={name: fact for name, fact in facts if isinstance(fact, str)},
        figures={name: fact for name, fact in facts if isinstance(fact, int)},
        days={name: fact for name, fact in facts if isinstance(fact, date)},
    )
