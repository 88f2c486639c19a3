"""How a stage's place, time and objectives are written in a document."""

from ferd.core.curriculum.model import as_ranges
from ferd.core.plans.model import Objectives, Stage, TrainingSite
from ferd.formats.documents.language import Language, write_number
from ferd.formats.wording import label

_LONGEST_LINE = 250


def one_line(text: str) -> str:
    """Make one line, of a sensible length, of a text that must be one."""
    line = " ".join(text[: 4 * _LONGEST_LINE].split())
    return line if len(line) <= _LONGEST_LINE else line[: _LONGEST_LINE - 1] + "…"


def place_of(site: TrainingSite) -> str:
    """Write a place in one line: trust, site and department, each once."""
    names = (site.trust, site.site, site.department)
    return ", ".join(dict.fromkeys(one_line(name) for name in names if name))


def interval_of(stage: Stage, language: Language) -> str:
    """Write when a stage is: as the plan writes it, or from its months.

    In English a stage whose months are known is always written from them.
    """
    written = one_line(stage.text or stage.label)
    if written and (language is not Language.EN or stage.from_months is None):
        return written
    return _months_of(stage, language) or written


def length_of(months: float, language: Language) -> str:
    """Write a number of months: ``1 måned``, ``18 måneder``."""
    if months == 1:
        return label("one_month", language)
    return label("months", language, number=write_number(months, language))


def objectives_of(objectives: Objectives, language: Language) -> str:
    """Write the objectives of a stage: ranges, codes, or the words that stand in."""
    parts = [as_ranges(objectives.numbers), *objectives.codes]
    if objectives.symbolic is not None:
        parts.append(_in_words(objectives, objectives.symbolic, language))
    return ", ".join(filter(None, parts))


def _months_of(stage: Stage, language: Language) -> str:
    """Write a stage's place on the training clock in years, or its length."""
    if stage.from_months is not None and stage.to_months is not None:
        start = write_number(stage.from_months / 12, language)
        end = write_number(stage.to_months / 12, language)
        return label("years", language, **{"from": start, "to": end})
    if stage.duration_months is not None:
        return length_of(stage.duration_months, language)
    return ""


def _in_words(objectives: Objectives, symbolic: str, language: Language) -> str:
    if objectives.text and not objectives.numbers and language is not Language.EN:
        return objectives.text
    kind, _, number = symbolic.partition(":")
    return label(kind, language, number=number)
