"""What `ferd import --json` prints; the contract is docs/reference/plan-json.md."""

from collections.abc import Callable, Iterable, Mapping

from ferd.core.diagnostics import Diagnostic
from ferd.core.plans.contradictions import contradictions
from ferd.core.plans.model import Contradiction, TrainingPlan
from ferd.formats.plans.json_form import (
    Json,
    JsonObject,
    commitment_json,
    day,
    fact_json,
    observership_json,
    prerequisite_json,
    section_json,
    source_json,
    stage_json,
)

_STAGE_EXTRAS = frozenset({"capacity", "may_move"})


def import_json(
    plan: TrainingPlan,
    diagnostics: Iterable[Diagnostic],
    translate: Callable[[str], str] = str,
) -> JsonObject:
    """Write a plan as the import command shows it, with all there is to say of it."""
    return {
        "specialty": plan.specialty,
        "specialty_code": plan.specialty_code,
        "institution": plan.institution,
        "title": plan.title,
        "approved_on": day(plan.approved_on),
        "revised_on": day(plan.revised_on),
        "timeline": [_without(stage_json(s), _STAGE_EXTRAS) for s in plan.timeline],
        "prerequisites": [
            _without(prerequisite_json(p), {"after_stages"}) for p in plan.prerequisites
        ],
        "observerships": [observership_json(o) for o in plan.observerships],
        "sections": [_without(section_json(s), {"body"}) for s in plan.sections],
        "commitments": [commitment_json(c) for c in plan.commitments],
        "facts": [fact_json(fact) for fact in plan.facts],
        "contradictions": [_contradiction(c) for c in contradictions(plan)],
        "diagnostics": [diagnostic_json(d, translate) for d in diagnostics],
    }


def diagnostic_json(
    diagnostic: Diagnostic, translate: Callable[[str], str] = str
) -> JsonObject:
    """Write one diagnostic."""
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity.value,
        "message": diagnostic.text(translate),
        "where": diagnostic.where,
        "source": source_json(diagnostic.source),
    }


def _contradiction(contradiction: Contradiction) -> JsonObject:
    return {
        "about": contradiction.about,
        "statements": [
            {"text": s.text, "value": s.value, "source": source_json(s.source)}
            for s in contradiction.statements
        ],
    }


def _without(form: Mapping[str, Json], keys: Iterable[str]) -> JsonObject:
    left_out = frozenset(keys)
    return {key: value for key, value in form.items() if key not in left_out}
