"""A broken rule said in a sentence, for the edge to translate and to show."""

from collections.abc import Mapping

from ferd.core.diagnostics import gettext_noop
from ferd.core.scheduling.revision_words import Sentence
from ferd.core.scheduling.verify import Violation

TEMPLATES: Mapping[str, str] = {
    "known_ids": gettext_noop(
        "The problem does not know %(trainee)s, or not %(stage)s at %(places)s."
    ),
    "everything_served": gettext_noop(
        "%(trainee)s serves %(stage)s %(times)d times; it must be once."
    ),
    "pinned_kept": gettext_noop(
        "%(trainee)s: %(stage)s is pinned to %(pin)s from month %(pin_start)d to "
        "%(pin_end)d."
    ),
    "inside_horizon": gettext_noop(
        "%(trainee)s: %(stage)s from month %(start)d to %(end)d is not within the "
        "%(months)d months."
    ),
    "one_stage_at_a_time": gettext_noop(
        "%(trainee)s serves both %(stage)s and %(other)s from month %(start)d to "
        "%(end)d."
    ),
    "whole_service": gettext_noop(
        "%(trainee)s: %(stage)s begun in month %(start)d is not done by %(end)d."
    ),
    "permitted_places": gettext_noop(
        "%(trainee)s: %(stage)s may not be served at %(places)s."
    ),
    "in_order": gettext_noop(
        "%(trainee)s: %(stage)s begins in month %(start)d, before %(before)s is over."
    ),
    "not_too_early": gettext_noop(
        "%(trainee)s: %(stage)s begins in month %(start)d; the earliest is "
        "%(earliest)d."
    ),
    "not_too_late": gettext_noop(
        "%(trainee)s: %(stage)s ends by month %(end)d; the latest is %(latest)d."
    ),
    "within_capacity": gettext_noop(
        "%(places)s: %(used)d hundredths of a place are taken from month %(start)d "
        "to %(end)d, and there are %(room)d."
    ),
    "within_max_delay": gettext_noop(
        "%(trainee)s is delayed by %(delay)d months; %(max_delay)d are allowed."
    ),
    "few_changed": gettext_noop(
        "%(changed)d published ways are altered; %(most)d may be."
    ),
}
"""By rule. Months are counted from 0; an end is the month after the last."""

_ENDS_ELSEWHERE = gettext_noop(
    "%(trainee)s: %(stage)s begun in month %(start)d ends by month %(done)d, not "
    "%(end)d."
)


def in_words(violation: Violation) -> Sentence:
    """Say what is broken, and where."""
    start, end = violation.months or (0, 0)
    facts: dict[str, str | int] = {
        "trainee": violation.trainee or "",
        "stage": violation.stage or "",
        "places": violation.places or "",
        "start": start,
        "end": end,
    }
    template = TEMPLATES[violation.rule]
    match violation.rule:
        case "pinned_kept":
            facts |= {f"pin_{name}": fact for name, fact in violation.facts.items()}
            facts["pin"] = violation.facts["places"]
        case "whole_service" if violation.facts["end"] != -1:
            template = _ENDS_ELSEWHERE
            facts["done"] = violation.facts["end"]
        case _:
            facts |= violation.facts
    return Sentence(template, facts)
