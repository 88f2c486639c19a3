import pytest
from hypothesis import given
from hypothesis import strategies as st

from ferd.core.curriculum.model import as_ranges
from ferd.formats.plans.objectives import read_objectives


def read(text, specialty="NUK"):
    objectives, _ = read_objectives(text, specialty=specialty)
    return objectives


def codes_of_doubts(text):
    _, found = read_objectives(text, specialty="NUK")
    return [doubt.kind.code for doubt in found]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("1-17, 69-75, 77-81, 97, 99", "1-17, 69-75, 77-81, 97, 99"),
        ("18 - 67", "18-67"),
        ("18\u201367", "18-67"),
        ("18 \u2014 67", "18-67"),
        ("18\u221267", "18-67"),
        ("18 til 67", "18-67"),
        ("18 til og med 67", "18-67"),
        ("f.o.m. 18 t.o.m. 67", "18-67"),
        ("15-16, 68,\n98, 100-101", "15-16, 68, 98, 100-101"),
        ("15-\n16, 68", "15-16, 68"),
        ("15\n-16, 68", "15-16, 68"),
        ("97, 99\n102", "97, 99, 102"),
        ("1-10\n11-20", "1-20"),
        ("001-017, 069", "1-17, 69"),
        ("1 og 2 samt 5", "1-2, 5"),
        ("1; 2 and 5", "1-2, 5"),
        ("1,2,3", "1-3"),
        ("NUK 001, NUK-2, NUK003", "1-3"),
        ("NUK-001\u2013NUK-017", "1-17"),
        ("NUK 1 - 3, 7", "1-3, 7"),
        ("LM 3-5", "3-5"),
        ("Læringsmål 1-17, læringsmål 20", "1-17, 20"),
        ("LM nr. 5-7", "5-7"),
        ("1-20 unntatt 5 og 7", "1-4, 6, 8-20"),
    ],
)
def test_numbers_are_read_however_they_are_joined(text, numbers):
    objectives = read(text)

    assert as_ranges(objectives.numbers) == numbers
    assert objectives.symbolic is None
    assert codes_of_doubts(text) == []


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("FKM 3", ("FKM 3",)),
        ("1-17, FKM 1-3", ("FKM 1", "FKM 2", "FKM 3")),
        ("RAD 012, RAD-013", ("RAD 012", "RAD 013")),
        ("FKM 1, NUK 5", ("FKM 1",)),
    ],
)
def test_objectives_of_others_keep_their_codes(text, codes):
    assert read(text).codes == codes


def test_a_code_holds_until_the_next_one():
    objectives = read("FKM 1, 2, NUK 5, 6")

    assert objectives.codes == ("FKM 1", "FKM 2")
    assert objectives.numbers == (5, 6)


@pytest.mark.parametrize(
    ("text", "symbolic"),
    [
        ("alle", "all"),
        ("Alle læringsmål", "all"),
        ("øvrige", "remaining"),
        ("Resterande læringsmål", "remaining"),
        ("De resterende målene", "remaining"),
        ("flest mulige", "most"),
        ("De fleste", "most"),
        ("Se individuell læringsplan", "see_individual_plan"),
        ("jf. individuell plan", "see_individual_plan"),
        ("alle 172", "count:172"),
        ("Alle 172 læringsmål", "count:172"),
        ("31 læringsmål", "count:31"),
    ],
)
def test_words_that_stand_for_objectives_are_kept_and_never_counted(text, symbolic):
    objectives = read(text)

    assert objectives.symbolic == symbolic
    assert objectives.numbers == ()
    assert objectives.text == text
    assert codes_of_doubts(text) == ["READ110"]


def test_numbers_beside_a_symbol_are_kept():
    objectives = read("1-17 og resterende")

    assert (as_ranges(objectives.numbers), objectives.symbolic) == ("1-17", "remaining")


def test_all_common_competencies_are_not_all_objectives():
    objectives = read("1-17, alle FKM")

    assert objectives.symbolic is None
    assert objectives.codes == ("FKM",)


@pytest.mark.parametrize(
    ("text", "code", "numbers"),
    [
        ("75-69", "READ105", "69-75"),
        ("5, 5, 7", "READ106", "5, 7"),
        ("1-10, 8-12", "READ106", "1-12"),
        ("1-99999, 4", "READ107", "4"),
        ("0, 4", "READ107", "4"),
        ("12345678901234567890, 4", "READ107", "4"),
        ("1-17 (se merknad)", "READ108", "1-17"),
        ("94, 9\n6, 98", "READ109", "94, 96, 98"),
        ("69-7\n5, 80", "READ109", "69-75, 80"),
    ],
)
def test_a_doubtful_cell_is_read_and_doubted(text, code, numbers):
    assert as_ranges(read(text).numbers) == numbers
    assert codes_of_doubts(text) == [code]


@pytest.mark.parametrize("text", ["", " ", "-", "\u2013"])
def test_an_empty_cell_is_doubted(text):
    assert codes_of_doubts(text) == ["READ104"]


def test_words_nobody_understands_are_kept_and_doubted():
    assert read("Etter avtale").text == "Etter avtale"
    assert codes_of_doubts("Etter avtale") == ["READ103"]


def test_all_but_some_is_doubted():
    assert codes_of_doubts("alle unntatt 68") == ["READ121"]


@given(st.text(alphabet=st.sampled_from("0123456789,-\u2013 \n;.ogaleNUK()")))
def test_no_cell_at_all_makes_it_fail_or_grow(text):
    objectives, _ = read_objectives(text, specialty="NUK")

    assert all(1 <= number <= 999 for number in objectives.numbers)
    assert list(objectives.numbers) == sorted(set(objectives.numbers))


@given(st.text())
def test_no_text_at_all_makes_it_fail(text):
    objectives, _ = read_objectives(text)

    assert len(objectives.numbers) <= 999


@given(st.sets(st.integers(1, 300), min_size=1))
def test_every_set_of_numbers_comes_back(numbers):
    objectives, found = read_objectives(as_ranges(numbers))

    assert set(objectives.numbers) == numbers
    assert found == ()


@given(st.sets(st.integers(1, 150), min_size=1), st.integers(1, 12))
def test_every_set_comes_back_from_a_narrow_cell(numbers, width):
    parts = as_ranges(numbers).split(", ")
    lines = [", ".join(parts[at : at + width]) for at in range(0, len(parts), width)]

    objectives, _ = read_objectives(",\n".join(lines))

    assert set(objectives.numbers) == numbers
