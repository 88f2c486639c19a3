"""Whatever fails under /api/ says so in one shape (RFC 9457)."""

import pytest
from django.test import Client

from ferd.api.middleware import LARGEST
from ferd.areas.organisations import queries
from ferd.foundation.api import problems
from tests.api.asking import V1, Program

SHAPE = {"type", "title", "status", "detail", "code"}


def problem_of(answer):
    assert answer.headers["Content-Type"] == problems.MEDIA_TYPE
    problem = answer.json()
    assert set(problem) - {"errors"} == SHAPE
    assert problem["status"] == answer.status_code
    assert problem["type"] == f"/api/#{problem['code']}"
    return problem


@pytest.mark.parametrize(
    "path", ["/api/v1/nothing", "/api/v2/units", "/api/v1/units/", "/api/x", "/api/v1/"]
)
def test_an_unknown_address_is_a_problem(db, path):
    problem = problem_of(Client().get(path))

    assert (problem["status"], problem["code"]) == (404, "not_found")


def test_another_method_is_a_problem_that_says_which_there_are(cast):
    answer = Program(cast.tora).client.put(V1 + "/units")

    assert problem_of(answer)["code"] == "method_not_allowed"
    assert answer["Allow"] == "GET"


def test_a_body_that_is_too_large_is_not_read(cast):
    answer = Program(cast.tora).post("/notices/x/see", "x" * (LARGEST + 1))

    assert problem_of(answer)["code"] == "too_large"


def test_a_form_is_no_json(cast):
    program = Program(cast.tora)

    answer = program.client.post(
        V1 + "/notices/x/see", {"form_key": "x"}, headers=program.headers
    )

    assert problem_of(answer)["code"] == "not_json"


def test_an_identifier_that_is_none_is_pointed_at(cast):
    problem = problem_of(Program(cast.tora).get("/units/guess"))

    assert (problem["status"], problem["code"]) == (422, "invalid")
    [fault] = problem["errors"]
    assert (fault["where"], fault["pointer"]) == ("path", "/unit_id")
    assert "guess" not in fault["detail"]


def test_every_fault_of_a_question_is_pointed_at(cast):
    asked = {"limit": "many", "offset": "²", "which": "all"}

    problem = problem_of(Program(cast.tora).get("/notices", asked))

    pointers = [fault["pointer"] for fault in problem["errors"]]
    assert sorted(pointers) == ["/limit", "/offset", "/which"]


def test_a_refusal_keeps_its_code_and_its_words(cast):
    answer = Program(cast.tora).get(
        f"/units/{cast.tora.uuid}", **{"Accept-Language": "en"}
    )

    problem = problem_of(answer)
    assert problem["code"] == "not_found"
    assert problem["detail"] == "There is no such unit."


def test_what_breaks_is_a_problem_too_and_tells_nothing(cast, monkeypatch):
    def broken(actor):
        raise RuntimeError("SECRET")

    monkeypatch.setattr(queries, "visible_sites", broken)
    program = Program(cast.tora)
    program.client.raise_request_exception = False

    answer = program.get("/sites")

    assert problem_of(answer)["code"] == "broken"
    assert b"SECRET" not in answer.content


def test_an_unknown_host_is_a_problem_too(db):
    answer = Client().get(V1 + "/me", headers={"Host": "elsewhere.invalid"})

    assert problem_of(answer)["code"] == "malformed"


def test_pages_are_refused_as_pages(client, cast):
    assert client.get("/nothing/").headers["Content-Type"].startswith("text/html")


def test_no_answer_is_kept_by_those_between(cast):
    answer = Program(cast.tora).get("/me")

    assert answer["Cache-Control"] == "no-store"
    assert {"Authorization", "Accept-Language"} <= set(answer["Vary"].split(", "))
    assert "Set-Cookie" not in answer


@pytest.mark.parametrize(
    ("asked", "language"),
    [("en", "en"), ("nn-NO,nb;q=0.5", "nn"), ("no", "nb"), ("fr", "nn"), ("", "nn")],
)
def test_it_speaks_the_language_asked_for_or_else_the_persons(cast, asked, language):
    cast.tora.language = "nn"
    cast.tora.save()

    answer = Program(cast.tora).get("/me", **{"Accept-Language": asked})

    assert answer["Content-Language"] == language
