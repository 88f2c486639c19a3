"""The components that need more than a class: see `templates/ui/README.md`."""

import uuid
from collections.abc import Mapping, Sequence

from django import template
from django.core.paginator import Page
from django.forms import BaseForm
from django.forms.boundfield import BoundField
from django.template.context import Context, RequestContext
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from ferd.core.diagnostics import Diagnostic
from ferd.foundation import drawing
from ferd.foundation.drawing import icons, markup, states

register = template.Library()

register.simple_tag(icons.icon, name="icon")
register.simple_tag(states.state, name="state")


@register.simple_tag
def form_key() -> SafeString:
    """Give a form the key that makes sending it twice the same as once."""
    return markup.element("input", type="hidden", name="form_key", value=str(uuid.uuid4()))


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
