"""Departments and hospitals as a sentence names them, by one name each."""

import re

_TRUSTS = {
    "oslo universitetssykehus": "OUS",
    "oslo universitetssjukehus": "OUS",
    "akershus universitetssykehus": "Ahus",
    "haukeland universitetssjukehus": "Haukeland",
    "haukeland universitetssykehus": "Haukeland",
    "stavanger universitetssjukehus": "SUS",
    "stavanger universitetssykehus": "SUS",
    "universitetssykehuset nord-norge": "UNN",
    "nordlandssykehuset": "NLSH",
    "st. olavs hospital": "St. Olavs",
    "sørlandet sykehus": "SSHF",
    "sykehuset i vestfold": "SiV",
    "sykehuset innlandet": "SI",
    "sykehuset østfold": "SØ",
    "sykehuset telemark": "STHF",
    "vestre viken": "VVHF",
}
_ABBREVIATION = re.compile(r"([A-ZÆØÅ]{2,5})(?=[-/\s]|$)")
_STOP = re.compile(
    r"[.,;:()]|\s(?:der|som|hvor|kvar|for|og|eller|før|etter|er|skal|må|i løpet|til|av"
    r"|har|får|skal"
    r"|med|når|ved|under|på|mens|slik|om|hvis|dersom|enn|blir|vert|kan|gjennom|der|da)\s"
)
_UNIT = re.compile(
    r"\s+(?:seksjon|avdeling|klinikk|enhet|eining|post|avsnitt|tjeneste\w*|teneste\w*)"
    r"(?:en|et|a)?$",
    re.IGNORECASE,
)
_ADJECTIVE = re.compile(
    r"^(?:(?P<in>\w+)insk|(?P<stic>\w+ost)isk|(?P<ic>\w+)isk)$", re.IGNORECASE
)


def place_name(text: str) -> str:
    """Name the place a text begins with; empty when it names none.

    A hospital gets its usual abbreviation, and ``radiologisk seksjon`` becomes the
    field, ``radiologi``, so that two sentences about one place agree.
    """
    lowered = text.lower()
    for name, short in _TRUSTS.items():
        if lowered.startswith(name):
            return short
    named = _STOP.split(f"{text} ", maxsplit=1)[0].strip(" «»\"'")
    words = named.split()[:4]
    if match := _ABBREVIATION.match(named):
        return match[1]
    return _field(" ".join(words))


def _field(name: str) -> str:
    """Turn ``radiologisk seksjon`` into ``radiologi``."""
    short = _UNIT.sub("", name)
    if short == name:
        return name
    if match := _ADJECTIVE.match(short):
        if match["in"]:
            return f"{match['in']}in".lower()
        if match["stic"]:
            return f"{match['stic']}ikk".lower()
        return f"{match['ic']}i".lower()
    return short


_AT = re.compile(r"\b(?:ved|på|hos|i)\s+(?=[^\W\d])", re.IGNORECASE)
_NO_PLACE = re.compile(
    r"(?:å|minst|minimum|ca|en|et|ein|eit|ei|den|det|de|dei|behov|start\w*|slutt\w*|noe|nevnte"
    r"|nemnde|andre|annen|annet|disse|desse|samme|same|egen|egne|eget|eigen|lokal\w*|siste"
    r"|første|løpet|perioden|tillegg|form|veiledning|rettleiing|samarbeid|spesialisering)\b"
)
_LIKE_A_PLACE = re.compile(
    r"(?:seksjon|avdeling|s[yj]+kehus|klinikk|poliklinikk|\bpost|enhet|eining|senter|mottak"
    r"|logi|medisin|kirurgi|iatri|anestesi|intensiv|radiologi|patologi|fysiologi)",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"(?:veileder|veiledar|rettleiar|supervisor|supervisør)\w*\s*(?:\([^)]*\)\s*)?"
    r"(?P<link>(?:under|når|mens|i løpet av|ved|på|i|hos|for)\b.*)",
    re.IGNORECASE,
)
_DURING = re.compile(
    r"\b(?:under|i løpet av|ved|på)\s+"
    r"\w*(?:rotasjon|tjeneste|teneste|opphold|periode)\w*\s+(?:til|på|ved|i|hos)\s+(?P<place>.*)",
    re.IGNORECASE,
)
_TEACHING = re.compile(
    r"\w*(?:(?:felles|intern|morgen|morgon|web|avdelings|fredags|lis-)undervisn?ing"
    r"|fredagsmøte|morgenmøte|morgonmøte|seksjonsmøte|fagmøte|journal ?club|fagdag"
    r"|simulering)",
    re.IGNORECASE,
)
_TOGETHER = re.compile(
    r"sammen med (?:(?:leger|legene|legar|legane) i )?([\w-]+)", re.IGNORECASE
)
_SUBJECT = re.compile(
    r"(?:tim\w+|undervisning\w*|min\w*|uken|uka|uke|veka|veke)\s+(?:i|innen|for)\s+"
    r"(?!uk|vek|måned|året)([\w-]+)",
    re.IGNORECASE,
)


def stay_place(text: str) -> str:
    """Name the place where a stay is to be; empty when no place is named."""
    for match in _AT.finditer(text):
        rest = text[match.end() :]
        if _NO_PLACE.match(rest.lower()):
            continue
        named = _STOP.split(f"{rest} ", maxsplit=1)[0]
        if named[:1].isupper() or _LIKE_A_PLACE.search(" ".join(named.split()[:4])):
            return place_name(rest)
    return ""


def own_supervisor_place(text: str) -> str:
    """Name the place where trainees get a supervisor of its own."""
    if match := _OWN.search(text):
        return stay_place(match["link"])
    match = _DURING.search(text)
    return place_name(match["place"]) if match else ""


def teaching_name(text: str) -> str:
    """Name a series of teaching: with whom, what it is called, or in which field."""
    if match := _TOGETHER.search(text):
        return match[1].lower()
    if match := _TEACHING.search(text):
        return match[0].lower()
    if match := _SUBJECT.search(text):
        return match[1].lower()
    return "undervisning"
