import pytest
from django.urls import reverse

from ferd.areas.audit.models import LookUp
from ferd.areas.organisations.models import Role
from ferd.areas.progress import standing
from ferd.areas.progress.actions import impartiality, objectives
from ferd.areas.progress.models import Approval, ConflictOfInterest, ObjectiveProgress
from ferd.foundation.errors import NotAllowed
from tests.areas.progress import factory as training
from tests.areas.progress import objective_factory as factory
from tests.areas.progress.objective_factory import fresh, make_submitted, recommend
from tests.signing_in import sign_in
from tests.trust.forms import form_on

State = ObjectiveProgress.State


@pytest.fixture
def reader(client):
    client.cookies["django_language"] = "en"
    return client


def page_of(row):
    return reverse("progress:objective", args=[row.uuid])


def text_of(answer):
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_head_approves_what_is_in_sight_with_one_button(reader, cast):
    row = make_submitted(cast)
    sign_in(reader, cast.olav)
    page = reader.get(page_of(row))
    address = reverse("progress:approve_objective", args=[row.uuid])

    answer = reader.post(address, form_on(page, address), follow=True)

    assert fresh(row).state == State.APPROVED
    approval = Approval.objects.get()
    assert approval.was_opened
    assert f"Seal: entry {approval.entry_number}" in text_of(answer)
    assert "What it rests on is as it was" in text_of(answer)
    look = LookUp.objects.filter(actor=cast.olav).earliest("pk")
    assert (look.kind, look.purpose) == ("progress.objective", "approve")


def test_who_has_not_just_signed_in_is_asked_and_nothing_is_approved(reader, cast):
    row = make_submitted(cast)
    reader.force_login(cast.olav)
    page = reader.get(page_of(row))
    address = reverse("progress:approve_objective", args=[row.uuid])
    cast.olav.set_password("a long enough one")
    cast.olav.save()
    reader.force_login(cast.olav)

    answer = reader.post(address, form_on(page, address))

    assert "reauthenticate" in answer.headers["Location"]
    assert fresh(row).state == State.SUBMITTED


def test_the_page_says_the_one_thing_that_is_missing(reader, cast):
    row = factory.make_objective(cast)
    sign_in(reader, cast.tora)

    assert "It has not been submitted." in text_of(reader.get(page_of(row)))
    factory.submit(row, cast.tora)
    recommend(row, cast.sven)
    page = text_of(reader.get(page_of(row)))
    assert "A clinical supervisor&#x27;s recommendation is missing." in page
    assert reverse("progress:approve_objective", args=[row.uuid]) not in page


def test_no_address_takes_the_time_of_an_approval(reader, cast):
    row = make_submitted(cast)
    sign_in(reader, cast.olav)
    address = reverse("progress:approve_objective", args=[row.uuid])
    data = form_on(reader.get(page_of(row)), address)

    reader.post(address, data | {"at": "2020-01-01", "signed_in_at": "2020-01-01"})

    assert Approval.objects.get().at.year > 2020


def test_several_are_approved_from_the_list(reader, cast):
    traineeship = training.make_training(cast)
    factory.give_role(cast.mads, Role.CLINICAL_SUPERVISOR, cast.nuclear)
    rows = [make_submitted(cast, row) for row in training.objectives(traineeship, 2)]
    sign_in(reader, cast.olav)
    page = reader.get(reverse("progress:approvals"))
    ticks = page.context["waiting"]

    reader.post(reverse("progress:approvals"), {"ticked": [t.chosen_by for t in ticks]})

    assert [fresh(row).state for row in rows] == [State.APPROVED] * 2
    assert all(a.is_batch and not a.was_opened for a in Approval.objects.all())


def test_pages_ask_as_many_questions_of_ten_as_of_one(
    reader, cast, django_assert_max_num_queries
):
    traineeship = training.make_training(cast)
    factory.give_role(cast.mads, Role.CLINICAL_SUPERVISOR, cast.nuclear)
    first, *others = training.objectives(traineeship, 10)
    make_submitted(cast, first)
    sign_in(reader, cast.olav)
    here = reverse("progress:approvals")
    reader.get(here)
    with django_assert_max_num_queries(30) as once:
        reader.get(here)

    for row in others:
        make_submitted(cast, row)

    with django_assert_max_num_queries(len(once)):
        reader.get(here)
    with django_assert_max_num_queries(30):
        reader.get(page_of(first))


def test_who_is_not_impartial_judges_nothing_and_another_takes_over(reader, cast):
    row = make_submitted(cast)
    factory.give_role(cast.olav, Role.CLINICAL_SUPERVISOR, cast.nuclear)

    impartiality.declare_conflict(
        traineeship=row.traineeship,
        person=cast.sven,
        kind=ConflictOfInterest.Kind.DISPUTE,
        substitute=cast.olav,
        actor=cast.sven,
    )

    assert fresh(row).state == State.IN_PROGRESS
    with pytest.raises(NotAllowed):
        objectives.return_objective(row=row, words="No.", actor=cast.sven)
    recommend(row, cast.olav)
    assert fresh(row).state == State.SUBMITTED
    given = row.recommendations.get(by=cast.olav)
    assert given.capacity == "educational_supervisor"


def test_a_leader_ends_it_and_what_was_recommended_counts_again(cast):
    row = make_submitted(cast)
    conflict = impartiality.declare_conflict(
        traineeship=row.traineeship,
        person=cast.mads,
        kind=ConflictOfInterest.Kind.FAMILY,
        substitute=None,
        actor=cast.olav,
    )
    assert fresh(row).state == State.IN_PROGRESS
    with pytest.raises(NotAllowed):
        impartiality.end_conflict(
            conflict=conflict, traineeship=row.traineeship, actor=cast.mads
        )

    impartiality.end_conflict(
        conflict=conflict, traineeship=row.traineeship, actor=cast.olav
    )

    assert fresh(row).state == standing.standing_of(fresh(row)).state == "submitted"


def test_a_head_who_is_not_impartial_approves_nothing_nor_do_delegates(cast):
    row = make_submitted(cast)
    factory.give_role(cast.kari, Role.CLINICAL_SUPERVISOR, cast.nuclear)
    factory.delegate(cast, cast.kari)
    impartiality.declare_conflict(
        traineeship=row.traineeship,
        person=cast.olav,
        kind=ConflictOfInterest.Kind.FAMILY,
        substitute=None,
        actor=cast.olav,
    )

    for who in (cast.olav, cast.kari):
        with pytest.raises(NotAllowed):
            factory.approve(row, who)
