import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ferd.areas.curriculum.models import CatalogueImport, CurriculumEdition
from tests.areas.curriculum.factory import (
    bring_in,
    full_table,
    objective,
    read,
    ship,
    table,
)


def edition_url(code="NUK"):
    edition = CurriculumEdition.objects.get(specialty__code=code)
    return reverse("curriculum:edition", args=[edition.uuid])


def queries_of(client, url):
    client.get(url)
    with CaptureQueriesContext(
        connection,
    ) as seen:
        assert client.get(url).status_code == 200
    return len(seen)


def upload(client, data, name="fil.csv", **fields):
    document = SimpleUploadedFile(name, data)
    return client.post(
        reverse("curriculum:import_catalogue"), {"documents": document, **fields}
    )


def test_the_shipped_edition_lists_102_neutral_titles(client, cast):
    ship()
    client.force_login(cast.tora)

    page = client.get(edition_url()).content.decode()

    assert page.count("Læringsmål ") >= 102
    assert "NUK 102" in page


def test_a_neutral_title_speaks_the_readers_language(client, cast):
    ship()
    client.force_login(cast.tora)
    client.cookies["django_language"] = "en"

    page = client.get(reverse("curriculum:objective", args=[objective(18).uuid]))

    assert "Learning objective 18" in page.content.decode()


@pytest.mark.parametrize(
    ("query", "found", "missing"),
    [
        ({"q": "tekst 17"}, "NUK 017", "NUK 018"),
        ({"q": "018"}, "NUK 018", "NUK 017"),
        ({"group": "Gruppe 0"}, "NUK 018", "NUK 017"),
        ({"q": "Tekst 17", "group": "Gruppe 0"}, 'id="objectives"', "NUK 017"),
    ],
)
def test_objectives_are_found_by_words_number_and_group(
    client, cast, query, found, missing
):
    bring_in(cast.karin, full_table())
    client.force_login(cast.tora)

    page = client.get(edition_url(), query).content.decode()

    assert found in page
    assert missing not in page


def test_htmx_gets_the_list_alone(client, cast):
    ship()
    client.force_login(cast.tora)

    part = client.get(
        edition_url(), headers={"HX-Request": "true", "HX-Target": "objectives"}
    )

    assert part.content.decode().strip().startswith('<section id="objectives"')


def test_an_objective_shows_its_text_and_what_is_recommended(client, cast):
    bring_in(
        cast.karin,
        table("NUK 018;Tittel;Teksten;Gruppe A;Prosedyre 1;2019-03-01"),
        "Prosedyre;Underpunkt;Rolle;Antall\nProsedyre 1;Barn;operatør;30\n".encode(),
    )
    client.force_login(cast.tora)

    page = client.get(reverse("curriculum:objective", args=[objective(18).uuid]))

    text = page.content.decode()
    for words in ("Teksten", "Gruppe A", "Prosedyre 1", "Barn", "operatør", "30"):
        assert words in text


def test_markup_in_a_text_is_shown_and_not_obeyed(client, cast):
    bring_in(cast.karin, table("NUK 001;<script>x</script>;<b>fet</b>;;;"))
    client.force_login(cast.tora)

    page = client.get(reverse("curriculum:objective", args=[objective(1).uuid]))

    assert "<script>x" not in page.content.decode()
    assert "&lt;b&gt;fet" in page.content.decode()


@pytest.mark.parametrize(
    "name", ["curriculum:specialties", "curriculum:edition", "curriculum:import"]
)
def test_the_number_of_queries_does_not_grow_with_the_catalogue(client, cast, name):
    counts = []
    client.force_login(cast.karin)
    for count in (10, 100):
        for code in ("NUK", "RAD")[: 1 + count // 100]:
            bring_in(cast.karin, full_table(count, code))
        found = read(cast.karin, full_table(count * 2))
        args = {
            "curriculum:specialties": [],
            "curriculum:edition": [objective(1).edition.uuid],
            "curriculum:import": [found.uuid],
        }[name]
        counts.append(queries_of(client, reverse(name, args=args)))

    assert counts[0] == counts[1]
    assert counts[0] <= 30


def test_objectives_are_stored_in_batches_and_not_one_by_one(cast):
    bring_in(cast.karin, full_table(1))
    counts = []
    for count in (10, 100):
        with CaptureQueriesContext(connection) as seen:
            bring_in(cast.karin, full_table(count))
        counts.append(len(seen))

    assert counts[1] - counts[0] < 90 / 10


def test_a_file_is_uploaded_seen_and_applied(client, cast):
    ship()
    client.force_login(cast.ada)

    shown = client.get(upload(client, full_table()).headers["Location"])
    found = CatalogueImport.objects.get()
    done = client.post(reverse("curriculum:apply_import", args=[found.uuid]))

    assert "Tittel 18" in shown.content.decode()
    assert done.status_code == 302
    assert objective(18).title == "Tittel 18"


def test_several_files_come_together(client, cast):
    client.force_login(cast.karin)
    files = [
        SimpleUploadedFile("mål.csv", table("NUK 001;En;;;Prosedyre 1;")),
        SimpleUploadedFile("antall.csv", b"Prosedyre;Antall\nProsedyre 1;30\n"),
    ]

    client.post(reverse("curriculum:import_catalogue"), {"documents": files})

    assert CatalogueImport.objects.get().file_names == ["mål.csv", "antall.csv"]


@pytest.mark.parametrize("data", [b"Bare tekst", b"", b"\x00\x01\x02\xff"])
def test_a_file_that_cannot_be_read_gives_the_form_again(client, cast, data):
    client.force_login(cast.karin)

    answer = upload(client, data)

    assert answer.status_code == 422
    assert not CatalogueImport.objects.exists()


def test_bare_numbers_are_read_with_the_specialty_of_the_form(client, cast):
    client.force_login(cast.karin)

    upload(client, b"Nr;Tittel\n1;En\n", specialty="nuk")

    found = CatalogueImport.objects.get()
    assert found.content[0]["objectives"][0]["code"] == "NUK 001"


@pytest.mark.parametrize("form", ["csv", "xlsx", "case"])
def test_an_edition_that_is_taken_away_can_be_brought_back(client, cast, form):
    bring_in(cast.karin, full_table(5))
    client.force_login(cast.karin)
    edition = objective(1).edition

    answer = client.get(reverse("curriculum:export", args=[edition.uuid, form]))
    location = upload(client, answer.content, name=f"fil.{form}").headers["Location"]

    assert "attachment" in answer.headers["Content-Disposition"]
    assert client.get(location).context["has_changes"] == (form == "case")


def test_there_is_no_other_form(client, cast):
    client.force_login(cast.karin)
    ship()

    answer = client.get(
        reverse("curriculum:export", args=[objective(1).edition.uuid, "exe"])
    )

    assert answer.status_code == 404


def test_an_empty_catalogue_says_so(client, cast):
    client.force_login(cast.tora)

    assert client.get(reverse("curriculum:specialties")).status_code == 200
