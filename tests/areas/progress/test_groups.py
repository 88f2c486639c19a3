from ferd.areas.notifications.models import Notice
from ferd.areas.organisations.models import Role
from ferd.areas.progress import events as told
from ferd.areas.progress.models import GroupCompletion, ObjectiveProgress
from ferd.areas.schedules import queries as schedules
from ferd.foundation import events
from tests.areas.progress import factory as training
from tests.areas.progress import objective_factory as factory


def make_all_but_one(cast):
    """Let every objective of the smallest group be approved, but for the last."""
    traineeship = training.make_planned(cast)
    factory.give_role(cast.mads, Role.CLINICAL_SUPERVISOR, cast.nuclear)
    agreed = schedules.agreed_plan(traineeship)
    assert agreed is not None
    plan = agreed.version.as_plan()
    group = min(plan.groups, key=lambda each: len(each.numbers))
    rows = ObjectiveProgress.objects.filter(
        traineeship=traineeship, objective__number__in=group.numbers
    )
    *others, last = rows.order_by("objective__number")
    keys = [row.pk for row in others]
    ObjectiveProgress.objects.filter(pk__in=keys).update(state="approved")
    ObjectiveProgress.objects.filter(pk=last.pk).update(owner=cast.nuclear)
    return group, factory.fresh(last)


def test_a_group_is_complete_with_its_last_objective_and_falls_with_any(cast):
    group, last = make_all_but_one(cast)
    heard: list[told.GroupCompleted] = []
    events.listen(told.GroupCompleted, heard.append)
    last = factory.make_submitted(cast, last)
    assert not GroupCompletion.objects.exists()

    approval = factory.approve(last, cast.olav)

    completion = GroupCompletion.objects.get()
    assert (completion.group, completion.status) == (group.name, "queued")
    assert [each.completion for each in heard] == [completion]
    notices = Notice.objects.filter(kind="progress.complete_group", done_at=None)
    assert {notice.person.name for notice in notices} == {"Sven"}
    factory.withdraw(approval, cast.olav)
    completion.refresh_from_db()
    assert completion.status == "fallen"
    assert completion.ended_at is not None
    assert not notices.all().exists()
    assert Notice.objects.filter(kind="progress.reopen_group").count() == 1
