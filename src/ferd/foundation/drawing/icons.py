"""Small signs, drawn for Ferd on a grid of 16.

A sign never stands alone: it repeats in shape what the words beside it say, so
that neither colour nor language is needed twice.
"""

from typing import Final

from django.utils.safestring import SafeString

from ferd.foundation.drawing.markup import element

# Path data on a 16 x 16 grid, drawn with a stroke unless listed in FILLED.
PATHS: Final = {
    # what is going on
    "error": "M5.5 1.5h5l4 4v5l-4 4h-5l-4-4v-5zM5.5 5.5l5 5m0-5l-5 5",
    "warning": "M8 1.8l6.7 12.4H1.3zM8 6v4m0 2v.2",
    "advice": "M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM8 7.5v4M8 4.6v.2",
    "success": "M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM4.8 8.2l2.3 2.3 4.2-4.8",
    # states: from loose to firm
    "draft": "M2.5 5V2.5H5M11 2.5h2.5V5M13.5 11v2.5H11M5 13.5H2.5V11M7 2.5h2M7 13.5h2"
    "M2.5 7v2M13.5 7v2",
    "in_review": "M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM8 4.5V8l2.5 1.5",
    "approved": "M2.5 8.5l3.5 3.5 7.5-8",
    "published": "M8 1.5l1.9 1.5 2.4-.2.6 2.3 2 1.4-1 2.2.4 2.4-2.3.7-1.3 2-2.2-.9"
    "-2.3.9-1.4-2-2.3-.7.5-2.4-1-2.2 2-1.4.6-2.3 2.4.2zM5.3 8l1.9 1.9L10.8 6",
    "retired": "M2 3h12v3H2zM3 6v7.5h10V6M6.5 9h3",
    "proposed": "M2.5 2.5h11v11h-11zM2.5 9l6.5-6.5M4 13.5L13.5 4M9.5 13.5l4-4",
    "agreed": "M1.5 8.5l3 3L10 5.5M7.5 11.5l.2.2L14.5 5",
    "superseded": "M2.5 2.5h11v11h-11zM5 8h6",
    "not_started": "M2.5 2.5h11v11h-11z",
    "in_progress": "M2.5 2.5h11v11h-11zM2.5 8h11",
    "recommended": "M8 1.5l6.5 6.5L8 14.5 1.5 8z",
    "submitted": "M8 13.5V3M3.5 7.5L8 3l4.5 4.5",
    "returned": "M6 3L2.5 6.5 6 10M2.5 6.5h7a4 4 0 0 1 0 7H6",
    "withdrawn": "M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM3.5 12.5l9-9",
    "asked": "M5.5 6a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.9-1.1 1.8M8 12.5v.2",
    "held": "M3 3h10M4.5 3v2.5L8 8l3.5-2.5V3M4.5 13v-2.5L8 8l3.5 2.5V13M3 13h10",
    "committed": "M2.5 8.5l3.5 3.5 7.5-8",
    "declined": "M3.5 3.5l9 9M12.5 3.5l-9 9",
    "expired": "M2.5 2.5h11v11h-11zM5 8h6",
    "accepted": "M1.5 8.5l3 3L10 5.5M7.5 11.5l.2.2L14.5 5",
    "ended": "M2.5 3v10M5.5 8h8",
    "given": "M2.5 8.5l3.5 3.5 7.5-8",
    "recalled": "M6 3L2.5 6.5 6 10M2.5 6.5h7a4 4 0 0 1 0 7H6",
    "sent": "M1.5 8L14.5 2 10 14.5 7.5 9zM7.5 9l7-7",
    "signed": "M1.5 13.5h13M3 11c2-6 4.5-8.5 5.5-7.5S6 11 7.5 11s2-3 3-3 .5 3 3.5 2",
    "registered": "M2.5 2.5h11v11h-11zM5 8.2l2.2 2.2L11.5 6",
    "discarded": "M3 4.5h10M6 4.5V3h4v1.5M4.5 4.5l.5 9h6l.5-9",
    # things to do
    "search": "M7 2a5 5 0 1 0 0 10A5 5 0 0 0 7 2zM10.7 10.7L14.5 14.5",
    "menu": "M2 4h12M2 8h12M2 12h12",
    "bell": "M8 1.5v1M3.5 11.5V7a4.5 4.5 0 0 1 9 0v4.5M2 11.5h12"
    "M6.5 13.5a1.5 1.5 0 0 0 3 0",
    "person": "M8 2a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM2.5 14.5c0-3 2.5-4.5 5.5-4.5"
    "s5.5 1.5 5.5 4.5",
    "language": "M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM1.5 8h13"
    "M8 1.5c4 4 4 9 0 13M8 1.5c-4 4-4 9 0 13",
    "appearance": "M8 4.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM8 .8v1.4M8 13.8v1.4"
    "M.8 8h1.4M13.8 8h1.4M2.9 2.9l1 1M12.1 12.1l1 1M2.9 13.1l1-1M12.1 3.9l1-1",
    "chevron": "M3.5 6L8 10.5 12.5 6",
    "forward": "M6 3.5L10.5 8 6 12.5",
    "check": "M2.5 8.5l3.5 3.5 7.5-8",
    "file": "M3.5 1.5h6l3 3v10h-9zM9.5 1.5v3h3",
    "download": "M8 2v8M4.5 7L8 10.5 11.5 7M2.5 13.5h11",
    "calendar": "M2 3.5h12v11H2zM2 7h12M5 1.5v3.5M11 1.5v3.5",
    "place": "M8 1.5a4.5 4.5 0 0 0-4.5 4.5C3.5 9.5 8 14.5 8 14.5s4.5-5 4.5-8.5"
    "A4.5 4.5 0 0 0 8 1.5zM8 4.5a1.5 1.5 0 1 0 0 3 1.5 1.5 0 0 0 0-3z",
    "rest": "M3 3h10M4.5 3v2.5L8 8l3.5-2.5V3M4.5 13v-2.5L8 8l3.5 2.5V13M3 13h10",
}


def icon(name: str) -> SafeString:
    """Draw a sign that only decorates: the words stand beside it."""
    path = element("path", d=PATHS[name])
    return element(
        "svg",
        path,
        class_="icon",
        viewBox="0 0 16 16",
        aria_hidden="true",
        focusable="false",
    )
