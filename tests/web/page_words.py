"""What a person can read on a page, as whole texts, and what was marked to be said."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from html.parser import HTMLParser

from babel.messages.catalog import Catalog
from tools import translations

READ_ALOUD = ("aria-label", "title", "alt", "placeholder", "data-label")
UNREAD = ("script", "style", "code")
VOID = ("input", "br", "img", "hr", "meta", "link", "wbr", "col", "source")
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z.0-9]*[a-z]")


class _Reader(HTMLParser):
    """Gathers texts; what stands in another language than the page is left out."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language = language
        self.found: set[str] = set()
        self.unread: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = {name: value or "" for name, value in attrs}
        other = held.get("lang", self.language) != self.language
        if tag not in VOID and (self.unread or other or tag in UNREAD):
            self.unread.append(tag)
        if self.unread:
            return
        self._keep(held[name] for name in READ_ALOUD if name in held)
        if tag == "input" and held.get("type") in ("submit", "button"):
            self._keep([held.get("value", "")])

    def handle_endtag(self, tag: str) -> None:
        if self.unread and tag not in VOID:
            self.unread.pop()

    def handle_data(self, data: str) -> None:
        if not self.unread:
            self._keep([data])

    def _keep(self, texts: Iterable[str]) -> None:
        self.found |= {" ".join(text.split()) for text in texts}


def texts_of(page: str, language: str) -> set[str]:
    """Give what can be read on a page in its own language."""
    reader = _Reader(language)
    reader.feed(page)
    return {text for text in reader.found if re.search(r"[^\W\d_]{2,}", text)}


class Words:
    """Everything that can be said in one language and not the same way in another."""

    def __init__(self, spoken: str, reader: str) -> None:
        right = set(_said(reader))
        wrong = {text for text in _said(spoken) if text not in right}
        self.whole = {text for text in wrong if not PLACEHOLDER.search(text)}
        filled = [text for text in wrong - self.whole if _is_telling(text)]
        self.filled = re.compile("|".join(map(_pattern, filled)) or r"(?!)")

    def among(self, texts: set[str]) -> set[str]:
        """Give those of the texts that are said in the wrong language."""
        return (texts & self.whole) | {t for t in texts if self.filled.fullmatch(t)}


@cache
def marked() -> Catalog:
    """Gather every text that is marked, once: all the code is read for it."""
    return translations.template()


def _said(language: str) -> Iterator[str]:
    if language == "en":
        for message in marked():
            yield from _forms(message.id)
        return
    for message in translations.load(language):
        if message.id:
            yield from _forms(message.string)


def _forms(text: object) -> Iterator[str]:
    texts = text if isinstance(text, tuple | list) else [text]
    yield from (" ".join(str(each).split()) for each in texts if each)


def _is_telling(text: str) -> bool:
    """Tell whether enough is said around what is filled in."""
    return len(re.findall(r"[^\W\d_]{2,}", PLACEHOLDER.sub("", text))) > 2


def _pattern(text: str) -> str:
    parts = [re.escape(part) for part in PLACEHOLDER.split(text)]
    return ".+".join(parts).replace("%%", "%")
