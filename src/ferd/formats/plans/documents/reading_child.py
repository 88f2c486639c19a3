"""The program that reads one document, alone in a process of its own.

`reading` starts it, hands it the bytes and reads its answer. It lowers its own
limits before it looks at a single byte, and imports only the one parser it needs.
"""

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ferd.formats.plans.document import Document
    from ferd.formats.plans.documents.kinds import Kind

MEMORY = 480 * 1024 * 1024
SECONDS = 4
LARGEST_CACHE = 8 * 1024 * 1024  # of compiled source, which Python writes


def limit_self() -> None:
    """Give up memory and time, and the right to any more of them."""
    import resource  # noqa: PLC0415 - nothing else comes before the limits
    import signal  # noqa: PLC0415

    wanted = (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_FSIZE, LARGEST_CACHE),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 64),
    )
    for kind, limit in wanted:
        try:
            resource.setrlimit(kind, (limit, limit))
        except (ValueError, OSError):  # macOS knows no RLIMIT_AS
            continue
    signal.alarm(SECONDS + 2)


def answer(ending: str, data: bytes) -> bytes:
    """Give the document, or the reason why there is none, as `wire` writes it."""
    from ferd.formats.plans.documents.unreadable import Unreadable  # noqa: PLC0415
    from ferd.formats.plans.documents.wire import pack, pack_reason  # noqa: PLC0415

    kind = ""
    try:
        from ferd.formats.plans.documents.kinds import find_kind  # noqa: PLC0415

        kind = find_kind(ending, data)
        return pack(read_kind(kind, data))
    except Unreadable as refusal:
        found = refusal.diagnostic
        return pack_reason(found.code, **found.facts)
    except (MemoryError, RecursionError):
        return pack_reason("READ009")
    except Exception:  # noqa: BLE001 - a parser may raise anything on a damaged file
        return pack_reason("READ007", kind=kind.upper() or "text")


def read_kind(kind: "Kind", data: bytes) -> "Document":
    """Hand the bytes to the reader of their kind."""
    if kind == "docx":
        from ferd.formats.plans.documents.read_docx import read_docx  # noqa: PLC0415

        return read_docx(data)
    if kind == "pdf":
        from ferd.formats.plans.documents.read_pdf import read_pdf  # noqa: PLC0415

        return read_pdf(data)
    text = read_characters(data)
    if kind == "html":
        from ferd.formats.plans.documents.read_html import read_html  # noqa: PLC0415

        return read_html(text)
    if kind == "md":
        from ferd.formats.plans.documents.read_markdown import read_markdown  # noqa: PLC0415

        return read_markdown(text)
    from ferd.formats.plans.documents.read_text import read_text  # noqa: PLC0415

    return read_text(text)


def read_characters(data: bytes) -> str:
    """Decode a text; refuse one that is empty or no text after all."""
    from ferd.formats.plans.documents.decoding import decode  # noqa: PLC0415
    from ferd.formats.plans.documents.unreadable import unreadable  # noqa: PLC0415
    from ferd.formats.plans.documents.wire import refuse_long_text  # noqa: PLC0415

    text = decode(data)
    if text is None:
        raise unreadable("READ002", kind="binary")
    if not text.strip():
        raise unreadable("READ001")
    refuse_long_text(len(text))
    return text


def main() -> None:
    """Read standard input as the document whose ending the command line names."""
    limit_self()
    output = sys.stdout.buffer
    output.write(answer(sys.argv[1], sys.stdin.buffer.read()))
    output.flush()


if __name__ == "__main__":
    main()
