"""What a trainee's plan says of this week, in sentences."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ferd.areas.schedules.drawings import revision_days
from ferd.areas.schedules.words import LEAVE, site_in_words
from ferd.core.scheduling.pathway import Pathway, Placement
from ferd.core.time import Period


def this_week(pathway: Pathway, today: date) -> list[str]:
    """Say what begins, ends or interrupts the training in the week of a day."""
    monday = today - timedelta(days=today.weekday())
    week = Period(monday, monday + timedelta(days=7))
    return [
        *(words for each in pathway.placements for words in _placement(each, week)),
        *(
            _("The yearly revision of your plan is due on %(day)s.")
            % {"day": date_format(day)}
            for day in revision_days(pathway)
            if day in week
        ),
    ]


def _placement(placement: Placement, week: Period) -> Iterator[str]:
    site = site_in_words(placement.site)
    if placement.period.start in week:
        yield _("You begin at %(site)s on %(day)s.") % {
            "site": site,
            "day": date_format(placement.period.start),
        }
    elif week.overlap(placement.period):
        yield _("You are at %(site)s.") % {"site": site}
    if placement.period.last in week:
        yield _("Your last day at %(site)s is %(day)s.") % {
            "site": site,
            "day": date_format(placement.period.last),
        }
    for gap in placement.gaps:
        if gap.kind and week.overlap(gap.period):
            yield _("%(leave)s until %(day)s.") % {
                "leave": _(LEAVE[gap.kind]),
                "day": date_format(gap.period.last),
            }
