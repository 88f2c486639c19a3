"""Small problems: by hand, and from Hypothesis with a schedule that solves them."""

from dataclasses import dataclass, replace

from hypothesis import strategies as st

from ferd.core.scheduling.problem import (
    Assignment,
    DelayBand,
    Measure,
    Option,
    Places,
    PlacesId,
    Problem,
    SiteId,
    SoftOrder,
    StageId,
    StageNeed,
    Trainee,
    TraineeId,
    Weights,
    Window,
)
from ferd.core.scheduling.schedule import Schedule
from ferd.core.scheduling.usage import usage
from ferd.core.scheduling.way import changed_trainees, delay_of


def places(name, *, site=None, room=1, months=12, **others):
    """Make places with the same room in every month."""
    return Places(
        id=PlacesId(name),
        site=SiteId(site or name),
        capacity=(100 * room,) * months,
        **others,
    )


def need(name, months, *options, **others):
    """Make a stage of whole months; options are names, or names with costs."""
    named = [each if isinstance(each, tuple) else (each, 0) for each in options]
    return StageNeed(
        id=StageId(name),
        work=100 * months,
        options=tuple(Option(PlacesId(at), cost) for at, cost in named),
        **others,
    )


def trainee(name, *stages, months=12, due=None, work=None, **others):
    """Make a trainee at full time, due when all stages are served end to end."""
    whole = sum(stage.work for stage in stages) // 100
    return Trainee(
        id=TraineeId(name),
        work=work or (100,) * months,
        stages=stages,
        due=whole if due is None else due,
        **others,
    )


def at(stage, where, start, end):
    return Assignment(StageId(stage), PlacesId(where), start, end)


def softly(stage, cost):
    return SoftOrder(StageId(stage), cost)


def problem(units, trainees, *, months=12, **others):
    return Problem(
        months=months, places=tuple(units), trainees=tuple(trainees), **others
    )


def schedule(**ways):
    return Schedule({TraineeId(name): tuple(way) for name, way in ways.items()})


@dataclass(frozen=True)
class Solvable:
    """A problem, and a schedule that it was made around."""

    problem: Problem
    witness: Schedule


WORK = st.sampled_from([100] * 8 + [50, 0])
COSTS = st.integers(0, 6)
WEIGHTS = st.builds(
    Weights,
    delay=st.sampled_from(
        [
            (DelayBand(1, 10), DelayBand(3, 15), DelayBand(None, 30)),
            (DelayBand(None, 7),),
        ]
    ),
    move=st.integers(0, 4),
    shortage=st.integers(0, 9),
    changed=COSTS,
    moved_start=COSTS,
    moved_month=COSTS,
    moved_place=COSTS,
)


@st.composite
def solvable(draw, most_trainees=3, most_stages=3, most_months=9):
    """Draw a witness first, then a problem that asks no more than it gives."""
    months = draw(st.integers(most_months - 3, most_months))
    names = draw(st.sampled_from(["A", "AB", "ABC"]))
    people = [
        draw(one_trainee(f"t{number}", names, months, most_stages))
        for number in range(draw(st.sampled_from(range(1, most_trainees + 1)[::-1])))
    ]
    trainees = tuple(person for person, _ in people)
    witness = Schedule({person.id: way for person, way in people})
    empty = tuple(
        places(name, site=draw(st.sampled_from("xy")), room=0, months=months,
               measure=draw(st.sampled_from(Measure)))
        for name in names
    )  # fmt: skip
    asked = Problem(
        months=months, places=empty, trainees=trainees, weights=draw(WEIGHTS)
    )
    units = tuple(draw(room_for(unit, usage(asked, witness))) for unit in empty)
    changed = len(changed_trainees(asked, witness))
    most = draw(st.one_of(st.none(), st.integers(changed, changed + 1)))
    return Solvable(replace(asked, places=units, most_changed=most), witness)


@st.composite
def one_trainee(draw, name, names, months, most_stages):
    """Draw what someone works and a way through it, then what is asked of them."""
    work = tuple(draw(st.lists(WORK, min_size=months, max_size=months)))
    bare = Trainee(id=TraineeId(name), work=work, stages=(), due=0)
    way, month = [], 0
    for number in range(draw(st.sampled_from([2, most_stages, 1]))):
        starts = [m for m in range(month, months) if work[m]]
        if not starts:
            break
        start = draw(st.sampled_from(starts[:3]))
        end = draw(st.integers(start + 1, min(months, start + 3)))
        amount = sum(work[start:end])
        if number and draw(st.booleans()):
            amount = draw(st.integers(amount - work[end - 1] // 2, amount))
        end = bare.end_of(start, amount) or end
        way.append((at(f"s{number}", draw(st.sampled_from(names)), start, end), amount))
        month = end
    stages = tuple(draw(one_stage(way, index, names)) for index in range(len(way)))
    wanted = tuple(each for each, _ in way)
    due = draw(st.integers(0, months))
    late = delay_of(replace(bare, due=due), wanted)
    return replace(
        bare,
        stages=tuple(draw(st.permutations(stages))),
        due=due,
        site=draw(st.sampled_from([None, SiteId("x"), SiteId("y")])),
        max_delay=draw(st.sampled_from([None, None, None, late, late + 1])),
        published=draw(published(wanted, names, months)),
    ), wanted


@st.composite
def one_stage(draw, way, index, names):
    """Draw a stage that the way serves, with all that may be said of one."""
    each, amount = way[index]
    others = [name for name in names if name != each.places and draw(st.booleans())]
    earlier = [before.stage for before, _ in way[:index]]
    rest = [other.stage for other, _ in way if other.stage != each.stage]
    pinned = draw(st.sampled_from([False] * 7 + [True]))
    soft = draw(st.sampled_from(rest)) if rest and draw(st.booleans()) else None
    start = draw(st.integers(-2, 8))
    window = Window(
        start=start, end=start + draw(st.integers(1, 5)), cost=draw(st.integers(1, 4))
    )
    return StageNeed(
        id=each.stage,
        work=amount,
        options=tuple(
            Option(PlacesId(name), draw(COSTS)) for name in (each.places, *others)
        ),
        after=tuple(before for before in earlier if draw(st.booleans())),
        softly_after=(SoftOrder(soft, draw(COSTS)),) if soft else (),
        earliest=draw(st.sampled_from([0, 0, 0, each.start])),
        latest=draw(st.sampled_from([None, None, None, each.end, each.end + 2])),
        windows=(window,) if draw(st.booleans()) else (),
        pinned=each if pinned else None,
    )


@st.composite
def published(draw, wanted, names, months):
    """Draw what was told: nothing, the way, or something near it."""
    if draw(st.booleans()):
        return ()
    kept = [each for each in wanted if draw(st.integers(0, 4))]
    return tuple(
        replace(
            each,
            places=PlacesId(draw(st.sampled_from([each.places, *names]))),
            start=max(0, each.start - draw(st.integers(0, 1))),
        )
        for each in kept
    )


@st.composite
def room_for(draw, unit, used):
    """Draw capacities that hold what is used, and sometimes a wished staffing."""
    full = max(used[unit.id])
    step = 100 if unit.measure is Measure.PEOPLE else 50
    tight = draw(st.booleans())
    capacity = tuple(
        (each if tight else full) + (step if draw(st.integers(0, 5)) == 0 else 0)
        for each in used[unit.id]
    )
    wished = draw(st.sampled_from([0, 0, 100, 150]))
    minimum = (wished,) * len(capacity) if wished else ()
    return replace(unit, capacity=capacity, minimum=minimum)
