"""What a worker gets ready beside its first task."""

from ferd.foundation import starting


def test_everything_registered_is_begun_and_a_fault_stops_nothing(monkeypatch, caplog):
    done = []
    monkeypatch.setattr(starting, "_prepared", [])

    def fail():
        raise ZeroDivisionError

    starting.register(fail)
    starting.register(lambda: done.append("solver"))
    for thread in starting.start():
        thread.join()

    assert done == ["solver"]
    assert "could not be made ready" in caplog.text
