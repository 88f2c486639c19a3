"""What of a pathway is not for those who receive a trainee for a while."""

from dataclasses import replace

from ferd.core.scheduling.pathway import Pathway


def without_bases(pathway: Pathway) -> Pathway:
    """Leave out on what basis something was credited; that it was, stays."""
    known = pathway.circumstances
    circumstances = replace(
        known,
        credited_service=tuple(replace(c, basis="") for c in known.credited_service),
        credited_objectives=tuple(
            replace(c, basis="") for c in known.credited_objectives
        ),
    )
    objectives = tuple(replace(each, basis="") for each in pathway.objectives)
    return replace(pathway, circumstances=circumstances, objectives=objectives)
