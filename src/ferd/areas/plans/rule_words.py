"""What a plan says about progress, as people say it: who signs, what is enough."""

from collections.abc import Callable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ferd.areas.curriculum.models import LearningActivity
from ferd.areas.organisations.models import Role
from ferd.core.plans import compare_progress
from ferd.core.plans.changes import Change
from ferd.core.plans.compare_lists import UNNAMED
from ferd.core.plans.compare_progress import ALL
from ferd.core.plans.progress_rules import ActivityKind, ActivityRule, SufficiencyRule
from ferd.core.progress.entrustment import EntrustmentLevel

_KINDS = frozenset(ActivityKind)


def kind(value: str) -> str:
    """Name a kind of learning activity."""
    return str(LearningActivity.Kind(value).label)


def role(value: str) -> str:
    """Name the role of an assessor."""
    return str(Role(value).label)


def signing(rule: ActivityRule) -> str:
    """Say who confirms activities of a kind."""
    return _signing(compare_progress.signing(rule))


def about(rule: SufficiencyRule) -> str:
    """Say what a rule is about."""
    return _about(compare_progress.about(rule))


def asks(rule: SufficiencyRule) -> list[str]:
    """Say what a rule asks for, piece by piece."""
    return [_asked(written) for written in compare_progress.asks(rule)]


def change(what: Change) -> str:
    """Say a change of these rules in the reader's language."""
    name, said = _PLACES[what.where.partition(":")[0]]
    facts = {
        "name": name(what.facts["name"]),
        "before": said(what.before) or what.facts["before"],
        "after": said(what.after) or what.facts["after"],
    }
    return _(what.template) % facts


def is_about_rules(what: Change) -> bool:
    """Tell whether a change is one of these rules."""
    return what.where.partition(":")[0] in _PLACES


def _signing(written: str) -> str:
    return {
        "": "",
        "self_registered": _("the trainee registers it alone"),
        "signed clinical_supervisor": _("a clinical supervisor signs"),
        "signed educational_supervisor": _("the educational supervisor signs"),
        "signed either": _("a clinical or the educational supervisor signs"),
    }[written]


def _about(written: str) -> str:
    return _("all objectives") if written == ALL else written


def _asked(written: str) -> str:
    """Say one thing that is asked for, from its word and its figure."""
    word, _space, figure = written.partition(" ")
    if word == "with_words":
        return _("with the assessor's own words")
    if word == "role":
        return _("one of them as %(role)s") % {"role": role(figure).lower()}
    if word == "level":
        level = EntrustmentLevel(int(figure))
        return _("at level %(level)d or above (%(words)s)") % {
            "level": level,
            "words": _(level.words).lower(),
        }
    if word in _KINDS:
        return _("%(count)d of the kind %(kind)s") % {
            "count": int(figure),
            "kind": kind(word).lower(),
        }
    return _counted(word, int(figure))


def _counted(word: str, count: int) -> str:
    match word:
        case "observations":
            words = ngettext("%(count)d observation", "%(count)d observations", count)
        case "assessors":
            words = ngettext(
                "by %(count)d person", "by %(count)d different people", count
            )
        case "contexts":
            words = ngettext(
                "in %(count)d situation", "in %(count)d different situations", count
            )
        case "recent_months":
            words = ngettext(
                "the newest at most %(count)d month old",
                "the newest at most %(count)d months old",
                count,
            )
        case _:
            words = ngettext(
                "%(count)d activity of any kind",
                "%(count)d activities of any kind",
                count,
            )
    return words % {"count": count}


def _all_asked(written: str) -> str:
    if written == UNNAMED:
        return _("nothing")
    return ", ".join(_asked(each) for each in written.split("; ") if each)


_PLACES: dict[str, tuple[Callable[[str], str], Callable[[str], str]]] = {
    "activity_rule": (kind, _signing),
    "group": (str, str),
    "sufficiency": (_about, _all_asked),
}
"""How the name and the two sides of a change are said, by where it is."""
