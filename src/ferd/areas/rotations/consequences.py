"""What a move would lead to, worked out before anything is kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from ferd.areas.accounts.models import Person
from ferd.areas.plans import queries as plans
from ferd.areas.rotations import people, queries
from ferd.areas.rotations.models import DraftWay, RotationDraft
from ferd.areas.rotations.moves import Move, moved
from ferd.areas.rotations.room_changes import RoomChange, room_changes
from ferd.areas.schedules import queries as schedules
from ferd.areas.schedules.models import IndividualPlan, Traineeship
from ferd.areas.schedules.planned_stays import stays_of_pathway
from ferd.core.curriculum.model import Requirements
from ferd.core.diagnostics import Diagnostic
from ferd.core.plans.model import TrainingPlan, TrainingSite
from ferd.core.scheduling.circumstances import Circumstances
from ferd.core.scheduling.layout import lay_out
from ferd.core.scheduling.pathway import Pathway, Placement
from ferd.core.scheduling.revision import compare_pathways
from ferd.core.time_rules import TimeRules
from ferd.foundation import clock
from ferd.foundation.errors import Conflict


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """One trainee as the board shows them, ready to be moved.

    Attributes:
        agreed: what binds; None when nothing does yet.
        pathway: what is shown: what if, then what is proposed, then what binds.
    """

    traineeship: Traineeship
    draft: RotationDraft | None
    way: DraftWay | None
    agreed: IndividualPlan | None
    pathway: Pathway
    plan: TrainingPlan
    requirements: Requirements | None

    def sites(self, block: int) -> list[TrainingSite]:
        """Give the sites where the plan lets a block's stage be served."""
        stage = self.pathway.placements[block].stage
        found = (each for each in self.plan.timeline if each.order == stage)
        return [site for each in found for site in each.placements]

    def laid_out(self, circumstances: Circumstances) -> Pathway:
        """Lay the trainee's plan out for other circumstances."""
        return lay_out(
            self.plan,
            circumstances,
            requirements=self.requirements,
            rules=TimeRules(),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Consequence:
    """What one move leads to.

    Attributes:
        block: the block as it would be; None when nothing of it is left.
        agreed_finish: the finish that binds; None when there is none.
        problems: what the rules say of the new way and not of the old one.
    """

    situation: Situation
    move: Move
    circumstances: Circumstances
    after: Pathway
    was: Placement
    block: Placement | None
    agreed_finish: date | None
    problems: Sequence[Diagnostic]
    rooms: Sequence[RoomChange]

    @property
    def changes_nothing(self) -> bool:
        """Tell whether everything stays where it is."""
        before = self.situation.pathway
        return compare_pathways(before, self.after).is_empty

    @property
    def is_over(self) -> bool:
        """Tell whether a place would hold more than it has room for."""
        return any(each.is_over for each in self.rooms)

    @property
    def breaks_a_rule(self) -> bool:
        """Tell whether publishing would be refused for a rule."""
        return any(each.severity == "error" for each in self.problems)


def situation(
    actor: Person, traineeship: Traineeship, draft: RotationDraft | None
) -> Situation:
    """Gather what one trainee's move begins from."""
    seen = schedules.visible_plans(actor).filter(traineeship=traineeship)
    by_status = {each.status: each for each in seen.filter(status__in=people.OPEN)}
    agreed = by_status.get(IndividualPlan.Status.AGREED)
    way = queries.way_for(draft, traineeship)
    foremost = way or by_status.get(IndividualPlan.Status.PROPOSED) or agreed
    if foremost is None:
        raise Conflict(_("There is no plan to move yet: propose one first."))
    version = queries.version_to_follow(traineeship, agreed)
    return Situation(
        traineeship=traineeship,
        draft=draft,
        way=way,
        agreed=agreed,
        pathway=foremost.as_pathway(),
        plan=version.as_plan(),
        requirements=plans.requirements(traineeship.specialty_code),
    )


def consequence(actor: Person, given: Situation, move: Move) -> Consequence:
    """Work out what a move leads to; nothing is kept."""
    if not 0 <= move.block < len(given.pathway.placements):
        raise Conflict(_("There is no such block; the plan has changed."))
    circumstances = moved(given.pathway, move, given.laid_out, clock.today())
    after = given.laid_out(circumstances)
    was = given.pathway.placements[move.block]
    return Consequence(
        situation=given,
        move=move,
        circumstances=circumstances,
        after=after,
        was=was,
        block=_same_block(given.pathway, after, move.block),
        agreed_finish=given.agreed.completes_on if given.agreed else None,
        problems=[d for d in after.diagnostics if _is_new(d, given.pathway)],
        rooms=room_changes(
            actor,
            given.traineeship,
            given.draft,
            stays_of_pathway(given.pathway),
            stays_of_pathway(after),
        ),
    )


def _is_new(found: Diagnostic, before: Pathway) -> bool:
    known = {(d.code, d.where) for d in before.diagnostics}
    return found.severity != "advice" and (found.code, found.where) not in known


def _same_block(before: Pathway, after: Pathway, block: int) -> Placement | None:
    """Find a block again: the same one of the blocks of its stage."""
    stage = before.placements[block].stage
    number = sum(1 for p in before.placements[:block] if p.stage == stage)
    mine = after.placements_of(stage)
    return mine[number] if number < len(mine) else None
