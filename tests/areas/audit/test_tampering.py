"""A thousand ways to tamper with the trail, and each is found (S10c, T15).

Whoever tampers has all power over the database, hashes the chain anew where it
helps, and has no hold of the checkpoint that has left.
"""

import random
from dataclasses import dataclass

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from ferd.areas.accounts.models import Person
from ferd.areas.audit import actions, checkpoints, lookups, seals
from ferd.areas.audit.chain import Fault
from ferd.areas.audit.lookups import Kind, Purpose
from ferd.areas.audit.models import SEAL, AuditEntry, AuditHead, LookUp
from ferd.areas.audit.verifying import verdict
from ferd.foundation import clock
from tests.areas.audit.tampering import open_the_tables, rewrite_from, run

ROUNDS = 1000
NOTES = Kind("tests.notes", "What is noted")
TEXTS = ("actor_id_text", "action", "target", "hash")
MOVE = "UPDATE audit_auditentry SET number = number"
LOOKED = ("kind", "target", "role", "purpose", "unit")


@dataclass
class Trail:
    """The trail before it is tampered with, and where that is to happen.

    Attributes:
        number: any entry.
        last: the last entry.
        seals: of each entry that seals, its number and the range it seals.
    """

    chance: random.Random
    number: int
    last: int
    seals: list[tuple[int, int, int]]

    def plain(self):
        """Choose an entry that seals nothing."""
        sealing = {entry for entry, _, _ in self.seals}
        return self.chance.choice([*({*range(1, self.last + 1)} - sealing)])

    def look_up(self):
        """Choose a look-up, and give the number of the entry that seals it."""
        entry, first, last = self.chance.choice(self.seals)
        rows = LookUp.objects.filter(pk__range=(first, last)).order_by("pk")
        return self.chance.choice(list(rows)), entry


def shift(number, step):
    """Move the numbers of all entries from one on."""
    run(
        (f"{MOVE} + 1000000 WHERE number >= %s", number),
        (f"{MOVE} - 1000000 + %s WHERE number > 1000000", step),
    )


def flip(chance, table, field, where):
    """Flip a bit of a text; SQLite stores it whatever it then is."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {field} FROM {table} WHERE {where}")  # noqa: S608  ours
        raw = bytearray(cursor.fetchone()[0].encode())
        raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(7)
        if connection.vendor == "sqlite":
            raw[chance.randrange(len(raw))] ^= 1 << 7
            value = f"CAST(x'{raw.hex()}' AS TEXT)"
        else:
            value = (
                f"'{raw.decode().replace(chr(0), chr(1)).replace(chr(39), chr(42))}'"
            )
        cursor.execute(f"UPDATE {table} SET {field} = {value} WHERE {where}")  # noqa: S608  ours


def change_a_field(trail):
    """Give another word in one field of an entry."""
    field = trail.chance.choice(("action", "target", "facts", "actor_id_text"))
    value = '{"reason": "another"}' if field == "facts" else "another.word"
    put = f"UPDATE audit_auditentry SET {field} = %s WHERE number = %s"  # noqa: S608  ours
    run((put, value, trail.number))
    return trail.number


def point_at_another(trail):
    """Let an entry be shown as another person's."""
    entry = AuditEntry.objects.get(number=trail.number)
    others = Person.objects.exclude(pk=entry.actor_id).values_list("pk", flat=True)
    AuditEntry.objects.filter(number=trail.number).update(
        actor=trail.chance.choice(list(others))
    )
    return trail.number


def flip_a_bit(trail):
    """Flip one bit of one field of an entry."""
    flip(
        trail.chance,
        "audit_auditentry",
        trail.chance.choice(TEXTS),
        f"number = {trail.number}",
    )
    return trail.number


def move_the_time(trail):
    entry = AuditEntry.objects.get(number=trail.number)
    at = entry.at.replace(
        microsecond=entry.at.microsecond ^ 1 << trail.chance.randrange(9)
    )
    AuditEntry.objects.filter(number=trail.number).update(at=at)
    return trail.number


def remove_a_row(trail):
    run(("DELETE FROM audit_auditentry WHERE number = %s", trail.number))
    return trail.number


def remove_a_row_and_close_the_gap(trail):
    number = trail.chance.randrange(1, trail.last)
    run(("DELETE FROM audit_auditentry WHERE number = %s", number))
    AuditHead.objects.update(number=trail.last - 1)
    shift(number, -1)
    return number


def insert_a_row(trail):
    """Put an entry between two others."""
    shift(trail.number, 1)
    someone = Person.objects.filter(is_system=False)[trail.chance.randrange(10)]
    AuditEntry.objects.create(
        number=trail.number,
        at=clock.now(),
        actor=someone,
        actor_id_text=str(someone.uuid),
        action="plans.approve_version",
        target="plans.planversion:0",
        hash=f"{trail.chance.getrandbits(256):064x}",
    )
    AuditHead.objects.update(number=trail.last + 1)
    return trail.number


def swap_two_rows(trail):
    other = trail.chance.choice(
        [n for n in range(1, trail.last + 1) if n != trail.number]
    )
    put = "UPDATE audit_auditentry SET number = %s WHERE number = %s"
    run(
        (put, 999999, trail.number),
        (put, trail.number, other),
        (put, other, 999999),
    )
    return min(trail.number, other)


def cut_the_tail(trail):
    run(("DELETE FROM audit_auditentry WHERE number >= %s", trail.number))
    return trail.number


def cut_the_tail_and_move_the_end(trail):
    cut_the_tail(trail)
    rewrite_from(trail.number)
    return trail.number


def rewrite_the_chain(trail):
    """Change an entry, and hash all after it anew: the chain itself holds."""
    AuditEntry.objects.filter(number=trail.number).update(target="another:thing")
    rewrite_from(trail.number)
    assert verdict().bad is None
    return trail.last


def rewrite_without_an_entry(trail):
    number = trail.plain()
    run(("DELETE FROM audit_auditentry WHERE number = %s", number))
    rewrite_from(number)
    assert verdict().bad is None
    return trail.last


def restore_an_old_copy(trail):
    """Put all tables back as they once were."""
    kept = max(
        (last for entry, _, last in trail.seals if entry < trail.number), default=0
    )
    run(("DELETE FROM audit_lookup WHERE id > %s", kept))
    cut_the_tail_and_move_the_end(trail)
    assert verdict().bad is None
    return trail.number


def change_the_end(trail):
    AuditHead.objects.update(hash=f"{trail.chance.getrandbits(256):064x}")
    return trail.last


def change_a_look_up(trail):
    row, seal = trail.look_up()
    LookUp.objects.filter(pk=row.pk).update(**{trail.chance.choice(LOOKED): "another"})
    return seal


def flip_a_bit_of_a_look_up(trail):
    row, seal = trail.look_up()
    flip(trail.chance, "audit_lookup", trail.chance.choice(LOOKED), f"id = {row.pk}")
    return seal


def turn_a_look_up_round(trail):
    """Let it be the other one who looked."""
    row, seal = trail.look_up()
    LookUp.objects.filter(pk=row.pk).update(actor=row.subject, subject=row.actor)
    return seal


def remove_a_look_up(trail):
    row, seal = trail.look_up()
    LookUp.objects.filter(pk=row.pk).delete()
    return seal


def insert_a_look_up(trail):
    """Put one before the others, where the numbers are free."""
    row, _seal = trail.look_up()
    row.pk = -trail.chance.randrange(1, 99)
    row.save(force_insert=True)
    return trail.seals[0][0]


TAMPERINGS = (
    change_a_field,
    point_at_another,
    flip_a_bit,
    move_the_time,
    remove_a_row,
    remove_a_row_and_close_the_gap,
    insert_a_row,
    swap_two_rows,
    cut_the_tail,
    cut_the_tail_and_move_the_end,
    rewrite_the_chain,
    rewrite_without_an_entry,
    restore_an_old_copy,
    change_the_end,
    change_a_look_up,
    flip_a_bit_of_a_look_up,
    turn_a_look_up_round,
    remove_a_look_up,
    insert_a_look_up,
)


def make_trail(cast, monkeypatch):
    """Give a trail with two seals, and entries before, between and after them."""
    monkeypatch.setattr(lookups, "_kinds", {NOTES.name: NOTES})
    for target in (cast.nuclear, cast.radiology):
        for actor in (cast.sven, cast.karin, cast.olav, cast.kari):
            look = lookups.Look(
                cast.tora, NOTES, target, "trainee", Purpose.SIGN, "Imaging"
            )
            lookups.note_many(actor=actor, looks=[look])
        seals.seal_look_ups(actor=cast.ada)
        for _time in range(3):
            actions.record(actor=cast.karin, action="plans.save_draft", target=target)
    found = AuditEntry.objects.filter(action=SEAL).order_by("number")
    return [(e.number, e.facts["first"], e.facts["last"]) for e in found]


@pytest.fixture
def unguarded():
    """Open the tables, and let SQLite store what breaks its own checks."""
    open_the_tables()
    if connection.vendor == "sqlite":
        run("PRAGMA ignore_check_constraints = ON")
    yield
    if connection.vendor == "sqlite":
        run("PRAGMA ignore_check_constraints = OFF")


def test_a_thousand_tamperings_are_found_each_at_its_first_bad_entry(
    cast, monkeypatch, unguarded
):
    sealing = make_trail(cast, monkeypatch)
    kept = checkpoints.make_checkpoint(actor=cast.ada)
    marks = {kept.number: [kept.hash]}
    assert len(sealing) == 2
    assert verdict(marks).bad is None

    missed = []
    for round_ in range(ROUNDS):
        chance = random.Random(round_)  # noqa: S311  repeatable
        tamper = TAMPERINGS[round_ % len(TAMPERINGS)]
        number = chance.randrange(1, kept.number + 1)
        with transaction.atomic():
            first = tamper(Trail(chance, number, kept.number, sealing))
            found = verdict(marks)
            transaction.set_rollback(True)
        if found.bad != first:
            missed.append((tamper.__name__, number, first, found))

    assert missed == []
    assert verdict(marks).bad is None


@pytest.mark.parametrize(
    ("tamper", "sentence"),
    [
        (change_a_field, "Entry 20 is not what was recorded"),
        (remove_a_row, "Entry 20 is missing."),
        (cut_the_tail_and_move_the_end, "Entry 20 is missing: the end of the chain"),
        (rewrite_the_chain, "the chain was rewritten after entry 0"),
    ],
)
def test_the_command_says_in_one_sentence_what_is_wrong_first(
    cast, monkeypatch, unguarded, tmp_path, tamper, sentence
):
    sealing = make_trail(cast, monkeypatch)
    file = tmp_path / "kept.json"
    call_command("checkpoint_audit", to=file)
    call_command("verify_audit", checkpoint=[file])

    chance = random.Random(1)  # noqa: S311  repeatable
    tamper(Trail(chance, 20, AuditHead.objects.get().number, sealing))

    with pytest.raises(CommandError, match=sentence):
        call_command("verify_audit", checkpoint=[file])


def test_the_command_names_the_look_ups_that_a_seal_no_longer_fits(
    cast, monkeypatch, unguarded
):
    (entry, _first, last), _ = make_trail(cast, monkeypatch)

    LookUp.objects.earliest("pk").delete()

    said = f"Entry {entry} sealed the look-ups 1 to {last}, and they are no longer"
    with pytest.raises(CommandError, match=said):
        call_command("verify_audit")


def test_a_row_that_was_put_at_the_end_and_hashed_rightly_is_found(cast, unguarded):
    head = AuditHead.objects.get()
    actions.record(actor=cast.otto, action="plans.approve_version", target=cast.nuclear)
    AuditHead.objects.update(number=head.number, hash=head.hash)

    found = verdict()

    assert (found.bad, found.fault) == (head.number + 1, Fault.ADDED)


def test_an_end_that_was_removed_is_found(cast, unguarded):
    run("DELETE FROM audit_audithead")

    assert verdict().bad is not None
