"""What the API shows a person is what the pages show them, no more and no less."""

from django.urls import reverse

from tests.api.asking import Program
from tests.cast import PEOPLE
from tests.signing_in import sign_in
from tests.trust.crawler import PARAMETERS
from tests.trust.world import make_world

PAIRS = {
    "/units/{}": ("organisations:unit", "unit_id"),
    "/specialties/{}/editions": ("curriculum:specialty", "specialty_id"),
    "/editions/{}/objectives": ("curriculum:edition", "edition_id"),
    "/objectives/{}": ("curriculum:objective", "objective_id"),
    "/plan-versions/{}": ("plans:version", "version_id"),
    "/plan-versions/{}/content": ("plans:version", "version_id"),
    "/plan-versions/{}/diagnostics": ("plans:version", "version_id"),
    "/trainees/{}": ("schedules:trainee", "trainee_id"),
    "/trainees/{}/plans": ("schedules:trainee", "trainee_id"),
    "/individual-plans/{}": ("schedules:plan", "individual_plan_id"),
    "/notices/{}": ("notifications:notice", "notice_id"),
}
"""Each operation that finds a thing, and the page that shows it."""


def ids(program, path):
    page = program.get(path, {"limit": 200}).json()
    assert page["page"]["total"] == len(page["items"])
    return {item["id"] for item in page["items"]}


def listed(client, address):
    page = client.get(reverse(address)).context["page"]
    return {str(row.uuid) for row in page.object_list}


def answered(status):
    """Tell what came back: the page, or a page it leads on to, or nothing."""
    return 200 if status < 400 else status


def other_answers(client, program):
    """Give what the API and the page of a thing answer, where they differ."""
    for path, (address, name) in PAIRS.items():
        for value in PARAMETERS[f"api {name}"]():
            asked = path.format(value)
            page = answered(client.get(reverse(address, args=[value])).status_code)
            found = program.get(asked).status_code
            if page != found:
                yield asked, page, found


def test_the_same_things_are_found_as_on_the_pages(client, cast):
    make_world(cast)
    for reader in PEOPLE:
        person = getattr(cast, reader)
        sign_in(client, person)
        program = Program(person)
        own = {str(each.uuid) for each in person.traineeships.all()}

        assert list(other_answers(client, program)) == [], reader
        followed = listed(client, "schedules:trainees")
        assert ids(program, "/trainees") == followed | own
        assert ids(program, "/plans") == listed(client, "plans:plans")
        assert ids(program, "/notices") == listed(client, "notifications:notices")
