"""Entries and crowds as the rows of a page: strips, words, links."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ferd.areas.accounts.models import Person
from ferd.areas.rotations import queries, strips
from ferd.areas.rotations.board import Board, stays_in
from ferd.areas.rotations.dear import Dear, dear_words
from ferd.areas.rotations.over import Crowd
from ferd.areas.rotations.people import Entry
from ferd.areas.rotations.room_words import place_words
from ferd.areas.rotations.strips import Bar, PersonStrip, Scale
from ferd.areas.schedules.planned_stays import Stay
from ferd.foundation.drawing import sites

NOTHING: Final = "\N{EN DASH}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    """One trainee's row.

    Attributes:
        shift: how the finish differs from what is agreed; empty when it does not.
        move_url: where the reader moves them; empty when the reader may not.
    """

    entry: Entry
    strip: SafeString
    bars: Sequence[Bar]
    look: str
    completes_on: date | None
    shift: str
    is_troubled: bool
    move_url: str
    preview_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRow:
    """One place's row.

    Attributes:
        dear: when it is in short supply, in words, and the run that says so.
    """

    crowd: Crowd
    strip: SafeString
    words: str
    is_over: bool
    dear: Sequence[tuple[str, Dear]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a board is drawn for one reader."""

    board: Board
    scale: Scale
    movable: frozenset[int]


def look_of(actor: Person, board: Board) -> Look:
    """Decide once what the reader may move."""
    units = list(queries.units_to_draft_for(actor).values_list("pk", flat=True))
    allowed = set(units)
    draft = board.sight.draft
    movable = frozenset(
        entry.traineeship.pk
        for entry in board.rows
        if entry.traineeship.unit_id in allowed
        and entry.traineeship.trainee_id != actor.pk
        and (draft is None or _is_below(entry, draft.unit.path))
        and (draft is None or draft.status == "open")
    )
    scale = Scale(board.months, board.sight.month_width, board.sight.zoom)
    return Look(board=board, scale=scale, movable=movable)


def person_rows(look: Look) -> list[PersonRow]:
    """Draw the people of the page."""
    return [_person(look, entry) for entry in look.board.rows]


def place_rows(look: Look) -> list[PlaceRow]:
    """Draw the places of the page."""
    return [_place(look, crowd) for crowd in look.board.crowds]


def _is_below(entry: Entry, path: str) -> bool:
    return entry.traineeship.unit.path.startswith(path)


def look_word(look: str) -> str:
    """Say how firm a block is."""
    words = {
        "agreed": _("agreed"),
        "proposed": _("proposed, not yet agreed"),
        "whatif": _("what if, in a draft"),
    }
    return words[look]


def _person(look: Look, entry: Entry) -> PersonRow:
    kind = "whatif" if entry.way else "proposed" if entry.proposed else "agreed"
    bars = list(_bars(look, entry, kind))
    shown = entry.shown
    completes_on = shown.completes_on if shown else None
    ghosts = [
        (stay.period, _tone(look, stay))
        for stay in stays_in(entry.agreed_stays, look.board.months)
    ]
    strip = PersonStrip(
        name=entry.traineeship.trainee.name,
        bars=bars,
        ghosts=ghosts if entry.is_changed else (),
        completes_on=completes_on,
    )
    may_move = entry.traineeship.pk in look.movable
    return PersonRow(
        entry=entry,
        strip=strips.draw_person(look.scale, strip, look.board.today),
        bars=bars,
        look=kind,
        completes_on=completes_on,
        shift=_shift(entry),
        is_troubled=entry.traineeship.pk in look.board.troubled,
        move_url=_url("rotations:move", look, entry) if may_move else "",
        preview_url=_url("rotations:preview", look, entry) if may_move else "",
    )


def _bars(look: Look, entry: Entry, kind: str) -> Iterator[Bar]:
    today = look.board.today
    may_move = entry.traineeship.pk in look.movable
    visible = stays_in(entry.stays, look.board.months)
    for number, stay in enumerate(entry.stays):
        if stay not in visible:
            continue
        lasts = may_move and not stay.is_served and stay.period.end > today
        yield Bar(
            period=stay.period,
            label=stay.label,
            site=stay.site.short_title if stay.site else "",
            tone=_tone(look, stay),
            look=kind,
            words=_words(entry, stay, kind),
            href=_href(look, entry, number) if lasts else _way_url(entry),
            blocks=stay.blocks,
            block=number if lasts else None,
            may_start=lasts and stay.period.start > today,
        )


def _words(entry: Entry, stay: Stay, kind: str) -> str:
    """Say all of a block, beginning with what stands on it."""
    site = stay.site.short_title if stay.site else ""
    return _("%(block)s: %(name)s, %(first)s to %(last)s, %(firmness)s") % {
        "block": strips.what_and_where(stay.label, site),
        "name": entry.traineeship.trainee.name,
        "first": date_format(stay.period.start),
        "last": date_format(stay.period.last),
        "firmness": look_word(kind),
    }


def _tone(look: Look, stay: Stay) -> int:
    if stay.site is None:
        return sites.TONES
    return sites.tone_of(stay.site.short_title, look.board.sites)


def _href(look: Look, entry: Entry, block: int) -> str:
    draft = look.board.sight.draft
    pairs = {"block": str(block), "back": look.board.sight.query()}
    if draft:
        pairs["draft"] = str(draft.uuid)
    url = reverse("rotations:move", args=[entry.traineeship.uuid])
    return f"{url}?{urlencode(pairs)}"


def _way_url(entry: Entry) -> str:
    return reverse("schedules:trainee", args=[entry.traineeship.uuid])


def _url(name: str, look: Look, entry: Entry) -> str:
    draft = look.board.sight.draft
    url = reverse(name, args=[entry.traineeship.uuid])
    pairs = {"back": look.board.sight.query()}
    if draft:
        pairs["draft"] = str(draft.uuid)
    return f"{url}?{urlencode(pairs)}"


def _shift(entry: Entry) -> str:
    agreed, shown = entry.agreed, entry.shown
    if agreed is None or shown is None or not entry.is_changed:
        return ""
    return days_moved(agreed.completes_on, shown.completes_on)


def days_moved(old: date | None, new: date | None) -> str:
    """Say how far a finish moves, in weeks; empty when it does not."""
    if old is None or new is None or old == new:
        return "" if old == new else _("no finish")
    days = (new - old).days
    weeks = max(1, round(abs(days) / 7))
    later = ngettext("%(weeks)d week later", "%(weeks)d weeks later", weeks)
    earlier = ngettext("%(weeks)d week earlier", "%(weeks)d weeks earlier", weeks)
    return (later if days > 0 else earlier) % {"weeks": weeks}


def _place(look: Look, crowd: Crowd) -> PlaceRow:
    dear = look.board.dear.get(crowd.place.key, ())
    said = [(dear_words(crowd.place.title, each), each) for each in dear]
    words = place_words(crowd)
    told = ". ".join([words, *(sentence for sentence, _each in said)])
    return PlaceRow(
        crowd=crowd,
        strip=strips.draw_place(look.scale, crowd, told, look.board.today, said),
        words=words,
        is_over=bool(crowd.months_over),
        dear=said,
    )
