"""How forms are drawn: every Django field in the components of `templates/ui`."""

from django import forms
from django.forms.boundfield import BoundField
from django.forms.renderers import DjangoTemplates

CHOICES = (forms.RadioSelect, forms.CheckboxSelectMultiple)


class Field(BoundField):
    """A field that knows which component draws it."""

    @property
    def kind(self) -> str:
        """Name the component: choices, tick, file, or plain input."""
        widget = self.field.widget
        if isinstance(widget, CHOICES):
            return "choices"
        if isinstance(widget, forms.CheckboxInput):
            return "tick"
        if isinstance(widget, forms.FileInput):
            return "file"
        return "input"

    def build_widget_attrs(
        self,
        attrs: dict[str, str | bool],
        widget: forms.Widget | None = None,
    ) -> dict[str, str | bool]:
        """Add the component's class, beside what Django adds for assistance."""
        built = super().build_widget_attrs(attrs, widget)
        given = str((widget or self.field.widget).attrs.get("class", ""))
        built["class"] = f"ds-input {given}".strip()
        return built


class Renderer(DjangoTemplates):
    """Draw forms with the components of `templates/ui`."""

    form_template_name = "ui/form.html"
    field_template_name = "ui/field.html"
    bound_field_class = Field
