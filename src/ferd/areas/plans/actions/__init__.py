"""Changing training plans: imports in one module, versions in the other."""

from ferd.areas.plans.actions.imports import (
    accept_import,
    answer_question,
    discard_import,
    import_document,
)
from ferd.areas.plans.actions.versions import (
    approve_version,
    discard_version,
    publish_version,
    return_version,
    revise_version,
    save_draft,
    start_plan,
    submit_version,
)

__all__ = [
    "accept_import",
    "answer_question",
    "approve_version",
    "discard_import",
    "discard_version",
    "import_document",
    "publish_version",
    "return_version",
    "revise_version",
    "save_draft",
    "start_plan",
    "submit_version",
]
