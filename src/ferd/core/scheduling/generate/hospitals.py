"""Made-up trusts with their departments, from one section to a continent."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from random import Random

from ferd.core.scheduling.generate.people import Made, Options, make_trainee
from ferd.core.scheduling.generate.rooms import make_places
from ferd.core.scheduling.generate.shapes import Where
from ferd.core.scheduling.problem import (
    Option,
    PlacesId,
    Problem,
    SiteId,
    TraineeId,
)

SLACK = 24
"""Months that the last of all may be delayed by."""

NATIONS = 36
FIRST_MONTH = "2027-01"


class Mode(StrEnum):
    """How large a made-up world is."""

    SECTION = "section"
    DEPARTMENT = "department"
    TRUST = "trust"
    NATION = "nation"


@dataclass(frozen=True, slots=True)
class _World:
    """How many there are of everything; the first trusts are universities'."""

    trainees: int
    trusts: int
    universities: int
    specialties: int


_WORLDS: Mapping[Mode, _World] = {
    Mode.SECTION: _World(trainees=3, trusts=2, universities=1, specialties=1),
    Mode.DEPARTMENT: _World(trainees=50, trusts=2, universities=1, specialties=4),
    Mode.TRUST: _World(trainees=800, trusts=2, universities=1, specialties=46),
    Mode.NATION: _World(trainees=7_000, trusts=30, universities=6, specialties=46),
}


def generate(mode: Mode, *, seed: int, rho: float = 0.9) -> Problem:
    """Make up a problem; `rho` is the load that is wanted, as a share of the room."""
    return _generate(_WORLDS[mode], f"{mode}/{seed}", "", rho)


def generate_continent(*, seed: int, rho: float = 0.9) -> Iterator[Problem]:
    """Make up nation after nation, 252,000 trainees in all."""
    world = _WORLDS[Mode.NATION]
    return (
        _generate(world, f"continent/{seed}/{nation}", f"N{nation:02}-", rho)
        for nation in range(NATIONS)
    )


def _generate(world: _World, seed: str, prefix: str, rho: float) -> Problem:
    random = Random(seed)  # noqa: S311  made-up people, no secrets
    made = [
        _make_one(world, f"{prefix}D{number:05}", prefix, random)
        for number in range(1, world.trainees + 1)
    ]
    months = max(each.trainee.due for each in made) + SLACK
    trainees = tuple(
        replace(each.trainee, work=each.trainee.work[:months]) for each in made
    )
    places = make_places(made, months=months, rho=rho, random=random)
    return Problem(
        months=months, places=places, trainees=trainees, first_month=FIRST_MONTH
    )


def _make_one(world: _World, name: str, prefix: str, random: Random) -> Made:
    """Make up one trainee somewhere: large trusts and specialties have more."""
    trust = 1 if world.trusts == 2 else _draw_low(world.trusts, random)
    specialty = _draw_low(world.specialties, random)
    options = _options(world, prefix, trust, specialty, random)
    site = SiteId(f"{prefix}T{trust:02}")
    return make_trainee(TraineeId(name), specialty, site, options, random)


def _draw_low(count: int, random: Random) -> int:
    """Draw a number below `count`; the first come three times as often as the last."""
    weights = [3 - 2 * each / count for each in range(count)]
    return random.choices(range(count), weights)[0]


def _options(
    world: _World, prefix: str, trust: int, specialty: int, random: Random
) -> Options:
    """Tell where someone may serve: the first place is the one that is wished for."""
    around = _draw_around(world, trust, random)
    hosts = _draw_hosts(world, trust, random)
    visits = {
        Where.NEIGHBOUR: (around, specialty // 5 * 5 + 50),
        Where.OTHER_NEIGHBOUR: (around, specialty // 9 * 9 + 70),
        Where.UNIVERSITY: (hosts, specialty),
    }
    home = PlacesId(f"{prefix}T{trust:02}-S{specialty:02}")
    return {
        Where.HOME: (Option(home),),
        **{
            where: tuple(
                Option(PlacesId(f"{prefix}T{host:02}-S{department:02}-guests"), 3 * at)
                for at, host in enumerate(trusts)
            )
            for where, (trusts, department) in visits.items()
        },
    }


def _draw_around(world: _World, trust: int, random: Random) -> list[int]:
    """Draw the trusts that take someone as a guest; mostly one's own comes first."""
    others = [other for other in (trust + 1, trust + 2) if other < world.trusts]
    around = [trust, *others] if random.random() < 0.5 else [trust]
    return around[::-1] if random.random() < 0.1 else around


def _draw_hosts(world: _World, trust: int, random: Random) -> list[int]:
    """Draw the university hospitals; for one in three there is another."""
    university = trust % world.universities
    if world.universities > 1 and random.random() < 0.33:
        return [university, (university + 1) % world.universities]
    return [university]
