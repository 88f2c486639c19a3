"""Circumstances and pathways as JSON, for keeping them as they were agreed.

The form carries its name and version; a form of another version is refused
rather than guessed at.
"""

import json

from ferd.core.scheduling.circumstances import Circumstances
from ferd.core.scheduling.pathway import Pathway
from ferd.formats.value_json import Json, Value, from_json, to_json

CIRCUMSTANCES = "ferd.circumstances/1"
PATHWAY = "ferd.pathway/1"


def circumstances_to_json(circumstances: Circumstances) -> dict[str, Json]:
    """Write circumstances as a JSON object."""
    return {"form": CIRCUMSTANCES, "circumstances": to_json(circumstances)}


def circumstances_from_json(data: object) -> Circumstances:
    """Read circumstances back; ValueError when it is something else."""
    return _read(Circumstances, data, CIRCUMSTANCES, "circumstances")


def pathway_to_json(pathway: Pathway) -> dict[str, Json]:
    """Write a pathway, with the circumstances and rules it was made from."""
    return {"form": PATHWAY, "pathway": to_json(pathway)}


def pathway_from_json(data: object) -> Pathway:
    """Read a pathway back; ValueError when it is something else."""
    return _read(Pathway, data, PATHWAY, "pathway")


def _read(kind: type[Value], data: object, form: str, key: str) -> Value:
    if not isinstance(data, dict) or data.get("form") != form:
        refusal = f"This is not a stored form of the kind {form}."
        raise ValueError(refusal)
    return from_json(kind, data.get(key))


def circumstances_to_text(circumstances: Circumstances) -> str:
    """Write circumstances as text, for keeping them inside other forms."""
    return json.dumps(circumstances_to_json(circumstances))


def circumstances_from_text(text: str) -> Circumstances:
    """Read circumstances back from text; ValueError when it is something else."""
    return circumstances_from_json(json.loads(text))
