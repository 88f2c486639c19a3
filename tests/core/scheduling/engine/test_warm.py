"""Kernels are compiled ahead: each once, and anew only when one has changed."""

import subprocess
import threading

import pytest

from ferd.core.scheduling.counterfactuals import what_if
from ferd.core.scheduling.engine import compiling, warm
from ferd.core.scheduling.engine.plan import first_fit, insert, plan_one
from ferd.core.scheduling.engine.prices import prices_of
from ferd.core.scheduling.engine.solve import solve
from ferd.core.scheduling.schedule import Limits, Solved
from tests.core.scheduling.test_corpus import kept


def test_every_kernel_is_compiled_once():
    ready = sorted(name for name, _ in compiling.signatures())
    assert ready == sorted(set(ready))
    assert {"ruin.improve", "listing.list_all", "ways.price_all"} <= set(ready)


def test_no_question_compiles_a_kernel():
    ready = compiling.signatures()
    asked = kept("part-time-and-a-move")
    found = solve(asked, limits=Limits(rounds=2), threads=2)
    assert isinstance(found, Solved)
    prices = prices_of(asked)
    first_fit(asked)
    insert(asked, start=found.schedule)
    for trainee in asked.trainees:
        plan_one(asked, trainee.id, prices=prices.by)
    what_if(asked, found.schedule, asked.trainees[0].id)
    assert compiling.signatures() == ready


def test_what_was_compiled_goes_when_a_kernel_has_changed(tmp_path):
    kernel, other = tmp_path / "ways.take-58.py311.nbi", tmp_path / "theirs.f-1.nbi"
    for path in (kernel, other):
        path.touch()
    (tmp_path / "kernels.txt").write_text("of something else")

    compiling.forget_stale(tmp_path)

    assert not kernel.exists()
    assert other.exists()
    assert (tmp_path / "kernels.txt").read_text() == compiling.WRITTEN


def test_what_was_compiled_of_the_same_stays(tmp_path):
    kernel = tmp_path / "ways.take-58.py311.nbi"
    kernel.touch()
    (tmp_path / "kernels.txt").write_text(compiling.WRITTEN)

    compiling.forget_stale(tmp_path)

    assert kernel.exists()


def test_a_folder_that_cannot_be_written_is_leftalone(tmp_path):
    kernel = tmp_path / "ways.take-58.py311.nbi"
    kernel.mkdir()  # no file: nothing can be removed, nor a mark be written
    (tmp_path / "kernels.txt").mkdir()

    compiling.forget_stale(tmp_path)

    assert kernel.exists()


def test_who_comes_second_waits_and_says_so(monkeypatch):
    monkeypatch.setattr(warm, "LOOK", 0.01)
    said = threading.Event()
    with warm.one_at_a_time:
        second = threading.Thread(target=warm.warm_up, args=[said.set])
        second.start()
        assert said.wait(10)
        assert second.is_alive()
    second.join(10)
    assert not second.is_alive()


@pytest.fixture
def nothing_kept(monkeypatch, tmp_path):
    """Keep elsewhere, where another process compiles just now."""
    monkeypatch.setattr(warm, "LOOK", 0.01)
    monkeypatch.setattr(warm, "folder_of_all", lambda: tmp_path)
    kept_now = threading.Event()
    monkeypatch.setattr(warm, "is_all_kept", kept_now.is_set)
    return tmp_path, kept_now


def test_what_another_process_compiles_is_waited_for(nothing_kept):
    folder, kept_now = nothing_kept
    said = threading.Event()
    with warm.alone(folder, warm.nothing):
        second = threading.Thread(target=warm.compile_all, args=[said.set])
        second.start()
        assert said.wait(10)
        kept_now.set()
    second.join(10)
    assert not second.is_alive()


def test_two_processes_compile_half_each(nothing_kept, monkeypatch):
    started = []

    class Process:
        def __init__(self, command, env):
            started.append((command[-1], "PYTHONPATH" in env))

        def poll(self):
            return 0

    monkeypatch.setattr(subprocess, "Popen", Process)
    warm.compile_all()
    assert started == [("weigh", True), ("shake", True)]
