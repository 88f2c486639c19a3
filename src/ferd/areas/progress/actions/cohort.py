"""Taking the cohort board out of the system."""

from django.db import transaction
from django.utils.translation import gettext as _

from ferd.areas.accounts.models import Person
from ferd.areas.audit import actions as audit
from ferd.areas.audit import lookups
from ferd.areas.progress import cohort, cohort_pages
from ferd.areas.progress.cohort_documents import FORMS, cohort_document
from ferd.foundation import clock
from ferd.foundation.documents import Document
from ferd.foundation.errors import Conflict, NotFound


@transaction.atomic
def export_cohort(*, asked: cohort_pages.Asked, form: str, actor: Person) -> Document:
    """Give the rows that the board shows as ``xlsx`` or ``csv``.

    That they left is recorded, and of each trainee that somebody looked; both
    before the file is handed over.
    """
    if form not in FORMS:
        raise NotFound(_("There is no such form of the list."))
    rows = cohort_pages.rows_for(actor, asked)
    if not rows:
        raise Conflict(_("There is nobody in the list to take out."))
    cohort.note_looks(actor, rows, lookups.Purpose.EXPORT)
    audit.record(
        actor=actor,
        action="progress.export_cohort",
        target=actor,
        form=form,
        trainees=len(rows),
    )
    return cohort_document(rows, form, clock.today())
