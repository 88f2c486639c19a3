"""The components that need more than a class: see `templates/ui/README.md`."""

import uuid
from collections.abc import Sequence

from django import template
from django.core.paginator import Page
from django.forms import BaseForm
from django.forms.boundfield import BoundField
from django.template.context import Context
from django.utils.safestring import SafeString

from ferd.core.diagnostics import Diagnostic
from ferd.foundation.drawing import icons, markup, states
from ferd.foundation.drawing.drawings import Drawing, draw
from ferd.foundation.saying import advise, say

register = template.Library()

register.simple_tag(icons.icon, name="icon")
register.simple_tag(states.state, name="state")


@register.simple_tag(name="draw")
def drawn(drawing: Drawing) -> SafeString:
    """Draw a timeline, stages, a matrix, squares, a curve or a progress bar."""
    return draw(drawing)


@register.simple_tag
def form_key() -> SafeString:
    """Give a form the key that makes sending it twice the same as once."""
    key = str(uuid.uuid4())
    return markup.element("input", type="hidden", name="form_key", value=key)


@register.simple_tag
def field(bound_field: BoundField) -> SafeString:
    """Draw a field with its label, help and faults."""
    return bound_field.as_field_group()


@register.inclusion_tag("ui/error_summary.html")
def error_summary(*forms: BaseForm) -> dict[str, object]:
    """List the faults of the forms, each a link to its field."""
    return {
        "general": [fault for form in forms for fault in form.non_field_errors()],
        "fields": [each for form in forms for each in form if each.errors],
    }


@register.inclusion_tag("ui/diagnostic.html")
def diagnostic(found: Diagnostic, href: str = "") -> dict[str, object]:
    """Say a diagnostic: sign, code, words, what to do, where."""
    return {
        "found": found,
        "text": say(found),
        "advice": advise(found),
        "href": href,
    }


@register.simple_tag
def diagnostic_text(found: Diagnostic) -> str:
    """Say a diagnostic's sentence in the reader's language."""
    return say(found)


@register.simple_block_tag(end_name="endalert")
def alert(content: str, tone: str = "info", title: str = "") -> SafeString:
    """Put a message in a box: info, success, warning or danger."""
    heading = markup.element("h2", title) if title else markup.NOTHING
    return markup.element("div", heading, content, class_="ds-alert", data_color=tone)


@register.simple_block_tag(end_name="endregion")
def region(content: str, label: str) -> SafeString:
    """Let wide content scroll by itself, also by keyboard."""
    return markup.element(
        "div",
        content,
        class_="region",
        role="region",
        tabindex=0,
        aria_label=label,
    )


@register.inclusion_tag("ui/tabs.html")
def tabs(items: Sequence[object], label: str) -> dict[str, object]:
    """Link to the sides of one thing; items have label, url, current."""
    return {"items": items, "label": label}


@register.inclusion_tag("ui/breadcrumbs.html")
def breadcrumbs(*steps: str) -> dict[str, object]:
    """Show the way here: label, url, label, url, …, and the page's own label."""
    pairs = list(zip(steps[:-1:2], steps[1:-1:2], strict=True))
    return {"steps": pairs, "here": steps[-1]}


@register.inclusion_tag("ui/steps.html")
def steps(current: str, *names: str) -> dict[str, object]:
    """Show how far a piece of work has come, step by step."""
    at = names.index(current)
    places = ["done"] * at + ["current"] + ["ahead"] * (len(names) - at - 1)
    return {"steps": zip(names, places, strict=True)}


@register.inclusion_tag("ui/pagination.html", takes_context=True)
def pagination(context: Context, page: Page[object]) -> dict[str, object]:
    """Link to the other pages of a long list, keeping the other choices."""
    numbers = page.paginator.get_elided_page_range(
        page.number, on_each_side=1, on_ends=1
    )
    return {"page": page, "numbers": list(numbers), "request": context["request"]}


@register.inclusion_tag("ui/sort_header.html", takes_context=True)
def sort_header(context: Context, key: str, label: str) -> dict[str, object]:
    """Head a column that sorts by link: `?order=key`, `?order=-key`."""
    order = context["request"].GET.get("order", "")
    directions = {key: "ascending", f"-{key}": "descending"}
    return {
        "request": context["request"],
        "label": label,
        "direction": directions.get(order, "none"),
        "next": f"-{key}" if order == key else key,
    }


@register.inclusion_tag("ui/empty.html")
def empty(title: str, text: str = "", sign: str = "rest") -> dict[str, object]:
    """Say that there is nothing here, and that this is fine."""
    return {"title": title, "text": text, "sign": sign}
