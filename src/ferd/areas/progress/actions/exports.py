"""Taking a trainee's progress out of the system."""

from collections.abc import Callable, Mapping
from typing import Final

from django.db import transaction
from django.utils import translation
from django.utils.text import slugify
from django.utils.translation import gettext as _

from ferd.areas.accounts.models import Person
from ferd.areas.audit import actions as audit
from ferd.areas.audit import lookups
from ferd.areas.progress import permissions, sensitive, sights
from ferd.areas.progress.copies import copy_of
from ferd.areas.schedules.models import Traineeship
from ferd.formats.documents.language import Language
from ferd.formats.kompetanseportalen import TraineeRecord, write_json
from ferd.formats.kompetanseportalen_workbook import write_xlsx
from ferd.foundation.documents import Document
from ferd.foundation.errors import NotAllowed, NotFound

Writer = Callable[[TraineeRecord, Language], bytes]

FORMS: Final[Mapping[str, tuple[Writer, str]]] = {
    "xlsx": (
        write_xlsx,
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    "json": (lambda record, _language: write_json(record), "application/json"),
}
"""How each form is written, and what its bytes are."""


@transaction.atomic
def export_progress(
    *, traineeship: Traineeship, form: str, language: Language, actor: Person
) -> Document:
    """Give a copy of a trainee's progress, as ``xlsx`` or ``json``.

    That it left is recorded, and so is that somebody looked; both before it is
    handed over.
    """
    sight = sights.get_sight(actor, traineeship)
    if not permissions.may_export_progress(actor, sight):
        raise NotAllowed(_("You may not take a copy of this trainee's progress out."))
    if form not in FORMS:
        raise NotFound(_("There is no such form of the copy."))
    write, media_type = FORMS[form]
    with translation.override(language):
        body = write(copy_of(sight), language)
    lookups.note(
        actor=actor,
        subject=traineeship.trainee,
        kind=sensitive.OVERVIEW,
        target=traineeship,
        role=sight.relation.value,
        purpose=lookups.Purpose.EXPORT,
    )
    audit.record(
        actor=actor, action="progress.export_progress", target=traineeship, form=form
    )
    return Document(body, media_type, f"{_name(traineeship)}.{form}")


def _name(traineeship: Traineeship) -> str:
    return slugify(f"{traineeship.trainee.name} {traineeship.specialty_code}")
