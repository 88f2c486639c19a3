"""Pages of outside assessors: proposing, answering without an account, deciding."""

from uuid import UUID

from allauth.core import ratelimit
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from ferd.areas.accounts import queries as accounts
from ferd.areas.accounts.http import Request
from ferd.areas.progress import assessor_links
from ferd.areas.progress import observation_pages as pages
from ferd.areas.progress import observation_permissions as permissions
from ferd.areas.progress import observation_queries as queries
from ferd.areas.progress import observation_rules as rules
from ferd.areas.progress.actions import assessor_links as actions
from ferd.areas.progress.link_forms import ProposeForm
from ferd.areas.progress.models import AssessorLink, Observation
from ferd.areas.progress.observation_forms import AssessmentForm, WordsForm
from ferd.areas.schedules import queries as schedules
from ferd.foundation import clock
from ferd.foundation.errors import NotAllowed, NotFound
from ferd.foundation.form_pages import (
    confirm_page,
    reading_and_writing,
    refusals_at,
    sent,
)

LIMIT = "assessor_link"
"""What the settings call how often one address on the network may try."""


@login_required
@reading_and_writing
def propose(request: Request) -> HttpResponse:
    """Ask somebody outside the directory."""
    traineeship = schedules.own_traineeship(request.user)
    if traineeship is None:
        raise NotAllowed(_("Only the trainee asks to be observed."))
    initial = {"observed_on": clock.today(), "unit": traineeship.unit.uuid}
    form = ProposeForm(sent(request), traineeship=traineeship, initial=initial)
    if request.method == "POST" and form.is_valid():
        with refusals_at(form, None):
            made = actions.propose_assessor(
                traineeship=traineeship,
                outsider=form.outsider(),
                occasion=form.occasion(),
                asking=form.asking(),
                actor=request.user,
            )
            messages.success(request, _("A mail with a link is on its way."))
            return redirect("progress:observation", made.uuid)
    context = {"form": form}
    status = 422 if form.errors else 200
    return render(request, "progress/links/propose.html", context, status=status)


@never_cache
@reading_and_writing
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """Let an outside assessor answer, once, without an account."""
    link = assessor_links.find_open(token)
    tries = link is None or request.method == "POST"
    if tries and not ratelimit.consume(request, action=LIMIT):
        return _closed(request, 429)
    if link is None:
        return _closed(request, 404)
    if request.user.is_authenticated and request.user == link.observation.trainee:
        raise NotAllowed(_("Nobody assesses themself."))
    form = AssessmentForm(
        sent(request), content=rules.content_of(link.observation), is_whole=True
    )
    if request.method == "POST" and form.is_valid():
        with refusals_at(form, None):
            actions.answer_by_link(
                link=link, said=form.said(), actor=accounts.system_person()
            )
            return _private(render(request, "progress/links/thanks.html"))
    context = {
        "form": form,
        "link": link,
        "observation": link.observation,
        "self_rating": pages.level_of(link.observation.self_rating),
    }
    status = 422 if form.errors else 200
    page = render(request, "progress/links/answer.html", context, status=status)
    return _private(page)


@login_required
@require_POST
def confirm(request: Request, observation_id: UUID) -> HttpResponse:
    """Say that the department knows who answered."""
    observation, link = _link_of(request, observation_id)
    actions.confirm_assessor(link=link, actor=request.user)
    messages.success(request, _("Confirmed: from now on it counts."))
    return redirect("progress:observation", observation.uuid)


@login_required
@reading_and_writing
def refuse(request: Request, observation_id: UUID) -> HttpResponse:
    """Say that an answer from outside does not count, and why."""
    observation, link = _link_of(request, observation_id)
    if not permissions.may_decide_assessor(request.user, link):
        raise NotAllowed(_("Only the department says who an outside assessor is."))
    form = WordsForm(sent(request))
    if request.method == "POST" and form.is_valid():
        with refusals_at(form, None):
            actions.refuse_assessor(
                link=link, words=form.cleaned_data["words"], actor=request.user
            )
            messages.success(request, _("Refused: it stays, and does not count."))
            return redirect("progress:observation", observation.uuid)
    return confirm_page(
        request,
        form,
        back=pages.address_of(observation),
        title=_("Refuse the outside assessor"),
        text=_("What was written stays to be read as refused. The trainee reads why."),
        verb=_("Refuse"),
        tone="danger",
    )


def _link_of(
    request: Request, observation_id: UUID
) -> tuple[Observation, AssessorLink]:
    observation = queries.get_observation(request.user, observation_id)
    link = getattr(observation, "link", None)
    if link is None:
        raise NotFound(_("There is no such assessment."))
    link.observation = observation
    return observation, link


def _closed(request: HttpRequest, status: int) -> HttpResponse:
    """Say one clear sentence, the same for all links that open nothing."""
    if status == 429:
        words = _("Too many attempts; wait a few minutes")
    else:
        words = _("This link does not open anything any more.")
    context = {"words": words}
    return _private(
        render(request, "progress/links/closed.html", context, status=status)
    )


def _private(answer: HttpResponse) -> HttpResponse:
    """Keep the address out of search engines, and from every other site.

    A policy of `no-referrer` would also hide from ourselves where the form
    comes from, and the form would be refused as forged.
    """
    answer.headers["X-Robots-Tag"] = "noindex, nofollow"
    answer.headers["Referrer-Policy"] = "same-origin"
    return answer
