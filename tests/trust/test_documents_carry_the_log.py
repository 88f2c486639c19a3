"""Every PDF that leaves Ferd says where the audit's chain ended (trust decision 5)."""

import re

from django.core.management import call_command

from ferd.areas.audit import actions as audit
from tests.trust.crawler import every_address, words_of
from tests.trust.world import make_world

MARK = re.compile(r"(\d+:[0-9a-f]{64}:\S{16})")


def test_every_pdf_carries_the_end_of_the_log_and_it_can_be_verified(
    client, cast, capsys
):
    make_world(cast)
    client.force_login(cast.karin)
    answers = [client.get(each) for each in every_address() if "pdf" in each]
    papers = [a for a in answers if a.headers["Content-Type"] == "application/pdf"]

    marks = [MARK.findall(words_of(each).replace("\u200b", "")) for each in papers]

    assert len(papers) > 2
    assert all(marks)
    audit.record(actor=cast.karin, action="plans.save_draft", target=cast.nuclear)
    call_command("verify_audit", kept=sorted({mark for each in marks for mark in each}))
    assert "The audit trail holds" in capsys.readouterr().out
