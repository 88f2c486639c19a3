"""Whatever a program sends, it is answered as the document says (trust S4).

schemathesis makes what is valid and what is not from the document itself; most
of what is valid names things that are there. Every reader of the cast asks, and
nobody. What an example changes is undone after it.
"""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import hypothesis
import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from django.db import transaction
from hypothesis import strategies as st
from schemathesis import APIOperation, GenerationMode, checks
from schemathesis.core.result import Ok

from tests.api.asking import bearer, secret_of
from tests.api.test_access import OPERATIONS
from tests.architecture.access import READERS
from tests.areas.curriculum.factory import ship
from tests.areas.notifications import factory as notices
from tests.areas.progress import activity_factory as activities
from tests.areas.progress import observation_factory as observations
from tests.areas.schedules import factory as schedules
from tests.trust.crawler import PARAMETERS

EXAMPLES = {GenerationMode.POSITIVE: 8, GenerationMode.NEGATIVE: 4}
"""For each operation."""

CHECKS = (
    checks.not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_schema_conformance,
    checks.response_headers_conformance,
)


@dataclass
class Fuzzer:
    """Asks one operation after another, and counts what comes back."""

    secrets: dict[str, str]
    known: dict[str, list[object]]
    statuses: Counter[int] = field(default_factory=Counter)

    def try_out(
        self, operation: APIOperation[Any, Any, Any, Any], mode: GenerationMode
    ) -> None:
        @hypothesis.settings(
            max_examples=EXAMPLES[mode],
            derandomize=True,
            database=None,
            deadline=None,
            phases=[hypothesis.Phase.generate],
            suppress_health_check=list(hypothesis.HealthCheck),
        )
        @hypothesis.given(
            operation.as_strategy(generation_mode=mode),
            st.sampled_from(READERS),
            st.data(),
        )
        def ask(case, reader, data):
            if mode is GenerationMode.POSITIVE:
                self._name_what_is_there(case, data)
            headers = bearer(self.secrets[reader]) if reader != "nobody" else {}
            with transaction.atomic():
                answer = case.call(headers=headers)
                transaction.set_rollback(True)
            self.statuses[answer.status_code] += 1
            case.validate_response(answer, checks=CHECKS)

        ask()

    def _name_what_is_there(self, case, data):
        for sent in (case.path_parameters, case.body):
            for name in sent if isinstance(sent, dict) else ():
                known = self.known.get(name)
                if known and data.draw(st.integers(0, 3)):
                    sent[name] = data.draw(st.sampled_from(known))


@pytest.fixture
def fuzzer(cast):
    ship()
    schedules.make_agreed(cast)
    notices.undelivered(cast)
    records = [activities.make_draft(cast), activities.make_sent(cast)]
    observations.give(cast, observations.ask(cast, records[0].traineeship))
    names = {key.removeprefix("api ") for key in PARAMETERS if key.startswith("api ")}
    return Fuzzer(
        secrets={reader: secret_of(getattr(cast, reader)) for reader in READERS[:-1]},
        known={name: PARAMETERS[f"api {name}"]() for name in sorted(names)}
        | {
            "traineeship": [str(cast.tora.traineeships.get().uuid), None],
            "unit": [str(cast.nuclear.uuid)],
            "signer": [str(cast.sven.uuid)],
            "seen": [record.version for record in records],
            "objectives": [
                [str(each.uuid) for each in records[0].objectives.all()],
                [],
            ],
        },
    )


def test_every_operation_answers_as_it_says(fuzzer):
    document = schemathesis.openapi.from_wsgi(
        "/api/v1/openapi.json", get_wsgi_application()
    )
    found = list(document.get_all_operations())
    operations = [each.ok() for each in found if isinstance(each, Ok)]

    for operation in operations:
        for mode in GenerationMode:
            fuzzer.try_out(operation, mode)

    assert len(found) == len(operations) == len(OPERATIONS)
    assert {200, 400, 401, 404, 422} <= set(fuzzer.statuses)
    assert fuzzer.statuses[200] > len(OPERATIONS)
