"""Templates of assessment as JSON, and back, exactly."""

from ferd.core.progress.templates import TemplateContent
from ferd.formats.value_json import Json, from_json, to_json

SCHEMA = 1
"""Raised when what is kept can no longer be read as it was written."""


def template_to_json(content: TemplateContent) -> dict[str, Json]:
    """Write what a template asks, with the number of its shape."""
    written = to_json(content)
    assert isinstance(written, dict)  # noqa: S101  for the type
    return {"schema": SCHEMA, **written}


def template_from_json(data: object) -> TemplateContent:
    """Read a template; ValueError for another shape, or two fields of one key."""
    if not isinstance(data, dict) or data.get("schema") != SCHEMA:
        raise ValueError("This is no template of the shape that is kept here.")
    kept = {name: value for name, value in data.items() if name != "schema"}
    content = from_json(TemplateContent, kept)
    keys = [field.key for field in content.fields]
    if len(set(keys)) < len(keys):
        raise ValueError("Two fields of the template have one key.")
    return content
