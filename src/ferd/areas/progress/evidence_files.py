"""Files as they come in: what they are by their content, without their metadata."""

import re
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from ferd.formats.evidence import ENDINGS, Cleaned, Refusal, clean_evidence
from ferd.foundation.errors import Conflict
from ferd.foundation.plain_words import IdentityNumber, identity_number_in_name

LONGEST_NAME = 120
MEGABYTE = 1024 * 1024


class UnusableFile(Conflict):
    """The file cannot be kept; the message says why and what to do."""

    status = 422
    code = "unusable_file"


@dataclass(frozen=True, slots=True)
class EvidenceContent:
    """A file that may be kept."""

    name: str
    media_type: str
    content: bytes


def clean(name: str, data: bytes) -> EvidenceContent:
    """Give the file without what else it told of its maker, or refuse it."""
    fault = identity_number_in_name(name)
    if fault:
        raise IdentityNumber(fault)
    most = settings.EVIDENCE_FILE_MEGABYTES
    if len(data) > most * MEGABYTE:
        raise UnusableFile(
            _("The file is larger than %(number)d megabytes.") % {"number": most}
        )
    cleaned = clean_evidence(data, most * MEGABYTE)
    if not isinstance(cleaned, Cleaned):
        raise UnusableFile(_said(cleaned))
    return EvidenceContent(
        plain_name(name, cleaned.media_type), cleaned.media_type, cleaned.content
    )


def plain_name(name: str, media_type: str) -> str:
    """Give a name without folders and odd signs, ending in what the file is."""
    last = re.split(r"[/\\]", name)[-1]
    stem = re.sub(r"[^\w .()-]+", "_", last.rpartition(".")[0] or last).strip(" .")
    ending = ENDINGS[media_type]
    return f"{stem[: LONGEST_NAME - len(ending) - 1] or 'file'}.{ending}"


def _said(refusal: Refusal) -> str:
    match refusal:
        case Refusal.OTHER_KIND:
            return _("Only PDF, PNG and JPEG files are kept. Save it as one of these.")
        case Refusal.LOCKED:
            return _("The file is locked with a password. Save it without.")
        case Refusal.TOO_MUCH:
            return _("The file is too large or too intricate to be read.")
        case Refusal.UNREADABLE:
            return _("The file is damaged, and cannot be read.")
        case Refusal.NOT_NOW:
            return _("Files cannot be read just now. Nothing is lost: try again.")
