"""One trainee's way in the room that everybody else leaves; for workers only.

Nobody else is moved: that is for `replan`. Where no places are known for any site
of the way, the plain layout is given, and that is said.
"""

from django.utils.translation import gettext as _

from ferd.areas.planning.gathering import Gathered
from ferd.areas.planning.models import SolverRun
from ferd.areas.planning.points import point_of, told
from ferd.areas.planning.proposals import Answer, Point, ProposedWay
from ferd.areas.planning.said import Said
from ferd.core.diagnostics import gettext_noop
from ferd.core.scheduling.compile import Compiled
from ferd.core.scheduling.engine.solve import solve
from ferd.core.scheduling.problem import PlacesId, TraineeId
from ferd.core.scheduling.schedule import (
    Infeasible,
    Limits,
    Schedule,
    Solved,
    TimedOut,
    Watch,
)
from ferd.core.scheduling.standing import alone
from ferd.core.scheduling.way import changed_trainees
from ferd.formats import pathway_json
from ferd.foundation.errors import Conflict

PLAIN = gettext_noop(
    "No unit has published places for this plan. The stages are laid out one after "
    "the other, and whether there is room for them is not known."
)
KEPT = gettext_noop(
    "There is room for the plan that is agreed, and no other way is worth a change."
)
NO_TIME = gettext_noop("The planner found no way in the time it had. Ask again.")


def one_way_answer(gathered: Gathered, run: SolverRun, watch: Watch) -> Answer:
    """Plan the one whom the run is about; everybody else stays where they are."""
    trainee = next(iter(gathered.touched), None)
    if trainee is None:
        raise Conflict(_("The training is over."))
    compiled = gathered.compiled
    places = _places_ahead(compiled, trainee)
    if trainee not in gathered.plans and not places - set(compiled.unlimited):
        return Answer(points=(_plain(gathered, trainee),), remarks=(_said(PLAIN),))
    own = alone(compiled.problem, compiled.published, trainee)
    unlimited = _titles(compiled, places)
    match solve(own, limits=Limits(seconds=run.seconds_allowed), watch=watch):
        case Solved(schedule=schedule, cost=cost):
            changed = changed_trainees(own, schedule)
            if trainee in gathered.plans and not changed:
                return Answer(remarks=(_said(KEPT),), unlimited=unlimited)
            point = point_of(gathered, "one", cost, changed, _only(trainee, schedule))
            return Answer(points=(point,), unlimited=unlimited)
        case Infeasible(conflict=conflict):
            reasons, remedies = told(conflict, gathered)
            return Answer(reasons=reasons, remedies=remedies, unlimited=unlimited)
        case TimedOut():
            return Answer(reasons=(_said(NO_TIME),), unlimited=unlimited)


def _said(template: str) -> Said:
    return Said(template=template)


def _only(trainee: TraineeId, schedule: Schedule) -> Schedule:
    return Schedule({trainee: schedule.ways[trainee]})


def _places_ahead(compiled: Compiled, trainee: TraineeId) -> set[PlacesId]:
    """Name the places where what has not begun may be served."""
    pieces = compiled.pieces[trainee].each
    return {p for piece in pieces if not piece.has_begun for p, _site in piece.sites}


def _titles(compiled: Compiled, places: set[PlacesId]) -> tuple[str, ...]:
    known = (compiled.unlimited[p] for p in places if p in compiled.unlimited)
    return tuple(sorted(site.title for site in known if site is not None))


def _plain(gathered: Gathered, trainee: TraineeId) -> Point:
    """Leave the stages as the layout puts them, one after the other."""
    mine = gathered.compiled.pieces[trainee].circumstances
    way = ProposedWay(
        traineeship=trainee,
        base="",
        circumstances=pathway_json.circumstances_to_text(mine),
    )
    return Point(kind="one", cost=0, delay=0, changed=0, ways=(way,))
