"""Rows that belong to the row above: merged cells, another site, the same time."""

from collections.abc import Sequence

from ferd.formats.plans.understanding import doubts
from ferd.formats.plans.understanding.amounts import Kind, find_amounts
from ferd.formats.plans.understanding.characters import one_line
from ferd.formats.plans.understanding.doubts import Doubt
from ferd.formats.plans.understanding.drafts import Draft, DraftPlace


def goes_on(above: Draft, draft: Draft) -> bool:
    """Add a row to the stage above when it says nothing of its own time."""
    when = (draft.time.strip(), draft.duration.strip())
    if draft.part != above.part:
        return False
    is_merged = when == (above.time.strip(), above.duration.strip())
    if any(when) and not (
        is_merged and _is_placed(above) and _same_label(above, draft)
    ):
        return False
    if draft.is_alternative or (not any(when) and draft.label not in ("", above.label)):
        return False
    _add_row(above, draft)
    return True


def _add_row(above: Draft, draft: Draft) -> None:
    """Add what a row says to the stage it belongs to."""
    new_places = [place for place in draft.places if place not in above.places]
    new_objectives = draft.objectives if draft.objectives != above.objectives else ""
    if not new_places and not new_objectives and draft.objectives.strip():
        facts = {"text": one_line(draft.time or draft.duration) or draft.label}
        above.doubts.append(Doubt(doubts.REPEATED_ROW, facts))
    if new_places and new_objectives.strip() and above.objectives.strip():
        facts = {"text": one_line(above.time or above.duration) or above.label}
        above.doubts.append(Doubt(doubts.SHARED_INTERVAL, facts))
    for place in new_places:
        above.places.append(_completed(place, above.places))
    if new_objectives.strip():
        above.objectives = f"{above.objectives}\n{new_objectives}".strip()


def _same_label(above: Draft, draft: Draft) -> bool:
    return draft.label in ("", above.label)


def _is_placed(draft: Draft) -> bool:
    """Tell whether a stage has its place on the clock, so that it comes once."""
    found = find_amounts(draft.time)
    places = [a for a in found if a.kind in (Kind.INTERVAL, Kind.ORDINAL)]
    lengths = [a for a in found if a not in places]
    fills = all(a.months == places[0].months for a in lengths) if places else False
    return fills and not draft.duration.strip()


def _completed(place: DraftPlace, above: Sequence[DraftPlace]) -> DraftPlace:
    """Fill what a merged cell left empty, from the left, from the place above."""
    if not above or place.trust.strip():
        return place
    site = place.site if place.site.strip() else above[-1].site
    department = place.department
    if not place.site.strip() and not department.strip():
        department = above[-1].department
    return DraftPlace(above[-1].trust, site, department)


def inherit_places(draft: Draft, drafts: Sequence[Draft]) -> None:
    """Fill what is merged with the row above: its places, as far as they go."""
    above = [d for d in drafts if draft.is_alternative or not d.is_alternative]
    if above and above[-1].places:
        place = draft.places[0] if draft.places else DraftPlace()
        draft.places = [_completed(place, above[-1].places[-1:])]
