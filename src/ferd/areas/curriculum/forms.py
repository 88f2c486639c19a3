"""Text and files from a browser to values."""

from typing import TYPE_CHECKING, TypeAlias

from django import forms
from django.utils.translation import gettext_lazy as _

from ferd.formats.catalogues import LARGEST_FILE

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile


Upload: TypeAlias = "UploadedFile[bytes]"


class _ManyFiles(forms.FileInput):
    allow_multiple_selected = True


class _ManyFilesField(forms.FileField):
    widget = _ManyFiles

    def clean(self, data: object, initial: object = None) -> list[Upload]:
        """Clean each file by itself; no file at all is refused as Django does."""
        given = data if isinstance(data, list) and data else [None]
        cleaned: list[Upload] = [
            super(_ManyFilesField, self).clean(each, initial) for each in given
        ]
        return cleaned


class ImportForm(forms.Form):
    """Files with objectives, and whose they are when they do not say so."""

    documents = _ManyFilesField(
        label=_("The catalogue"),
        help_text=_(
            "A table (CSV or XLSX), a CASE package, or JSON from the content API "
            "of Helsedirektoratet. Files that belong together may come together."
        ),
        widget=_ManyFiles(attrs={"accept": ".csv,.txt,.xlsx,.json"}),
    )
    specialty = forms.RegexField(
        r"^[A-ZÆØÅa-zæøå]{2,5}$",
        label=_("Code of the specialty"),
        help_text=_("Only when the objectives stand as bare numbers. Example: NUK."),
        required=False,
        max_length=5,
        error_messages={"invalid": _("Write two to five letters, like NUK.")},
    )

    def clean_documents(self) -> list[Upload]:
        """Refuse files that together are larger than any catalogue."""
        documents: list[Upload] = self.cleaned_data["documents"]
        if sum(document.size or 0 for document in documents) > LARGEST_FILE:
            raise forms.ValidationError(
                _("The files are larger than any catalogue. Nothing was read.")
            )
        return documents
