"""The one place where markup is put together.

Everything that is not already safe is escaped, and this is the only call that
declares a string safe, so that one reader can check it.
"""

from collections.abc import Iterable, Mapping

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

type_ = str | int | float
Attributes = Mapping[str, str | int | float | None]

VOID = frozenset({"br", "col", "input"})


def join(parts: Iterable[str], between: str = "") -> SafeString:
    """Put parts together, escaping those that are not safe."""
    text = str(between).join(conditional_escape(part) for part in parts)
    return mark_safe(text)  # noqa: S308  every part was escaped on this line


def element(name: str, attributes: Attributes, *content: str) -> SafeString:
    """Write one element; attributes that are None are left out.

    Attribute names are code, never input. A name's final underscore is not
    part of it and an inner one stands for a hyphen: ``class_``, ``aria_label``.
    """
    written = [
        f' {key.rstrip("_").replace("_", "-")}="{conditional_escape(_figure(value))}"'
        for key, value in attributes.items()
        if value is not None
    ]
    opening = f"<{name}{''.join(written)}>"
    if name in VOID:
        return _trusted(opening)
    return _trusted(f"{opening}{join(content)}</{name}>")
