"""An individual plan as an accessible PDF, and as a Word document."""

from ferd.formats.documents.language import Language
from ferd.formats.documents.pdf import render_pdf
from ferd.formats.documents.word import render_docx
from ferd.formats.pathway_document import IndividualPlanDocument, compose_pathway


def write_pathway_pdf(plan: IndividualPlanDocument, *, language: str) -> bytes:
    """Write an individual plan as PDF/UA-1 and PDF/A-2a."""
    return render_pdf(compose_pathway(plan, Language(language)))


def write_pathway_docx(plan: IndividualPlanDocument, *, language: str) -> bytes:
    """Write an individual plan as DOCX."""
    return render_docx(compose_pathway(plan, Language(language)))
