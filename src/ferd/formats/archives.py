"""ZIP files, judged by their list of parts alone: nothing is unpacked to find out.

Word documents and Excel workbooks are such files, and a few kilobytes of them can
hold gigabytes.
"""

import io
import zipfile

from ferd.formats.sandboxed import Failure

MOST_PARTS = 2_000
LARGEST_UNPACKED = 100_000_000
LARGEST_RATIO = 100
SMALL_PART = 2_000_000
_LONGEST_ENTRY = 500
_TAIL = 66_000


def parts_of(data: bytes) -> list[zipfile.ZipInfo] | Failure:
    """List the parts, or tell why the file may not be unpacked.

    At most 2,000 parts and 100 MB in all, and no part packed more than 100 to 1
    once it is large enough to matter.
    """
    end = data.rfind(b"PK\x05\x06", max(0, len(data) - _TAIL))
    if end < 0:
        return Failure.CRASHED
    count = int.from_bytes(data[end + 10 : end + 12], "little")
    size = int.from_bytes(data[end + 12 : end + 16], "little")
    if count > MOST_PARTS or size > MOST_PARTS * _LONGEST_ENTRY:
        return Failure.TOO_MUCH  # before a list of that size is made
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return Failure.CRASHED
    return Failure.TOO_MUCH if _unpack_too_far(parts) else parts


def _unpack_too_far(parts: list[zipfile.ZipInfo]) -> bool:
    return (
        len(parts) > MOST_PARTS
        or sum(part.file_size for part in parts) > LARGEST_UNPACKED
        or any(
            part.file_size > SMALL_PART
            and part.file_size > LARGEST_RATIO * max(part.compress_size, 1)
            for part in parts
        )
    )
