"""The doubts a reader may have about a cell: words for the review queue.

A doubt says what was written and what was understood from it. It becomes a
diagnostic when the stage it belongs to is known.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ferd.core.diagnostics import Diagnostic, Severity, Source, gettext_noop


@dataclass(frozen=True, slots=True)
class DoubtKind:
    """One kind of doubt, with its words."""

    code: str
    template: str
    hint: str
    severity: Severity = Severity.WARNING


@dataclass(frozen=True, slots=True)
class Doubt:
    """One doubt about one cell."""

    kind: DoubtKind
    facts: Mapping[str, str | int | float] = field(default_factory=dict)

    def at(self, where: str, source: Source | None) -> Diagnostic:
        """Say which part of the plan the doubt is about."""
        return Diagnostic(
            code=self.kind.code,
            severity=self.kind.severity,
            where=where,
            template=self.kind.template,
            facts=self.facts,
            hint=self.kind.hint,
            source=source,
        )


NO_TIMELINE = DoubtKind(
    "READ101",
    gettext_noop("No timeline was found in this document."),
    gettext_noop(
        "Give the timeline as a table with a column for the time and one for the "
        "objectives, or as a list of stages."
    ),
    Severity.ERROR,
)
TIME_NOT_UNDERSTOOD = DoubtKind(
    "READ102",
    gettext_noop("The time “%(text)s” was not understood."),
    gettext_noop("Write it as years or months, such as “0-1 år” or “18 måneder”."),
)
OBJECTIVES_NOT_UNDERSTOOD = DoubtKind(
    "READ103",
    gettext_noop("No objectives were understood from “%(text)s”."),
    gettext_noop("Write the numbers of the objectives, such as “1-17, 69-75”."),
)
NO_OBJECTIVES = DoubtKind(
    "READ104",
    gettext_noop("No objectives are written for this stage."),
    gettext_noop("Fill in the objectives, or confirm that there are none."),
)
REVERSED_RANGE = DoubtKind(
    "READ105",
    gettext_noop("The range “%(text)s” runs backwards; it was read as %(read)s."),
    gettext_noop("Write the lower number first."),
)
REPEATED_NUMBERS = DoubtKind(
    "READ106",
    gettext_noop("The cell names %(numbers)s more than once."),
    gettext_noop("Name each objective once, and see whether another was meant."),
)
IMPOSSIBLE_NUMBER = DoubtKind(
    "READ107",
    gettext_noop("“%(text)s” cannot be the number of an objective; it was left out."),
    gettext_noop("Objectives are numbered from 1 to 999."),
)
UNKNOWN_WORDS = DoubtKind(
    "READ108",
    gettext_noop("“%(words)s” among the objectives was not understood."),
    gettext_noop(
        "The numbers beside it were read: %(read)s. See whether that is right."
    ),
)
DIVIDED_NUMBER = DoubtKind(
    "READ109",
    gettext_noop("“%(text)s” was divided by a line break and read as %(read)s."),
    gettext_noop("See whether one number was meant, or two."),
)
SYMBOLIC_OBJECTIVES = DoubtKind(
    "READ110",
    gettext_noop("“%(text)s” names no objectives by number."),
    gettext_noop("Choose which objectives are meant."),
)
UNSURE_COLUMNS = DoubtKind(
    "READ111",
    gettext_noop(
        "It is not certain which of “%(text)s” is trust, site and department; "
        "it was read as %(read)s."
    ),
    gettext_noop("Correct the place if need be."),
)
MISSPELT_HEADING = DoubtKind(
    "READ112",
    gettext_noop("The heading “%(text)s” was read as “%(read)s”."),
    gettext_noop("Nothing needs to be done if that is right."),
    Severity.ADVICE,
)
NO_SPECIALTY = DoubtKind(
    "READ113",
    gettext_noop("The document does not say which specialty it is for."),
    gettext_noop("Choose the specialty."),
)
NO_HEADINGS = DoubtKind(
    "READ114",
    gettext_noop("The timeline has no headings; its columns were told by contents."),
    gettext_noop("See whether times, places and objectives are in the right columns."),
)
CLASHING_TIMES = DoubtKind(
    "READ116",
    gettext_noop(
        "“%(text)s” gives both an interval of %(interval)s months and a length of "
        "%(duration)s months."
    ),
    gettext_noop("The interval was kept. Correct the one that is wrong."),
)
UNEVEN_PLACES = DoubtKind(
    "READ117",
    gettext_noop("The places “%(text)s” do not pair up; they were read as %(read)s."),
    gettext_noop("Say which department belongs to which site."),
)
UNCLEAR_DATE = DoubtKind(
    "READ118",
    gettext_noop("The date in “%(text)s” was not understood."),
    gettext_noop("Write the day, the month and the year: 14.03.2024."),
    Severity.ADVICE,
)
GUESSED_UNIT = DoubtKind(
    "READ119",
    gettext_noop("“%(text)s” has no unit; it was read as %(read)s."),
    gettext_noop("Write “år” or “måneder” beside the figure."),
)
DURATION_RANGE = DoubtKind(
    "READ120",
    gettext_noop(
        "“%(text)s” is not one length; the shortest was used: %(read)s months."
    ),
    gettext_noop("Say how long the stage is planned to be."),
)
CALENDAR_DATES = DoubtKind(
    "READ122",
    gettext_noop(
        "The times are dates, such as “%(text)s”; they were counted from %(start)s."
    ),
    gettext_noop("Write years or months from the trainee's start, such as “0-1 år”."),
)
SEVERAL_TIMES = DoubtKind(
    "READ123",
    gettext_noop("“%(text)s” names %(count)d times; each became a stage of its own."),
    gettext_noop("See which objectives belong to which of the stages."),
)
SHARED_INTERVAL = DoubtKind(
    "READ124",
    gettext_noop(
        "Several rows have the time “%(text)s” but different places and objectives; "
        "they became one stage, which does not say what is reached where."
    ),
    gettext_noop(
        "Give each row its own time, or say that one is an alternative of the other."
    ),
)
IGNORED_TIME = DoubtKind(
    "READ125",
    gettext_noop("“%(text)s” gives more than one time; “%(ignored)s” was left out."),
    gettext_noop("Correct the time if need be."),
)
LONE_NUMBER = DoubtKind(
    "READ126",
    gettext_noop(
        "“%(text)s”, alone on its line, was taken for the number of a page, not of "
        "an objective."
    ),
    gettext_noop("Add it to the objectives if it is one of them."),
)
TOLD_IN_SENTENCES = DoubtKind(
    "READ127",
    gettext_noop("The timeline was read from %(count)d sentences of running text."),
    gettext_noop("See whether each stage has its time, its place and its objectives."),
)
REVERSED_TIME = DoubtKind(
    "READ128",
    gettext_noop("The time “%(text)s” runs backwards; it was read as %(read)s months."),
    gettext_noop("Write the earlier end first."),
)
REPEATED_ROW = DoubtKind(
    "READ129",
    gettext_noop("The row “%(text)s” stands twice; it was read once."),
    gettext_noop("Take one of them away, or correct it."),
    Severity.ADVICE,
)
EXCEPTED_OBJECTIVES = DoubtKind(
    "READ121",
    gettext_noop("“%(text)s” names all objectives but some."),
    gettext_noop("Choose which objectives are meant."),
)
