"""Single values of a plan as code: text, figures, dates, numbers of objectives.

Each function reads one value of a mapping and gives None (or an empty value)
when the key is missing; what cannot be understood is reported with its line.
"""

import math
import re
from collections.abc import Mapping
from datetime import date

import yaml

from ferd.core.diagnostics import Source, gettext_noop
from ferd.formats.plans.code.yaml_tree import Faults, is_null, items, line_of

HIGHEST_OBJECTIVE = 9999

_FIGURE = re.compile(r"[+-]?\d{1,400}(\.\d{1,400})?([eE][+-]?\d{1,3})?", re.ASCII)
_WHOLE = re.compile(r"\d{1,9}", re.ASCII)
_RUN = re.compile(r"0*(\d{1,4})(?:\s*[-\u2013]\s*0*(\d{1,4}))?", re.ASCII)
_YES_OR_NO = re.compile(r"true|false")
_SOURCE = re.compile(r"(\d{1,9}):(\d{1,9})", re.ASCII)

Values = Mapping[str, yaml.Node]


def text(values: Values, key: str, faults: Faults) -> str:
    """Read a text exactly as it is written; empty when there is none."""
    node = values.get(key)
    if node is None or is_null(node):
        return ""
    if not isinstance(node, yaml.ScalarNode):
        faults.add(
            "READ202",
            line_of(node),
            gettext_noop("«%(key)s» should be a text."),
            gettext_noop("Put the text in quotes, or begin it with | on its own line."),
            key=key,
        )
        return ""
    return str(node.value)


def figure(values: Values, key: str, faults: Faults) -> float | None:
    """Read a number such as 3 or 41.5."""
    written = _written(values, key)
    if written is None:
        return None
    if not _FIGURE.fullmatch(written) or math.isinf(float(written)):
        _expected(
            values,
            key,
            faults,
            gettext_noop("«%(key)s» should be a number, not «%(written)s»."),
            gettext_noop("Write it with digits and a decimal point, such as 41.5."),
        )
        return None
    return float(written)


def whole(values: Values, key: str, faults: Faults) -> int | None:
    """Read a whole number from 0 upwards."""
    written = _written(values, key)
    if written is None:
        return None
    if not _WHOLE.fullmatch(written):
        _expected(
            values,
            key,
            faults,
            gettext_noop("«%(key)s» should be a whole number, not «%(written)s»."),
            gettext_noop("Write it with digits only, such as 4."),
        )
        return None
    return int(written)


def day(values: Values, key: str, faults: Faults) -> date | None:
    """Read a date as year-month-day."""
    written = _written(values, key)
    if written is None:
        return None
    try:
        return date.fromisoformat(written if len(written) == 10 else "")
    except ValueError:
        _expected(
            values,
            key,
            faults,
            gettext_noop("«%(key)s» should be a date, not «%(written)s»."),
            gettext_noop("Write it as year-month-day, such as 2026-08-31."),
        )
        return None


def source(values: Values, faults: Faults) -> Source | None:
    """Read the place in the original document, ``page:line``."""
    written = _written(values, "source")
    if written is None:
        return None
    match = _SOURCE.fullmatch(written)
    if match is None:
        _expected(
            values,
            "source",
            faults,
            gettext_noop("«%(key)s» should be a page and a line, not «%(written)s»."),
            gettext_noop('Write them with a colon between, in quotes, such as "3:14".'),
        )
        return None
    return Source(int(match[1]), int(match[2]))


def choice(
    values: Values, key: str, allowed: re.Pattern[str], words: str, faults: Faults
) -> str:
    """Read one word of a closed set; `words` names the set for humans."""
    written = _written(values, key)
    if written is not None and allowed.fullmatch(written):
        return written
    if written is not None:
        _expected(
            values,
            key,
            faults,
            gettext_noop("«%(key)s» cannot be «%(written)s»."),
            gettext_noop("It is one of: %(words)s."),
            words=words,
        )
    return ""


def yes_or_no(values: Values, key: str, faults: Faults) -> bool:
    """Read ``true`` or ``false``; false when there is nothing."""
    return choice(values, key, _YES_OR_NO, "true, false", faults) == "true"


def wholes(values: Values, key: str, faults: Faults) -> tuple[int, ...]:
    """Read a list of whole numbers, in the order written."""
    node = values.get(key)
    listed = items(node, faults) if node else ()
    read = (whole({key: item}, key, faults) for item in listed)
    return tuple(number for number in read if number is not None)


def texts(values: Values, key: str, faults: Faults) -> tuple[str, ...]:
    """Read a list of texts, in the order written."""
    node = values.get(key)
    return (
        tuple(text({key: n}, key, faults) for n in items(node, faults)) if node else ()
    )


def ranges(values: Values, key: str, faults: Faults) -> tuple[int, ...]:
    """Read numbers of objectives such as ``1-17, 69-75``, ascending."""
    node = values.get(key)
    if node is None or is_null(node):
        return ()
    parts = node.value if isinstance(node, yaml.SequenceNode) else [node]
    found: set[int] = set()
    for part in parts:
        if isinstance(part, yaml.ScalarNode) and (run := _spread(part.value)):
            found |= run
        else:
            _expected(
                {key: part},
                key,
                faults,
                gettext_noop("«%(key)s» should be numbers, not «%(written)s»."),
                gettext_noop("Write them from 1 upwards, such as 1-17, 69-75, 97."),
            )
    return tuple(sorted(found))


def _spread(written: str) -> set[int] | None:
    """Spread ``1-3, 7`` out to its numbers; None when it is anything else."""
    found: set[int] = set()
    for part in written.split(","):
        match = _RUN.fullmatch(part.strip())
        if match is None:
            return None
        first, last = int(match[1]), int(match[2] or match[1])
        if not 1 <= first <= last:
            return None
        found.update(range(first, last + 1))
    return found


def _written(values: Values, key: str) -> str | None:
    """Give a scalar as it is written; None when missing, ``[…]`` when no scalar."""
    node = values.get(key)
    if node is None or is_null(node):
        return None
    return str(node.value) if isinstance(node, yaml.ScalarNode) else "[…]"


def _expected(
    values: Values, key: str, faults: Faults, template: str, hint: str, **facts: str
) -> None:
    """Report that the value of a key is not what it should be."""
    written = _written(values, key) or ""
    shown = written if len(written) <= 60 else f"{written[:59]}…"
    faults.add(
        "READ204", line_of(values[key]), template, hint, key=key, written=shown, **facts
    )
