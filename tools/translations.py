"""Keeps the translations: extract and check, without GNU gettext.

tools/translations.py extract   bring the .po files up to date with the code
tools/translations.py check     refuse what is missing, stale or broken

The command compile_translations writes the .mo files that Django reads.
"""

import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po

SOURCE = Path(__file__).resolve().parents[1] / "src" / "ferd"
LANGUAGES = ("nb", "nn")
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
}
ALIKE_AT_MOST = 0.4
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z.0-9]*[a-z]")


def main() -> int:
    """Do what is asked."""
    match sys.argv[1:]:
        case ["extract"]:
            return _extract()
        case ["check"]:
            return _check()
        case _:
            print(__doc__)
            return 2


def po_file(language: str) -> Path:
    """Give the place of a language's catalogue."""
    return SOURCE / "locale" / language / "LC_MESSAGES" / "django.po"


def load(language: str) -> Catalog:
    """Read a language's catalogue; an absent one is empty."""
    file = po_file(language)
    if not file.exists():
        return Catalog(locale=language)
    with file.open("rb") as stream:
        return read_po(stream, locale=language)


def template() -> Catalog:
    """Gather every text that the code and the templates mark."""
    catalog = Catalog(charset="utf-8")
    for file, text in _sources():
        for _line, message, _comments, context in extract(
            "python", io.BytesIO(text.encode()), keywords=KEYWORDS
        ):
            place = (str(file.relative_to(SOURCE)), 1)
            catalog.add(message, locations=[place], context=context)
    return catalog


def _sources() -> Iterator[tuple[Path, str]]:
    from django.conf import settings

    if not settings.configured:
        settings.configure()
    from django.utils.translation.template import templatize

    for file in sorted(SOURCE.rglob("*.py")):
        if "migrations" not in file.parts:
            yield file, file.read_text()
    kinds = (".html", ".txt")
    templates = [f for f in SOURCE.rglob("templates/**/*") if f.suffix in kinds]
    for file in sorted(templates):
        lines = templatize(file.read_text()).splitlines()
        yield file, "\n".join(line.strip() for line in lines)


def _extract() -> int:
    fresh = template()
    for language in LANGUAGES:
        catalog = load(language)
        catalog.update(fresh, no_fuzzy_matching=True)
        catalog.obsolete.clear()
        file = po_file(language)
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("wb") as stream:
            write_po(stream, catalog, width=88, omit_header=False, sort_output=True)
        missing = sum(1 for m in catalog if m.id and not _is_whole(m.string))
        print(f"{language}: {len(catalog)} texts, {missing} not translated")
    return 0


def _check() -> int:
    faults = find_faults()
    print("\n".join(faults[:60]))
    if faults:
        print(f"{len(faults)} faults. ./dev translations brings the files up to date.")
    return 1 if faults else 0


def find_faults() -> list[str]:
    """Say everything that is wrong with the catalogues."""
    faults = [fault for language in LANGUAGES for fault in _faults(language)]
    return [*faults, *_alike()]


def _faults(language: str) -> Iterator[str]:
    catalog = load(language)
    wanted = {(m.id, m.context) for m in template() if m.id}
    present = {(m.id, m.context): m for m in catalog if m.id}
    for key in sorted(wanted - set(present), key=str):
        yield f"{language}: not in the file: {key[0]!r}"
    for key in sorted(set(present) - wanted, key=str):
        yield f"{language}: no longer used: {key[0]!r}"
    for key, message in present.items():
        if not _is_whole(message.string) or message.fuzzy:
            yield f"{language}: not translated: {key[0]!r}"
        elif not _same_placeholders(message.id, message.string):
            yield f"{language}: placeholders differ: {key[0]!r}"


def _alike() -> Iterator[str]:
    nb = {m.id: m.string for m in load("nb") if m.id}
    nn = {m.id: m.string for m in load("nn") if m.id}
    long = [key for key, text in nb.items() if len(str(text).split()) > 2]
    same = [key for key in long if nn.get(key) == nb[key]]
    if long and len(same) / len(long) > ALIKE_AT_MOST:
        yield f"nn: {len(same)} of {len(long)} longer texts are the same as nb"


def _is_whole(text: object) -> bool:
    return all(text) if isinstance(text, tuple | list) else bool(text)


def _same_placeholders(message: object, text: object) -> bool:
    def found(value: object) -> set[str]:
        whole = " ".join(value) if isinstance(value, tuple | list) else str(value)
        return set(PLACEHOLDER.findall(whole))

    return found(message) == found(text)


if __name__ == "__main__":
    sys.exit(main())
