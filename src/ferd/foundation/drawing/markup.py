"""The one place where markup is put together.

Everything that is not already safe is escaped, and `_trusted` is the only call
that declares a string safe, so that one reader can check it.
"""

from collections.abc import Iterable
from functools import cache
from html import escape

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString

Attribute = str | float | None

EMPTY = frozenset({"br", "col", "input"})
NOTHING = SafeString("")


def join(parts: Iterable[str]) -> SafeString:
    """Put parts together, escaping those that are not safe."""
    return _trusted("".join([_escaped(part) for part in parts]))


def element(name: str, /, *content: str, **attributes: Attribute) -> SafeString:
    """Write one element; attributes that are None are left out.

    Names are code, never input. A final underscore is not part of a name and
    an inner one stands for a hyphen: ``class_``, ``aria_label``.
    """
    written = "".join(
        [
            f' {_name(key)}="{_value(value)}"'
            for key, value in attributes.items()
            if value is not None
        ]
    )
    if name in EMPTY:
        return _trusted(f"<{name}{written}>")
    return _trusted(f"<{name}{written}>{join(content)}</{name}>")


def fill(pattern: str, *parts: str) -> SafeString:
    """Fill a pattern, which is code, with parts, which are escaped."""
    return _trusted(pattern.format(*[_escaped(part) for part in parts]))


def figure(number: float) -> str:
    """Write a coordinate with at most one decimal."""
    return f"{number:.1f}".removesuffix(".0")


def hidden(text: str) -> SafeString:
    """Write words for those who listen."""
    return element("span", text, class_="ds-sr-only")


@cache
def _name(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def _value(value: str | float) -> str:
    return _escaped(value) if isinstance(value, str) else figure(value)


def _escaped(text: str) -> str:
    # The same as Django's conditional_escape, which costs ten times as much.
    kind = type(text)
    if kind is SafeString:
        return text
    return escape(text) if kind is str else conditional_escape(text)


def _trusted(text: str) -> SafeString:
    return SafeString(text)  # only called above, with escaped parts
