"""A plan as JSON values, for storage and exchange: exact in both directions.

`to_json` keeps everything a plan holds; `from_json` takes nothing else and says
in one sentence what is wrong with anything that is not such a form. The shorter
form the `import` command prints is in `import_form`.
"""

from datetime import date

from ferd.core.diagnostics import Source
from ferd.core.plans.model import (
    Commitment,
    Fact,
    Objectives,
    Observership,
    Prerequisite,
    Section,
    Stage,
    TrainingPlan,
    TrainingSite,
)
from ferd.formats.plans import json_progress
from ferd.formats.plans.json_reading import Fields, NotAPlan
from ferd.formats.plans.json_values import Json, JsonObject

__all__ = ["Json", "JsonObject", "NotAPlan", "from_json", "to_json"]


def to_json(plan: TrainingPlan) -> JsonObject:
    """Write all of a plan."""
    return {
        "specialty": plan.specialty,
        "specialty_code": plan.specialty_code,
        "institution": plan.institution,
        "title": plan.title,
        "approved_on": day(plan.approved_on),
        "revised_on": day(plan.revised_on),
        "timeline": [stage_json(stage) for stage in plan.timeline],
        "prerequisites": [prerequisite_json(p) for p in plan.prerequisites],
        "observerships": [observership_json(o) for o in plan.observerships],
        "sections": [section_json(section) for section in plan.sections],
        "commitments": [commitment_json(c) for c in plan.commitments],
        "facts": [fact_json(fact) for fact in plan.facts],
        "activity_rules": [
            json_progress.activity_rule_json(rule) for rule in plan.activity_rules
        ],
        "groups": [json_progress.group_json(group) for group in plan.groups],
        "sufficiency": [
            json_progress.sufficiency_json(rule) for rule in plan.sufficiency
        ],
    }


def day(value: date | None) -> str | None:
    """Write a day as ISO 8601."""
    return value.isoformat() if value else None


def figure(value: float | None) -> int | float | None:
    """Write whole figures without a decimal point."""
    if value is None or not float(value).is_integer():
        return value
    return int(value)


def source_json(source: Source | None) -> JsonObject | None:
    """Write a place in the document."""
    return {"page": source.page, "line": source.line} if source else None


def place_json(site: TrainingSite) -> JsonObject:
    """Write a place of training."""
    return {"trust": site.trust, "site": site.site, "department": site.department}


def stage_json(stage: Stage) -> JsonObject:
    """Write a stage."""
    return {
        "order": stage.order,
        "label": stage.label,
        "from_months": figure(stage.from_months),
        "to_months": figure(stage.to_months),
        "duration_months": figure(stage.duration_months),
        "text": stage.text,
        "placements": [place_json(site) for site in stage.placements],
        "objectives": {
            "numbers": list(stage.objectives.numbers),
            "codes": list(stage.objectives.codes),
            "symbolic": stage.objectives.symbolic,
            "text": stage.objectives.text,
        },
        "alternative_of": stage.alternative_of,
        "capacity": stage.capacity,
        "may_move": stage.may_move,
        "source": source_json(stage.source),
    }


def prerequisite_json(prerequisite: Prerequisite) -> JsonObject:
    """Write a prerequisite."""
    return {
        "strength": prerequisite.strength.value,
        "text": prerequisite.text,
        "before_stage": prerequisite.before_stage,
        "after_stages": list(prerequisite.after_stages),
        "source": source_json(prerequisite.source),
    }


def observership_json(observership: Observership) -> JsonObject:
    """Write an observership."""
    return {
        "placement": place_json(observership.site),
        "min_weeks": figure(observership.min_weeks),
        "max_weeks": figure(observership.max_weeks),
        "text": observership.text,
        "source": source_json(observership.source),
    }


def section_json(section: Section) -> JsonObject:
    """Write a section with its text."""
    return {
        "number": section.number,
        "heading": section.heading,
        "body": section.body,
        "source": source_json(section.source),
    }


def commitment_json(commitment: Commitment) -> JsonObject:
    """Write a promise."""
    return {
        "kind": commitment.kind,
        "value": figure(commitment.value),
        "unit": commitment.unit,
        "about": commitment.about,
        "text": commitment.text,
        "source": source_json(commitment.source),
    }


def fact_json(fact: Fact) -> JsonObject:
    """Write a fact."""
    return {
        "kind": fact.kind,
        "value": figure(fact.value),
        "upper": figure(fact.upper),
        "unit": fact.unit,
        "text": fact.text,
        "source": source_json(fact.source),
    }


def from_json(form: Json) -> TrainingPlan:
    """Read what `to_json` writes.

    Plans that were stored before plans said anything about progress lack those
    keys; they say nothing about it.

    Raises:
        NotAPlan: with one sentence naming the place and the fault.
    """
    fields = Fields.of(form, "the plan")
    plan = TrainingPlan(
        specialty=fields.text("specialty"),
        specialty_code=fields.text("specialty_code"),
        institution=fields.text("institution"),
        title=fields.text("title"),
        approved_on=fields.day("approved_on"),
        revised_on=fields.day("revised_on"),
        timeline=tuple(_stage(item) for item in fields.objects("timeline")),
        prerequisites=tuple(_guard(p) for p in fields.objects("prerequisites")),
        observerships=tuple(_stay(o) for o in fields.objects("observerships")),
        sections=tuple(_section(item) for item in fields.objects("sections")),
        commitments=tuple(_promise(c) for c in fields.objects("commitments")),
        facts=tuple(_fact(item) for item in fields.objects("facts")),
        activity_rules=tuple(
            json_progress.activity_rule(item)
            for item in fields.objects_if_any("activity_rules")
        ),
        groups=tuple(
            json_progress.group(item) for item in fields.objects_if_any("groups")
        ),
        sufficiency=tuple(
            json_progress.sufficiency(item)
            for item in fields.objects_if_any("sufficiency")
        ),
    )
    fields.end()
    return plan


def _stage(fields: Fields) -> Stage:
    stage = Stage(
        order=fields.whole("order"),
        label=fields.text("label"),
        from_months=fields.figure("from_months"),
        to_months=fields.figure("to_months"),
        duration_months=fields.figure("duration_months"),
        text=fields.text("text"),
        placements=tuple(_place(item) for item in fields.objects("placements")),
        objectives=_objectives(fields.object("objectives")),
        alternative_of=fields.whole_or_none("alternative_of"),
        capacity=fields.whole_or_none("capacity"),
        may_move=fields.text("may_move"),
        source=_source(fields),
    )
    fields.end()
    return stage


def _objectives(fields: Fields) -> Objectives:
    objectives = Objectives(
        numbers=fields.wholes("numbers"),
        codes=fields.texts("codes"),
        symbolic=fields.text_or_none("symbolic"),
        text=fields.text("text"),
    )
    fields.end()
    return objectives


def _place(fields: Fields) -> TrainingSite:
    site = TrainingSite(
        fields.text("trust"), fields.text("site"), fields.text("department")
    )
    fields.end()
    return site


def _guard(fields: Fields) -> Prerequisite:
    prerequisite = Prerequisite(
        strength=fields.strength("strength"),
        text=fields.text("text"),
        before_stage=fields.whole_or_none("before_stage"),
        after_stages=fields.wholes("after_stages"),
        source=_source(fields),
    )
    fields.end()
    return prerequisite


def _stay(fields: Fields) -> Observership:
    observership = Observership(
        site=_place(fields.object("placement")),
        min_weeks=fields.figure("min_weeks"),
        max_weeks=fields.figure("max_weeks"),
        text=fields.text("text"),
        source=_source(fields),
    )
    fields.end()
    return observership


def _section(fields: Fields) -> Section:
    section = Section(
        number=fields.text("number"),
        heading=fields.text("heading"),
        body=fields.text("body"),
        source=_source(fields),
    )
    fields.end()
    return section


def _promise(fields: Fields) -> Commitment:
    commitment = Commitment(
        kind=fields.text("kind"),
        value=fields.figure("value"),
        unit=fields.text("unit"),
        about=fields.text("about"),
        text=fields.text("text"),
        source=_source(fields),
    )
    fields.end()
    return commitment


def _fact(fields: Fields) -> Fact:
    fact = Fact(
        kind=fields.text("kind"),
        value=fields.required_figure("value"),
        upper=fields.figure("upper"),
        unit=fields.text("unit"),
        text=fields.text("text"),
        source=_source(fields),
    )
    fields.end()
    return fact


def _source(fields: Fields) -> Source | None:
    inner = fields.object_or_none("source")
    if inner is None:
        return None
    source = Source(page=inner.whole("page"), line=inner.whole("line"))
    inner.end()
    return source
