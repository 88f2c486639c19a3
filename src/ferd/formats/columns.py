"""What the columns of a table of objectives are called, by those who make them.

A header is found wherever it stands in the first rows; above it there is often
a title or an empty row.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum

_HIGHEST_HEADER = 20


class Column(StrEnum):
    """What a column says about an objective or a learning activity."""

    SPECIALTY = "specialty"
    CODE = "code"
    NUMBER = "number"
    TITLE = "title"
    TEXT = "text"
    EXPLANATION = "explanation"
    GROUP = "group"
    VALID_FROM = "valid_from"
    VALID_TO = "valid_to"
    REPLACES = "replaces"
    THEME = "theme"
    ACTIVITIES = "activities"
    ASSESSMENTS = "assessments"
    ACTIVITY = "activity"
    KIND = "kind"
    ROW = "row"
    ROLE = "role"
    COUNT = "count"


_SYNONYMS: Mapping[Column, str] = {
    Column.SPECIALTY: "specialty speciality spesialitet spesialitetskode fag",
    Column.CODE: "code kode læringsmålkode læringsmålskode målkode lmkode "
    "objectivecode humancodingscheme",
    Column.NUMBER: "number nummer nr no lmnr lm målnr læringsmålnr læringsmålnummer "
    "objectivenumber",
    Column.TITLE: "title tittel korttittel kortnavn kortnamn navn namn name overskrift",
    Column.TEXT: "text tekst læringsmåltekst forskriftstekst ordlyd beskrivelse "
    "skildring description fullstatement læringsmålstekst",
    Column.EXPLANATION: "explanation explanatorytext explanatorynotes notes utdypende "
    "utdypendetekst utdypande utdypandetekst utdyping forklaring merknad",
    Column.GROUP: "group gruppe kategori category læringsmålkategori delområde",
    Column.VALID_FROM: "validfrom gyldigfra gyldigfrå gjelderfra gjeldfrå gjeldfra "
    "fra frå from statusstartdate",
    Column.VALID_TO: "validto gyldigtil gjeldertil gjeldtil til to statusenddate",
    Column.REPLACES: "replaces erstatter erstattar avløser avløyser",
    Column.THEME: "theme tema temapakke",
    Column.ACTIVITIES: "activities learningactivities læringsaktiviteter "
    "læringsaktivitetar aktiviteter aktivitetar anbefaltelæringsaktiviteter "
    "tilråddelæringsaktivitetar",
    Column.ASSESSMENTS: "assessments assessmentmethods assessmentforms "
    "vurderingsformer vurderingsformar vurdering kompetansevurdering",
    Column.ACTIVITY: "activity learningactivity læringsaktivitet aktivitet "
    "prosedyre procedure clinicalprocedure",
    Column.KIND: "kind type slag art",
    Column.ROW: "row subrow rad underpunkt delprosedyre",
    Column.ROLE: "role rolle",
    Column.COUNT: "count antall antal minimum",
}

_COLUMN_OF = {
    word: column for column, words in _SYNONYMS.items() for word in words.split()
}

_UNDECIDED = {"læringsmål", "laeringsmal", "objective", "learningobjective", "mål"}
"""Headers that may stand over a code as well as over a title."""

LABELS: Mapping[str, Mapping[Column, str]] = {
    "nb": {
        Column.SPECIALTY: "Spesialitet",
        Column.CODE: "Kode",
        Column.TITLE: "Tittel",
        Column.TEXT: "Tekst",
        Column.EXPLANATION: "Utdypende tekst",
        Column.GROUP: "Gruppe",
        Column.VALID_FROM: "Gyldig fra",
        Column.VALID_TO: "Gyldig til",
        Column.REPLACES: "Erstatter",
        Column.THEME: "Tema",
        Column.ACTIVITIES: "Læringsaktiviteter",
        Column.ASSESSMENTS: "Vurderingsformer",
        Column.ACTIVITY: "Læringsaktivitet",
        Column.KIND: "Type",
        Column.ROW: "Underpunkt",
        Column.ROLE: "Rolle",
        Column.COUNT: "Antall",
    },
    "nn": {
        Column.SPECIALTY: "Spesialitet",
        Column.CODE: "Kode",
        Column.TITLE: "Tittel",
        Column.TEXT: "Tekst",
        Column.EXPLANATION: "Utdypande tekst",
        Column.GROUP: "Gruppe",
        Column.VALID_FROM: "Gjeld frå",
        Column.VALID_TO: "Gjeld til",
        Column.REPLACES: "Erstattar",
        Column.THEME: "Tema",
        Column.ACTIVITIES: "Læringsaktivitetar",
        Column.ASSESSMENTS: "Vurderingsformar",
        Column.ACTIVITY: "Læringsaktivitet",
        Column.KIND: "Slag",
        Column.ROW: "Underpunkt",
        Column.ROLE: "Rolle",
        Column.COUNT: "Antal",
    },
    "en": {
        Column.SPECIALTY: "Specialty",
        Column.CODE: "Code",
        Column.TITLE: "Title",
        Column.TEXT: "Text",
        Column.EXPLANATION: "Explanatory text",
        Column.GROUP: "Group",
        Column.VALID_FROM: "Valid from",
        Column.VALID_TO: "Valid to",
        Column.REPLACES: "Replaces",
        Column.THEME: "Theme",
        Column.ACTIVITIES: "Learning activities",
        Column.ASSESSMENTS: "Assessment methods",
        Column.ACTIVITY: "Learning activity",
        Column.KIND: "Kind",
        Column.ROW: "Row",
        Column.ROLE: "Role",
        Column.COUNT: "Count",
    },
}


def find_header(
    rows: Sequence[Sequence[str]],
) -> tuple[int, Mapping[Column, int]] | None:
    """Find the header: which row it is, and which column says what."""
    for index, row in enumerate(rows[:_HIGHEST_HEADER]):
        columns = _columns_of(row)
        if columns.keys() & {Column.CODE, Column.NUMBER, Column.ACTIVITY}:
            return index, columns
    return None


def _columns_of(row: Sequence[str]) -> Mapping[Column, int]:
    columns: dict[Column, int] = {}
    undecided: list[int] = []
    for position, written in enumerate(row):
        word = "".join(filter(str.isalnum, written.casefold()))
        if word in _UNDECIDED:
            undecided.append(position)
        elif word in _COLUMN_OF:
            columns.setdefault(_COLUMN_OF[word], position)
    for position in undecided:
        columns.setdefault(_best_guess(columns), position)
    return columns


def _best_guess(columns: Mapping[Column, int]) -> Column:
    """Decide what a header such as “Læringsmål” stands over."""
    if not columns.keys() & {Column.CODE, Column.NUMBER, Column.ACTIVITY}:
        return Column.CODE
    return Column.TEXT if Column.TITLE in columns else Column.TITLE
