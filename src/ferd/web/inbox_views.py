"""The pages of the inbox: read, and signed without leaving it."""

from collections.abc import Iterable
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from ferd.areas.accounts.http import Request
from ferd.areas.accounts.models import Person
from ferd.areas.audit import lookups
from ferd.areas.organisations import queries as organisations
from ferd.areas.progress import actions
from ferd.areas.progress.models import ActivityRecord
from ferd.areas.progress.queries import activities
from ferd.areas.schedules.roles import PLANNERS, SUPERVISORS
from ferd.foundation.errors import Conflict, NotAllowed, NotFound, Refusal
from ferd.foundation.tabs import Tab
from ferd.web import inbox
from ferd.web.inbox_items import LABELS, Item, Kind

ON_A_PAGE = 20
"""How many items a page shows: as many as one action signs."""

SEEN = ":"
"""Parts the record and the version of it that was shown."""


@login_required
@require_GET
def show_inbox(request: Request) -> HttpResponse:
    """Show what waits for the reader, with what it rests on."""
    kind = _kind(request.GET.get("kind", ""))
    items = inbox.items_for(request.user)
    listed = [item for item in items if kind in {None, item.kind}]
    page = Paginator(listed, ON_A_PAGE).get_page(request.GET.get("page"))
    _note_reading(request.user, page)
    context = {
        "tabs": _tabs(items, kind),
        "page": page,
        "kind": kind,
        "to_sign": sum(item.kind == Kind.SIGN for item in page),
        "may_sign": organisations.has_role_anywhere(
            request.user, *SUPERVISORS, *PLANNERS
        ),
        "selects_all": request.GET.get("select") == "all",
    }
    return render(request, "web/inbox.html", context)


@login_required
@require_POST
def sign(request: Request) -> HttpResponse:
    """Sign one activity, in the version that was shown."""
    record, seen = _shown(request.user, request.POST.get("record", ""))
    try:
        actions.sign_activity(record=record, seen=seen, actor=request.user)
    except (Conflict, NotAllowed) as refusal:
        return _refused(request, refusal, record)
    if request.htmx:
        return render(request, "web/inbox_done.html", {"record": record})
    messages.success(request, _("Signed: %(title)s") % {"title": record.title})
    return _back()


@login_required
@require_POST
def return_record(request: Request) -> HttpResponse:
    """Ask for changes of one activity, and say which."""
    record, seen = _shown(request.user, request.POST.get("record", ""))
    words = request.POST.get("words", "").replace("\0", "")[:1000]
    try:
        actions.return_activity(
            record=record, words=words, seen=seen, actor=request.user
        )
    except (Conflict, NotAllowed) as refusal:
        return _refused(request, refusal, record)
    if request.htmx:
        context = {"record": record, "is_returned": True}
        return render(request, "web/inbox_done.html", context)
    messages.success(request, _("Returned: %(title)s") % {"title": record.title})
    return _back()


@login_required
@require_POST
def sign_several(request: Request) -> HttpResponse:
    """Sign those that are chosen, all or none."""
    chosen = request.POST.getlist("record")[: ON_A_PAGE + 1]
    shown = [actions.Shown(*_shown(request.user, each)) for each in chosen]
    signed = actions.sign_off_activities(shown=shown, actor=request.user)
    number = len(signed)
    words = ngettext("%(number)d is signed.", "%(number)d are signed.", number)
    messages.success(request, words % {"number": number})
    return _back()


def _shown(actor: Person, said: str) -> tuple[ActivityRecord, int]:
    """Find a record that waits, and which version of it was on the screen."""
    key, _parted, version = said.partition(SEEN)
    try:
        public_id = UUID(key)
    except ValueError as error:
        raise NotFound(_("There is no such activity.")) from error
    is_number = version.isascii() and version.isdecimal() and len(version) < 10
    return activities.get_record(actor, public_id), int(version) if is_number else 0


def _note_reading(actor: Person, items: Iterable[Item]) -> None:
    """Note that what a page shows of others has been seen, and what for."""
    looks = [item.look for item in items if item.look is not None]
    lookups.note_many(actor=actor, looks=looks)


def _tabs(items: list[Item], kind: Kind | None) -> list[Tab]:
    here = reverse("web:inbox")
    shown = [Tab(_("All"), here, current=kind is None, count=len(items))]
    for each, label in LABELS.items():
        count = sum(item.kind == each for item in items)
        if count or each == kind:
            shown.append(Tab(label, f"{here}?kind={each.value}", each == kind, count))
    return shown


def _kind(said: str) -> Kind | None:
    return Kind(said) if said in set(Kind) else None


def _refused(
    request: Request, refusal: Refusal, record: ActivityRecord
) -> HttpResponse:
    """Say beside the item why it was not done, and keep it."""
    if not request.htmx:
        raise refusal
    context = {"record": record, "refusal": refusal}
    return render(request, "web/inbox_done.html", context, status=422)


def _back() -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("web:inbox") + "#inbox")
