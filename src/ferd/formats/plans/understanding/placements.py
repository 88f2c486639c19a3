"""The places of a stage: cells of trust, site and department to placements.

Several places in one cell may be parted by *eller*, by commas or by lines; they
pair up with those of the neighbouring cells.
"""

import re
from collections.abc import Callable

from ferd.core.plans.model import TrainingSite
from ferd.formats.plans.understanding import doubts
from ferd.formats.plans.understanding.characters import one_line
from ferd.formats.plans.understanding.doubts import Doubt
from ferd.formats.plans.understanding.drafts import DraftPlace
from ferd.formats.plans.understanding.place_names import (
    is_department,
    is_site,
    is_trust,
)

_OR = re.compile(r"\s*(?:[,;]\s*)?\b(?:eller|evt\.?|alternativt)\b:?\s*", re.IGNORECASE)
_AND = re.compile(r"\s*(?:;|,|(?<!- )(?<!-)\b(?:og|samt)\b|\n|\s/\s)\s*")
_LEADING = re.compile(
    r"^\s*(?:(?:enten|eller|og|evt\.?|både|[•*\u2013-])\s+)+", re.IGNORECASE
)


def read_places(
    places: list[DraftPlace],
) -> tuple[tuple[TrainingSite, ...], tuple[Doubt, ...]]:
    """Understand the places of one stage."""
    sites: list[TrainingSite] = []
    found: list[Doubt] = []
    for place in (one for written in places for one in _alternatives(written)):
        read, certain = _paired(place)
        sites.extend(read)
        if not certain:
            written = "; ".join(
                one_line(cell)
                for cell in (place.trust, place.site, place.department)
                if cell.strip()
            )
            facts = {"text": written[:120], "read": written_places(read)[:160]}
            found.append(Doubt(doubts.UNEVEN_PLACES, facts))
    kept = dict.fromkeys(_with_trust(site) for site in sites if _names_something(site))
    return tuple(kept), tuple(found)


def written_places(sites: list[TrainingSite]) -> str:
    """Write places for a diagnostic."""
    return "; ".join(
        " / ".join(name for name in (s.trust, s.site, s.department) if name)
        for s in sites
    )


def _with_trust(site: TrainingSite) -> TrainingSite:
    """Name the trust where a plan gives it only as the hospital."""
    if not site.trust and is_trust(site.site):
        return TrainingSite(site.site, site.site, site.department)
    return site


def _names_something(site: TrainingSite) -> bool:
    return bool(site.trust or site.site or site.department)


def _alternatives(place: DraftPlace) -> list[DraftPlace]:
    """Part `A, X eller B, Y` in one column, where each side is a whole place."""
    texts = [t for t in (place.trust, place.site, place.department) if t.strip()]
    pieces = _OR.split(_LEADING.sub("", one_line(texts[0]))) if len(texts) == 1 else []
    wholes = [_sorted_out(DraftPlace("", piece)) for piece in pieces]
    if len(pieces) < 2 or not all(whole.department for whole in wholes):
        return [place]
    return wholes


def _paired(place: DraftPlace) -> tuple[list[TrainingSite], bool]:
    """Pair the parts of the three cells, and say whether they pair up evenly."""
    place = _sorted_out(place)
    cells = (
        _parts(place.trust, _is_list_of_places),
        _parts(place.site, _is_list_of_places),
        _parts(place.department, _is_list_of_departments),
    )
    count = max(len(cell) for cell in cells)
    if count > 1 and _are_lines(place):
        cells = _line_parts(place, cells)
        count = max(len(cell) for cell in cells)
    certain = all(len(cell) in (0, 1, count) for cell in cells)
    sites = [
        TrainingSite(*(_part_at(cell, at, count) for cell in cells))
        for at in range(count)
    ]
    return sites, certain


def _sorted_out(place: DraftPlace) -> DraftPlace:
    """Part what stands in one column though it names trust and department."""
    texts = [t for t in (place.trust, place.site, place.department) if t.strip()]
    if len(texts) != 1 or _OR.search(texts[0]):
        return place
    parts = [one_line(part) for part in re.split(r"\s*[,\n]\s*", texts[0]) if part]
    trusts = [part for part in parts if is_trust(part)]
    if not trusts and len(parts) == 2:
        return _site_and_department(parts) or place
    if len(trusts) != 1 or not 2 <= len(parts) <= 3:
        return place
    rest = [part for part in parts if part not in trusts]
    departments = [part for part in rest if is_department(part)]
    sites = [part for part in rest if part not in departments]
    if len(departments) > 1 or len(sites) > 1:
        return place
    return DraftPlace(trusts[0], "".join(sites), "".join(departments))


def _site_and_department(parts: list[str]) -> DraftPlace | None:
    """Part `Elverum, Lungeavdelingen` where one is a department and one a name."""
    departments = [part for part in parts if is_department(part)]
    sites = [p for p in parts if re.fullmatch(r"[A-ZÆØÅ][\w-]*(?: [^\W\d]+)?", p)]
    sites = [part for part in sites if part not in departments]
    if len(departments) != 1 or len(sites) != 1:
        return None
    return DraftPlace("", sites[0], departments[0])


def _part_at(cell: list[str], at: int, count: int) -> str:
    if not cell:
        return ""
    return cell[at] if len(cell) == count else cell[min(at, len(cell) - 1)]


def _are_lines(place: DraftPlace) -> bool:
    return "\n" in place.trust + place.site + place.department


def _line_parts(
    place: DraftPlace, cells: tuple[list[str], list[str], list[str]]
) -> tuple[list[str], list[str], list[str]]:
    """Part a cell by its lines where a neighbour has as many."""
    counts = {len(cell) for cell in cells if len(cell) > 1}
    texts = (place.trust, place.site, place.department)
    out = []
    for text, cell in zip(texts, cells, strict=True):
        lines = _lines(text)
        by_lines = len(cell) <= 1 and len(lines) in counts
        out.append(lines if by_lines else cell)
    return out[0], out[1], out[2]


def _lines(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.split("\n") if line.strip()]


def _parts(text: str, is_list: Callable[[list[str]], bool]) -> list[str]:
    """Cut one cell into the places it names."""
    text = _LEADING.sub("", text)
    if not text.strip(" -\u2013\u2014."):
        return []
    if is_trust(one_line(text)):
        return [one_line(text)]
    pieces = _OR.split(text)
    out: list[str] = []
    for piece in pieces:
        listed = [part for part in _outside_brackets(piece) if part.strip()]
        if (len(pieces) > 1 and len(listed) > 1 and "\n" not in piece) or (
            len(listed) > 1 and is_list(listed)
        ):
            out.extend(listed)
        else:
            out.append(piece)
    return [cleaned for part in out if (cleaned := _tidy(part))]


def _tidy(part: str) -> str:
    return _LEADING.sub("", one_line(part)).strip(" ,;:")


def _outside_brackets(text: str) -> list[str]:
    """Cut at commas, *og* and line ends, but not inside brackets."""
    shelter = re.sub(r"\([^)]*\)", lambda match: re.sub(r"\S", "\0", match[0]), text)
    parts, begin = [], 0
    for match in _AND.finditer(shelter):
        parts.append(text[begin : match.start()])
        begin = match.end()
    parts.append(text[begin:])
    return parts


def _is_list_of_places(parts: list[str]) -> bool:
    """Tell whether every part names a place of its own."""
    return all(
        part.strip()[:1].isupper()
        and (is_trust(part) or is_site(part) or len(part.split()) == 1)
        for part in parts
    )


def _is_list_of_departments(parts: list[str]) -> bool:
    return all(part.strip()[:1].isupper() and is_department(part) for part in parts)
