"""Templates of assessment: made by the committee, published for good."""

from dataclasses import replace

import pytest
from django.db import DatabaseError, transaction

from ferd.areas.progress.actions import templates
from ferd.areas.progress.models import TemplateVersion
from ferd.core.progress.templates import TemplateContent
from ferd.foundation.errors import Conflict, NotAllowed
from tests.areas.progress import observation_factory as factory

Status = TemplateVersion.Status
OTHER = replace(factory.CONTENT, purpose="Another")


def test_the_committee_makes_changes_and_publishes_a_template(cast):
    draft = factory.make_draft_template(cast)
    draft = templates.save_template(
        version=draft, content=OTHER, seen=draft.fingerprint, actor=cast.mads
    )

    version = templates.publish_template(
        version=draft, seen=draft.fingerprint, actor=cast.kari
    )

    version.refresh_from_db()
    assert (version.status, version.published_by) == (Status.PUBLISHED, cast.kari)
    assert version.content["purpose"] == "Another"


@pytest.mark.parametrize("who", ["karin", "olav", "sven", "tora", "ada", "otto"])
def test_nobody_else_makes_templates(cast, who):
    with pytest.raises(NotAllowed):
        templates.make_template(
            unit=cast.nuclear,
            title="Mine",
            content=factory.CONTENT,
            actor=getattr(cast, who),
        )


def test_two_templates_of_a_unit_differ_in_title(cast):
    factory.make_draft_template(cast)

    with pytest.raises(Conflict, match="already"):
        factory.make_draft_template(cast)


def test_a_draft_that_was_changed_meanwhile_is_not_written_over(cast):
    draft = factory.make_draft_template(cast)
    seen = draft.fingerprint
    templates.save_template(version=draft, content=OTHER, seen=seen, actor=cast.kari)

    with pytest.raises(Conflict, match="meanwhile"):
        templates.save_template(
            version=draft, content=factory.CONTENT, seen=seen, actor=cast.mads
        )
    with pytest.raises(Conflict, match="meanwhile"):
        templates.publish_template(version=draft, seen=seen, actor=cast.mads)


def test_a_template_with_faults_is_kept_as_a_draft_but_not_published(cast):
    empty = TemplateContent(asks_level=False)
    draft = factory.make_draft_template(cast, content=empty)

    with pytest.raises(Conflict, match="faults"):
        templates.publish_template(
            version=draft, seen=draft.fingerprint, actor=cast.kari
        )


def test_a_revision_takes_over_and_the_former_version_stays(cast):
    first = factory.make_template(cast)
    draft = templates.revise_template(version=first, actor=cast.kari)
    with pytest.raises(Conflict, match="draft"):
        templates.revise_template(version=first, actor=cast.mads)

    second = templates.publish_template(
        version=draft, seen=draft.fingerprint, actor=cast.kari
    )

    first.refresh_from_db()
    assert (first.status, first.number) == (Status.RETIRED, 1)
    assert (second.status, second.number) == (Status.PUBLISHED, 2)


def test_a_template_is_taken_out_of_use_once(cast):
    version = factory.make_template(cast)
    templates.retire_template(version=version, actor=cast.kari)

    with pytest.raises(Conflict):
        templates.retire_template(version=version, actor=cast.kari)


def test_what_is_published_is_changed_by_nobody(cast):
    version = factory.make_template(cast)

    with pytest.raises(Conflict, match="never changed"):
        templates.save_template(
            version=version, content=OTHER, seen=version.fingerprint, actor=cast.kari
        )
    rows = TemplateVersion.objects.filter(pk=version.pk)
    for change in (
        lambda: rows.update(content={}),
        lambda: rows.update(status=Status.DRAFT),
        lambda: rows.update(number=9),
        rows.delete,
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
