"""What the page of an objective shows: one page, one story, as far as one may."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from ferd.areas.accounts.models import Person
from ferd.areas.audit import lookups
from ferd.areas.audit.targets import Target
from ferd.areas.progress import (
    authority,
    people,
    sensitive,
    shown,
    standing,
)
from ferd.areas.progress import (
    objective_permissions as permissions,
)
from ferd.areas.progress.models import (
    ActivityRecord,
    Approval,
    ObjectiveProgress,
    Observation,
)
from ferd.areas.progress.objective_forms import ReasonForm, RecommendForm, SubmitForm
from ferd.areas.progress.queries import objectives as queries
from ferd.areas.progress.shown import Cover, Gathered
from ferd.areas.progress.stories import story_of
from ferd.areas.schedules import queries as schedules
from ferd.core.plans.progress_rules import ObjectiveGroup
from ferd.core.plans.ruling import groups_with
from ferd.core.progress.gate import Basis, Capacity, Lack, Missing, missing
from ferd.core.progress.seal import seal_of
from ferd.core.progress.states import State, Step, may_step
from ferd.foundation.saying import filled


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of evidence in the list: an activity or an observation."""

    on: date
    record: ActivityRecord | None = None
    observation: Observation | None = None


@dataclass(frozen=True, slots=True)
class Sealed:
    """One approval with its seal, and whether it still covers what it rests on."""

    approval: Approval
    cover: Cover | None
    may_withdraw: bool


@dataclass(frozen=True, slots=True)
class Abilities:
    """What the reader may do now."""

    submit: SubmitForm | None
    recall: bool
    recommend: RecommendForm | None
    capacity: str
    withdraw_recommendation: bool
    approve: bool
    reason: ReasonForm | None
    give_back: bool


def objective_page(actor: Person, row: ObjectiveProgress) -> dict[str, object]:
    """Give everything the page shows, and note that it was looked at."""
    gathered = shown.gather(row)
    granted = authority.authority_of(actor, row)
    capacity = authority.capacity_of(actor, row)
    purpose = _purpose(row, is_approver=granted is not None, capacity=capacity)
    _note(actor, row, gathered, purpose)
    case = standing.standing_of(row).case(
        deciding=granted.deciding(actor) if granted else standing.NOBODY
    )
    lacking = [each for each in missing(case) if each.lack is not Lack.REASON]
    is_open = row.state != State.APPROVED
    may = _abilities(actor, row, capacity, is_ready=granted is not None and not lacking)
    return {
        "row": row,
        "trainee": row.traineeship.trainee,
        "title": title_of(row),
        "pieces": pieces(gathered),
        "recommendations": gathered.recommendations,
        "groups": groups_of(row),
        "basis": Approval.Basis(row.basis),
        "approvals": _approvals(actor, row, gathered),
        "missing": _first(lacking) if is_open else "",
        "seen": seal_of(shown.shown_of(row, gathered)) if may.approve else "",
        "delegation": granted.delegation if granted else None,
        "may": may,
        "story": story_of(row),
    }


def title_of(row: ObjectiveProgress) -> str:
    """Give the objective's own title, or a neutral one."""
    neutral = _("Learning objective %(code)s") % {"code": row.objective.code}
    return row.objective.own_title or neutral


def pieces(gathered: Gathered) -> list[Piece]:
    """Give activities and observations together, the newest first."""
    found = [Piece(each.done_on, record=each) for each in gathered.records]
    found += [
        Piece(each.observed_on, observation=each) for each in gathered.observations
    ]
    return sorted(found, key=lambda piece: piece.on, reverse=True)


def groups_of(row: ObjectiveProgress) -> tuple[ObjectiveGroup, ...]:
    """List the groups of the plan in force that the objective is in."""
    own = row.objective.edition.specialty.code == row.traineeship.specialty_code
    plan = schedules.agreed_plan(row.traineeship) if own else None
    return groups_with(plan.version.as_plan(), row.objective.number) if plan else ()


def _abilities(
    actor: Person,
    row: ObjectiveProgress,
    capacity: Capacity | None,
    *,
    is_ready: bool,
) -> Abilities:
    state = State(row.state)
    has_said = permissions.may_withdraw_recommendation(actor, row)
    is_open = state is not State.APPROVED
    submits = (
        may_step(Step.SUBMIT, state)
        and row.submitted_at is None
        and permissions.may_submit(actor, row)
    )
    recommends = capacity is not None and is_open and not has_said
    is_submitted = row.submitted_at is not None and is_open
    asks = people.who_may_be_asked(row) if submits else []
    approves = is_ready and is_submitted
    other = row.basis != Basis.TRAINING
    return Abilities(
        submit=SubmitForm(people=asks) if submits else None,
        recall=is_submitted and permissions.may_recall(actor, row),
        recommend=RecommendForm() if recommends else None,
        capacity=capacity.value if capacity else "",
        withdraw_recommendation=has_said and is_open,
        approve=approves,
        reason=ReasonForm() if approves and other else None,
        give_back=is_submitted and permissions.may_return(actor, row),
    )


def _approvals(
    actor: Person, row: ObjectiveProgress, gathered: Gathered
) -> list[Sealed]:
    given = row.approvals.select_related(
        "approver", "on_behalf_of", "withdrawn_by", "unit"
    )
    sealed = []
    for approval in given:
        approval.progress = row
        is_live = approval.withdrawn_at is None
        sealed.append(
            Sealed(
                approval,
                shown.cover_of(approval, row, gathered) if is_live else None,
                is_live and permissions.may_withdraw_approval(actor, approval),
            )
        )
    return sealed


def _first(lacking: list[Missing]) -> str:
    return filled(lacking[0].template, {}) if lacking else ""


def _purpose(
    row: ObjectiveProgress, *, is_approver: bool, capacity: Capacity | None
) -> lookups.Purpose:
    """Say what the page is read for."""
    waits = row.submitted_at is not None and row.state != State.APPROVED
    if waits and is_approver:
        return lookups.Purpose.APPROVE
    if waits and capacity is not None:
        return lookups.Purpose.RECOMMEND
    return lookups.Purpose.FOLLOW_UP


def _note(
    actor: Person,
    row: ObjectiveProgress,
    gathered: Gathered,
    purpose: lookups.Purpose,
) -> None:
    """Note the look at the objective, as last submitted, and at each evidence."""
    role = queries.relation_to(actor, row)

    def look(kind: lookups.Kind, target: Target) -> lookups.Look:
        return lookups.Look(
            subject=row.traineeship.trainee,
            kind=kind,
            target=target,
            role=role,
            purpose=purpose,
            unit=row.owner.name,
            since=row.submitted_at,
        )

    looks = [look(sensitive.OBJECTIVE, row)]
    looks += [look(sensitive.ACTIVITY, each) for each in gathered.records]
    looks += [look(sensitive.OBSERVATION, each) for each in gathered.observations]
    lookups.note_many(actor=actor, looks=looks)
