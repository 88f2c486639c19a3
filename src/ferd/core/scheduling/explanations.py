"""Conflicts, ways out, what-ifs and dear places said in sentences.

English, for the edge to translate; people, stages and units come in under the
names that the edge knows them by. Dates stay dates, an end is told as the last
day; a problem without a calendar counts its months instead.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TypeAlias

from ferd.core.scheduling import explanation_templates as words
from ferd.core.scheduling.conflict import Conflict, Demand, Relaxation
from ferd.core.scheduling.counterfactuals import Counterfactual
from ferd.core.scheduling.dear_places import DearPlaces
from ferd.core.scheduling.problem import FULL, Problem, StageNeed
from ferd.core.scheduling.revision_words import Sentence

Facts: TypeAlias = dict[str, str | int | date]


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What people, stages and units are called; by their id when it is not known.

    Attributes:
        stages: what a stage is called whosever it is.
        own_stages: what it is called in one trainee's plan, by trainee and stage.
    """

    trainees: Mapping[str, str] = field(default_factory=dict)
    stages: Mapping[str, str] = field(default_factory=dict)
    own_stages: Mapping[tuple[str | None, str], str] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Telling:
    """Says things of one problem, with names and dates."""

    problem: Problem
    names: Names = field(default_factory=Names)

    def facts_of(self, demand: Demand) -> Facts:
        """Name what a demand speaks of, and when."""
        facts = self.named(demand.trainee, demand.stage, demand.places)
        if demand.months is not None:
            facts |= {
                "first": self.day(demand.months[0]),
                "last": self.last_day(demand.months[1]),
            }
        return facts

    def named(
        self, trainee: str | None, stage: str | None, places: str | None
    ) -> Facts:
        """Call people, stages and units by their names."""
        known = (
            ("trainee", trainee, self.names.trainees),
            ("places", places, self.names.places),
        )
        facts: Facts = {w: names.get(id_, id_) for w, id_, names in known if id_}
        if stage:
            facts["stage"] = self.stage(trainee, stage)
        return facts

    def stage(self, trainee: str | None, stage: str) -> str:
        """Call a stage what it is called in this trainee's plan."""
        called = self.names.stages.get(stage, stage)
        return self.names.own_stages.get((trainee, stage), called)

    def day(self, month: int) -> date | str:
        """Tell the first day of a month."""
        if not self.problem.first_month:
            return str(month)
        year, first = map(int, self.problem.first_month.split("-"))
        months = year * 12 + first - 1 + month
        return date(months // 12, months % 12 + 1, 1)

    def last_day(self, end: int) -> date | str:
        """Tell the last day before a month."""
        first = self.day(end)
        return first - timedelta(days=1) if isinstance(first, date) else str(end - 1)


def conflict_in_words(conflict: Conflict, telling: Telling) -> Iterator[Sentence]:
    """Say what clashes: demands that cannot all be met."""
    for demand in conflict.demands:
        yield demand_in_words(demand, telling)


def ways_out_in_words(conflict: Conflict, telling: Telling) -> Iterator[Sentence]:
    """Say what would help, the cheapest first."""
    for relaxation in conflict.relaxations:
        yield from relaxation_in_words(relaxation, telling)


def demand_in_words(demand: Demand, telling: Telling) -> Sentence:
    """Say one demand."""
    template = words.DEMANDS[demand.rule]
    if demand.rule == "everything_served" and demand.stage is None:
        template = words.WHOLE_WAY
    return Sentence(template, telling.facts_of(demand) | _figures(demand, telling))


def relaxation_in_words(relaxation: Relaxation, telling: Telling) -> Iterator[Sentence]:
    """Say one way out, and whom it does not help."""
    facts = telling.facts_of(relaxation.demand)
    facts["amount"] = relaxation.amount
    facts["room"] = _people(relaxation.amount)
    yield Sentence(words.WAYS_OUT[relaxation.demand.rule], facts)
    if relaxation.unplaced:
        yield Sentence(words.STILL_UNPLACED, {"count": relaxation.unplaced})


def counterfactual_in_words(told: Counterfactual, telling: Telling) -> Sentence:
    """Say what one change would do for one trainee."""
    facts = telling.named(told.trainee, None, None)
    rule = "nothing"
    if told.demand is not None:
        facts |= telling.facts_of(told.demand)
        rule = told.demand.rule
    facts["then"] = telling.last_day(told.then)
    if told.finish is None or told.months_earlier is None:
        return Sentence(words.FIRST_ENDS[rule], facts)
    facts["finish"] = telling.last_day(told.finish)
    facts["months"] = told.months_earlier
    return Sentence(words.EARLIER_ENDS[rule], facts)


def dear_in_words(dear: DearPlaces, telling: Telling) -> Sentence:
    """Say what a place in short supply costs."""
    facts = telling.named(None, None, dear.places)
    facts["first"] = telling.day(dear.months[0])
    facts["last"] = telling.last_day(dear.months[1])
    facts["delay"] = f"{dear.delay_months:.1f}"
    return Sentence(words.DEAR, facts)


def _figures(demand: Demand, telling: Telling) -> Facts:
    """Look up the figures of a demand in the problem."""
    facts: Facts = {}
    problem = telling.problem
    for trainee in problem.trainees:
        if trainee.id == demand.trainee:
            facts["months"] = trainee.max_delay or 0
            for need in trainee.stages:
                if need.id == demand.stage:
                    facts |= _dates(trainee.id, need, telling)
    for places in problem.places:
        if places.id == demand.places:
            first, end = demand.months or (0, problem.months)
            facts["room"] = _people(max(places.capacity[first:end], default=0))
    if problem.most_changed is not None:
        facts["most"] = problem.most_changed
    return facts


def _dates(trainee: str, need: StageNeed, telling: Telling) -> Facts:
    return {
        "earliest": telling.day(need.earliest),
        "latest": telling.last_day(need.latest or 0),
        "before": ", ".join(telling.stage(trainee, stage) for stage in need.after),
    }


def _people(room: int) -> str:
    return f"{room / FULL:g}"
