from datetime import timedelta

import pytest

from ferd.areas.audit.models import AuditEntry
from ferd.areas.notifications.models import Notice
from ferd.areas.organisations.models import Role
from ferd.areas.progress.actions import patterns
from ferd.areas.progress.models import SigningPattern
from ferd.areas.progress.queries.patterns import visible_patterns
from ferd.foundation import clock
from ferd.foundation.errors import Conflict, NotAllowed
from tests.areas.progress import objective_factory, pattern_factory
from tests.areas.progress.pattern_factory import find, make_pattern, make_swap, sign


def test_a_ring_is_told_of_once_to_the_leader_of_the_committee(cast):
    make_swap(cast)

    assert find(cast) == 1
    assert find(cast) == 0
    found = SigningPattern.objects.get()
    assert (found.kind, found.count, found.unit) == ("ring", 2, cast.nuclear)
    assert {p.name for p in found.people.all()} == {"Tora", "Sven"}
    notice = Notice.objects.get(kind="progress.report_patterns")
    assert notice.person == cast.kari
    assert AuditEntry.objects.filter(action="progress.find_patterns").count() == 1


def test_ordinary_signatures_are_told_of_to_nobody(cast):
    traineeship = objective_factory.make_approved(cast).progress.traineeship
    for _piece in range(5):
        sign(traineeship, cast.sven)

    assert find(cast) == 0
    assert not Notice.objects.filter(kind="progress.report_patterns").exists()


def test_a_pattern_that_goes_on_comes_back_after_it_was_looked_into(cast, monkeypatch):
    pattern = make_pattern(cast)
    patterns.close_pattern(pattern=pattern, words="They share calls.", actor=cast.kari)
    assert find(cast) == 0
    later = clock.now() + timedelta(days=2)
    monkeypatch.setattr(clock, "now", lambda: later)
    record = pattern.people.get(name="Tora").traineeships.get()
    sign(record, cast.sven)

    assert find(cast) == 1
    pattern.refresh_from_db()
    assert (pattern.closed_at, pattern.count) == (None, 3)


def test_who_it_is_about_neither_sees_nor_closes_it(cast):
    make_swap(cast)
    objective_factory.give_role(cast.sven, Role.COMMITTEE_LEADER, cast.nuclear)
    find(cast)
    pattern = SigningPattern.objects.get()

    assert not visible_patterns(cast.sven).exists()
    assert list(visible_patterns(cast.kari)) == [pattern]
    assert not Notice.objects.filter(
        person=cast.sven, kind="progress.report_patterns"
    ).exists()
    with pytest.raises(NotAllowed):
        patterns.close_pattern(pattern=pattern, words="No.", actor=cast.sven)


def test_closing_takes_words_and_is_done_once(cast):
    pattern = make_pattern(cast)
    with pytest.raises(Conflict):
        patterns.close_pattern(pattern=pattern, words=" ", actor=cast.kari)
    patterns.close_pattern(pattern=pattern, words="Fine.", actor=cast.kari)

    with pytest.raises(Conflict):
        patterns.close_pattern(pattern=pattern, words="Fine.", actor=cast.kari)


def test_only_the_system_looks(cast):
    with pytest.raises(NotAllowed):
        patterns.find_patterns(trust=cast.trust, actor=cast.kari)


def test_many_in_one_evening_concern_the_unit_of_the_trainees(cast):
    tora, _sven = make_swap(cast)
    for _piece in range(21):
        sign(tora, cast.mads)

    find(cast)

    batch = SigningPattern.objects.get(kind="batch")
    assert (batch.unit, batch.count) == (cast.nuclear, 21)
    assert pattern_factory.find(cast) == 0
