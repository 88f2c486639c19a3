"""What came in: bytes to a plan and its lines, or a refusal in one sentence."""

from dataclasses import dataclass

from django.utils.translation import gettext

from ferd.core.diagnostics import Diagnostic
from ferd.core.plans.model import TrainingPlan
from ferd.formats.plans import yaml_form
from ferd.formats.plans.reading import Unreadable, ending_of, read_plan
from ferd.foundation.errors import Conflict
from ferd.foundation.saying import advise, say

YAML_ENDINGS = frozenset({"yaml", "yml"})


class UnreadableDocument(Conflict):
    """The document cannot be read; the message says why and what to do."""

    status = 422
    code = "unreadable_document"


@dataclass(frozen=True, slots=True)
class Upload:
    """One document, read.

    Attributes:
        lines: page, line and text of each line, in reading order.
    """

    plan: TrainingPlan
    diagnostics: tuple[Diagnostic, ...]
    lines: list[tuple[int, int, str]]


def read_upload(file_name: str, data: bytes) -> Upload:
    """Read a hospital's document, or a plan written as code."""
    if ending_of(file_name) in YAML_ENDINGS:
        return _read_code(data)
    try:
        reading = read_plan(file_name, data)
    except Unreadable as error:
        raise _refusal(error.diagnostic) from error
    lines = [(x.source.page, x.source.line, x.text) for x in reading.lines]
    return Upload(reading.plan, reading.diagnostics, lines)


def _read_code(data: bytes) -> Upload:
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        raise UnreadableDocument(gettext("A plan as code is UTF-8 text.")) from error
    reading = yaml_form.read_yaml(text)
    if reading.plan is None:
        raise _refusal(reading.diagnostics[0])
    lines = [(1, n, line) for n, line in enumerate(text.splitlines(), start=1)]
    return Upload(reading.plan, tuple(reading.diagnostics), lines)


def _refusal(diagnostic: Diagnostic) -> UnreadableDocument:
    words = f"{say(diagnostic)} {advise(diagnostic)}"
    return UnreadableDocument(words.strip())
