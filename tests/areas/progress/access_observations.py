"""Who gets what answer about assessments, templates, deputies and the inbox."""

from ferd.areas.progress import assessor_links
from ferd.foundation import clock
from tests.architecture.access import Row, everyone
from tests.areas.progress import factory as training
from tests.areas.progress import observation_factory as factory

# karin olav kari mads sven tora ola ada regine otto nobody: sven supervises tora,
# olav heads her department and karin directs the programme.
BOTH = "404 404 404 404 200 200 404 404 404 404 302"
ASSESSOR = "404 404 404 404 {} 403 404 404 404 404 302"


def asked(cast):
    return [factory.ask(cast).uuid]


def given(cast):
    return [factory.give(cast).uuid]


def trainee(cast):
    found = training.make_training(cast)
    factory.make_template(cast)
    return [found.uuid]


def own(cast):
    trainee(cast)
    return []


def words(_cast):
    return {"words": "I was not there"}


def occasion(cast):
    return {
        "template": str(factory.used_template(cast).uuid),
        "observed_on": clock.today().isoformat(),
        "unit": str(cast.nuclear.uuid),
        "situation": "A report",
        "objectives": "1, 3",
    }


def question(cast):
    return occasion(cast) | {"assessor": str(cast.sven.uuid), "self_rating": "2"}


def answers(_cast):
    return {
        "do": "give",
        "seen": "1",
        "a_f1": "2",
        "a_f2": "Calm",
        "a_f3": ["1"],
        "level": "3",
        "words": "Go on",
    }


def proposed(cast):
    return [assessor_links.token_of(factory.propose(cast).link.uuid)]


def answered(cast):
    return [factory.answer(factory.propose(cast).link).observation.uuid]


def outsider(cast):
    return occasion(cast) | {
        "name": "Ulla Utenfra",
        "email": "outside@example.invalid",
        "position": "Consultant",
        "workplace": "Another hospital",
    }


def deputy(cast):
    return {
        "unit": str(cast.nuclear.uuid),
        "absent": str(cast.sven.uuid),
        "deputy": str(cast.olav.uuid),
        "first_on": clock.today().isoformat(),
        "last_on": factory.days_ago(-7).isoformat(),
    }


def deputyship(cast):
    return [factory.make_deputy(cast).uuid]


DECIDING = "{0} {0} 404 404 {0} 403 404 404 404 404 302"
EVERYBODY = "200 200 200 200 200 403 200 200 200 200 200"

TABLE: dict[str, Row] = {
    "progress:observations": everyone("get", 200),
    "progress:ask_for_observation": Row(
        "get", "403 403 403 403 403 200 403 403 403 403 302", args=own
    ),
    "progress:ask_for_observation sent": Row(
        "post",
        "403 403 403 403 403 302 403 403 403 403 302",
        args=own,
        data=question,
    ),
    "progress:begin_observation": Row(
        "get", "403 200 404 404 200 403 404 404 404 404 302", args=trainee
    ),
    "progress:begin_observation sent": Row(
        "post",
        "403 302 404 404 302 403 404 404 404 404 302",
        args=trainee,
        data=occasion,
    ),
    "progress:observation": Row("get", BOTH, args=asked),
    "progress:observation given": Row(
        "get", "200 200 404 404 200 200 404 404 404 404 302", args=given
    ),
    "progress:fill_observation": Row("get", ASSESSOR.format(200), args=asked),
    "progress:fill_observation sent": Row(
        "post", ASSESSOR.format(302), args=asked, data=answers
    ),
    "progress:decline_observation": Row("get", ASSESSOR.format(200), args=asked),
    "progress:decline_observation sent": Row(
        "post", ASSESSOR.format(302), args=asked, data=words
    ),
    "progress:recall_observation": Row(
        "post", "404 404 404 404 403 302 404 404 404 404 302", args=asked
    ),
    "progress:remark_on_observation": Row(
        "post",
        "403 403 404 404 302 302 404 404 404 404 302",
        args=given,
        data=words,
    ),
    "progress:propose_assessor": Row(
        "get", "403 403 403 403 403 200 403 403 403 403 302", args=own
    ),
    "progress:propose_assessor sent": Row(
        "post",
        "403 403 403 403 403 302 403 403 403 403 302",
        args=own,
        data=outsider,
    ),
    "progress:answer_by_link": Row("get", EVERYBODY, args=proposed),
    "progress:answer_by_link sent": Row("post", EVERYBODY, args=proposed, data=answers),
    "progress:confirm_assessor": Row("post", DECIDING.format(302), args=answered),
    "progress:refuse_assessor": Row("get", DECIDING.format(200), args=answered),
    "progress:refuse_assessor sent": Row(
        "post", DECIDING.format(302), args=answered, data=words
    ),
    "progress:deputies": everyone("get", 200),
    "progress:deputies sent": Row(
        "post", "302 302 403 403 302 403 403 403 403 422 302", data=deputy
    ),
    "progress:end_deputyship": Row(
        "post", "302 302 404 404 302 404 404 404 404 404 302", args=deputyship
    ),
}
