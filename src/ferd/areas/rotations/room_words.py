"""How full places are, in words and figures: people, or working fractions."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ferd.areas.rotations import strips
from ferd.areas.rotations.over import Crowd
from ferd.areas.rotations.strips import figure


def trainees(crowd: Crowd, size: int) -> str:
    """Say how many there are, or how much of full time they work together."""
    if crowd.is_fraction:
        return _("%(percent)d %% of full time") % {"percent": size}
    count = int(figure(size, is_fraction=False))
    words = ngettext("%(count)d trainee", "%(count)d trainees", count)
    return words % {"count": count}


def place_words(crowd: Crowd) -> str:
    """Say in a sentence or two how full a place is."""
    title = crowd.place.title
    if all(room is None for room in crowd.room):
        return _("%(place)s: at most %(most)s at a time; no room stated") % {
            "place": title,
            "most": trainees(crowd, max(crowd.here)),
        }
    spans = [
        over_words(crowd, first, last)
        for first, last in strips.runs(crowd)
        if crowd.is_over(first)
    ]
    if spans:
        return _("%(place)s: too many in %(months)s") % {
            "place": title,
            "months": "; ".join(spans),
        }
    if crowd.is_unstated:
        return _("%(place)s: never more trainees than places, where room is stated") % {
            "place": title
        }
    return _("%(place)s: never more trainees than places") % {"place": title}


def over_words(crowd: Crowd, first: int, last: int) -> str:
    """Say a stretch of months in which there are too many."""
    said = {
        "from": date_format(crowd.months.day(first), "YEAR_MONTH_FORMAT"),
        "to": date_format(crowd.months.day(last - 1), "YEAR_MONTH_FORMAT"),
        "here": figure(crowd.here[first], is_fraction=crowd.is_fraction),
        "room": figure(crowd.room[first] or 0, is_fraction=crowd.is_fraction),
        "others": figure(crowd.others[first], is_fraction=crowd.is_fraction),
    }
    if crowd.others[first]:
        return (
            _("%(from)s to %(to)s (%(here)s for %(room)s, of them %(others)s others)")
            % said
        )
    return _("%(from)s to %(to)s (%(here)s for %(room)s)") % said
