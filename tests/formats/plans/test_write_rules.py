from datetime import date
from pathlib import Path

import pytest

from ferd.core.plans.compare_progress import ALL
from ferd.core.plans.progress_rules import ActivityKind, AssessorRole, Signer
from ferd.formats.documents.language import Language
from ferd.formats.plans.edition import Edition
from ferd.formats.plans.reading import read_plan
from ferd.formats.plans.write_html import write_html
from ferd.formats.plans.writing.rules import WORDS
from ferd.formats.plans.yaml_form import read_yaml

SHIPPED = read_yaml(
    (Path(__file__).parents[3] / "plans/nukleaermedisin.yaml").read_text("utf-8")
).plan


def written(language):
    assert SHIPPED is not None
    edition = Edition(issued_on=date(2026, 11, 24))
    return write_html(SHIPPED, language=language, edition=edition, requirements=None)


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        (
            Language.NB,
            (
                "prosjekt</strong>: veileder signerer",
                "alt i planen</strong>: observasjoner 1, nivå minst 3",
                "77-79</strong>: observasjoner 3, nivå minst 4",
                "klinisk prosedyre 5",
            ),
        ),
        (Language.NN, ("prosjekt</strong>: rettleiar signerer",)),
        (Language.EN, ("radiologiåret</strong>: 18-67", "one a clinical supervisor")),
    ],
)
def test_a_document_says_who_signs_what_belongs_together_and_what_is_enough(
    language, lines
):
    page = written(language)

    for line in lines:
        assert line in page


def test_the_rules_are_not_read_back_as_stages():
    assert SHIPPED is not None

    reading = read_plan("plan.html", written(Language.NB).encode())

    assert [s.objectives.numbers for s in reading.plan.timeline] == [
        s.objectives.numbers for s in SHIPPED.timeline
    ]


def test_there_are_words_for_all_that_a_rule_can_say():
    signing = {"self_registered", *(f"signed {signer}" for signer in Signer)}
    roles = {f"role {role}" for role in AssessorRole}

    assert {*ActivityKind, *signing, *roles, ALL} <= set(WORDS)
