from io import StringIO
from pathlib import Path

import httpx
import pytest
from django.core.management import CommandError, call_command

from ferd.areas.curriculum import content_api
from ferd.areas.curriculum.management.commands import fetch_catalogue
from ferd.areas.curriculum.models import LearningObjective
from tests.areas.curriculum.factory import full_table

CORPUS = Path(__file__).parents[2] / "corpus" / "catalogues"
ANSWERS = {
    "lis-spesialiteter": "hapi_specialties.json",
    "lis-laeringsmal": "hapi_objectives.json",
    "lis-laeringsaktiviteter": "hapi_activity.json",
}

pytestmark = pytest.mark.django_db


def run(*args, **options):
    output = StringIO()
    call_command(*args, stdout=output, **options)
    return output.getvalue()


def answering(request):
    name = ANSWERS.get(request.url.path.rpartition("/")[2])
    content = (CORPUS / name).read_bytes() if name else b""
    return httpx.Response(200 if name else 204, content=content)


@pytest.fixture
def api(monkeypatch):
    """Let the command speak with a function instead of the network."""

    def serve(handler):
        asked = []

        def remember(request):
            asked.append(request)
            return handler(request)

        transport = httpx.MockTransport(remember)
        client = httpx.Client(transport=transport)
        monkeypatch.setattr(fetch_catalogue, "make_client", lambda: client)
        monkeypatch.setattr("time.sleep", pauses.append)
        return asked

    pauses: list[float] = []
    vars(serve)["pauses"] = pauses
    return serve


def test_the_shipped_catalogue_is_laid_once():
    assert "NUK: 102" in run("ship_catalogue")
    assert "already" in run("ship_catalogue")


def test_files_are_shown_and_not_stored_without_being_told(tmp_path):
    file = tmp_path / "nuk.csv"
    file.write_bytes(full_table(3))

    said = run("import_catalogue", str(file))

    assert "NUK" in said
    assert "NUK 001, NUK 002, NUK 003" in said
    assert not LearningObjective.objects.exists()


def test_files_are_stored_when_told(tmp_path):
    file = tmp_path / "nuk.csv"
    file.write_bytes(full_table(3))

    run("import_catalogue", str(file), "--apply")

    assert LearningObjective.objects.count() == 3


@pytest.mark.parametrize("content", [None, b"Bare tekst."])
def test_a_file_that_cannot_be_read_is_one_sentence(tmp_path, content):
    file = tmp_path / "nuk.csv"
    if content is not None:
        file.write_bytes(content)

    with pytest.raises(CommandError):
        run("import_catalogue", str(file))


def test_the_catalogue_is_fetched_saved_and_imported(api, tmp_path):
    asked = api(answering)
    (tmp_path / "key").write_text("hemmelig\n")

    run(
        "fetch_catalogue",
        f"--key-file={tmp_path / 'key'}",
        f"--folder={tmp_path / 'saved'}",
        "--apply",
    )

    assert {r.headers["Ocp-Apim-Subscription-Key"] for r in asked} == {"hemmelig"}
    assert str(asked[0].url).startswith(content_api.DEFAULT_ADDRESS)
    assert len(list((tmp_path / "saved").iterdir())) == 3
    assert LearningObjective.objects.count() == 2


def test_a_service_out_of_breath_is_asked_again_with_growing_pauses(api, tmp_path):
    troubles = iter([503, 429, None])

    def breathless(request):
        trouble = next(troubles, 200)
        if trouble is None:
            raise httpx.ConnectTimeout("slow")
        return httpx.Response(trouble) if trouble != 200 else answering(request)

    api(breathless)
    run("fetch_catalogue", "--key=k", f"--folder={tmp_path}")

    assert api.pauses == [1.0, 2.0, 4.0]


def test_the_pause_a_service_asks_for_is_kept_within_reason(api, tmp_path):
    answers = iter(["7", "9999"])

    def busy(request):
        asked = next(answers, None)
        if asked is None:
            return answering(request)
        return httpx.Response(503, headers={"Retry-After": asked})

    api(busy)
    run("fetch_catalogue", "--key=k", f"--folder={tmp_path}")

    assert api.pauses == [7.0, 30.0]


def test_pages_are_followed_but_never_to_another_host(api, tmp_path):
    links = {
        "/innhold/lis-spesialiteter": '<lis-spesialiteter?side=2>; rel="next"',
        "/innhold/lis-laeringsmal": '<https://evil.example/x>; rel="next"',
    }

    def paged(request):
        link = "" if request.url.query else links.get(request.url.path, "")
        return httpx.Response(
            200, content=answering(request).content, headers={"Link": link}
        )

    asked = api(paged)
    run("fetch_catalogue", "--key=k", f"--folder={tmp_path}")

    assert {r.url.host for r in asked} == {"api.helsedirektoratet.no"}
    assert "side=2" in str(asked[1].url)


def no_network(request):
    raise httpx.ConnectError("no network")


@pytest.mark.parametrize(
    ("handler", "words"),
    [
        (no_network, "network"),
        (lambda _request: httpx.Response(503), "Try again later"),
        (lambda _request: httpx.Response(401), "did not accept the key"),
        (lambda _request: httpx.Response(404), "no content API at"),
        (lambda _request: httpx.Response(302), "answered 302"),
        (lambda _request: httpx.Response(204), "nothing to give"),
    ],
)
def test_whatever_fails_is_one_clear_sentence(api, tmp_path, settings, handler, words):
    settings.LANGUAGE_CODE = "en"
    api(handler)

    with pytest.raises(CommandError, match=words):
        run("fetch_catalogue", "--key=k", f"--folder={tmp_path}")


@pytest.mark.parametrize("options", [[], ["--key="], ["--key=æ"], ["--key-file=none"]])
def test_without_a_key_nothing_is_asked(api, tmp_path, options):
    asked = api(answering)

    with pytest.raises(CommandError, match="key"):
        run("fetch_catalogue", *options, f"--folder={tmp_path}")

    assert asked == []
