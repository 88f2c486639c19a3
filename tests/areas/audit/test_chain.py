"""The chain of hashes, and every way to tamper with it (S10, T14, T15)."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from ferd.areas.audit import actions, chain, queries
from ferd.areas.audit.models import AuditEntry, AuditHead
from ferd.foundation import clock

TRIGGERS = (
    "audit_entries_are_not_changed",
    "audit_entries_are_not_removed",
    "audit_entries_are_not_truncated",
)


def run(*statements):
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def open_the_table():
    """Do what someone with all power over the database would do first."""
    if connection.vendor == "sqlite":
        run(*(f"DROP TRIGGER IF EXISTS {name}" for name in TRIGGERS))
    else:
        run(
            "SET CONSTRAINTS ALL IMMEDIATE",  # a table with checks to come is locked
            "ALTER TABLE audit_auditentry DISABLE TRIGGER USER",
            "SET CONSTRAINTS ALL DEFERRED",
        )


@pytest.fixture
def tampered(cast):
    """Give a chain of some entries, in a table that no longer protects itself."""
    open_the_table()
    assert queries.verdict().bad is None
    return AuditEntry.objects.count()


def test_a_chain_that_nobody_touched_holds(cast):
    verdict = queries.verdict()

    assert verdict.bad is None
    assert verdict.entries == AuditEntry.objects.count()
    assert verdict.head == AuditEntry.objects.latest("number").hash


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
    assert queries.verdict().bad is None


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

    assert queries.verdict().bad is None


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

    assert queries.verdict().bad == 14


def test_an_entry_whose_time_was_changed_is_found(tampered):
    entry = AuditEntry.objects.get(number=14)
    AuditEntry.objects.filter(number=14).update(at=entry.at - timedelta(seconds=1))

    assert queries.verdict().bad == 14


def test_a_removed_entry_is_found(tampered):
    run("DELETE FROM audit_auditentry WHERE number = 14")

    assert queries.verdict().bad == 14


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

    assert queries.verdict().bad == tampered + 1


def test_two_entries_that_changed_places_are_found(tampered):
    run(
        "UPDATE audit_auditentry SET number = 999999 WHERE number = 14",
        "UPDATE audit_auditentry SET number = 14 WHERE number = 15",
        "UPDATE audit_auditentry SET number = 15 WHERE number = 999999",
    )

    assert queries.verdict().bad == 14


def test_a_tail_that_was_cut_off_is_found(tampered):
    run(f"DELETE FROM audit_auditentry WHERE number > {tampered - 3}")  # noqa: S608  ours

    assert queries.verdict().bad == tampered - 2


def rewrite():
    """Remove an entry and make the whole chain anew, head and all."""
    run("DELETE FROM audit_auditentry WHERE number = 14")
    head = chain.GENESIS
    rows = list(AuditEntry.objects.order_by("number"))
    for number, row in enumerate(rows, start=1):
        link = chain.Link(
            number, row.at, row.actor_id_text, row.action, row.target, row.facts, ""
        )
        head = chain.link_hash(head, link)
        AuditEntry.objects.filter(pk=row.pk).update(number=number, hash=head)
    AuditHead.objects.update(number=len(rows), hash=head)


def test_a_chain_that_was_rewritten_is_found_by_a_head_that_was_kept(tampered, capsys):
    kept = AuditEntry.objects.get(number=20)
    rewrite()

    assert queries.verdict().bad is None
    assert not queries.keeps(20, kept.hash)


def test_the_command_says_that_the_chain_holds_and_what_to_keep(cast, capsys):
    call_command("verify_audit")

    said = capsys.readouterr().out
    head = AuditHead.objects.get()
    assert f"The audit chain holds: {head.number} entries." in said
    assert f"{head.number}:{head.hash}" in said


def test_the_command_names_the_first_bad_entry(tampered):
    run("UPDATE audit_auditentry SET action = 'x' WHERE number = 14")

    with pytest.raises(CommandError, match="broken at entry 14"):
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
        link = chain.Link(
            each, clock.now(), "actor", "a.b", f"thing:{each}", {"n": each}, ""
        )
        head = chain.link_hash(head, link)
        made.append(
            chain.Link(
                link.number,
                link.at,
                link.actor,
                link.action,
                link.target,
                link.facts,
                head,
            )
        )
    return made


CHAIN = links(50)


@given(st.integers(0, 49), st.integers(0, 255))
def test_any_flipped_bit_of_a_hash_is_found(position, bit):
    changed = list(CHAIN)
    digits = int(changed[position].hash, 16) ^ (1 << bit)
    link = changed[position]
    changed[position] = chain.Link(
        link.number,
        link.at,
        link.actor,
        link.action,
        link.target,
        link.facts,
        f"{digits:064x}",
    )

    assert chain.verify(changed).bad == position + 1


@given(st.integers(0, 48))
def test_any_link_that_is_taken_out_is_found(position):
    shortened = CHAIN[:position] + CHAIN[position + 1 :]

    assert chain.verify(shortened).bad == position + 1


@given(st.permutations(range(50)))
def test_any_other_order_is_found(order):
    verdict = chain.verify([CHAIN[position] for position in order])

    assert (verdict.bad is None) is (order == list(range(50)))


def test_facts_written_in_another_order_have_the_same_hash():
    one = chain.Link(1, clock.now(), "p", "a.b", "t", {"a": 1, "b": "æ"}, "")
    other = chain.Link(1, one.at, "p", "a.b", "t", {"b": "æ", "a": 1}, "")

    assert chain.link_hash("", one) == chain.link_hash("", other)
