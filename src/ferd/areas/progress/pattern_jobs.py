"""What comes again by itself: each week, who signs for whom is looked at."""

from ferd.areas.accounts import queries as accounts
from ferd.areas.organisations.models import Unit
from ferd.areas.progress.actions import patterns
from ferd.foundation.recurring import Recurring, register


def find_patterns() -> None:
    """Look in every trust; doing it twice tells nobody anything twice."""
    for trust in Unit.objects.filter(parent=None).order_by("pk"):
        patterns.find_patterns(trust=trust, actor=accounts.system_person())


register(
    Recurring(
        name="progress.find_patterns",
        rule="FREQ=WEEKLY;BYDAY=MO;BYHOUR=6;BYMINUTE=0;BYSECOND=0",
        run=find_patterns,
    )
)
