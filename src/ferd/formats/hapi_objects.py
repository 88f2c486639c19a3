"""Finding one's way among the objects of Helsedirektoratet's content API.

The fields special to specialist training are not documented, so they are looked
for under several names, in the object and in its ``data``.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ferd.core.curriculum.model import split_code
from ferd.core.diagnostics import Diagnostic
from ferd.formats.json_shape import (
    JsonObject,
    as_object,
    objects_in,
    text_at,
    texts_at,
)

SPECIALTY = "lis-spesialitet"
CATEGORY = "lis-laeringsmalkategori"
ACTIVITY = "lis-laeringsaktivitet"
OBJECTIVE = "lis-laeringsmal"
_TYPES = (CATEGORY, ACTIVITY, OBJECTIVE, SPECIALTY)

CODE_FIRST = re.compile(r"^\s*[A-ZÆØÅ]{2,5}[ -]?\d{1,4}\s*[:.\-\u2013]?\s+(?=\S)")
_ENVELOPES = ("value", "items", "results", "resultater", "innhold", "treff", "data")


@dataclass(slots=True)
class Shelf:
    """The objects of all files, by their kind and their identifier."""

    by_type: dict[str, dict[str, JsonObject]] = field(
        default_factory=lambda: {kind: {} for kind in _TYPES}
    )
    parents: dict[str, list[str]] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def linked(self, item: JsonObject, kind: str) -> Iterator[tuple[str, str]]:
        """Give identifier and title of what an object links to, or is linked from."""
        for link in objects_in(item.get("links")):
            if _type_named(text_at(link, "type")) == kind:
                yield last_part(text_at(link, "href")), text_at(link, "tittel")
        for identifier in self.parents.get(text_at(item, "id"), ()):
            if identifier in self.by_type[kind]:
                yield identifier, text_at(self.by_type[kind][identifier], "tittel")


def is_hapi(parsed: object) -> bool:
    """Tell whether JSON looks like the content API's."""
    return any(
        {"tittel", "tekniskeData", "koder", "kortTittel"} & item.keys()
        for item in objects_of(parsed)[:20]
    )


def objects_of(parsed: object) -> list[JsonObject]:
    """Unwrap a list, an envelope around a list, or one object."""
    for _ in range(5):
        if isinstance(parsed, list):
            return objects_in(parsed)
        single = as_object(parsed)
        if "tittel" in single or "id" in single:
            return [single]
        parsed = next((single[key] for key in _ENVELOPES if key in single), None)
    return []


def shelve(items: Iterable[JsonObject], shelf: Shelf) -> None:
    """Put the objects that matter on the shelf, and note what cites what."""
    for position, item in enumerate(items, start=1):
        kind = _type_of(item)
        if kind:
            identifier = text_at(item, "id") or f"{kind} {position}"
            shelf.by_type[kind][identifier] = item
            for link in objects_in(item.get("links")):
                target = last_part(text_at(link, "href"))
                shelf.parents.setdefault(target, []).append(identifier)


def _type_of(item: JsonObject) -> str:
    declared = text_at(as_object(item.get("tekniskeData")), "infoType")
    if declared:
        return _type_named(declared)
    return OBJECTIVE if code_of(item) else ""


def _type_named(written: str) -> str:
    """Tell one of the four kinds from its singular or its plural."""
    word = written.casefold().replace("_", "-")
    return next((kind for kind in _TYPES if word.startswith(kind)), "")


def last_part(address: str) -> str:
    """Give the identifier that an address ends in."""
    return address.rstrip("/").rpartition("/")[2]


def code_of(item: JsonObject) -> tuple[str, int] | None:
    """Find a code with a specialty: among the codes, then before the title."""
    codes = as_object(item.get("koder"))
    written = [code for system in codes for code in texts_at(codes, system)]
    written += [find_field(item, "kode"), find_field(item, "laeringsmalkode")]
    written += [text_at(item, "kortTittel"), text_at(item, "tittel")]
    titles = (CODE_FIRST.match(text) for text in written[-2:])
    written += [match[0].strip(" :.-\u2013") for match in titles if match]
    for text in written:
        parts = split_code(text)
        if parts is not None and parts[0]:
            return parts
    return None


def find_field(item: JsonObject, name: str) -> str:
    """Look a field up in the object and in its ``data``, however it is spelt."""
    for place in (item, as_object(item.get("data"))):
        for key in place:
            if spelt(key) == name:
                return text_at(place, key)
    return ""


def spelt(key: str) -> str:
    """Spell a field's name in one way: ``gyldigFra`` and ``Gyldig_fra`` alike."""
    plain = key.casefold().replace("æ", "ae").replace("ø", "o").replace("å", "a")
    return "".join(filter(str.isalnum, plain))
