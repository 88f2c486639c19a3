"""What is enough and what comes next, in the reader's language."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from ferd.areas.curriculum.models import LearningActivity
from ferd.areas.organisations.models import Role
from ferd.core.diagnostics import gettext_noop
from ferd.core.progress.evidence import Reason
from ferd.core.progress.next_step import Step
from ferd.core.progress.shortfalls import Shortfall
from ferd.foundation.saying import filled

REASONS = {
    Reason.NOT_CONFIRMED: gettext_noop("It is not confirmed."),
    Reason.IN_THE_FUTURE: gettext_noop("It lies in the future."),
    Reason.NOT_ASKED_FOR: gettext_noop("The plan does not ask for it."),
    Reason.BELOW_LEVEL: gettext_noop("It is below the level that the plan asks for."),
    Reason.WITHOUT_WORDS: gettext_noop("It has no words, and the plan asks for them."),
}


@dataclass(frozen=True, slots=True)
class Because:
    """What a step mends for one objective."""

    objective: str
    words: str


def shortfall(what: Shortfall) -> str:
    """Say what is missing."""
    kind = str(what.facts["kind"])
    role = str(what.facts["role"])
    facts = {
        **what.facts,
        "kind": LearningActivity.Kind(kind).label.lower() if kind else "",
        "role": Role(role).label.lower() if role else "",
    }
    return filled(what.template, facts)


def reason(why: Reason) -> str:
    """Say why a piece of evidence does not count."""
    return _(REASONS[why])


def step(what: Step) -> str:
    """Say what to ask for."""
    kind = what.activity_kind
    label = LearningActivity.Kind(kind.value).label.lower() if kind else ""
    return filled(what.template, {**what.facts, "kind": label})


def because(what: Step) -> list[Because]:
    """Say why: what it mends, objective by objective."""
    return [Because(each.objective, shortfall(each.shortfall)) for each in what.mends]
