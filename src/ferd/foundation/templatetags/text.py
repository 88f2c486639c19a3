"""Text that people wrote, as safe markup."""

from functools import cache

import nh3
from django import template
from django.utils.safestring import SafeString
from markdown_it import MarkdownIt

register = template.Library()

TAGS = {
    *("p", "ul", "ol", "li", "strong", "em", "blockquote", "code", "br"),
    *("h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td", "a", "hr"),
}
LARGEST_HEADING = 3


@cache
def _renderer() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table")


@register.simple_tag
def markdown(text: str) -> SafeString:
    """Render Markdown; anything that is not plain text structure is dropped."""
    renderer = _renderer()
    tokens = renderer.parse(text)
    for token in tokens:
        if token.type in {"heading_open", "heading_close"}:
            level = min(int(token.tag[1]) + LARGEST_HEADING - 1, 6)
            token.tag = f"h{level}"
    html = renderer.renderer.render(tokens, renderer.options, {})
    clean = nh3.clean(
        html,
        tags=TAGS,
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer",
    )
    return SafeString(clean)  # cleaned by nh3 just above
