"""How a trainee stands, in sentences for people."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ferd.core.progress.expectation import Forecast, Outlook, Standing


def standing_in_words(standing: Standing) -> str:
    """Say how many are approved and expected, and by how much that differs."""
    numbers = _("%(approved)d approved, %(expected)d expected by now.") % {
        "approved": standing.approved,
        "expected": standing.expected,
    }
    return f"{numbers} {difference_in_words(standing)}"


def difference_in_words(standing: Standing) -> str:
    """Say by how much a trainee is behind or ahead, in objectives and weeks."""
    count, weeks = abs(standing.ahead), abs(standing.weeks)
    if standing.ahead == 0:
        return _("As the plan expects.")
    facts = {"objectives": _objectives(count), "weeks": _weeks(weeks)}
    if standing.ahead > 0 and weeks:
        words = _("%(objectives)s ahead of the plan, by %(weeks)s.")
    elif standing.ahead > 0:
        words = _("%(objectives)s ahead of the plan.")
    elif weeks:
        words = _("%(objectives)s behind the plan, by %(weeks)s.")
    else:
        words = _("%(objectives)s behind the plan.")
    return words % facts


def forecast_in_words(forecast: Forecast) -> str:
    """Say when the next goal is reached at the present pace, or why nobody can."""
    facts = {
        "count": forecast.remaining,
        "goal": date_format(forecast.goal),
        "day": date_format(forecast.on) if forecast.on else "",
        "weeks": _weeks(forecast.weeks_late),
    }
    words = _about(forecast.outlook, forecast.remaining)
    if forecast.weeks_late:
        words = f"{words} {_('That is %(weeks)s after the plan.')}"
    return words % facts


def _about(outlook: Outlook, remaining: int) -> str:
    match outlook:
        case Outlook.DONE:
            return _("Everything that is expected by %(goal)s is approved.")
        case Outlook.TOO_EARLY:
            return ngettext(
                "%(count)d objective remains until %(goal)s. It is too early to say "
                "when it will be reached.",
                "%(count)d objectives remain until %(goal)s. It is too early to say "
                "when they will be reached.",
                remaining,
            )
        case Outlook.STANDSTILL:
            return ngettext(
                "%(count)d objective remains until %(goal)s. Nothing has been approved "
                "for half a year, so no day can be foreseen.",
                "%(count)d objectives remain until %(goal)s. Nothing has been approved "
                "for half a year, so no day can be foreseen.",
                remaining,
            )
        case Outlook.FORESEEN:
            return ngettext(
                "%(count)d objective remains until %(goal)s. At the present pace it is "
                "reached about %(day)s.",
                "%(count)d objectives remain until %(goal)s. At the present pace they "
                "are reached about %(day)s.",
                remaining,
            )


def _objectives(count: int) -> str:
    return ngettext("%(count)d objective", "%(count)d objectives", count) % {
        "count": count
    }


def _weeks(count: int) -> str:
    return ngettext("%(count)d week", "%(count)d weeks", count) % {"count": count}
