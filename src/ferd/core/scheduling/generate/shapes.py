"""What training looks like in made-up specialties: 60 months in pieces.

The first is that of the nuclear medicine plan: a base, a core around an external
year and half a year at a university hospital.
"""

from dataclasses import dataclass
from enum import Enum, auto

from ferd.core.scheduling.problem import StageId


class Where(Enum):
    """At whose places a piece is served."""

    HOME = auto()
    NEIGHBOUR = auto()
    OTHER_NEIGHBOUR = auto()
    UNIVERSITY = auto()


@dataclass(frozen=True, slots=True)
class Piece:
    """A stage, or one part of a stage that may be split."""

    name: StageId
    months: int
    where: Where
    after: tuple[StageId, ...] = ()


BASE, CORE_1, CORE_2 = StageId("base"), StageId("core-1"), StageId("core-2")
EXTERNAL, SECOND = StageId("external"), StageId("second-external")
UNIVERSITY = StageId("university")

SHAPES: tuple[tuple[Piece, ...], ...] = (
    (
        Piece(BASE, 12, Where.HOME),
        Piece(CORE_1, 15, Where.HOME, (BASE,)),
        Piece(EXTERNAL, 12, Where.NEIGHBOUR, (BASE,)),
        Piece(UNIVERSITY, 6, Where.UNIVERSITY, (BASE, EXTERNAL)),
        Piece(CORE_2, 15, Where.HOME, (CORE_1,)),
    ),
    (
        Piece(BASE, 18, Where.HOME),
        Piece(EXTERNAL, 6, Where.NEIGHBOUR, (BASE,)),
        Piece(CORE_1, 12, Where.HOME, (BASE,)),
        Piece(SECOND, 6, Where.OTHER_NEIGHBOUR, (BASE,)),
        Piece(UNIVERSITY, 6, Where.UNIVERSITY, (CORE_1,)),
        Piece(CORE_2, 12, Where.HOME, (CORE_1,)),
    ),
    (
        Piece(BASE, 12, Where.HOME),
        Piece(UNIVERSITY, 12, Where.UNIVERSITY, (BASE,)),
        Piece(CORE_1, 12, Where.HOME, (BASE,)),
        Piece(EXTERNAL, 12, Where.NEIGHBOUR, (BASE,)),
        Piece(CORE_2, 12, Where.HOME, (CORE_1, UNIVERSITY)),
    ),
    (
        Piece(BASE, 24, Where.HOME),
        Piece(CORE_1, 12, Where.HOME, (BASE,)),
        Piece(UNIVERSITY, 12, Where.UNIVERSITY, (BASE,)),
        Piece(CORE_2, 12, Where.HOME, (CORE_1,)),
    ),
    (
        Piece(BASE, 15, Where.HOME),
        Piece(EXTERNAL, 12, Where.NEIGHBOUR),
        Piece(CORE_1, 15, Where.HOME, (BASE,)),
        Piece(SECOND, 6, Where.OTHER_NEIGHBOUR),
        Piece(UNIVERSITY, 12, Where.UNIVERSITY, (BASE, EXTERNAL, SECOND)),
    ),
)
"""In the order in which they are served when nobody waits."""
