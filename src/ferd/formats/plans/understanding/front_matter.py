"""What a plan says of itself: specialty, institution, title and dates."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ferd.core.diagnostics import Diagnostic, Source
from ferd.formats.plans.document import Document, Line
from ferd.formats.plans.understanding import doubts
from ferd.formats.plans.understanding.doubts import Doubt
from ferd.formats.plans.understanding.specialties import code_of, find_specialty

_FIRST_LINES = 400
_TITLE = re.compile(
    r"\b(?:utdannings|utdannelses|utdannings-|opplærings)(?:plan|program)\w*",
    re.IGNORECASE,
)
_TITLE_PART = re.compile(
    r"^(?:del\s*\d+\s*[:.\u2013-]?\s*|[#\d.\s]+(?=[A-ZÆØÅ]))", re.IGNORECASE
)
_SUBJECT = re.compile(
    r"\b(?:spesialitet(?:en)?|specialty)\s*:?\s+(?P<a>[^\n.,;:()|]{3,60})"
    r"|\b(?:LIS|leger? i spesialisering)\s+i\s+(?P<b>[^\n.,;:()|]{3,60})"
    r"|\b(?:utdannings|opplærings|training\s+)plan(?:en)?\s+(?:for|i|in)\s+(?P<c>[^\n.,;:()|]{3,60})",
    re.IGNORECASE,
)
_END_OF_NAME = re.compile(
    r"\s+(?:ved|på|i|hos|med|som|er|skal|for|oppnås|gjelder|NM)\b.*$"
)
_KEY = re.compile(
    r"^\W*(?:institusjon|helseforetak|helseføretak|sykehus|sjukehus|virksomhet|"
    r"utdanningsvirksomhet|verksemd|utdanningsverksemd|institution)\s*[:|]\s*(\S.{2,80})$",
    re.IGNORECASE,
)
_CAPITAL = r"(?:[A-ZÆØÅ][\wæøå.-]*|[A-ZÆØÅ]+)"
_INSTITUTION = re.compile(
    rf"\b(?:{_CAPITAL}\s+(?:{_CAPITAL}\s+)?"
    r"(?:[Uu]niversitetss[yj]u?kehus|[Ss]ykehus|[Ss]jukehus|[Hh]ospital|sentralsykehus)"
    rf"|(?:[Uu]niversitetss[yj]u?kehuset|Sykehuset|Sjukehuset)\s+(?:i\s+)?{_CAPITAL}"
    rf"|Helse\s+{_CAPITAL}(?:\s+og\s+{_CAPITAL})?|Vestre\s+Viken"
    r"|[A-ZÆØÅ][a-zæøå]+(?:sykehuset|sjukehuset))(?:\s+HF)?(?![\w-])"
)
_APPROVED = r"godkjen[dt]t?\w*|vedtatt|vedteke[nt]|approved"
_REVISED = (
    r"revider[td]?\w*|revisjon(?:sdato)?|oppdatert|oppdater[dt]|endra|endret|revised"
)
_DATE = re.compile(
    r"(?<!\d)(?P<d>\d{1,2})[./-]\s?(?P<m>\d{1,2})[./-]\s?(?P<y>\d{4}|\d{2})(?!\d)"
    r"|(?<!\d)(?P<iso>\d{4})-(?P<im>\d{2})-(?P<id>\d{2})(?!\d)"
    r"|(?<!\d)(?P<nd>\d{1,2})\.?\s+(?P<name>[a-zæøå]{3,9})\.?\s+(?P<ny>\d{4})",
    re.IGNORECASE,
)
_MONTHS = (
    "jan",
    "feb",
    "mar",
    "apr",
    "mai",
    "jun",
    "jul",
    "aug",
    "sep",
    "okt",
    "nov",
    "des",
)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What a plan says of itself."""

    specialty: str = ""
    specialty_code: str = ""
    institution: str = ""
    title: str = ""
    approved_on: date | None = None
    revised_on: date | None = None
    diagnostics: tuple[Diagnostic, ...] = ()


def read_front_matter(document: Document) -> FrontMatter:
    """Find what the first pages say of the plan."""
    lines = _first_lines(document)
    found: list[Diagnostic] = []
    specialty = _specialty(lines)
    if not specialty:
        at = lines[0].source if lines else Source(page=1, line=1)
        found.append(Doubt(doubts.NO_SPECIALTY).at("specialty", at))
    return FrontMatter(
        specialty=specialty,
        specialty_code=code_of(specialty),
        institution=_institution(lines),
        title=_title(lines),
        approved_on=_dated(document, _APPROVED, "approved_on", found),
        revised_on=_dated(document, _REVISED, "revised_on", found),
        diagnostics=tuple(found),
    )


def _first_lines(document: Document) -> list[Line]:
    lines: list[Line] = []
    for line in document.lines():
        if line.text.strip():
            lines.append(line)
        if len(lines) >= _FIRST_LINES:
            break
    return lines


def _specialty(lines: Sequence[Line]) -> str:
    """Find the specialty: named as such, else the one most spoken of."""
    named: list[str] = []
    for line in lines:
        for match in _SUBJECT.finditer(line.text):
            text = match["a"] or match["b"] or match["c"]
            known = find_specialty(text[:60])
            if known:
                return known
            rest = _END_OF_NAME.sub("", text).strip(" \u2013-")
            if match["a"] and len(rest.split()) <= 4 and rest[:1].isalpha():
                named.append(rest)
    counted = Counter(
        name for line in lines if (name := find_specialty(line.text)) is not None
    )
    if counted:
        return counted.most_common(1)[0][0]
    return named[0] if named else ""


def _institution(lines: Sequence[Line]) -> str:
    """Find the institution: named by a key, else the one most spoken of."""
    named: Counter[str] = Counter()
    spelt: dict[str, str] = {}
    for at, line in enumerate(lines):
        text = line.text.strip()
        key = _KEY.match(text) if at < 25 else None
        if key and not re.search(r"\d", key[1]):
            return key[1].strip()
        for match in _INSTITUTION.finditer(" ".join(text.split())):
            name = re.sub(r"^(?:Ved|For|I|På)\s+", "", match[0])
            folded = re.sub(r"\s+hf$", "", name.casefold())
            spelt.setdefault(folded, name)
            named[folded] += 3 if _TITLE.search(text) else 1
    return spelt[named.most_common(1)[0][0]] if named else ""


def _title(lines: Sequence[Line]) -> str:
    """Find the title: the first line that calls itself a plan, whole."""
    for line in lines[:60]:
        text = " ".join(line.text.split())
        bare = _TITLE_PART.sub("", text).strip(" :\u2013-")
        if line.level == 1 and bare:
            return bare
        begins = _TITLE.match(bare)
        if (
            begins
            and len(bare) <= 160
            and not bare.endswith((".", ":"))
            and (not re.search(r"\b(?:består|er|skal|beskriver|vil)\b", bare))
        ):
            return bare
    return ""


def _dated(
    document: Document, words: str, where: str, found: list[Diagnostic]
) -> date | None:
    """Find the date after a word such as *godkjent*; the last of several revisions."""
    pattern = re.compile(rf"\b(?:{words})\b(?P<rest>.{{0,80}})", re.IGNORECASE)
    dates: list[date] = []
    for line, following in _with_next(document):
        match = pattern.search(line.text)
        if match is None:
            continue
        rest = match["rest"]
        if not re.search(r"\d", rest) and re.fullmatch(
            r"[\s:|]*(?:dato)?[\s:|]*", rest
        ):
            rest = following
        written = _DATE.search(rest)
        read = _read_date(written) if written else None
        if written and read is None:
            facts = {"text": " ".join(line.text.split())[:80]}
            found.append(Doubt(doubts.UNCLEAR_DATE, facts).at(where, line.source))
        if read is not None:
            dates.append(read)
    return max(dates, default=None)


def _with_next(document: Document) -> Iterator[tuple[Line, str]]:
    lines = [line for line in document.lines() if line.text.strip()]
    for at, line in enumerate(lines):
        yield line, lines[at + 1].text if at + 1 < len(lines) else ""


def _read_date(match: re.Match[str]) -> date | None:
    """Give the day, or None when there is no such day."""
    if match["iso"]:
        year, month, day = int(match["iso"]), int(match["im"]), int(match["id"])
    elif match["d"]:
        year, month, day = int(match["y"]), int(match["m"]), int(match["d"])
        year += 2000 if year < 100 else 0
    else:
        name = match["name"].casefold()[:3]
        if name not in _MONTHS:
            return None
        year, day = int(match["ny"]), int(match["nd"])
        month = _MONTHS.index(name) + 1
    try:
        return date(year, month, day) if 1990 <= year <= 2100 else None
    except ValueError:
        return None
