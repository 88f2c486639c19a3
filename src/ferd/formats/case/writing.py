"""An edition to a CASE package.

Identifiers are made from what they identify, so that the same edition written
twice is the same package. Fields that were read and are not ours are written
out as they came.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from uuid import UUID, uuid5

from ferd.core.curriculum.catalogue import (
    AssessmentMethod,
    Edition,
    LearningActivity,
    Objective,
    neutral_title,
)
from ferd.formats.case import vocabulary as words
from ferd.formats.json_shape import JsonObject, as_object, objects_in, text_at

_NAMESPACE = UUID("6f1d7b1e-6a0c-5d2c-9a53-0f0a8a1c7f52")


def write_case(edition: Edition, *, changed_at: datetime) -> bytes:
    """Write an edition; `changed_at` stands as the last change of all in it."""
    writer = _Writer(edition, changed_at.isoformat(timespec="seconds"))
    package = {
        **writer.kept,
        "CFDocument": writer.document(),
        "CFItems": list(writer.items()),
        "CFAssociations": list(writer.associations()),
    }
    written = json.dumps(package, ensure_ascii=False, indent=2, sort_keys=True)
    return f"{written}\n".encode()


class _Writer:
    """Knows the edition that is written and what was kept of its source."""

    def __init__(self, edition: Edition, changed_at: str) -> None:
        self.edition = edition
        self.changed_at = changed_at
        came_as_case = edition.source == "case" and edition.raw
        self.kept: JsonObject = (
            as_object(json.loads(edition.raw)) if came_as_case else {}
        )
        self.groups = {
            text_at(item, "fullStatement"): item
            for item in objects_in(self.kept.get("CFItems"))
        }
        self.placed = {
            text_at(as_object(link.get("originNodeURI")), "identifier")
            for link in objects_in(self.kept.get("CFAssociations"))
            if text_at(link, "associationType") == words.CHILD_OF
        }
        self.identifier = _uuid(edition.identifier, "edition", edition.specialty.code)
        self.by_code = {o.code: o for o in edition.objectives}

    def document(self) -> JsonObject:
        edition = self.edition
        kept = as_object(self.kept.get("CFDocument"))
        name = edition.specialty.nb or edition.specialty.code
        return {
            "creator": "Ferd",
            "language": "nb",
            **kept,
            "identifier": self.identifier,
            "uri": text_at(kept, "uri") or f"urn:uuid:{self.identifier}",
            "title": edition.title or name,
            "subject": [name],
            "caseVersion": words.VERSION,
            "adoptionStatus": text_at(kept, "adoptionStatus") or "Adopted",
            "lastChangeDateTime": self.changed_at,
            "CFPackageURI": self._node(self.identifier, edition.title or name),
            **_status(edition),
        }

    def items(self) -> Iterator[JsonObject]:
        """Write every item: groups, objectives, activities, methods."""
        for title in self._group_titles():
            if title not in self.groups:
                yield self._item(self._group_id(title), title, words.GROUP)
        yield from self.groups.values()
        for objective in self.edition.objectives:
            yield self._objective(objective)
        for activity in self.edition.activities:
            yield self._activity(activity)
        for method in self.edition.assessments:
            yield self._method(method)

    def associations(self) -> Iterator[JsonObject]:
        """Write every link: parents first, then lineage, then recommendations."""
        yield from objects_in(self.kept.get("CFAssociations"))
        for title in self._group_titles():
            if title not in self.groups:
                yield self._link(
                    words.CHILD_OF, (self._group_id(title), title), self._root()
                )
        for objective in self.edition.objectives:
            yield from self._links_of(objective)

    def _links_of(self, objective: Objective) -> Iterator[JsonObject]:
        own = (self._objective_id(objective), objective.code)
        group = objective.group
        parent = (self._group_id(group), group) if group else self._root()
        if own[0] not in self.placed:
            yield self._link(words.CHILD_OF, own, parent)
        if objective.replaces:
            old = self.by_code.get(objective.replaces)
            old_id = self._objective_id(old) if old else self._id(objective.replaces)
            yield self._link(words.REPLACED_BY, (old_id, objective.replaces), own)
        for uri in objective.same_as:
            yield self._link(words.EXACT_MATCH, own, (self._id(uri), uri), uri=uri)
        for key in (*objective.activities, *objective.assessments):
            yield self._link(words.RELATED_TO, own, (self._id(key), key))

    def _objective(self, objective: Objective) -> JsonObject:
        number = objective.number
        full = objective.text or objective.title or neutral_title(number, "nb")
        item = {
            **self._raw(objective),
            **self._item(self._objective_id(objective), full, words.OBJECTIVE),
            "humanCodingScheme": objective.code,
            **_status(objective),
        }
        if objective.title:
            item["abbreviatedStatement"] = objective.title
        if objective.explanation:
            item["notes"] = objective.explanation
        if objective.theme:
            item["conceptKeywords"] = [objective.theme.value]
        for kept in ("CFItemType", "uri"):
            if text_at(self._raw(objective), kept):
                item[kept] = text_at(self._raw(objective), kept)
        return item

    def _activity(self, activity: LearningActivity) -> JsonObject:
        item = {
            **self._item(self._id(activity.key), activity.title, words.ACTIVITY),
            "humanCodingScheme": activity.key,
            "conceptKeywords": [activity.kind.value],
        }
        if activity.text:
            item["notes"] = activity.text
        if activity.counts:
            counts = [
                {"count": c.count, "role": c.role, "row": c.row}
                for c in activity.counts
            ]
            item["extensions"] = {words.COUNTS: counts}
        return item

    def _method(self, method: AssessmentMethod) -> JsonObject:
        return {
            **self._item(self._id(method.key), method.title, words.ASSESSMENT),
            "humanCodingScheme": method.key,
            "conceptKeywords": [method.kind.value],
        }

    def _item(self, identifier: str, statement: str, kind: str) -> dict[str, object]:
        return {
            "identifier": identifier,
            "uri": f"urn:uuid:{identifier}",
            "fullStatement": statement,
            "CFItemType": kind,
            "language": "nb",
            "lastChangeDateTime": self.changed_at,
            "CFDocumentURI": self._node(*self._root()),
        }

    def _link(
        self,
        kind: str,
        origin: tuple[str, str],
        target: tuple[str, str],
        *,
        uri: str = "",
    ) -> JsonObject:
        identifier = self._id(f"{kind} {origin[0]} {target[0]}")
        destination = self._node(*target)
        return {
            "identifier": identifier,
            "uri": f"urn:uuid:{identifier}",
            "associationType": kind,
            "originNodeURI": self._node(*origin),
            "destinationNodeURI": {**destination, "uri": uri} if uri else destination,
            "lastChangeDateTime": self.changed_at,
            "CFDocumentURI": self._node(*self._root()),
        }

    def _node(self, identifier: str, title: str) -> dict[str, str]:
        uri = f"urn:uuid:{identifier}"
        return {"title": title, "identifier": identifier, "uri": uri}

    def _root(self) -> tuple[str, str]:
        edition = self.edition
        name = edition.specialty.nb or edition.specialty.code
        return self.identifier, edition.title or name

    def _raw(self, objective: Objective) -> JsonObject:
        kept = self.edition.source == "case" and objective.raw
        return as_object(json.loads(objective.raw)) if kept else {}

    def _group_titles(self) -> Iterable[str]:
        return dict.fromkeys(o.group for o in self.edition.objectives if o.group)

    def _group_id(self, title: str) -> str:
        if title in self.groups:
            return text_at(self.groups[title], "identifier")
        return self._id(f"group {title}")

    def _objective_id(self, objective: Objective) -> str:
        return _uuid(objective.identifier, self.identifier, objective.code)

    def _id(self, name: str) -> str:
        return str(uuid5(UUID(self.identifier), name))


def _uuid(known: str, *name: str) -> str:
    """Keep an identifier that is a UUID; make one of the name otherwise."""
    try:
        return str(UUID(known))
    except ValueError:
        return str(uuid5(_NAMESPACE, " ".join([known, *name])))


def _status(value: Edition | Objective) -> dict[str, str]:
    dates = {"statusStartDate": value.valid_from, "statusEndDate": value.valid_to}
    return {key: day.isoformat() for key, day in dates.items() if day is not None}
