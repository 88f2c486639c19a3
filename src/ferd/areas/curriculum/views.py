"""Pages about the national catalogue."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_GET,
    require_http_methods,
    require_POST,
)

from ferd.areas.accounts.http import Request
from ferd.areas.curriculum import actions, changes, documents, permissions, queries
from ferd.areas.curriculum.forms import ImportForm
from ferd.areas.curriculum.previews import UnreadableCatalogue
from ferd.foundation import clock
from ferd.foundation.errors import NotAllowed, NotFound
from ferd.foundation.words import typed


@login_required
@require_GET
def show_specialties(request: Request) -> HttpResponse:
    """List all specialties."""
    context = {
        "listed": queries.list_specialties(request.user),
        "imports": queries.open_imports(request.user),
        "may_import": permissions.may_import_catalogue(request.user),
    }
    return render(request, "curriculum/specialties.html", context)


@login_required
@require_GET
def show_specialty(request: Request, specialty_id: UUID) -> HttpResponse:
    """Go to the edition in force."""
    specialty = queries.get_specialty(request.user, specialty_id)
    return redirect("curriculum:edition", queries.edition_in_force(specialty).uuid)


@login_required
@require_GET
def show_edition(request: Request, edition_id: UUID) -> HttpResponse:
    """Show an edition's objectives; search and choose a group."""
    edition = queries.get_edition(request.user, edition_id)
    words = typed(request.GET.get("q", ""))
    group = typed(request.GET.get("group", ""))
    template = "curriculum/edition.html"
    if request.htmx.target == "objectives":
        template += "#objectives"
    context = {
        "edition": edition,
        "editions": queries.editions_beside(edition),
        "objectives": queries.find_objectives(edition, words=words, group=group),
        "groups": queries.groups_of(edition),
        "words": words,
        "group": group,
        "today": clock.today(),
    }
    return render(request, template, context)


@login_required
@require_GET
def show_objective(request: Request, objective_id: UUID) -> HttpResponse:
    """Show one objective: its text and what is recommended."""
    objective = queries.get_objective(request.user, objective_id)
    before, after = queries.neighbours(objective)
    context = {
        "objective": objective,
        "edition": objective.edition,
        "before": before,
        "after": after,
        "successors": queries.successors(objective),
        "today": clock.today(),
    }
    return render(request, "curriculum/objective.html", context)


@login_required
@require_GET
def export_edition(request: Request, edition_id: UUID, form: str) -> HttpResponse:
    """Give an edition as a table or as a CASE package."""
    edition = queries.get_edition(request.user, edition_id)
    document = documents.export(
        queries.edition_value(edition), form=form, language=get_language() or "nb"
    )
    if document is None:
        raise NotFound(_("There is no such form of the curriculum."))
    response = HttpResponse(document.body, content_type=document.media_type)
    response.headers["Content-Disposition"] = (
        f'attachment; filename="{document.file_name}"'
    )
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def import_catalogue(request: Request) -> HttpResponse:
    """Take files in, and go on to what they would change."""
    if not permissions.may_import_catalogue(request.user):
        raise NotAllowed(_("You may not change the national catalogue."))
    form = ImportForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        documents = form.cleaned_data["documents"]
        try:
            catalogue_import = actions.import_catalogue(
                files=[(each.name or "", each.read()) for each in documents],
                specialty=form.cleaned_data["specialty"],
                actor=request.user,
            )
        except UnreadableCatalogue as refusal:
            form.add_error("documents", refusal.message)
        else:
            return redirect("curriculum:import", catalogue_import.uuid)
    context = {"form": form, "imports": queries.open_imports(request.user)}
    status = 422 if form.errors else 200
    template = "curriculum/import_catalogue.html"
    return render(request, template, context, status=status)


@login_required
@require_GET
def show_import(request: Request, import_id: UUID) -> HttpResponse:
    """Show what an import would change, before it is applied."""
    catalogue_import = queries.get_import(request.user, import_id)
    shown = queries.previews_of(catalogue_import)
    context = {
        "catalogue_import": catalogue_import,
        "previews": [(each, changes.by_kind(each.changes)) for each in shown],
        "diagnostics": queries.diagnostics_of(catalogue_import),
        "has_changes": any(each.changes for each in shown),
    }
    return render(request, "curriculum/import.html", context)


@login_required
@require_POST
def apply_import(request: Request, import_id: UUID) -> HttpResponse:
    """Make an import the catalogue in force."""
    catalogue_import = queries.get_import(request.user, import_id)
    actions.apply_import(catalogue_import=catalogue_import, actor=request.user)
    messages.success(request, _("The catalogue is up to date."))
    return redirect("curriculum:specialties")


@login_required
@require_POST
def discard_import(request: Request, import_id: UUID) -> HttpResponse:
    """Put an import away."""
    catalogue_import = queries.get_import(request.user, import_id)
    actions.discard_import(catalogue_import=catalogue_import, actor=request.user)
    messages.success(request, _("The import was discarded. Nothing has changed."))
    return redirect("curriculum:specialties")
