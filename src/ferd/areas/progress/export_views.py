"""Taking a copy of a trainee's progress out."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ferd.areas.accounts.http import Request
from ferd.areas.progress import permissions, sights
from ferd.areas.progress.actions import exports
from ferd.areas.schedules.models import Traineeship
from ferd.formats.documents.language import Language
from ferd.foundation.documents import as_attachment
from ferd.foundation.errors import NotAllowed, NotFound


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def export_progress(request: Request, traineeship_id: UUID) -> HttpResponse:
    """Say what a copy holds, and hand it over."""
    traineeship = _traineeship(request, traineeship_id)
    sight = sights.get_sight(request.user, traineeship)
    if request.method == "POST":
        document = exports.export_progress(
            traineeship=traineeship,
            form=request.POST.get("form", ""),
            language=Language(get_language() or Language.NB),
            actor=request.user,
        )
        return as_attachment(document)
    if not permissions.may_export_progress(request.user, sight):
        raise NotAllowed(_("You may not take a copy of this trainee's progress out."))
    return render(request, "progress/export.html", {"traineeship": traineeship})


def _traineeship(request: Request, public_id: UUID) -> Traineeship:
    """Find a trainee of whose progress the reader sees something."""
    seen = sights.visible_traineeships(request.user)
    found = seen.filter(uuid=public_id).first()
    if found is None:
        raise NotFound(_("There is no such trainee."))
    return found
