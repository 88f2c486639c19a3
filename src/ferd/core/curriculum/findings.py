"""What may be said about a catalogue that is read: one function per finding.

Readers of every format share these, so that the same fault has the same code
and the same words whether it stands in a table or in JSON.
"""

from typing import TypeAlias

from ferd.core.curriculum.catalogue import Edition
from ferd.core.diagnostics import Diagnostic, Severity, gettext_noop

Reading: TypeAlias = tuple[tuple[Edition, ...], tuple[Diagnostic, ...]]
"""What every reader of a catalogue gives: what it found, and what it has to say."""


def file_is_empty() -> Diagnostic:
    """CURR001: there is nothing in the file."""
    return Diagnostic(
        code="CURR001",
        severity=Severity.ERROR,
        where="file",
        template=gettext_noop("The file is empty."),
    )


def kind_is_unknown() -> Diagnostic:
    """CURR002: the file is of no kind that Ferd reads."""
    return Diagnostic(
        code="CURR002",
        severity=Severity.ERROR,
        where="file",
        template=gettext_noop("The file is not a catalogue that Ferd can read."),
        hint=gettext_noop(
            "Use a table (CSV or XLSX), a CASE package, or JSON from the "
            "content API of Helsedirektoratet."
        ),
    )


def reading_hit_a_limit() -> Diagnostic:
    """CURR003: reading would take more memory or time than is allowed."""
    return Diagnostic(
        code="CURR003",
        severity=Severity.ERROR,
        where="file",
        template=gettext_noop(
            "Reading the file takes more memory or time than is allowed."
        ),
        hint=gettext_noop("Save only the table with the objectives in a new file."),
    )


def json_is_broken(line: int, column: int) -> Diagnostic:
    """CURR004: the JSON cannot be parsed."""
    return Diagnostic(
        code="CURR004",
        severity=Severity.ERROR,
        where=f"line:{line}",
        template=gettext_noop(
            "The JSON is broken at line %(line)d, column %(column)d."
        ),
        facts={"line": line, "column": column},
    )


def code_column_is_missing(table: str) -> Diagnostic:
    """CURR005: no column says which objective a row is about."""
    return Diagnostic(
        code="CURR005",
        severity=Severity.ERROR,
        where=f"table:{table}" if table else "file",
        template=gettext_noop(
            "The table has no column with the code or number of the objectives."
        ),
        hint=gettext_noop("Name the column “Code”, “Kode”, “Number” or “Nummer”."),
    )


def code_is_unreadable(written: str, row: int) -> Diagnostic:
    """CURR006: what stands in the code column is no code."""
    return Diagnostic(
        code="CURR006",
        severity=Severity.WARNING,
        where=f"row:{row}",
        template=gettext_noop(
            "“%(written)s” in row %(row)d is not the code of an objective; "
            "the row is left out."
        ),
        facts={"written": written, "row": row},
    )


def objective_stands_twice(code: str) -> Diagnostic:
    """CURR007: two entries are about the same objective."""
    return Diagnostic(
        code="CURR007",
        severity=Severity.WARNING,
        where=f"objective:{code}",
        template=gettext_noop("%(code)s stands more than once; the first is used."),
        facts={"code": code},
    )


def date_is_unreadable(written: str, code: str) -> Diagnostic:
    """CURR008: a validity date is no date."""
    return Diagnostic(
        code="CURR008",
        severity=Severity.WARNING,
        where=f"objective:{code}",
        template=gettext_noop(
            "“%(written)s” at %(code)s is not a date; it is left out."
        ),
        facts={"written": written, "code": code},
        hint=gettext_noop("Write dates as 2026-09-01 or 01.09.2026."),
    )


def objectives_have_no_words(specialty: str, count: int) -> Diagnostic:
    """CURR009: objectives come with neither title nor text."""
    return Diagnostic(
        code="CURR009",
        severity=Severity.ADVICE,
        where=f"specialty:{specialty}",
        template=gettext_noop(
            "%(count)d objectives of %(specialty)s have neither title nor text; "
            "they will be shown by their numbers."
        ),
        facts={"specialty": specialty, "count": count},
    )


def reference_is_unknown(identifier: str) -> Diagnostic:
    """CURR010: something is cited that the document does not have."""
    return Diagnostic(
        code="CURR010",
        severity=Severity.WARNING,
        where=f"item:{identifier}",
        template=gettext_noop(
            "%(identifier)s is referred to, but the file does not have it."
        ),
        facts={"identifier": identifier},
    )


def item_has_no_code(title: str, identifier: str) -> Diagnostic:
    """CURR011: an item looks like an objective but has no code."""
    return Diagnostic(
        code="CURR011",
        severity=Severity.WARNING,
        where=f"item:{identifier}",
        template=gettext_noop(
            "“%(title)s” has no code that Ferd can read; it is left out."
        ),
        facts={"title": title},
    )


def workbook_is_locked() -> Diagnostic:
    """CURR012: an old or encrypted Excel workbook."""
    return Diagnostic(
        code="CURR012",
        severity=Severity.ERROR,
        where="file",
        template=gettext_noop(
            "The workbook is protected by a password or saved in an old format."
        ),
        hint=gettext_noop("Save it as .xlsx without a password."),
    )


def sheet_is_cut(sheet: str, rows: int, columns: int) -> Diagnostic:
    """CURR013: a sheet goes on beyond what is read."""
    return Diagnostic(
        code="CURR013",
        severity=Severity.WARNING,
        where=f"table:{sheet}",
        template=gettext_noop(
            "“%(sheet)s” goes beyond %(rows)d rows and %(columns)d columns; "
            "what stands further out was not read."
        ),
        facts={"sheet": sheet, "rows": rows, "columns": columns},
    )


def no_objectives() -> Diagnostic:
    """CURR014: the file could be read, but has no objectives."""
    return Diagnostic(
        code="CURR014",
        severity=Severity.ERROR,
        where="file",
        template=gettext_noop("The file has no learning objectives."),
    )


def specialty_is_missing() -> Diagnostic:
    """CURR015: numbers without a specialty."""
    return Diagnostic(
        code="CURR015",
        severity=Severity.ERROR,
        where="file",
        template=gettext_noop(
            "The objectives have numbers, but nothing says of which specialty."
        ),
        hint=gettext_noop("Name the specialty, or write codes such as “NUK 001”."),
    )


def word_is_unknown(written: str, where: str) -> Diagnostic:
    """CURR016: a theme or a kind is written with a word Ferd does not know."""
    return Diagnostic(
        code="CURR016",
        severity=Severity.ADVICE,
        where=where,
        template=gettext_noop(
            "“%(written)s” is neither a theme nor a kind that Ferd knows; "
            "it is left out."
        ),
        facts={"written": written},
    )


def ended_without_date(code: str, status: str) -> Diagnostic:
    """CURR017: an objective has ended, but nothing says when."""
    return Diagnostic(
        code="CURR017",
        severity=Severity.WARNING,
        where=f"objective:{code}",
        template=gettext_noop(
            "%(code)s is marked “%(status)s” without an end date; "
            "it is left out of the edition."
        ),
        facts={"code": code, "status": status},
    )


def file_is_damaged() -> Diagnostic:
    """CURR018: the file says what it is, but is broken inside."""
    return Diagnostic(
        code="CURR018",
        severity=Severity.ERROR,
        where="file",
        template=gettext_noop("The file is damaged and cannot be read."),
    )


def file_is_too_large(megabytes: int) -> Diagnostic:
    """CURR019: the file is larger than any catalogue."""
    return Diagnostic(
        code="CURR019",
        severity=Severity.ERROR,
        where="file",
        template=gettext_noop(
            "The file is larger than %(megabytes)d MB and was not read."
        ),
        facts={"megabytes": megabytes},
    )
