"""Every step from every status: what is not in the table cannot be done."""

from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

import pytest

from ferd.core.progress.activities import (
    ENDED,
    STEPS,
    Sent,
    Status,
    Step,
    after,
    fingerprint,
)

ALLOWED = {
    ("save", "draft", "draft"),
    ("save", "returned", "returned"),
    ("send", "draft", "sent"),
    ("send", "returned", "sent"),
    ("register", "draft", "registered"),
    ("register", "returned", "registered"),
    ("recall", "sent", "draft"),
    ("sign", "sent", "signed"),
    ("return", "sent", "returned"),
    ("withdraw", "signed", "withdrawn"),
    ("discard", "draft", "discarded"),
    ("discard", "returned", "discarded"),
    ("discard", "registered", "discarded"),
}
SENT = Sent(
    trainee=UUID(int=1),
    kind="service",
    title="PET of the heart",
    words="Twelve patients",
    done_on=date(2026, 11, 24),
    unit=UUID(int=2),
    objectives=(UUID(int=3), UUID(int=4)),
    files=("a", "b"),
)


@pytest.mark.parametrize("step", Step)
@pytest.mark.parametrize("status", Status)
def test_a_step_leads_where_the_table_says_or_nowhere(step, status):
    expected = {end for s, begin, end in ALLOWED if (s, begin) == (step, status)}

    assert {after(step, status)} - {None} == expected


def test_only_what_was_sent_is_signed_and_only_what_was_signed_is_withdrawn():
    assert set(STEPS[Step.SIGN]) == {Status.SENT}
    assert set(STEPS[Step.WITHDRAW]) == {Status.SIGNED}


def test_nothing_leads_on_from_an_end():
    assert {status for steps in STEPS.values() for status in steps} & ENDED == set()


@pytest.mark.parametrize(
    "change",
    [
        {"trainee": uuid4()},
        {"kind": "course"},
        {"title": "PET of the heart."},
        {"words": ""},
        {"done_on": date(2026, 11, 23)},
        {"unit": uuid4()},
        {"objectives": (UUID(int=3),)},
        {"files": ("a",)},
    ],
)
def test_any_change_gives_another_fingerprint(change):
    assert fingerprint(replace(SENT, **change)) != fingerprint(SENT)


def test_the_order_of_objectives_and_files_does_not_matter():
    turned = replace(SENT, objectives=SENT.objectives[::-1], files=("b", "a"))

    assert fingerprint(turned) == fingerprint(SENT)
