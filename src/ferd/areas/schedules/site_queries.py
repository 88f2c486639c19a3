"""From the sites that plans name to the units that have places there.

A plan says `Nordvik HF, Nordvik, BDA/RAD` and a unit is called *Radiologisk
seksjon (RAD)* in *Bildediagnostisk avdeling (BDA)*. Names are compared without
case, by full or short name; a department written with a stroke is a way down
the units. What the names do not tell, a programme director has set; what
nobody has set is said to be unmapped, never guessed.
"""

import uuid
from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from ferd.areas.accounts.models import Person
from ferd.areas.organisations import queries as organisations
from ferd.areas.organisations.models import Role, Unit
from ferd.areas.plans import queries as plans
from ferd.areas.plans.models import PlanVersion
from ferd.areas.schedules.models import Places, SiteMapping
from ferd.core.plans.model import TrainingSite
from ferd.core.scheduling.rooms import PlacesFor, Unmapped
from ferd.foundation.errors import NotFound


def places_for(site: TrainingSite, *, home: Unit, specialty_code: str) -> PlacesFor:
    """Find the places a plan means by a site."""
    found = places_for_all([site], home=home, specialty_code=specialty_code)
    return found[site]


def places_for_all(
    sites: Iterable[TrainingSite], *, home: Unit, specialty_code: str
) -> dict[TrainingSite, PlacesFor]:
    """Find the places a unit's plan means by its sites."""
    wanted = [(site, home, specialty_code) for site in sites]
    found = places_for_many(wanted)
    return {site: found[site, home.pk, specialty_code] for site, *_ in wanted}


def places_for_many(
    wanted: Iterable[tuple[TrainingSite, Unit, str]],
) -> dict[tuple[TrainingSite, int, str], PlacesFor]:
    """Find the places that plans mean by their sites, with few queries for many.

    Args:
        wanted: the site as the plan names it; the unit whose plan it is (places
            for own trainees only are found for units of the same trust); and the
            code of the specialty (places for other specialties are left out).

    Returns:
        what was found, by site, primary key of the unit, and specialty.
    """
    listed = list(wanted)
    units = _units_for({(site, home) for site, home, _code in listed})
    given = _places_of({unit.pk for found in units.values() for unit in found})
    found = {}
    for site, home, code in listed:
        meant = units[site, home.pk]
        offered = [
            each
            for unit in meant
            for each in given.get(unit.pk, [])
            if _is_offered(each, home, code)
        ]
        found[site, home.pk, code] = _judged(site, meant, offered)
    return found


def visible_mappings(actor: Person) -> QuerySet[SiteMapping]:
    """List the mappings for the units whose programme the actor directs."""
    return SiteMapping.objects.filter(_directed(actor)).select_related("unit", "meant")


def get_mapping(actor: Person, public_id: uuid.UUID) -> SiteMapping:
    """Get one mapping that the actor keeps."""
    found = visible_mappings(actor).filter(uuid=public_id).first()
    if found is None:
        raise NotFound(_("There is no such mapping."))
    return found


def units_to_mean(actor: Person) -> list[tuple[Unit, str]]:
    """List the units a site may mean, with the trust's name: own, or with places."""
    held = organisations.current_roles(actor).filter(role=Role.PROGRAMME_DIRECTOR)
    meant = Q(pk__in=Places.objects.filter(use=Places.Use.OPEN).values("unit"))
    for trust in {each.unit.path.split("/")[1] for each in held}:
        meant |= Q(path__startswith=f"/{trust}/")
    units = organisations.visible_units(actor).filter(meant)
    trusts = {trust.pk: trust.name for trust in Unit.objects.filter(parent=None)}
    return [
        (unit, f"{unit.name}, {trusts[_ancestry(unit)[0]]}")
        for unit in units
        if unit.parent_id
    ]


def plans_to_map(actor: Person) -> list[tuple[PlanVersion, list[PlacesFor]]]:
    """Give the binding plans of the units the actor directs, and their sites."""
    published = plans.visible_versions(actor).filter(
        organisations.units_with_role(
            actor, (Role.PROGRAMME_DIRECTOR,), prefix="plan__unit__"
        ),
        status=PlanVersion.Status.PUBLISHED,
    )
    listed = [
        (each, _sites_of(each)) for each in published.select_related("plan__unit")
    ]
    found = places_for_many(
        (site, version.plan.unit, version.plan.specialty_code)
        for version, sites in listed
        for site in sites
    )
    return [
        (v, [found[site, v.plan.unit_id, v.plan.specialty_code] for site in sites])
        for v, sites in listed
    ]


def _sites_of(version: PlanVersion) -> list[TrainingSite]:
    """List the sites a plan names, each once, in the order of its stages."""
    stages = version.as_plan().timeline
    return list(dict.fromkeys(site for stage in stages for site in stage.placements))


def _directed(actor: Person) -> Q:
    return organisations.units_with_role(actor, (Role.PROGRAMME_DIRECTOR,))


def _units_for(
    wanted: set[tuple[TrainingSite, Unit]],
) -> dict[tuple[TrainingSite, int], list[Unit]]:
    """Find the units each site may be: set by somebody, or else by the names."""
    set_down = _set_down({home for _site, home in wanted})
    trusts = list(Unit.objects.filter(parent=None))
    named = {site: _trusts_named(site.trust, trusts) for site, _home in wanted}
    paths = Q(pk__in=[])
    for trust in {trust for found in named.values() for trust in found}:
        paths |= Q(path__startswith=trust.path)
    inside = list(Unit.objects.filter(paths))
    by_name = {site: _units_named(site, named[site], inside) for site in named}
    found = {}
    for site, home in wanted:
        meant = [set_down.get((key, site)) for key in reversed(_ancestry(home))]
        found[site, home.pk] = [u for u in meant if u][:1] or by_name[site]
    return found


def _set_down(homes: set[Unit]) -> dict[tuple[int, TrainingSite], Unit]:
    """Give what somebody has set, by the unit it was set for and the site."""
    above = {key for home in homes for key in _ancestry(home)}
    mappings = SiteMapping.objects.filter(unit__in=above).select_related("meant")
    return {
        (each.unit_id, TrainingSite(each.trust, each.site, each.department)): each.meant
        for each in mappings
    }


def _ancestry(unit: Unit) -> list[int]:
    return [int(key) for key in unit.path.strip("/").split("/")]


def _trusts_named(words: str, trusts: list[Unit]) -> list[Unit]:
    wanted = _folded(words)
    return [t for t in trusts if wanted in {_folded(t.name), _folded(t.short_name)}]


def _units_named(
    site: TrainingSite, trusts: list[Unit], units: list[Unit]
) -> list[Unit]:
    """Find the units at the end of the way that a department's name tells."""
    if len(trusts) != 1:
        return trusts
    trust = trusts[0]
    inside, named = [u for u in units if u.path.startswith(trust.path)], [trust]
    for step in filter(None, map(_folded, site.department.split("/"))):
        named = [unit for unit in inside if step in _names_of(unit, trust, site)]
        paths = tuple(unit.path for unit in named)
        inside = [unit for unit in inside if unit.path.startswith(paths)]
    return named


def _names_of(unit: Unit, trust: Unit, site: TrainingSite) -> set[str]:
    """Give what a unit may be called, also without the hospital's own name."""
    names = {_folded(unit.name), _folded(unit.short_name)}
    hospital = {_folded(trust.name), _folded(trust.short_name), _folded(site.site)}
    bare = {
        " ".join(name.removesuffix(each).removeprefix(each).strip(" ,-").split())
        for name in names
        for each in hospital - {""}
    }
    return (names | bare) - {""}


def _places_of(units: set[int]) -> dict[int, list[Places]]:
    found: dict[int, list[Places]] = defaultdict(list)
    for each in Places.objects.filter(unit__in=units).select_related("unit"):
        found[each.unit_id].append(each)
    return found


def _is_offered(places: Places, home: Unit, specialty_code: str) -> bool:
    """Tell whether a unit's trainees of a specialty may have places."""
    is_same_trust = _ancestry(places.unit)[0] == _ancestry(home)[0]
    return places.specialty_code in {"", specialty_code} and (
        is_same_trust or places.use == Places.Use.OPEN
    )


def _judged(site: TrainingSite, units: list[Unit], offered: list[Places]) -> PlacesFor:
    if len(units) != 1:
        fault = Unmapped.SEVERAL_UNITS if units else Unmapped.NO_UNIT
        return PlacesFor(site=site, unit=None, places=(), unmapped=fault)
    return PlacesFor(
        site=site,
        unit=units[0].uuid,
        places=tuple(each.identity for each in offered),
        unmapped=None if offered else Unmapped.NO_PLACES,
    )


def _folded(words: str) -> str:
    return " ".join(words.casefold().split())
