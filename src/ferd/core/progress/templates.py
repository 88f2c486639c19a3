"""What a template of assessment asks, and what may be answered to it.

A template is a short list of fields and, mostly, the entrustment level. It says
nothing about who fills it in, nor what the answers lead to: levels and scales
are shown as they were given, never summed or averaged.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias

from ferd.core.diagnostics import Diagnostic, Severity, gettext_noop

MOST_FIELDS = 20
MOST_POINTS = 12
FEWEST_STEPS, MOST_STEPS = 2, 7
LONGEST_ANSWER = 4000

Answer: TypeAlias = int | str | tuple[int, ...]
"""The step of a scale from 1, words, or the places from 1 of what is ticked."""

Answers: TypeAlias = Mapping[str, Answer]
"""Answers by the key of their field; what is not answered is left out."""


class FieldKind(StrEnum):
    """The kinds of questions a template may ask."""

    SCALE = "scale"
    WORDS = "words"
    CHECKLIST = "checklist"


class AnswerProblem(StrEnum):
    """Why an answer cannot be taken."""

    MISSING = "missing"
    UNKNOWN = "unknown"
    OF_ANOTHER_KIND = "of_another_kind"
    TOO_LONG = "too_long"


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateField:
    """One question of a template.

    Attributes:
        key: names the field in the answers; unlike all others of the version.
        choices: the words of each step of a scale, the lowest first; or the
            points of a checklist. Empty for words.
    """

    key: str
    kind: FieldKind
    label: str = ""
    hint: str = ""
    choices: tuple[str, ...] = ()
    is_required: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateContent:
    """Everything a version of a template says.

    Attributes:
        purpose: when and for what it is used.
        asks_level: whether the assessor states the level of entrustment.
    """

    purpose: str = ""
    fields: tuple[TemplateField, ...] = ()
    asks_level: bool = True


@dataclass(frozen=True, slots=True)
class AnswerFault:
    """What is wrong with the answer to one field."""

    key: str
    problem: AnswerProblem


def check_template(content: TemplateContent) -> list[Diagnostic]:
    """Say what keeps a template from being used."""
    found = [*_asks_something(content)]
    labels: set[str] = set()
    for number, field in enumerate(content.fields, 1):
        found += _field_can_be_answered(number, field)
        label = field.label.strip().casefold()
        if label and label in labels:
            template = gettext_noop("Another field has the same label: %(label)s.")
            found.append(_fault("TMPL003", number, template, label=field.label))
        labels.add(label)
    return found


def with_field(content: TemplateContent, kind: FieldKind) -> TemplateContent:
    """Add an empty field of a kind at the end."""
    taken = {field.key for field in content.fields}
    numbers = range(1, len(taken) + 2)
    key = next(f"f{number}" for number in numbers if f"f{number}" not in taken)
    added = TemplateField(key=key, kind=kind)
    return replace(content, fields=(*content.fields, added))


def without_field(content: TemplateContent, key: str) -> TemplateContent:
    """Take a field out; nothing happens when there is none of that key."""
    kept = tuple(field for field in content.fields if field.key != key)
    return replace(content, fields=kept)


def moved_up(content: TemplateContent, key: str) -> TemplateContent:
    """Let a field change places with the one before it, if there is one."""
    fields = list(content.fields)
    at = next((n for n, field in enumerate(fields) if field.key == key), 0)
    if at > 0:
        fields[at - 1], fields[at] = fields[at], fields[at - 1]
    return replace(content, fields=tuple(fields))


def moved_down(content: TemplateContent, key: str) -> TemplateContent:
    """Let a field change places with the one after it, if there is one."""
    keys = [field.key for field in content.fields]
    if key not in keys[:-1]:
        return content
    return moved_up(content, keys[keys.index(key) + 1])


def read_answers(content: TemplateContent, data: Mapping[str, object]) -> Answers:
    """Read answers as JSON keeps them; ValueError for what was not asked."""
    kinds = {field.key: field.kind for field in content.fields}
    if unknown := set(data) - set(kinds):
        fault = f"{sorted(unknown)} was not asked."
        raise ValueError(fault)
    return {key: _read_answer(kinds[key], value) for key, value in data.items()}


def answer_faults(content: TemplateContent, answers: Answers) -> Iterator[AnswerFault]:
    """Say what of some answers cannot be given as it stands."""
    fields = {field.key: field for field in content.fields}
    for key in answers.keys() - fields.keys():
        yield AnswerFault(key, AnswerProblem.UNKNOWN)
    for key, field in fields.items():
        problem = _problem(field, answers.get(key))
        if problem is not None:
            yield AnswerFault(key, problem)


def _problem(field: TemplateField, answer: Answer | None) -> AnswerProblem | None:
    if answer is None or (isinstance(answer, str) and not answer.strip()):
        is_open = field.is_required and field.kind is not FieldKind.CHECKLIST
        return AnswerProblem.MISSING if is_open else None
    if not _fits(field, answer):
        return AnswerProblem.OF_ANOTHER_KIND
    if isinstance(answer, str) and len(answer) > LONGEST_ANSWER:
        return AnswerProblem.TOO_LONG
    return None


def _fits(field: TemplateField, answer: Answer) -> bool:
    places = range(1, len(field.choices) + 1)
    match field.kind:
        case FieldKind.SCALE:
            return isinstance(answer, int) and answer in places
        case FieldKind.WORDS:
            return isinstance(answer, str)
        case FieldKind.CHECKLIST:
            return isinstance(answer, tuple) and set(answer) <= set(places)


def _read_answer(kind: FieldKind, value: object) -> Answer:
    if kind is FieldKind.WORDS and isinstance(value, str):
        return value
    if kind is FieldKind.SCALE and type(value) is int:
        return value
    if kind is FieldKind.CHECKLIST and isinstance(value, list | tuple):
        ticked = [item for item in value if type(item) is int]
        if len(ticked) == len(value):
            return tuple(sorted(set(ticked)))
    fault = f"{str(value)[:60]!r} is no answer to a {kind}."
    raise ValueError(fault)


def _asks_something(content: TemplateContent) -> Iterator[Diagnostic]:
    if not content.fields and not content.asks_level:
        yield _fault("TMPL001", 0, gettext_noop("The template asks nothing."))
    if len(content.fields) > MOST_FIELDS:
        template = gettext_noop("The template has more than %(most)d fields.")
        yield _fault("TMPL006", 0, template, most=MOST_FIELDS)


def _field_can_be_answered(number: int, field: TemplateField) -> Iterator[Diagnostic]:
    if not field.label.strip():
        yield _fault("TMPL002", number, gettext_noop("The field has no label."))
    count = len(field.choices)
    if field.kind is FieldKind.SCALE and not FEWEST_STEPS <= count <= MOST_STEPS:
        template = gettext_noop(
            "A scale has %(fewest)d to %(most)d steps, each with words of its own."
        )
        yield _fault("TMPL004", number, template, fewest=FEWEST_STEPS, most=MOST_STEPS)
    if field.kind is FieldKind.CHECKLIST and not 1 <= count <= MOST_POINTS:
        template = gettext_noop("A checklist has 1 to %(most)d points.")
        yield _fault("TMPL005", number, template, most=MOST_POINTS)
    said = [choice.strip().casefold() for choice in field.choices]
    if len(set(said)) < len(said) or "" in said:
        template = gettext_noop("Two steps or points say the same, or nothing.")
        yield _fault("TMPL007", number, template)


def _fault(code: str, number: int, template: str, **facts: str | int) -> Diagnostic:
    return Diagnostic(
        code=code,
        severity=Severity.ERROR,
        where=f"field:{number}" if number else "template",
        template=template,
        facts=facts,
    )
