"""The words of documents, in all three languages."""

import string
from datetime import date

import pytest

from ferd.core.plans import kinds
from ferd.formats.documents.language import Language, write_date, write_number
from ferd.formats.plans.writing.phrases import (
    COMMITMENTS,
    FACTS,
    UNITS,
    count_of,
    name_of_commitment,
)
from ferd.formats.wording import LABELS, label

EVERY = {
    **{f"label {key}": value for key, value in LABELS.items()},
    **{f"commitment {key}": value for key, value in COMMITMENTS.items()},
    **{f"fact {key}": value for key, value in FACTS.items()},
    **{f"unit {key}": value for key, pair in UNITS.items() for value in pair},
}

# Words that nynorsk does not have, or not as its first choice.
NOT_NYNORSK = frozenset(
    {"ikke", "uten", "hva", "hvem", "hvor", "sykehus", "helseforetak", "uke", "uker"}
    | {"måned", "måneder", "bare", "fra", "noe", "veiledning", "veileder", "gang"}
    | {"steder", "sted", "selv", "leder", "løfter", "antall"}
)


def placeholders(text: str) -> set[str]:
    return {part.split(")")[0] for part in text.split("%(")[1:]}


@pytest.mark.parametrize("name", EVERY)
def test_a_label_is_complete_in_every_language(name):
    words = EVERY[name]

    assert all(text.strip() for text in words)
    assert len({frozenset(placeholders(text)) for text in words}) == 1


@pytest.mark.parametrize("name", EVERY)
def test_nynorsk_is_nynorsk(name):
    words = (
        EVERY[name]
        .nn.lower()
        .translate(str.maketrans("", "", string.punctuation.replace("-", "")))
    )

    assert not NOT_NYNORSK.intersection(words.split())


def test_nynorsk_is_written_and_not_copied():
    different = [name for name, words in EVERY.items() if words.nn != words.nb]

    assert len(different) > 0.6 * len(EVERY)


def test_every_known_kind_has_a_name():
    assert set(COMMITMENTS) == set(kinds.COUNTED) | kinds.PLAIN
    assert set(FACTS) == set(kinds.FACTS)


def test_every_known_unit_has_a_name():
    unnamed = [
        unit
        for unit in {*kinds.COUNTED.values(), *kinds.FACTS.values()}
        if count_of("2", unit, Language.NB) == f"2 {unit}"
    ]

    assert unnamed == []


def test_one_of_a_thing_is_singular():
    assert count_of("1", "hours", Language.NB) == "1 time"
    assert count_of("2", "hours", Language.NN) == "2 timar"
    assert count_of("5", "posts", Language.EN) == "5"


def test_an_unknown_kind_keeps_its_own_words():
    assert name_of_commitment("coffee_per_day", Language.NB) == "Coffee per day"


def test_a_label_takes_its_facts():
    assert label("by", Language.EN, day="1 May 2027", by="A") == "1 May 2027 by A"


@pytest.mark.parametrize(
    ("language", "said"),
    [("nb", "14. mars 2027"), ("nn", "14. mars 2027"), ("en", "14 March 2027")],
)
def test_a_date_is_written_as_people_write_it(language, said):
    assert write_date(date(2027, 3, 14), Language(language)) == said


@pytest.mark.parametrize(
    ("value", "norwegian", "english"),
    [
        (3.5, "3,5", "3.5"),
        (12, "12", "12"),
        (10.0, "10", "10"),
        (3200, "3\u00a0200", "3,200"),
        (0.25, "0,25", "0.25"),
    ],
)
def test_a_number_is_written_as_people_write_it(value, norwegian, english):
    assert write_number(value, Language.NN) == norwegian
    assert write_number(value, Language.EN) == english
