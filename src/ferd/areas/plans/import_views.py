"""Pages on which a document becomes a draft."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ferd.areas.accounts.http import Request
from ferd.areas.plans import actions, drawings, permissions, previews, queries
from ferd.areas.plans.forms import AcceptForm, AnswerForm, ImportForm
from ferd.areas.plans.uploads import UnreadableDocument
from ferd.foundation.errors import Conflict, NotAllowed

if TYPE_CHECKING:
    from ferd.areas.plans.models import PlanImport


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def import_document(request: Request) -> HttpResponse:
    """Take a document in."""
    if not permissions.may_import_somewhere(request.user):
        raise NotAllowed(_("You may not bring in training plans."))
    units = queries.units_to_import_for(request.user)
    form = ImportForm(request.POST or None, request.FILES or None, units=units)
    if request.method == "POST" and form.is_valid():
        document = form.cleaned_data["document"]
        try:
            plan_import = actions.import_document(
                unit=form.cleaned_data["unit"],
                file_name=document.name,
                data=document.read(),
                actor=request.user,
            )
        except UnreadableDocument as refusal:
            form.add_error("document", refusal.message)
        else:
            return redirect("plans:import", plan_import.uuid)
    status = 422 if form.errors else 200
    return render(request, "plans/import_document.html", {"form": form}, status=status)


@login_required
@require_http_methods(["GET", "HEAD"])
def show_import(request: Request, import_id: UUID) -> HttpResponse:
    """Show a document beside what was understood, and what is in doubt."""
    return _import_page(request, import_id)


@login_required
@require_POST
def answer_question(request: Request, question_id: UUID) -> HttpResponse:
    """Settle one doubt."""
    question = queries.get_question(request.user, question_id)
    form = AnswerForm(request.POST)
    answer = form.cleaned_data["answer"] if form.is_valid() else ""
    try:
        actions.answer_question(question=question, answer=answer, actor=request.user)
    except Conflict as refusal:
        faults = {question.uuid: refusal.message}
        return _import_page(request, question.plan_import.uuid, faults, status=422)
    return _to_the_next(question.plan_import)


@login_required
@require_POST
def accept_import(request: Request, import_id: UUID) -> HttpResponse:
    """Make a draft of what was understood."""
    plan_import = queries.get_import(request.user, import_id)
    form = AcceptForm(request.POST)
    if not form.is_valid():
        return _import_page(request, import_id, accept=form, status=422)
    version = actions.accept_import(
        plan_import=plan_import,
        specialty=form.cleaned_data["specialty"],
        specialty_code=form.cleaned_data["specialty_code"],
        actor=request.user,
    )
    messages.success(request, _("The document is now a draft."))
    return redirect("plans:version", version.uuid)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def discard_import(request: Request, import_id: UUID) -> HttpResponse:
    """Lay a document aside, once that is confirmed."""
    plan_import = queries.get_import(request.user, import_id)
    if request.method == "POST":
        actions.discard_import(plan_import=plan_import, actor=request.user)
        messages.success(request, _("The document is laid aside."))
        return redirect("plans:plans")
    context = {
        "title": _("Discard “%(name)s”?") % {"name": plan_import.file_name},
        "text": _("What was understood and the answers are laid aside with it."),
        "verb": _("Discard the document"),
        "back": reverse("plans:import", args=[plan_import.uuid]),
        "tone": "danger",
    }
    return render(request, "ui/confirm.html", context)


def _to_the_next(plan_import: "PlanImport") -> HttpResponse:
    """Go on to the next question, so that one key answers after the other."""
    anchor = previews.next_anchor(queries.questions(plan_import))
    page = reverse("plans:import", args=[plan_import.uuid])
    return redirect(f"{page}#{anchor}")


def _import_page(
    request: Request,
    import_id: UUID,
    faults: dict[UUID, str] | None = None,
    *,
    accept: AcceptForm | None = None,
    status: int = 200,
) -> HttpResponse:
    plan_import = queries.get_import(request.user, import_id)
    plan = plan_import.as_plan()
    questions = list(queries.questions(plan_import))
    suggestion = {
        "specialty": plan.specialty,
        "specialty_code": plan.specialty_code,
    }
    context = {
        "import": plan_import,
        "value": plan,
        "preview": previews.preview(plan_import, plan),
        "drawing": drawings.stages(plan),
        "findings": previews.findings(queries.check(plan, plan.specialty_code)),
        "questions": previews.shown(questions, faults or {}),
        "open": sum(q.answered_at is None for q in questions),
        "next_anchor": previews.next_anchor(questions),
        "accept_form": accept or AcceptForm(initial=suggestion),
    }
    return render(request, "plans/import.html", context, status=status)
