"""Who gets what answer at the addresses of training plans."""

from django.core.files.uploadedfile import SimpleUploadedFile

from ferd.areas.plans import actions
from tests.architecture.access import Row, everyone
from tests.areas.plans import factory

# The writers are karin (programme director), kari (committee leader) and mads
# (member); olav (head of department) reads drafts; the order of statuses is
# karin olav kari mads sven tora ola ada regine otto nobody.
DRAFT_SEEN = "200 200 200 200 404 404 404 404 404 404 302"
DRAFT_WRITTEN = "302 403 302 302 404 404 404 404 404 404 302"
DRAFT_OPENED = "200 403 200 200 404 404 404 404 404 404 302"
IMPORT_SEEN = "200 404 200 200 404 404 404 404 404 404 302"
IMPORT_CHANGED = "302 404 302 302 404 404 404 404 404 404 302"
BRINGS_IN = "200 403 200 200 403 403 403 403 403 200 302"


def draft(cast):
    return [factory.make_draft(cast).uuid]


def published(cast):
    return [factory.make_published(cast).uuid]


def two_versions(cast):
    old = factory.make_published(cast)
    new = actions.revise_version(version=old, reason="Yearly", actor=cast.karin)
    return [old.uuid, new.uuid]


def same_twice(cast):
    version = factory.make_published(cast)
    return [version.uuid, version.uuid]


def upload(cast):
    document = SimpleUploadedFile("plan.txt", factory.DOUBTFUL.encode())
    return {"document": document, "unit": str(cast.nuclear.pk)}


def seen(cast):
    return {"seen": cast.nuclear.plans.get().versions.get().fingerprint}


def first_of(make):
    return lambda cast: [*make(cast), 0]


def group_written(cast):
    return seen(cast) | {"name": "First", "objectives": "1-14"}


def rule_written(cast):
    return seen(cast) | {"about": "all", "observations": "1"}


def accepted(cast):
    return {"specialty": "Nukleærmedisin", "specialty_code": "NUK"}


def settled(cast):
    plan_import = factory.make_import(cast)
    for question in plan_import.questions.all():
        actions.answer_question(
            question=question, answer=question.understood, actor=cast.karin
        )
    return [plan_import.uuid]


TABLE = {
    "plans:plans": everyone("get", 200),
    "plans:plan": everyone(
        "get", 302, args=lambda cast: [factory.make_published(cast).plan.uuid]
    ),
    "plans:version": everyone("get", 200, args=published),
    "plans:version of a draft": Row("get", DRAFT_SEEN, args=draft),
    "plans:coverage": everyone("get", 200, args=published),
    "plans:coverage of a draft": Row("get", DRAFT_SEEN, args=draft),
    "plans:implementation": everyone("get", 200, args=published),
    "plans:implementation of a draft": Row("get", DRAFT_SEEN, args=draft),
    "plans:commitments": everyone("get", 200, args=published),
    "plans:commitments of a draft": Row("get", DRAFT_SEEN, args=draft),
    "plans:rules": everyone("get", 200, args=published),
    "plans:rules of a draft": Row("get", DRAFT_SEEN, args=draft),
    "plans:edit_signing": Row("get", DRAFT_OPENED, args=draft),
    "plans:edit_signing sent": Row("post", DRAFT_WRITTEN, args=draft, data=seen),
    "plans:edit_group": Row("get", DRAFT_OPENED, args=first_of(draft)),
    "plans:edit_group sent": Row(
        "post", DRAFT_WRITTEN, args=first_of(draft), data=group_written
    ),
    "plans:remove_group": Row("get", DRAFT_OPENED, args=first_of(draft)),
    "plans:remove_group sent": Row(
        "post", DRAFT_WRITTEN, args=first_of(draft), data=seen
    ),
    "plans:edit_sufficiency": Row("get", DRAFT_OPENED, args=first_of(draft)),
    "plans:edit_sufficiency sent": Row(
        "post", DRAFT_WRITTEN, args=first_of(draft), data=rule_written
    ),
    "plans:remove_sufficiency": Row("get", DRAFT_OPENED, args=first_of(draft)),
    "plans:remove_sufficiency sent": Row(
        "post", DRAFT_WRITTEN, args=first_of(draft), data=seen
    ),
    "plans:history": everyone("get", 200, args=published),
    "plans:history of a draft": Row("get", DRAFT_SEEN, args=draft),
    "plans:compare": everyone("get", 200, args=same_twice),
    "plans:compare with a draft": Row("get", DRAFT_SEEN, args=two_versions),
    "plans:export": everyone("get", 200, args=lambda cast: [*published(cast), "yaml"]),
    "plans:export of a draft": Row(
        "get", DRAFT_SEEN, args=lambda cast: [*draft(cast), "yaml"]
    ),
    "plans:import_document": Row("get", BRINGS_IN),
    "plans:import_document sent": Row(
        "post", "302 403 302 302 403 403 403 403 403 422 302", data=upload
    ),
    "plans:import": Row(
        "get", IMPORT_SEEN, args=lambda cast: [factory.make_import(cast).uuid]
    ),
    "plans:accept_import": Row("post", IMPORT_CHANGED, args=settled, data=accepted),
    "plans:discard_import": Row(
        "post", IMPORT_CHANGED, args=lambda cast: [factory.make_import(cast).uuid]
    ),
    "plans:discard_import asked": Row(
        "get", IMPORT_SEEN, args=lambda cast: [factory.make_import(cast).uuid]
    ),
    "plans:answer_question": Row(
        "post",
        IMPORT_CHANGED,
        args=lambda cast: [factory.make_question(cast).uuid],
        data=lambda cast: {"answer": "61-102"},
    ),
    "plans:edit": Row("get", DRAFT_OPENED, args=draft),
    "plans:edit_stage": Row("get", DRAFT_OPENED, args=lambda cast: [*draft(cast), 1]),
    "plans:remove_stage": Row("get", DRAFT_OPENED, args=lambda cast: [*draft(cast), 1]),
    "plans:remove_stage sent": Row(
        "post", DRAFT_WRITTEN, args=lambda cast: [*draft(cast), 1], data=seen
    ),
    "plans:edit_section": Row("get", DRAFT_OPENED, args=lambda cast: [*draft(cast), 0]),
    "plans:revise": Row(
        "post",
        "302 403 302 302 403 403 403 403 403 403 302",
        args=published,
        data=lambda cast: {"reason": "Yearly"},
    ),
    "plans:submit": Row("post", DRAFT_WRITTEN, args=draft),
    "plans:discard": Row("post", DRAFT_WRITTEN, args=draft),
    "plans:discard asked": Row("get", DRAFT_OPENED, args=draft),
    "plans:return": Row(
        "post",
        "403 403 302 302 404 404 404 404 404 404 302",
        args=lambda cast: [factory.make_in_review(cast).uuid],
        data=lambda cast: {"reason": "The figures are wrong."},
    ),
    "plans:approve": Row(
        "post",
        "403 403 302 403 404 404 404 404 404 404 302",
        args=lambda cast: [factory.make_in_review(cast).uuid],
        data=seen,
    ),
    "plans:publish": Row(
        "post",
        "302 403 302 403 404 404 404 404 404 404 302",
        args=lambda cast: [factory.make_approved(cast).uuid],
        data=seen,
    ),
}
