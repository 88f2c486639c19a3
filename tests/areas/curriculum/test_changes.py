import pytest
from django.utils.translation import override

from ferd.areas.curriculum.changes import TITLES, by_kind
from ferd.core.curriculum.compare import CatalogueChange, ChangeKind


def test_every_kind_of_change_has_a_title():
    assert set(TITLES) == set(ChangeKind)


def test_changes_are_grouped_with_the_gravest_first():
    changes = [
        CatalogueChange(ChangeKind.TITLE, "NUK 001", "Før", "Etter"),
        CatalogueChange(ChangeKind.REMOVED, "NUK 002", "", "../2026-09-01"),
        CatalogueChange(ChangeKind.TITLE, "NUK 003", "", "Etter"),
    ]

    removed, titled = by_kind(changes)

    assert [change.code for change in removed.changes] == ["NUK 002"]
    assert [change.code for change in titled.changes] == ["NUK 001", "NUK 003"]


@pytest.mark.parametrize(
    ("kind", "before", "after", "words"),
    [
        (ChangeKind.REMOVED, "Tittel", "../2026-09-01", "Tittel · valid to 1 Sep 2026"),
        (ChangeKind.REMOVED, "", "../2026-09-01", "valid to 1 Sep 2026"),
        (ChangeKind.RESTORED, "../2025-01-01", "", "Without an end"),
        (ChangeKind.VALIDITY, "", "2019-03-01/..", "valid from 1 Mar 2019"),
        (
            ChangeKind.EDITION,
            "",
            "Utgave 2019 2019-03-01/2026-12-31",
            "Utgave 2019, valid from 1 Mar 2019 to 31 Dec 2026",
        ),
        (ChangeKind.EDITION, "", "Utgave", "Utgave"),
        (ChangeKind.TEXT, "", "../2026-09-01", "../2026-09-01"),
    ],
)
def test_dates_are_written_as_people_do(kind, before, after, words):
    with override("en"):
        (group,) = by_kind([CatalogueChange(kind, "NUK 001", before, after)])

    assert group.changes[0].after == words
