"""How forms are drawn."""

from django.forms.renderers import DjangoTemplates


class Renderer(DjangoTemplates):
    """Draw forms with the components of `templates/ui`."""

    form_template_name = "ui/form.html"
    field_template_name = "ui/field.html"
