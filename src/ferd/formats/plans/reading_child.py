"""What the child process does with one document: read it, understand it, answer.

`reading` starts it and takes its answer; its limits are set before this module is
imported.
"""

from ferd.formats.plans.documents.opening import open_document
from ferd.formats.plans.documents.unreadable import Unreadable
from ferd.formats.plans.documents.wire import pack, pack_reason


def answer(data: bytes, ending: str) -> bytes:
    """Give the plan in a document, or the reason why there is none."""
    try:
        document = open_document(ending, data)
    except Unreadable as refusal:
        found = refusal.diagnostic
        return pack_reason(found.code, **found.facts)
    # What is refused is refused quickly: understanding takes long to import.
    from ferd.formats.plans.read import understand  # noqa: PLC0415

    reading = understand(document)
    return pack(reading.plan, reading.diagnostics, document)
