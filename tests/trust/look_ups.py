"""Which words of the small world belong to which class of what is sensitive.

A page that shows one of them to somebody else must note it. Give each class that
is registered its words here: by the name of whom they are about.
"""

import re

from django.db import transaction

from ferd.areas.audit.models import LookUp
from tests.trust.crawler import words_of

WORDS: dict[str, dict[str, tuple[str, ...]]] = {
    "organisations.employment": {"tora": ("61,3",)},
    "organisations.qualification": {"sven": ("CANARY-Qualification-name",)},
    "progress.observation": {
        "tora": (
            "CANARY-Observation-answers",
            "CANARY-Observation-words",
            "CANARY-Observation-self_words",
            "CANARY-Remark-words",
        )
    },
    "schedules.absence": {"tora": ("sykefravær", '"sick"')},
    "schedules.reason": {
        "tora": (
            "CANARY-IndividualPlan-reason",
            "CANARY-IndividualPlan-former-reason",
            "CANARY-CreditedService-basis",
            "CANARY-CreditedObjectives-basis",
        )
    },
}

NOT_IN_THE_WORLD = {
    "progress.activity",
    "progress.objective",
    "progress.overview",
}
"""Classes of which the small world holds nothing yet: give them words above."""

CHOICE = re.compile(r"<option (?![^>]*selected)[^>]*>[^<]*</option>")
"""What could be chosen and is not: it says nothing about anybody."""


def opened(client, address, headers=None):
    """Open a page as if nobody had looked before: its words, and what was noted."""
    with transaction.atomic():
        words = words_of(client.get(address, headers=headers)).lower()
        noted = set(LookUp.objects.values_list("kind", "subject__name"))
        transaction.set_rollback(True)
    return words, noted


def shown(words, reader):
    """Give the classes whose words stand on a page, and whose they are."""
    plain = CHOICE.sub("", words)
    return {
        (kind, name.title())
        for kind, people in WORDS.items()
        for name, each in people.items()
        if name != reader and any(word.lower() in plain for word in each)
    }
