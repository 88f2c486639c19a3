"""The board as a document that leaves the system."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from django.utils import translation
from django.utils.formats import date_format
from django.utils.text import slugify
from django.utils.translation import gettext as _

from ferd.areas.accounts.models import Person
from ferd.areas.audit import checkpoints
from ferd.areas.rotations import rows
from ferd.areas.rotations.board import Board, board
from ferd.areas.rotations.sights import Sight
from ferd.areas.rotations.strips import Bar
from ferd.formats.documents.language import Language
from ferd.formats.rotation_document import (
    RotationBar,
    RotationRow,
    RotationSheet,
    write_rotations_pdf,
)
from ferd.foundation.documents import LANGUAGES, PDF, Document

AT_MOST: Final = 400
"""How many people a document holds; a filter makes it fewer."""


def export(actor: Person, sight: Sight, *, language: str) -> Document | None:
    """Write what the reader sees of the board as a PDF; None for other languages."""
    if language not in LANGUAGES:
        return None
    with translation.override(language):
        found = board(actor, sight)
        everyone = replace(found, rows=found.entries[:AT_MOST])
        look = rows.look_of(actor, everyone)
        people = rows.person_rows(look)
        places = [
            words
            for each in rows.place_rows(look)
            for words in (each.words, *(sentence for sentence, _dear in each.dear))
        ]
        sheet = _sheet(found, people, places, Language(language))
        body = write_rotations_pdf(sheet)
        name = slugify(f"{sheet.title} {found.today}")
    return Document(body, PDF, f"{name}.pdf")


def _sheet(
    found: Board, people: list[rows.PersonRow], places: list[str], language: Language
) -> RotationSheet:
    draft = found.sight.draft
    title = draft.name if draft else _("Rotations")
    months = found.months
    return RotationSheet(
        language=language,
        kind=_("What if: binds nobody") if draft else _("Rotations"),
        title=title,
        subtitle=found.sight.unit.name if found.sight.unit else "",
        details=(
            (_("From"), date_format(months.first, "YEAR_MONTH_FORMAT")),
            (_("To"), date_format(months.day(months.count - 1), "YEAR_MONTH_FORMAT")),
            (_("Trainees"), _people(found, people)),
        ),
        months=float(months.count),
        marks=tuple(_marks(found)),
        today=_at(found, found.today) if _at(found, found.today) >= 0 else None,
        rows=tuple(_row(found, each) for each in people),
        places=tuple(places),
        legend=_(
            "Whole line: agreed. Broken line: proposed. Dotted line and a question "
            "mark: what if, in a draft. The red line is today."
        ),
        headings=(_("Over time"), _("Places"), _("In words")),
        columns=(_("Trainee"), _("Blocks in these months"), _("Finish")),
        alternative=_(
            "Each trainee's blocks over the months; the table says the same."
        ),
        imprint=(
            _("Printed from Ferd on %(day)s") % {"day": date_format(found.today)},
            _("End of the log %(mark)s") % {"mark": checkpoints.short_mark()},
        ),
        page_label=_("Page %(page)s of %(pages)s"),
        issued_on=found.today,
    )


def _people(found: Board, people: list[rows.PersonRow]) -> str:
    if len(people) == len(found.entries):
        return str(len(people))
    return _("the first %(shown)d of %(all)d") % {
        "shown": len(people),
        "all": len(found.entries),
    }


def _marks(found: Board) -> Iterator[tuple[float, str]]:
    for index, month in enumerate(found.months.each()):
        if index == 0 or month.month == 1:
            yield float(index), str(month.year)


def _at(found: Board, day: date) -> float:
    return found.months.index(day) + (day.day - 1) / 31


def _row(found: Board, row: rows.PersonRow) -> RotationRow:
    finish = date_format(row.completes_on) if row.completes_on else rows.NOTHING
    return RotationRow(
        name=row.entry.traineeship.trainee.name,
        note=row.entry.traineeship.specialty_code,
        bars=tuple(_bar(found, bar) for bar in row.bars),
        told="\n".join(_told(bar) for bar in row.bars) or rows.NOTHING,
        finish=f"{finish} ({row.shift})" if row.shift else finish,
    )


def _bar(found: Board, bar: Bar) -> RotationBar:
    return RotationBar(
        start=_at(found, bar.period.start),
        end=_at(found, bar.period.end),
        name=bar.label,
        look=bar.look,
        tone=bar.tone,
    )


def _told(bar: Bar) -> str:
    return _("%(stage)s, %(site)s: %(first)s to %(last)s, %(firmness)s") % {
        "stage": bar.label,
        "site": bar.site or rows.NOTHING,
        "first": date_format(bar.period.start),
        "last": date_format(bar.period.last),
        "firmness": rows.look_word(bar.look),
    }
