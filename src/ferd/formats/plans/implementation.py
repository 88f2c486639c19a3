"""The implementation part of a plan: its sections, its promises, its facts.

None of these raises on what a document says: what is not understood is left out,
and its words are still in the sections.
"""

from ferd.formats.plans.prose.commitments import commitments
from ferd.formats.plans.prose.facts import facts
from ferd.formats.plans.prose.sections import sections

__all__ = ["commitments", "facts", "sections"]
