from datetime import date
from pathlib import Path

import pytest
from django.db import DatabaseError, transaction

from ferd.areas.audit.models import AuditEntry
from ferd.areas.curriculum import actions, queries
from ferd.areas.curriculum.models import (
    CatalogueImport,
    CurriculumEdition,
    LearningActivity,
    LearningObjective,
    Specialty,
)
from ferd.areas.curriculum.previews import UnreadableCatalogue
from ferd.foundation.errors import Conflict, NotAllowed
from tests.areas.curriculum.factory import (
    bring_in,
    full_table,
    objective,
    read,
    ship,
    table,
)

CORPUS = Path(__file__).parents[2] / "corpus" / "catalogues"


def corpus(name):
    return (CORPUS / name).read_bytes()


def last_audit():
    return AuditEntry.objects.latest("number")


def test_the_shipped_editions_have_numbers_and_no_words(cast):
    edition = ship()

    assert edition.objectives.count() == 102
    assert objective(18).title == "Learning objective 18"
    assert not LearningObjective.objects.exclude(text="", own_title="").exists()
    assert last_audit().action == "curriculum.ship_catalogue"
    assert CurriculumEdition.objects.get(specialty__code="FKM").objectives.count() == 24


def test_shipping_again_touches_nothing(cast):
    ship()
    bring_in(cast.karin, full_table())

    assert actions.ship_catalogue(actor=cast.karin) == []
    assert objective(18).title == "Tittel 18"


def test_reading_stores_a_preview_and_changes_nothing(cast):
    ship()

    found = read(cast.karin, full_table())

    assert found.status == CatalogueImport.Status.READ
    assert objective(18).own_title == ""
    assert last_audit().action == "curriculum.import_catalogue"
    (shown,) = queries.previews_of(found)
    assert (shown.specialty, shown.added, shown.removed) == ("NUK", 0, 0)
    assert shown.changed > 0


def test_applying_gives_the_objectives_their_words_and_keeps_their_identity(cast):
    ship()
    before = objective(18).uuid

    bring_in(cast.karin, full_table())

    after = objective(18)
    assert after.uuid == before
    assert (after.title, after.text, after.group) == (
        "Tittel 18",
        "Tekst 18",
        "Gruppe 0",
    )
    assert [activity.title for activity in after.activities.all()] == ["Kurs 3"]
    assert last_audit().action == "curriculum.apply_import"
    assert CurriculumEdition.objects.filter(specialty__code="NUK").count() == 1


def test_importing_the_same_again_shows_no_change(cast):
    bring_in(cast.karin, full_table())

    found = read(cast.karin, full_table())

    assert [shown.changes for shown in queries.previews_of(found)] == [[]]


@pytest.mark.parametrize("name", ["case_package.json", "hapi_objectives.json"])
def test_every_format_is_stable_when_it_is_read_again(cast, name):
    bring_in(cast.karin, corpus(name))

    found = read(cast.karin, corpus(name))

    assert [shown.changes for shown in queries.previews_of(found)] == [[]]


def test_an_objective_that_has_gone_is_ended_with_all_that_points_to_it(cast):
    bring_in(cast.karin, full_table(3))
    before = objective(3).uuid

    found = bring_in(cast.karin, full_table(2))

    gone = objective(3)
    assert gone.uuid == before
    assert gone.valid_to == found.read_on
    assert gone.title == "Tittel 3"
    assert gone.activities.count() == 1


def test_the_database_itself_refuses_to_delete_an_objective(cast):
    ship()

    with pytest.raises(DatabaseError), transaction.atomic():
        objective(18).delete()

    assert objective(18)


def test_an_edition_that_begins_later_stands_beside_the_former(cast):
    bring_in(cast.karin, table("NUK 001;En;;;;2019-03-01"))
    Specialty.objects.get(code="NUK").editions.update(valid_from=date(2019, 3, 1))
    package = corpus("case_package.json").replace(
        b'"statusStartDate": "2019-03-01"', b'"statusStartDate": "2027-01-01"', 1
    )

    bring_in(cast.karin, package)

    new, old = CurriculumEdition.objects.filter(specialty__code="NUK")
    assert (new.valid_from, old.valid_to) == (date(2027, 1, 1), date(2026, 12, 31))
    assert old.objectives.get().title == "En"
    assert new.objectives.count() == 3


def test_a_preview_that_is_out_of_date_is_not_applied(cast):
    bring_in(cast.karin, full_table(3))
    first, second = read(cast.karin, full_table(4)), read(cast.ada, full_table(5))
    actions.apply_import(catalogue_import=first, actor=cast.karin)

    with pytest.raises(Conflict):
        actions.apply_import(catalogue_import=second, actor=cast.ada)

    assert LearningObjective.objects.count() == 4


@pytest.mark.parametrize("decide", [actions.apply_import, actions.discard_import])
def test_an_import_is_decided_once(cast, decide):
    found = bring_in(cast.karin, full_table(3))

    with pytest.raises(Conflict):
        decide(catalogue_import=found, actor=cast.karin)


def test_a_discarded_import_changes_nothing(cast):
    found = read(cast.karin, full_table(3))

    actions.discard_import(catalogue_import=found, actor=cast.karin)

    found.refresh_from_db()
    assert found.status == CatalogueImport.Status.DISCARDED
    assert found.decided_by == cast.karin
    assert not LearningObjective.objects.exists()
    assert last_audit().action == "curriculum.discard_import"


@pytest.mark.parametrize("who", ["olav", "kari", "tora", "regine"])
def test_only_keepers_change_the_catalogue(cast, who):
    actor = getattr(cast, who)
    found = read(cast.karin, full_table(3))

    with pytest.raises(NotAllowed):
        read(actor, full_table(3))
    with pytest.raises(NotAllowed):
        actions.apply_import(catalogue_import=found, actor=actor)
    with pytest.raises(NotAllowed):
        actions.discard_import(catalogue_import=found, actor=actor)
    with pytest.raises(NotAllowed):
        actions.ship_catalogue(actor=actor)


def test_files_without_objectives_are_refused_in_one_sentence(cast):
    with pytest.raises(UnreadableCatalogue) as refusal:
        read(cast.karin, b"Dette er bare tekst.")

    assert "column" in refusal.value.message or "kolonne" in refusal.value.message
    assert not CatalogueImport.objects.exists()


def test_hostile_lengths_are_cut_and_still_stable(cast):
    long = "x" * 5_000
    rows = table(f"NUK 001;Tittel;Tekst;{long};{long};", "ABCDE 0001;Tittel;;;;")

    bring_in(cast.karin, rows)
    found = read(cast.karin, rows)

    assert LearningActivity.objects.get().title == long
    assert [shown.changes for shown in queries.previews_of(found)] == [[], []]


def test_the_requirements_of_a_plan_follow_the_edition_in_force(cast):
    shipped = queries.requirements("NUK")
    assert shipped is not None
    assert shipped.objectives == frozenset(range(1, 103))

    bring_in(cast.karin, full_table(3))

    imported = queries.requirements("nuk")
    assert imported is not None
    assert imported.objectives == frozenset({1, 2, 3})
    assert queries.requirements("XYZ") is None
    assert queries.titles("NUK")[2] == "Tittel 2"
    assert queries.titles("XYZ") == {}
