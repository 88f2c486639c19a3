"""Checks of choices: stages, sites, order and objectives against the plan."""

from collections.abc import Iterator

from ferd.core.curriculum.model import as_ranges
from ferd.core.diagnostics import Diagnostic, Severity, gettext_noop
from ferd.core.plans.model import Strength, TrainingSite
from ferd.core.scheduling.checks.subject import Laid, title_of
from ferd.core.scheduling.demands import (
    fixed_pairs_swapped,
    order_wanted,
    prerequisites_broken,
    stages_taken,
)
from ferd.core.scheduling.expectations import leaves_objectives_open


def named_stages_are_in_the_plan(laid: Laid) -> Iterator[Diagnostic]:
    """TIME014: choices, credit and service are about stages of this pathway."""
    named = laid.circumstances.named_stages()
    for order in sorted(named - {demand.stage.order for demand in laid.demands}):
        yield Diagnostic(
            code="TIME014",
            severity=Severity.ERROR,
            where=f"stage:{order}",
            template=gettext_noop(
                "Something is said of stage %(order)d, which is not part of this "
                "trainee's way through the plan."
            ),
            facts={"order": order},
            hint=gettext_noop("Choose a stage of the plan, or remove it."),
        )


def chosen_sites_are_in_the_plan(laid: Laid) -> Iterator[Diagnostic]:
    """TIME013: a stage is served at one of the sites the plan names for it."""
    for demand in laid.demands:
        for chosen in _sites_chosen(laid, demand.stage.order):
            if chosen in demand.stage.placements:
                continue
            yield Diagnostic(
                code="TIME013",
                severity=Severity.ERROR,
                where=f"stage:{demand.stage.order}",
                template=gettext_noop(
                    "The plan does not offer %(site)s for %(stage)s; the first "
                    "site it names is used."
                ),
                facts={
                    "site": chosen.department or chosen.site or chosen.trust,
                    "stage": title_of(demand.stage),
                },
                hint=gettext_noop("Choose one of the sites the plan names."),
            )


def only_stages_that_may_move_change_places(laid: Laid) -> Iterator[Diagnostic]:
    """TIME011: the order differs from the plan's only where the plan allows it."""
    planned = stages_taken(laid.plan, laid.circumstances)
    wanted = order_wanted(laid.plan, laid.circumstances)
    for first, second in fixed_pairs_swapped(planned, wanted):
        yield Diagnostic(
            code="TIME011",
            severity=Severity.ERROR,
            where=f"stage:{second.order}",
            template=gettext_noop(
                "%(second)s cannot come before %(first)s: the plan lets neither of "
                "them move. The plan's own order is used."
            ),
            facts={"first": title_of(first), "second": title_of(second)},
            hint=gettext_noop("Keep the order of the plan, or revise the plan."),
        )


def prerequisites_come_first(laid: Laid) -> Iterator[Diagnostic]:
    """TIME012: a changed order keeps what the plan wants done first."""
    planned = stages_taken(laid.plan, laid.circumstances)
    wanted = order_wanted(laid.plan, laid.circumstances)
    if wanted == planned:
        return
    for prerequisite in prerequisites_broken(laid.plan, wanted):
        is_hard = prerequisite.strength is Strength.HARD
        yield Diagnostic(
            code="TIME012",
            severity=Severity.ERROR if is_hard else Severity.ADVICE,
            where=f"stage:{prerequisite.before_stage}",
            template=gettext_noop(
                "The chosen order does not keep what the plan wants first: “%(text)s”"
            ),
            facts={"text": prerequisite.text},
            hint=gettext_noop("Place the stages it names earlier."),
        )


def every_stage_has_its_objectives(laid: Laid) -> Iterator[Diagnostic]:
    """TIME015: what the plan leaves to the individual plan has been chosen."""
    for demand in laid.demands:
        if leaves_objectives_open(demand.stage, laid.circumstances):
            yield Diagnostic(
                code="TIME015",
                severity=Severity.ADVICE,
                where=f"stage:{demand.stage.order}",
                template=gettext_noop(
                    "The plan leaves the objectives of %(stage)s to the individual "
                    "plan, and none are chosen yet."
                ),
                facts={"stage": title_of(demand.stage)},
                hint=gettext_noop("Choose the objectives of this stage."),
            )


def credited_objectives_are_in_the_edition(laid: Laid) -> Iterator[Diagnostic]:
    """TIME017: only objectives of the trainee's edition are credited."""
    credited = {
        number
        for credit in laid.circumstances.credited_objectives
        for number in credit.numbers
    }
    unknown = credited - {expected.number for expected in laid.pathway.objectives}
    if unknown:
        yield Diagnostic(
            code="TIME017",
            severity=Severity.WARNING,
            where="credit",
            template=gettext_noop(
                "Objectives %(numbers)s are credited, but the trainee's edition has "
                "no such objectives."
            ),
            facts={"numbers": as_ranges(unknown)},
            hint=gettext_noop("Correct the numbers, or choose another edition."),
        )


def _sites_chosen(laid: Laid, order: int) -> tuple[TrainingSite, ...]:
    """Give each site that a choice or a planned block of a stage names, once."""
    planned = [b.site for b in laid.circumstances.planned if b.stage == order]
    named = (laid.circumstances.choice_for(order).site, *planned)
    return tuple(dict.fromkeys(site for site in named if site is not None))
