"""Pages of assessments: asking, beginning, filling in, reading, saying something."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from ferd.areas.accounts.http import Request
from ferd.areas.progress import observation_pages as pages
from ferd.areas.progress import observation_permissions as permissions
from ferd.areas.progress import observation_queries as queries
from ferd.areas.progress import observation_rules as rules
from ferd.areas.progress import sights, stories
from ferd.areas.progress.actions import observations as actions
from ferd.areas.progress.models import Observation
from ferd.areas.progress.observation_forms import (
    AskForm,
    AssessmentForm,
    OccasionForm,
    RemarkForm,
    WordsForm,
    written,
)
from ferd.areas.schedules import queries as schedules
from ferd.foundation import clock
from ferd.foundation.errors import Conflict, NotAllowed, NotFound
from ferd.foundation.form_pages import (
    confirm_page,
    reading_and_writing,
    refusals_at,
    sent,
)

ON_A_PAGE = 25
Status = Observation.Status


@login_required
@require_GET
def show_observations(request: Request) -> HttpResponse:
    """List the reader's own assessments: of them, or by them."""
    traineeship = schedules.own_traineeship(request.user)
    listed = (
        queries.own_observations(request.user)
        if traineeship
        else queries.assessed_by(request.user)
    )
    page = Paginator(listed, ON_A_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "is_trainee": traineeship is not None}
    return render(request, "progress/observations/list.html", context)


@login_required
@reading_and_writing
def ask(request: Request) -> HttpResponse:
    """Ask somebody of the directory for an assessment."""
    traineeship = schedules.own_traineeship(request.user)
    if traineeship is None:
        raise NotAllowed(_("Only the trainee asks to be observed."))
    initial = {
        "observed_on": clock.today(),
        "unit": traineeship.unit.uuid,
        "objectives": request.GET.get("objectives", "")[:200],
    }
    form = AskForm(sent(request), traineeship=traineeship, initial=initial)
    if request.method == "POST" and form.is_valid():
        with refusals_at(form, None):
            made = actions.ask_for_observation(
                traineeship=traineeship,
                assessor=form.cleaned_data["assessor"],
                occasion=form.occasion(),
                asking=form.asking(),
                actor=request.user,
            )
            messages.success(request, _("Asked for. You are told when it is given."))
            return redirect("progress:observation", made.uuid)
    context = {"form": form, "traineeship": traineeship}
    status = 422 if form.errors else 200
    return render(request, "progress/observations/ask.html", context, status=status)


@login_required
@reading_and_writing
def begin(request: Request, traineeship_id: UUID) -> HttpResponse:
    """Begin an assessment without being asked."""
    traineeship = (
        sights.visible_traineeships(request.user).filter(uuid=traineeship_id).first()
    )
    if traineeship is None:
        raise NotFound(_("There is no such trainee."))
    if not pages.may_begin_somewhere(request.user, traineeship):
        raise NotAllowed(_("Only those who supervise there may assess the trainee."))
    initial = {"observed_on": clock.today(), "unit": traineeship.unit.uuid}
    form = OccasionForm(sent(request), traineeship=traineeship, initial=initial)
    if request.method == "POST" and form.is_valid():
        with refusals_at(form, None):
            made = actions.begin_observation(
                traineeship=traineeship, occasion=form.occasion(), actor=request.user
            )
            return redirect("progress:fill_observation", made.uuid)
    context = {"form": form, "traineeship": traineeship}
    status = 422 if form.errors else 200
    return render(request, "progress/observations/begin.html", context, status=status)


@login_required
@require_GET
def show_observation(request: Request, observation_id: UUID) -> HttpResponse:
    """Show one assessment, its story, and what may be done about it."""
    observation = queries.get_observation(request.user, observation_id)
    pages.note_reading(request.user, [observation])
    is_open = observation.status in Observation.OPEN
    is_given = observation.status == Status.GIVEN
    actor = request.user
    context = {
        "observation": observation,
        "page": pages.reading_page(observation, actor),
        "story": stories.story_of(observation),
        "may_write": is_open and permissions.may_write_observation(actor, observation),
        "may_decline": is_open
        and permissions.may_decline_observation(actor, observation)
        and observation.started_by != actor,
        "may_recall": is_open
        and permissions.may_recall_observation(actor, observation),
        "may_decide": pages.may_decide(observation, actor),
        "remark_form": RemarkForm()
        if is_given and permissions.may_remark_on_observation(actor, observation)
        else None,
    }
    return render(request, "progress/observations/observation.html", context)


@login_required
@reading_and_writing
def fill(request: Request, observation_id: UUID) -> HttpResponse:
    """Fill an assessment in: kept while it is written, given when it is whole."""
    observation = queries.get_observation(request.user, observation_id)
    if not permissions.may_write_observation(request.user, observation):
        raise NotAllowed(_("Only the assessor, while supervising there, may write it."))
    if observation.status not in Observation.OPEN:
        raise Conflict(_("This observation is closed already."))
    gives = request.POST.get("do") == "give"
    form = AssessmentForm(
        sent(request),
        content=rules.content_of(observation),
        is_whole=gives,
        initial=written(pages.said_so_far(observation)),
    )
    if request.method == "POST" and form.is_valid():
        with refusals_at(form, None):
            return _keep(request, observation, form, gives=gives)
    pages.note_reading(request.user, [observation])
    return _fill_page(request, observation, form)


def _keep(
    request: Request, observation: Observation, form: AssessmentForm, *, gives: bool
) -> HttpResponse:
    """Give it, or keep it as it is so far."""
    seen = _number(request.POST.get("seen", ""))
    act = actions.give_observation if gives else actions.save_observation
    kept = act(observation=observation, said=form.said(), seen=seen, actor=request.user)
    if request.htmx and not gives:
        context = {"observation": kept}
        return render(request, "progress/observations/fill.html#saved", context)
    if gives:
        messages.success(request, _("Given. The trainee is told."))
    return redirect("progress:observation", kept.uuid)


def _fill_page(
    request: Request, observation: Observation, form: AssessmentForm
) -> HttpResponse:
    template = "progress/observations/fill.html"
    if request.htmx and request.method == "POST" and not request.POST.get("do"):
        template += "#unsaved"
    observation.refresh_from_db(fields=["version", "saved_at", "status"])
    context = {
        "observation": observation,
        "page": pages.reading_page(observation, request.user),
        "form": form,
    }
    status = 422 if form.errors else 200
    return render(request, template, context, status=status)


@login_required
@reading_and_writing
def decline(request: Request, observation_id: UUID) -> HttpResponse:
    """Say that one cannot assess this, and why."""
    observation = queries.get_observation(request.user, observation_id)
    if not permissions.may_decline_observation(request.user, observation):
        raise NotAllowed(_("Only who was asked may decline."))
    form = WordsForm(sent(request))
    if request.method == "POST" and form.is_valid():
        with refusals_at(form, None):
            actions.decline_observation(
                observation=observation,
                words=form.cleaned_data["words"],
                actor=request.user,
            )
            messages.success(request, _("The trainee is told."))
            return redirect("progress:observation", observation.uuid)
    return confirm_page(
        request,
        form,
        back=pages.address_of(observation),
        title=_("Decline to assess"),
        text=_("The trainee reads why, and can ask somebody else."),
        verb=_("Decline"),
        tone="danger",
    )


@login_required
@require_POST
def recall(request: Request, observation_id: UUID) -> HttpResponse:
    """Take back what one asked for or began."""
    observation = queries.get_observation(request.user, observation_id)
    actions.recall_observation(observation=observation, actor=request.user)
    messages.success(request, _("Taken back."))
    return redirect("progress:observations")


@login_required
@require_POST
def remark(request: Request, observation_id: UUID) -> HttpResponse:
    """Say something beside what is given."""
    observation = queries.get_observation(request.user, observation_id)
    form = RemarkForm(request.POST)
    if form.is_valid():
        actions.remark_on_observation(
            observation=observation,
            words=form.cleaned_data["words"],
            actor=request.user,
        )
        messages.success(request, _("Your remark stands beside it."))
    else:
        messages.error(request, " ".join(str(fault) for fault in form.errors["words"]))
    return redirect("progress:observation", observation.uuid)


def _number(words: str) -> int:
    """Read the number of a version; one that cannot be read was never seen."""
    return int(words) if words.isascii() and words.isdecimal() else 0
