"""Mails that could not be delivered, for those who keep people's addresses."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from ferd.areas.accounts.http import Request
from ferd.areas.organisations import actions, permissions, queries
from ferd.foundation.errors import NotAllowed

ON_A_PAGE = 50


@login_required
@require_GET
def show_undelivered(request: Request) -> HttpResponse:
    """Show the mails that came back, and what the mail server said."""
    if not permissions.may_add_person(request.user):
        raise NotAllowed(_("Only an administrator sees which mails came back."))
    mails = Paginator(queries.undelivered(request.user), ON_A_PAGE)
    context = {"page": mails.get_page(request.GET.get("page"))}
    return render(request, "organisations/undelivered.html", context)


@login_required
@require_POST
def send_mail_again(request: Request, mail_id: UUID) -> HttpResponse:
    """Have a mail sent again."""
    mail = queries.get_undelivered(request.user, mail_id)
    actions.send_mail_again(mail=mail, actor=request.user)
    messages.success(request, _("The mail is sent again within a minute."))
    return HttpResponseRedirect(reverse("organisations:undelivered"))
