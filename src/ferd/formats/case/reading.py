"""A CASE package to editions: one for each specialty whose codes it has."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from ferd.core.curriculum import findings
from ferd.core.curriculum.catalogue import (
    COMMON,
    AssessmentMethod,
    Edition,
    LearningActivity,
    Objective,
    ObjectiveKind,
    RecommendedCount,
    Specialty,
    neutral_title,
)
from ferd.core.curriculum.findings import Reading
from ferd.core.curriculum.model import objective_code, split_code
from ferd.core.diagnostics import Diagnostic
from ferd.formats.case import vocabulary as words
from ferd.formats.json_shape import (
    JsonObject,
    as_json,
    as_object,
    objects_in,
    parse_json,
    text_at,
    texts_at,
)
from ferd.formats.tables import wordless
from ferd.formats.words import activity_kind, assessment_kind, date_of, theme_of


@dataclass(frozen=True, slots=True)
class _Link:
    kind: str
    origin: str
    target: str
    origin_title: str
    target_uri: str
    raw: JsonObject


@dataclass(slots=True)
class _Package:
    """A package sorted by what its items are."""

    document: JsonObject
    codes: dict[str, tuple[str, int]] = field(default_factory=dict)
    objectives: dict[str, JsonObject] = field(default_factory=dict)
    activities: dict[str, JsonObject] = field(default_factory=dict)
    assessments: dict[str, JsonObject] = field(default_factory=dict)
    groups: dict[str, JsonObject] = field(default_factory=dict)
    links: list[_Link] = field(default_factory=list)
    links_from: dict[str, list[_Link]] = field(default_factory=dict)
    links_to: dict[str, list[_Link]] = field(default_factory=dict)
    taken: set[tuple[str, int]] = field(default_factory=set)
    diagnostics: list[Diagnostic] = field(default_factory=list)


def read_case(data: bytes, *, specialty: str = "") -> Reading:
    """Read a package; `specialty` is the one whose codes are bare numbers."""
    parsed = parse_json(data)
    if isinstance(parsed, Diagnostic):
        return (), (parsed,)
    content = as_object(parsed)
    if not isinstance(content.get("CFDocument"), dict):
        return (), (findings.kind_is_unknown(),)
    package = _sorted(content, specialty.upper())
    by_code: dict[str, list[Objective]] = {}
    for identifier, item in package.objectives.items():
        code = package.codes[identifier][0]
        by_code.setdefault(code, []).append(_objective(identifier, item, package))
    whole = _whole(package, content)
    editions = tuple(
        replace(
            whole,
            specialty=replace(whole.specialty, code=code),
            objectives=tuple(sorted(objectives, key=lambda o: o.number)),
        )
        for code, objectives in by_code.items()
    )
    if not editions and not package.diagnostics:
        package.diagnostics.append(findings.no_objectives())
    return editions, (*package.diagnostics, *wordless(editions))


def _sorted(content: JsonObject, specialty: str) -> _Package:
    package = _Package(as_object(content["CFDocument"]))
    items = {
        text_at(item, "identifier") or f"item {position}": item
        for position, item in enumerate(objects_in(content.get("CFItems")), start=1)
    }
    links = [_link(a) for a in objects_in(content.get("CFAssociations"))]
    parents = {link.target for link in links if link.kind == words.CHILD_OF}
    for identifier, item in items.items():
        _place(identifier, item, package, specialty, is_parent=identifier in parents)
    known = {*items, text_at(package.document, "identifier")}
    package.links = list(_within(links, known, package))
    for link in package.links:
        package.links_from.setdefault(link.origin, []).append(link)
        package.links_to.setdefault(link.target, []).append(link)
    return package


def _link(raw: JsonObject) -> _Link:
    origin = as_object(raw.get("originNodeURI"))
    target = as_object(raw.get("destinationNodeURI"))
    return _Link(
        kind=text_at(raw, "associationType"),
        origin=text_at(origin, "identifier"),
        target=text_at(target, "identifier"),
        origin_title=text_at(origin, "title"),
        target_uri=text_at(target, "uri"),
        raw=raw,
    )


def _place(
    identifier: str,
    item: JsonObject,
    package: _Package,
    specialty: str,
    *,
    is_parent: bool,
) -> None:
    kind = text_at(item, "CFItemType").casefold()
    parts = split_code(text_at(item, "humanCodingScheme"))
    if kind == words.ACTIVITY.casefold():
        package.activities[identifier] = item
    elif kind == words.ASSESSMENT.casefold():
        package.assessments[identifier] = item
    elif parts is not None:
        _place_objective(identifier, item, package, (parts[0] or specialty, parts[1]))
    else:
        package.groups[identifier] = item
        if not is_parent and kind != words.GROUP.casefold():
            title = text_at(item, "fullStatement")[:80]
            found = findings.item_has_no_code(title, identifier)
            package.diagnostics.append(found)


def _place_objective(
    identifier: str, item: JsonObject, package: _Package, parts: tuple[str, int]
) -> None:
    if not parts[0]:
        if findings.specialty_is_missing() not in package.diagnostics:
            package.diagnostics.append(findings.specialty_is_missing())
    elif parts in package.taken:
        found = findings.objective_stands_twice(objective_code(*parts))
        package.diagnostics.append(found)
    else:
        package.codes[identifier] = parts
        package.taken.add(parts)
        package.objectives[identifier] = item


def _within(
    links: Iterable[_Link], known: set[str], package: _Package
) -> Iterator[_Link]:
    """Leave out, and tell of, links inside the package that lead nowhere."""
    for link in links:
        ends = {link.origin, link.target}
        lineage = link.kind in {words.REPLACED_BY, words.EXACT_MATCH}
        if lineage or ends <= known:
            yield link
        else:
            missing = ", ".join(sorted(ends - known))
            package.diagnostics.append(findings.reference_is_unknown(missing))


def _objective(identifier: str, item: JsonObject, package: _Package) -> Objective:
    specialty, number = package.codes[identifier]
    title, text = _title_and_text(item, number)
    related = _targets(identifier, words.RELATED_TO, package)
    common = specialty == COMMON
    return Objective(
        number=number,
        code=objective_code(specialty, number),
        title=title,
        text=text,
        explanation=text_at(item, "notes"),
        group=_group(identifier, package),
        valid_from=date_of(text_at(item, "statusStartDate")),
        valid_to=date_of(text_at(item, "statusEndDate")),
        replaces=_replaces(identifier, package),
        kind=ObjectiveKind.COMMON if common else ObjectiveKind.SPECIALTY,
        theme=theme_of(" ".join(texts_at(item, "conceptKeywords"))) if common else None,
        activities=_keys(related, package.activities),
        assessments=_keys(related, package.assessments),
        same_as=tuple(
            link.target_uri
            for link in package.links_from.get(identifier, ())
            if link.kind == words.EXACT_MATCH
        ),
        identifier=identifier,
        raw=as_json(item),
    )


def _title_and_text(item: JsonObject, number: int) -> tuple[str, str]:
    """Tell title from text; a neutral title of ours is neither."""
    full = text_at(item, "fullStatement")
    short = text_at(item, "abbreviatedStatement", "alternativeLabel")
    if full in {neutral_title(number, language) for language in ("nb", "en")}:
        return "", ""
    return (short, "") if short == full else (short, full)


def _targets(identifier: str, kind: str, package: _Package) -> list[str]:
    return [
        link.target
        for link in package.links_from.get(identifier, ())
        if link.kind == kind
    ]


def _group(identifier: str, package: _Package) -> str:
    for parent in _targets(identifier, words.CHILD_OF, package):
        if parent in package.groups:
            return text_at(package.groups[parent], "fullStatement")
    return ""


def _replaces(identifier: str, package: _Package) -> str:
    for link in package.links_to.get(identifier, ()):
        if link.kind == words.REPLACED_BY:
            if link.origin in package.codes:
                return objective_code(*package.codes[link.origin])
            return link.origin_title
    return ""


def _keys(related: list[str], items: Mapping[str, JsonObject]) -> tuple[str, ...]:
    return tuple(_key(i, items[i]) for i in related if i in items)


def _key(identifier: str, item: JsonObject) -> str:
    return text_at(item, "humanCodingScheme") or identifier


def _whole(package: _Package, content: JsonObject) -> Edition:
    """Read what is the same for every specialty in the package."""
    subjects = texts_at(package.document, "subject")
    return Edition(
        specialty=Specialty("", nb=subjects[0] if subjects else ""),
        title=text_at(package.document, "title"),
        valid_from=date_of(text_at(package.document, "statusStartDate")),
        valid_to=date_of(text_at(package.document, "statusEndDate")),
        activities=tuple(_activity(i, v) for i, v in package.activities.items()),
        assessments=tuple(_assessment(i, v) for i, v in package.assessments.items()),
        source="case",
        identifier=text_at(package.document, "identifier"),
        raw=as_json(_remainder(package, content)),
    )


def _activity(identifier: str, item: JsonObject) -> LearningActivity:
    title = text_at(item, "fullStatement")
    counts = as_object(item.get("extensions")).get(words.COUNTS)
    return LearningActivity(
        key=_key(identifier, item),
        kind=activity_kind(" ".join([*texts_at(item, "conceptKeywords"), title])),
        title=title,
        text=text_at(item, "notes"),
        counts=tuple(
            RecommendedCount(int(written), text_at(c, "role"), text_at(c, "row"))
            for c in objects_in(counts)
            if (written := text_at(c, "count")).isdecimal()
        ),
        raw=as_json(item),
    )


def _assessment(identifier: str, item: JsonObject) -> AssessmentMethod:
    title = text_at(item, "fullStatement")
    return AssessmentMethod(
        key=_key(identifier, item),
        kind=assessment_kind(" ".join([*texts_at(item, "conceptKeywords"), title])),
        title=title,
        raw=as_json(item),
    )


def _remainder(package: _Package, content: JsonObject) -> JsonObject:
    """Keep what no objective carries: the document, groups, other links."""
    others = [link.raw for link in package.links if not _is_ours(link, package)]
    return {
        **{k: v for k, v in content.items() if k not in {"CFItems", "CFAssociations"}},
        "CFItems": list(package.groups.values()),
        "CFAssociations": others,
    }


def _is_ours(link: _Link, package: _Package) -> bool:
    """Tell whether the objectives carry a link, so that it need not be kept."""
    match link.kind:
        case words.REPLACED_BY:
            return True
        case words.EXACT_MATCH:
            return link.origin in package.codes
        case words.RELATED_TO:
            return link.origin in package.codes and (
                link.target in package.activities or link.target in package.assessments
            )
        case words.CHILD_OF:
            return link.origin in package.codes and link.target not in package.codes
        case _:
            return False
