"""Calling trainees, stages and places in the planner's answers by their names."""

from ferd.areas.planning.gathering import Gathered
from ferd.core.scheduling.explanations import Names, Telling


def telling_of(gathered: Gathered) -> Telling:
    """Call people, stages and places what people call them."""
    compiled = gathered.compiled
    pieces = [piece for each in compiled.pieces.values() for piece in each.each]
    sites: dict[str, str] = {
        places: site.short_title if site else piece.demand.stage.label
        for piece in pieces
        for places, site in piece.sites
    }
    names = Names(
        trainees={n: t.trainee.name for n, t in gathered.traineeships.items()},
        own_stages={
            (trainee, piece.id): piece.demand.stage.label
            for trainee, mine in compiled.pieces.items()
            for piece in mine.each
        },
        places=sites,
    )
    return Telling(compiled.problem, names)
