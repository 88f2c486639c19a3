"""The chain of hashes, and every way to tamper with it (S10, T14, T15)."""

import hashlib
from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, transaction
from hypothesis import given
from hypothesis import strategies as st

from ferd.areas.audit import actions, chain, queries
from ferd.areas.audit.models import AuditEntry, AuditHead
from ferd.areas.audit.verifying import verdict
from ferd.foundation import clock
from tests.areas.audit.tampering import open_the_tables, rewrite_from, run


@pytest.fixture
def tampered(cast):
    """Give a chain of some entries, in a table that no longer protects itself."""
    open_the_tables()
    assert verdict().bad is None
    return AuditEntry.objects.count()


def test_a_chain_that_nobody_touched_holds(cast):
    found = verdict()

    assert found.bad is None
    assert found.entries == AuditEntry.objects.count()
    assert found.head == AuditEntry.objects.latest("number").hash


def test_entries_are_numbered_without_holes(cast):
    numbers = AuditEntry.objects.order_by("number").values_list("number", flat=True)

    assert list(numbers) == list(range(1, len(numbers) + 1))


def test_an_entry_says_who_did_what_to_what(cast):
    entry = actions.record(
        actor=cast.karin, action="plans.save_draft", target=cast.nuclear, reason="why"
    )

    assert entry.actor == cast.karin
    assert entry.target == f"organisations.unit:{cast.nuclear.uuid}"
    assert entry.facts == {"reason": "why"}
    assert queries.history(cast.nuclear).first() == entry


def test_time_in_the_chain_never_runs_backwards(cast):
    with clock.pretend(clock.now() + timedelta(days=1)):
        later = actions.record(actor=cast.karin, action="a.b", target=cast.nuclear)

    earlier = actions.record(actor=cast.karin, action="a.b", target=cast.nuclear)

    assert earlier.at == later.at
    assert verdict().bad is None


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_auditentry SET action = 'plans.nothing'",
        "UPDATE audit_auditentry SET hash = hash",
        "DELETE FROM audit_auditentry",
        "DELETE FROM audit_auditentry WHERE number = 1",
    ],
)
def test_the_database_refuses_to_change_or_remove_entries(cast, statement):
    with pytest.raises(DatabaseError), transaction.atomic():
        run(statement)

    assert verdict().bad is None


def test_a_change_that_fails_leaves_no_entry(cast):
    before = AuditEntry.objects.count()

    with transaction.atomic():
        actions.record(actor=cast.karin, action="a.b", target=cast.nuclear)
        transaction.set_rollback(True)

    assert AuditEntry.objects.count() == before
    assert AuditHead.objects.get().number == before


@pytest.mark.parametrize(
    "change",
    [
        "action = 'plans.publish_version'",
        "target = 'plans.planversion:0'",
        'facts = \'{"reason": "none"}\'',
        "hash = '0123'",
        "number = 1000000",
        "actor_id_text = 'someone'",
        "actor_id = (SELECT MIN(id) FROM accounts_person WHERE name = 'Otto')",
    ],
)
def test_a_changed_entry_is_found(tampered, change):
    run(f"UPDATE audit_auditentry SET {change} WHERE number = 14")  # noqa: S608  of above

    assert verdict().bad == 14


def test_an_entry_whose_time_was_changed_is_found(tampered):
    entry = AuditEntry.objects.get(number=14)
    AuditEntry.objects.filter(number=14).update(at=entry.at - timedelta(seconds=1))

    assert verdict().bad == 14


def test_a_removed_entry_is_found(tampered):
    run("DELETE FROM audit_auditentry WHERE number = 14")

    assert verdict().bad == 14


def test_an_inserted_entry_is_found(cast, tampered):
    AuditEntry.objects.create(
        number=tampered + 1,
        at=clock.now(),
        actor=cast.otto,
        actor_id_text=str(cast.otto.uuid),
        action="plans.approve_version",
        target="plans.planversion:0",
        hash="f" * 64,
    )

    assert verdict().bad == tampered + 1


def test_two_entries_that_changed_places_are_found(tampered):
    run(
        "UPDATE audit_auditentry SET number = 999999 WHERE number = 14",
        "UPDATE audit_auditentry SET number = 14 WHERE number = 15",
        "UPDATE audit_auditentry SET number = 15 WHERE number = 999999",
    )

    assert verdict().bad == 14


def test_a_tail_that_was_cut_off_is_found(tampered):
    run(f"DELETE FROM audit_auditentry WHERE number > {tampered - 3}")  # noqa: S608  ours

    assert verdict().bad == tampered - 2


def rewrite():
    """Remove an entry and make the whole chain anew, head and all."""
    run("DELETE FROM audit_auditentry WHERE number = 14")
    rewrite_from(1)


def test_a_chain_that_was_rewritten_is_found_by_a_head_that_was_kept(tampered, capsys):
    kept = AuditEntry.objects.get(number=20)
    rewrite()

    assert verdict().bad is None
    found = verdict({20: [kept.hash]})
    assert (found.bad, found.fault) == (20, chain.Fault.REWRITTEN)


def test_the_command_says_that_the_chain_holds_and_what_to_keep(cast, capsys):
    call_command("verify_audit")

    said = capsys.readouterr().out
    head = AuditHead.objects.get()
    assert f"The audit trail holds: {head.number} entries." in said
    assert f"{head.number}:{head.hash}" in said


def test_the_command_names_the_first_bad_entry(tampered):
    run("UPDATE audit_auditentry SET action = 'x' WHERE number = 14")

    with pytest.raises(CommandError, match="Entry 14 is not what was recorded"):
        call_command("verify_audit")


def test_the_command_takes_heads_that_were_kept(tampered):
    entry = AuditEntry.objects.get(number=20)
    kept = f"20:{entry.hash}"
    call_command("verify_audit", kept=[kept])

    rewrite()

    with pytest.raises(CommandError, match="Entry 20 is not the one"):
        call_command("verify_audit", kept=[kept])


def test_the_command_refuses_what_is_no_head(cast):
    with pytest.raises(CommandError, match="NUMBER:HASH"):
        call_command("verify_audit", kept=["20"])


def links(number):
    head, made = chain.GENESIS, []
    for each in range(1, number + 1):
        at = f"2026-11-24T08:00:{each:02d}.000000+00:00"
        link = chain.Link(each, at, "actor", "a.b", f"thing:{each}", f'{{"n":{each}}}')
        head = chain.link_hash(head, link)
        made.append(link._replace(hash=head))
    return made


CHAIN = links(50)


@given(st.integers(0, 49), st.integers(0, 255))
def test_any_flipped_bit_of_a_hash_is_found(position, bit):
    changed = list(CHAIN)
    digits = int(changed[position].hash, 16) ^ (1 << bit)
    link = changed[position]
    changed[position] = link._replace(hash=f"{digits:064x}")

    assert chain.verify(changed).bad == position + 1


@given(st.integers(0, 48))
def test_any_link_that_is_taken_out_is_found(position):
    shortened = CHAIN[:position] + CHAIN[position + 1 :]

    assert chain.verify(shortened).bad == position + 1


@given(st.permutations(range(50)))
def test_any_other_order_is_found(order):
    verdict = chain.verify([CHAIN[position] for position in order])

    assert (verdict.bad is None) is (order == list(range(50)))


def test_facts_written_in_another_order_are_the_same():
    assert chain.canonical({"a": 1, "b": "æ"}) == chain.canonical({"b": "æ", "a": 1})


@given(st.text(), st.text(), st.dictionaries(st.text(), st.text() | st.integers()))
def test_what_is_hashed_is_canonical_json(actor, target, facts):
    at = "2026-11-24T08:00:00.000000+00:00"
    link = chain.Link(7, at, actor, "a.b", target, chain.canonical(facts))

    body = chain.canonical([7, at, actor, "a.b", target, facts])

    expected = hashlib.sha256(f"before\n{body}".encode()).hexdigest()
    assert chain.link_hash("before", link) == expected


def test_an_entry_has_the_hash_that_it_has_always_had():
    """Of a chain that was begun by an older release; never change this."""
    at = datetime(2026, 11, 23, 15, 31, 0, 123456, tzinfo=UTC)
    link = chain.Link(
        1,
        chain.in_utc(at),
        "8d1f0b0e-0000-4000-8000-000000000000",
        "plans.save_draft",
        "plans.planversion:1",
        chain.canonical({"reason": "æ", "a": 1}),
    )

    assert chain.link_hash(chain.GENESIS, link) == (
        "962d26fa581c3f97220517e21b0e2d6286afea043e101e54de4433adbde56a52"
    )
