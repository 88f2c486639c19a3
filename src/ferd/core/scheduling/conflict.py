"""Why something cannot be: a smallest set of demands that clash, and ways out.

Values only; found in `explain`, put into words by whoever shows them.
"""

from dataclasses import dataclass

from ferd.core.scheduling.problem import PlacesId, StageId, TraineeId


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """One thing that is asked; drop any one of a conflict's and the rest can be.

    Attributes:
        rule: the name of a rule in `verify.RULES` (or ``everyone_is_placed``).
        months: the first month and the one after the last that it speaks of.
    """

    rule: str
    trainee: TraineeId | None = None
    stage: StageId | None = None
    places: PlacesId | None = None
    months: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Relaxation:
    """One change to the problem that makes it possible, tried and verified.

    Attributes:
        demand: what is eased.
        amount: by how much: months later, hundredths of a place, months earlier;
            how many may be changed in all; 0 when the demand is given up.
        cost: of the best schedule found with it.
        unplaced: how many have no way even so, for reasons of their own.
    """

    demand: Demand
    amount: int
    cost: int
    unplaced: int = 0


@dataclass(frozen=True, slots=True)
class Conflict:
    """A smallest set of demands that cannot be met together.

    Attributes:
        demands: minimal: each was dropped in turn, and the rest solved.
        relaxations: the cheapest ways out, cheapest first.
        is_minimal: false when time was up before every demand was dropped in turn.
    """

    demands: tuple[Demand, ...]
    relaxations: tuple[Relaxation, ...] = ()
    is_minimal: bool = True
