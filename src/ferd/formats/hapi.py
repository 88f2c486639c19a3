"""The JSON of Helsedirektoratet's content API, saved or fetched, to editions.

An answer is one object, a list, or an envelope around a list; four kinds of
objects matter: specialties, objectives, categories and learning activities. The
fields special to them are not documented, so the reader looks for them under
several names and in several places, and keeps the JSON of every object whole.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from ferd.core.curriculum import findings
from ferd.core.curriculum.catalogue import (
    COMMON,
    AssessmentMethod,
    Edition,
    LearningActivity,
    Objective,
    ObjectiveKind,
    Specialty,
)
from ferd.core.curriculum.findings import Reading
from ferd.core.curriculum.model import objective_code, split_code
from ferd.core.diagnostics import Diagnostic
from ferd.formats.hapi_objects import (
    ACTIVITY,
    CATEGORY,
    CODE_FIRST,
    OBJECTIVE,
    SPECIALTY,
    Shelf,
    code_of,
    find_field,
    is_hapi,
    last_part,
    objects_of,
    shelve,
    spelt,
)
from ferd.formats.json_shape import (
    JsonObject,
    as_json,
    as_object,
    objects_in,
    parse_json,
    text_at,
    texts_at,
)
from ferd.formats.plain_text import text_of_html
from ferd.formats.tables import wordless
from ferd.formats.words import activity_kind, assessment_kind, date_of, theme_of

ENDPOINTS = (
    "lis-spesialiteter",
    "lis-laeringsmalkategorier",
    "lis-laeringsaktiviteter",
    "lis-laeringsmal",
)
"""What must be fetched for whole editions, in the order that reads best."""

_ENDED = ("utgått", "utgatt", "utgår", "arkiv", "avslutt", "opphev", "historisk")


def read_hapi(files: Sequence[bytes], *, specialty: str = "") -> Reading:
    """Read one or more answers together; they refer to one another.

    Args:
        files: the answers as they came, in any order.
        specialty: take only this one, by its code; all when it is empty.
    """
    shelf = Shelf()
    for data in files:
        parsed = parse_json(data)
        if isinstance(parsed, Diagnostic):
            shelf.diagnostics.append(parsed)
        elif not is_hapi(parsed):
            shelf.diagnostics.append(findings.kind_is_unknown())
        else:
            shelve(objects_of(parsed), shelf)
    by_code = _objectives(shelf)
    wanted = specialty.upper()
    editions = tuple(
        _edition(code, objectives, shelf)
        for code, objectives in sorted(by_code.items())
        if wanted in {"", code}
    )
    if not editions and not shelf.diagnostics:
        shelf.diagnostics.append(findings.no_objectives())
    return editions, (*shelf.diagnostics, *wordless(editions))


def _objectives(shelf: Shelf) -> dict[str, dict[int, Objective]]:
    by_code: dict[str, dict[int, Objective]] = {}
    for identifier, item in shelf.by_type[OBJECTIVE].items():
        parts = code_of(item)
        if parts is None:
            title = text_at(item, "tittel", "kortTittel")[:80]
            shelf.diagnostics.append(findings.item_has_no_code(title, identifier))
            continue
        known = by_code.setdefault(parts[0], {})
        code = objective_code(*parts)
        objective = _objective(parts, identifier, item, shelf)
        if parts[1] in known:
            shelf.diagnostics.append(findings.objective_stands_twice(code))
        elif _has_ended(item) and objective.valid_to is None:
            status = text_at(item, "status")
            shelf.diagnostics.append(findings.ended_without_date(code, status))
        else:
            known[parts[1]] = objective
    return by_code


def _has_ended(item: JsonObject) -> bool:
    return text_at(item, "status").casefold().startswith(_ENDED)


def _objective(
    parts: tuple[str, int], identifier: str, item: JsonObject, shelf: Shelf
) -> Objective:
    common = parts[0] == COMMON
    groups = [title for _, title in shelf.linked(item, CATEGORY) if title]
    group = (
        groups[0]
        if groups
        else find_field(item, "kategori") or find_field(item, "gruppe")
    )
    return Objective(
        number=parts[1],
        code=objective_code(*parts),
        title=_title(item),
        text=text_of_html(text_at(item, "tekst")),
        explanation=text_of_html(find_field(item, "utdypendetekst")),
        group=group,
        valid_from=_day(item, "gyldigfra", shelf, parts),
        valid_to=_day(item, "gyldigtil", shelf, parts),
        replaces=_replaces(item, shelf),
        kind=ObjectiveKind.COMMON if common else ObjectiveKind.SPECIALTY,
        theme=theme_of(find_field(item, "tema") or group) if common else None,
        activities=tuple(dict.fromkeys(key for key, _ in shelf.linked(item, ACTIVITY))),
        assessments=tuple(_assessment_titles(item)),
        identifier=identifier,
        raw=as_json(item),
    )


def _title(item: JsonObject) -> str:
    """Give the title without the code that may stand before it."""
    title = text_of_html(text_at(item, "kortTittel", "tittel"))
    if split_code(title) is not None:
        title = text_of_html(text_at(item, "tittel"))
    return "" if split_code(title) else CODE_FIRST.sub("", title)


def _day(
    item: JsonObject, name: str, shelf: Shelf, parts: tuple[str, int]
) -> date | None:
    written = find_field(item, name)
    day = date_of(written)
    if written and day is None:
        code = objective_code(*parts)
        shelf.diagnostics.append(findings.date_is_unreadable(written[:80], code))
    return day


def _replaces(item: JsonObject, shelf: Shelf) -> str:
    written = find_field(item, "erstatter")
    if written:
        parts = split_code(written)
        return objective_code(*parts) if parts and parts[0] else written
    for link in objects_in(item.get("links")):
        if text_at(link, "rel").casefold().startswith("erstatter"):
            target = last_part(text_at(link, "href"))
            old = shelf.by_type[OBJECTIVE].get(target, {"tittel": link.get("tittel")})
            parts = code_of(old)
            return objective_code(*parts) if parts else text_at(link, "tittel")
    return ""


def _assessment_titles(item: JsonObject) -> Iterator[str]:
    for place in (item, as_object(item.get("data"))):
        for key in place:
            if spelt(key) in {"vurderingsformer", "vurderingsform"}:
                yield from (text_of_html(title) for title in texts_at(place, key))
                for method in objects_in(place[key]):
                    yield text_of_html(text_at(method, "tittel", "navn"))


def _edition(code: str, objectives: Mapping[int, Objective], shelf: Shelf) -> Edition:
    own = [objectives[number] for number in sorted(objectives)]
    source = _specialty_object(code, own, shelf)
    activities = dict.fromkeys(key for o in own for key in o.activities)
    methods = dict.fromkeys(title for o in own for title in o.assessments if title)
    return Edition(
        specialty=Specialty(code, nb=text_at(source, "tittel")),
        objectives=tuple(own),
        activities=tuple(_activity(key, own, shelf) for key in activities),
        assessments=tuple(
            AssessmentMethod(key=title, kind=assessment_kind(title), title=title)
            for title in methods
        ),
        source="hapi",
        identifier=text_at(source, "id"),
        raw=as_json(source) if source else "",
    )


def _specialty_object(code: str, own: list[Objective], shelf: Shelf) -> JsonObject:
    """Find the specialty by its own code, or by what the objectives link to."""
    for item in shelf.by_type[SPECIALTY].values():
        codes = as_object(item.get("koder"))
        written = {c.upper() for system in codes for c in texts_at(codes, system)}
        if code in {*written, find_field(item, "kode").upper()}:
            return item
    for objective in own:
        item = shelf.by_type[OBJECTIVE][objective.identifier]
        for identifier, title in shelf.linked(item, SPECIALTY):
            known = shelf.by_type[SPECIALTY].get(identifier)
            return known or {"id": identifier, "tittel": title}
    return {}


def _activity(key: str, own: list[Objective], shelf: Shelf) -> LearningActivity:
    item = shelf.by_type[ACTIVITY].get(key, {})
    title = text_of_html(text_at(item, "tittel", "kortTittel"))
    title = title or _title_in_links(key, own, shelf) or key
    words = find_field(item, "type") or find_field(item, "aktivitetstype") or title
    return LearningActivity(
        key=key,
        kind=activity_kind(words),
        title=title,
        text=text_of_html(text_at(item, "tekst")),
        raw=as_json(item) if item else "",
    )


def _title_in_links(key: str, own: list[Objective], shelf: Shelf) -> str:
    """Take the title from a link when the activity itself has not been fetched."""
    for objective in own:
        item = shelf.by_type[OBJECTIVE][objective.identifier]
        for identifier, title in shelf.linked(item, ACTIVITY):
            if identifier == key and title:
                return title
    return ""
