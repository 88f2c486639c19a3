"""Why a document could not be read: one coded sentence for each reason.

The child process that reads sends only a code and its facts; the words stand
here, so that they can be translated.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from ferd.core.diagnostics import Diagnostic, Severity, gettext_noop


class Unreadable(Exception):
    """Raised when no document can be made of a file; the only exception there is."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.text())
        self.diagnostic = diagnostic


@dataclass(frozen=True, slots=True)
class Reason:
    """What is said about one kind of unreadable file, and what to do about it."""

    template: str
    hint: str


REASONS: Mapping[str, Reason] = {
    "READ001": Reason(
        gettext_noop("The file is empty."),
        gettext_noop("Choose the file again; it may not have been saved or sent."),
    ),
    "READ002": Reason(
        gettext_noop("The content of the file is %(kind)s, which cannot be read."),
        gettext_noop("Save the plan as .docx, .pdf, .txt, .md or .html."),
    ),
    "READ003": Reason(
        gettext_noop("The file is called .%(ending)s, but its content is %(kind)s."),
        gettext_noop("Give the file the ending that its content has, or save it anew."),
    ),
    "READ004": Reason(
        gettext_noop("The file is in the old Word format (.doc)."),
        gettext_noop("Open it in Word and save it as .docx."),
    ),
    "READ005": Reason(
        gettext_noop("The file is protected with a password."),
        gettext_noop("Remove the password in the program it was made with."),
    ),
    "READ006": Reason(
        gettext_noop("The file has no text; it is probably scanned."),
        gettext_noop("Use the original document, or run text recognition first."),
    ),
    "READ007": Reason(
        gettext_noop("The file is damaged and cannot be read as %(kind)s."),
        gettext_noop("Open it in the program it was made with and save it anew."),
    ),
    "READ008": Reason(
        gettext_noop("The file is refused because it is too large to be a plan."),
        gettext_noop(
            "Send only the training plan, without large pictures: at most "
            "%(megabytes)d MB and %(characters)d characters are read."
        ),
    ),
    "READ009": Reason(
        gettext_noop(
            "The file is refused because reading it takes too much memory or time."
        ),
        gettext_noop("Save the plan anew, without attachments and large pictures."),
    ),
    "READ010": Reason(
        gettext_noop(
            "The file is refused because it has too many pages: "
            "at most %(limit)d are read."
        ),
        gettext_noop("Send only the pages that hold the training plan."),
    ),
    "READ011": Reason(
        gettext_noop(
            "The file is refused because its content is not what Word writes."
        ),
        gettext_noop("Open it in Word and save it as a new .docx file."),
    ),
    "READ012": Reason(
        gettext_noop("The file could not be read just now."),
        gettext_noop("Try again; tell your administrator if it happens again."),
    ),
}


def unreadable(code: str, **facts: str | float) -> Unreadable:
    """Give the exception for a code of `REASONS` and the facts it names."""
    reason = REASONS[code]
    return Unreadable(
        Diagnostic(
            code=code,
            severity=Severity.ERROR,
            where="document",
            template=reason.template,
            hint=reason.hint,
            facts=facts,
        )
    )
