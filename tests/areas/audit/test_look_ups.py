"""A look at what is sensitive about another leaves a row, once for each look."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import F

from ferd.areas.audit import lookups
from ferd.areas.audit.lookups import Kind, Look, Purpose
from ferd.areas.audit.models import LookUp
from ferd.foundation import clock

NOTES = Kind("tests.notes", "What is noted")


@pytest.fixture(autouse=True)
def _known_kind(monkeypatch):
    monkeypatch.setattr(lookups, "_kinds", {NOTES.name: NOTES})
    monkeypatch.setattr(lookups, "_roles", {})


def look(cast, actor=None, **changes):
    given = {
        "subject": cast.tora,
        "kind": NOTES,
        "target": cast.nuclear,
        "role": "clinical_supervisor",
        "purpose": Purpose.FOLLOW_UP,
    }
    lookups.note_many(actor=actor or cast.sven, looks=[Look(**(given | changes))])


def after(minutes):
    return clock.pretend(clock.now() + timedelta(minutes=minutes))


def test_a_look_says_who_saw_what_of_whom_and_why(cast):
    look(cast, unit="Nuclear medicine")

    [row] = LookUp.objects.all()
    assert (row.actor, row.subject) == (cast.sven, cast.tora)
    assert row.kind == "tests.notes"
    assert row.target == f"organisations.unit:{cast.nuclear.uuid}"
    assert (row.role, row.purpose) == ("clinical_supervisor", "follow_up")
    assert row.unit == "Nuclear medicine"


def test_nobody_is_noted_for_looking_at_their_own(cast):
    look(cast, actor=cast.tora)

    assert not LookUp.objects.exists()


def test_one_thing_is_noted_as_a_list_of_one(cast):
    lookups.note(
        actor=cast.sven,
        subject=cast.tora,
        kind=NOTES,
        target=cast.nuclear,
        role="clinical_supervisor",
        purpose=Purpose.SIGN,
    )

    assert LookUp.objects.get().purpose == "sign"


def test_looking_again_within_ten_minutes_is_the_same_look(cast):
    look(cast)
    with after(9):
        look(cast)
    with after(11):
        look(cast)

    assert LookUp.objects.count() == 2


@pytest.mark.parametrize("change", ["actor", "target", "purpose"])
def test_another_one_another_thing_or_another_purpose_is_another_look(cast, change):
    others = {
        "actor": cast.karin,
        "target": cast.imaging,
        "purpose": Purpose.SIGN,
    }
    look(cast)

    look(cast, **{change: others[change]})

    assert LookUp.objects.count() == 2


def test_a_thing_that_was_sent_meanwhile_is_looked_at_anew(cast):
    look(cast)
    with after(2):
        sent_at = clock.now()
    with after(3):
        look(cast, since=sent_at)
    with after(4):
        look(cast, since=sent_at)

    assert LookUp.objects.count() == 2
    assert lookups.first_seen(cast.nuclear, cast.sven, sent_at) is not None


def test_a_list_is_noted_in_two_queries_however_long(cast, django_assert_num_queries):
    looks = [
        Look(cast.tora, NOTES, target, "clinical_supervisor", Purpose.FOLLOW_UP)
        for target in (cast.nuclear, cast.imaging, cast.radiology, cast.nuclear)
    ]

    with transaction.atomic(), django_assert_num_queries(2):
        lookups.note_many(actor=cast.sven, looks=looks)
    with django_assert_num_queries(1):
        lookups.note_many(actor=cast.sven, looks=looks)

    assert LookUp.objects.count() == 3


def test_a_class_that_nobody_registered_is_refused(cast):
    with pytest.raises(ValueError, match="not registered"):
        look(cast, kind=Kind("tests.other", "Other"))


def test_no_two_classes_have_one_name():
    with pytest.raises(ValueError, match=r"tests\.notes"):
        lookups.register(Kind("tests.notes", "Something else"))


def test_no_two_roles_have_one_code():
    lookups.name_role("deputy", "Deputy")

    with pytest.raises(ValueError, match="deputy"):
        lookups.name_role("deputy", "Another")


def test_first_seen_tells_each_pair_in_one_query(cast, django_assert_num_queries):
    begin = clock.now()
    look(cast)
    with after(20):
        later = clock.now()
        look(cast)
    rows = LookUp.objects.order_by("pk")

    with django_assert_num_queries(1):
        seen = lookups.first_seen_of(
            [
                (cast.nuclear, cast.sven, begin),
                (cast.nuclear, cast.sven, later),
                (cast.nuclear, cast.karin, begin),
                (cast.imaging, cast.sven, begin),
            ]
        )

    assert seen == [rows[0].at, rows[1].at, None, None]


@pytest.mark.parametrize(
    "statement",
    ["UPDATE audit_lookup SET role = 'trainee'", "DELETE FROM audit_lookup"],
)
def test_the_database_refuses_to_change_or_remove_look_ups(cast, statement):
    look(cast)

    with (
        pytest.raises(DatabaseError, match="look-ups are not"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)

    assert LookUp.objects.get().role == "clinical_supervisor"


def test_the_database_refuses_a_look_at_oneself(cast):
    look(cast)
    row = LookUp.objects.get()

    with pytest.raises(DatabaseError), transaction.atomic():
        LookUp.objects.create(
            at=row.at,
            actor=cast.tora,
            subject=cast.tora,
            kind=row.kind,
            target=row.target,
            role=row.role,
            purpose=row.purpose,
        )

    assert not LookUp.objects.filter(actor=F("subject")).exists()
