"""Words for changes, proposals and how far a run is."""

from django.utils.translation import gettext_lazy as _

from ferd.areas.planning.changes import ChangeKind

CHANGES = {
    ChangeKind.LEAVE: _("Leave"),
    ChangeKind.FRACTION: _("Working fraction"),
    ChangeKind.PROLONGED: _("A stage is prolonged"),
    ChangeKind.EARLY: _("A stage is completed early"),
    ChangeKind.RESIGNED: _("The trainee leaves"),
    ChangeKind.JOINED: _("A new trainee"),
    ChangeKind.PLACE_LOST: _("Places are lost"),
    ChangeKind.PLACE_GAINED: _("There are more places"),
}
OF_TRAINEE = (
    ChangeKind.LEAVE,
    ChangeKind.FRACTION,
    ChangeKind.PROLONGED,
    ChangeKind.EARLY,
    ChangeKind.RESIGNED,
)
OF_NEW_TRAINEE = (ChangeKind.JOINED,)
OF_PLACES = (ChangeKind.PLACE_LOST, ChangeKind.PLACE_GAINED)

POINTS = {
    "fewest": _("Fewest changes"),
    "balanced": _("In between"),
    "cheapest": _("Least delay"),
    "one": _("A plan that fits the places"),
    "everyone": _("Plan for everyone"),
}
PHASES = {
    "preparing": _("Preparing the planner, for up to a minute"),
    "reading": _("Reading the plans"),
    "prices": _("Finding what is in short supply"),
    "columns": _("Weighing the ways of each trainee"),
    "dive": _("Putting the ways together"),
    "improving": _("Looking for something better"),
}
