"""Personal tokens: made after showing who one is, shown once, revoked at will."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from ferd.areas.accounts import freshness, tokens
from ferd.areas.accounts.http import Request
from ferd.areas.accounts.scopes import Scope
from ferd.areas.organisations import actions
from ferd.foundation.form_pages import reading_and_writing, sent
from ferd.web.token_forms import TokenForm

if TYPE_CHECKING:
    from ferd.areas.accounts.models import ApiToken

SECRET = "api-token"  # noqa: S105  the name of the place, not what is in it
"""Where the session keeps a new token until it has been shown."""

ON_A_PAGE = 20


@login_required
@require_GET
@never_cache
def show_tokens(request: Request) -> HttpResponse:
    """Show the reader's tokens; a new one is shown once."""
    over = Paginator(tokens.over(request.user), ON_A_PAGE)
    page = over.get_page(request.GET.get("page"))
    context = {
        "secret": request.session.pop(SECRET, ""),
        "working": [_row(token) for token in tokens.working(request.user)],
        "page": page,
        "over": [_row(token) for token in page],
    }
    return render(request, "web/tokens.html", context)


@login_required
@reading_and_writing
@never_cache
def make_token(request: Request) -> HttpResponse:
    """Make a token, by someone who has just shown who they are."""
    if not freshness.is_fresh(request):
        return freshness.ask_again(request.user, reverse("web:make_token"))
    form = TokenForm(sent(request))
    if request.method == "POST" and form.is_valid():
        _token, secret = actions.make_token(**form.cleaned_data, actor=request.user)
        request.session[SECRET] = secret
        return redirect("web:tokens")
    status = 422 if form.errors else 200
    return render(request, "web/make_token.html", {"form": form}, status=status)


@login_required
@require_POST
def revoke_token(request: Request, token_id: UUID) -> HttpResponse:
    """Close a token."""
    token = tokens.get_own_token(request.user, token_id)
    actions.revoke_token(token=token, actor=request.user)
    messages.success(request, _("The token no longer works."))
    return redirect("web:tokens")


def _row(token: "ApiToken") -> dict[str, object]:
    """Give a token with its scopes in words; one that is no more says its name."""
    words = {scope.value: str(scope.label) for scope in Scope}
    return {
        "token": token,
        "scopes": [words.get(each, each) for each in token.scopes],
    }
