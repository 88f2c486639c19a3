"""Who is told of the steps of a plan, and when a step is over."""

import pytest

from ferd.areas.notifications import queries as notifications
from ferd.areas.notifications.models import Notice
from ferd.areas.plans import actions
from tests.areas.plans import factory
from tests.cast import PEOPLE


def told(cast):
    """Say what each of the cast has open, by name."""
    open_ = {
        name: [n.kind for n in notifications.open_notices(getattr(cast, name))]
        for name in PEOPLE
    }
    return {name: kinds for name, kinds in open_.items() if kinds}


def test_the_committee_is_told_of_a_plan_to_read(cast):
    version = factory.make_in_review(cast)

    assert told(cast) == {who: ["plans.submit_version"] for who in ("kari", "mads")}
    [notice] = notifications.new_notices(cast.mads)
    assert notifications.say(notice) == (
        "Karin has sent the plan for Nukleærmedisin, version 1, to the committee."
    )
    assert notice.url.endswith(f"{version.uuid}/")


def test_the_writer_is_told_of_changes_asked_for_and_the_committees_part_is_over(cast):
    version = factory.make_in_review(cast)

    actions.return_version(version=version, reason="secret", actor=cast.mads)

    assert told(cast) == {"karin": ["plans.return_version"]}
    assert "secret" not in notifications.say(Notice.objects.latest("pk"))


def test_the_writer_is_told_that_the_plan_may_be_published(cast):
    factory.make_approved(cast)

    assert told(cast) == {"karin": ["plans.approve_version"]}


@pytest.mark.parametrize(
    ("publisher", "others"),
    [("karin", ["kari", "mads"]), ("kari", ["karin", "mads"])],
)
def test_all_who_worked_on_it_are_told_that_it_is_published(cast, publisher, others):
    version = factory.make_approved(cast)

    actions.publish_version(
        version=version, seen=version.fingerprint, actor=getattr(cast, publisher)
    )

    assert told(cast) == {who: ["plans.publish_version"] for who in others}
