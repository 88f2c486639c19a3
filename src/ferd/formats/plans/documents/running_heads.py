"""Headers and footers: noise on each page, but often the only place of a date."""

import re
from typing import Final

_PAGE_NUMBER: Final = re.compile(
    r"(?:side|page|s\.|p\.)?\s*[-\u2013]?\s*\d{1,4}\s*[-\u2013]?\s*(?:(?:av|of|/)\s*\d{1,4})?",
    re.IGNORECASE,
)
_DATED: Final = re.compile(
    r"\b(?:godkj\w*|approved|gyldig|valid|versjon|version|revi\w+|vedt\w+|dato|date)\b"
    r".*\d",
    re.IGNORECASE,
)


def is_page_number(text: str) -> bool:
    """Tell whether a line is nothing but the number of its page."""
    return _PAGE_NUMBER.fullmatch(text.strip()) is not None


def is_worth_keeping(text: str) -> bool:
    """Tell whether a header or footer says when the document was made valid."""
    return len(text) < 300 and _DATED.search(text) is not None
