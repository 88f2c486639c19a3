"""1EdTech CASE 1.1: an edition as a ``CFPackage`` in JSON, in and out.

An objective is a ``CFItem`` with its code as ``humanCodingScheme``; the group it
stands under is its parent; ``replacedBy`` and ``exactMatchOf`` carry its lineage.
What the format can say and Ferd does not use is kept, and written out again.
"""

from ferd.formats.case.reading import read_case
from ferd.formats.case.writing import write_case

__all__ = ["read_case", "write_case"]
