"""A mail server of the tests' own: it keeps what it takes, and refuses when told."""

import random
import socketserver
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_string
from email.message import Message
from pathlib import Path


@dataclass
class Sink:
    """What came in, and what is to be refused.

    Attributes:
        busy_rate: how many of the receivers are put off (451), as a share.
        unknown: the addresses that are refused for good (550).
        slowness: seconds, at most, between taking a mail and saying so.
        journal: a file that grows with every mail, for other processes to watch.
    """

    port: int = 0
    busy_rate: float = 0.0
    unknown: frozenset[str] = frozenset()
    slowness: float = 0.0
    journal: Path | None = None
    taken: list[Message] = field(default_factory=list)
    chance: random.Random = field(default_factory=lambda: random.Random(8))  # noqa: S311  for a test

    def answer_to(self, receiver: str) -> str:
        if any(address in receiver for address in self.unknown):
            return "550 5.1.1 There is no such mailbox"
        if self.chance.random() < self.busy_rate:
            return "451 4.3.0 Busy"
        return "250 OK"

    def message_ids(self) -> list[str]:
        return [str(message["Message-ID"]) for message in self.taken]


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True
    sink: Sink


class _Conversation(socketserver.StreamRequestHandler):
    server: _Server

    def handle(self) -> None:
        try:
            self._talk(self.server.sink)
        except (ConnectionError, BrokenPipeError):
            return  # the other end was killed

    def _talk(self, sink: Sink) -> None:
        self._say("220 sink")
        while line := self.rfile.readline().decode():
            word = line[:4].upper().strip()
            if word == "RCPT":
                self._say(sink.answer_to(line))
            elif word == "DATA":
                self._say("354 Go on")
                self._take(sink)
            elif word == "QUIT":
                self._say("221 Bye")
                return
            else:
                self._say("250 OK")

    def _take(self, sink: Sink) -> None:
        lines = []
        while (line := self.rfile.readline().decode()) != ".\r\n":
            if not line:
                return
            lines.append(line.removeprefix("."))
        sink.taken.append(message_from_string("".join(lines)))
        if sink.journal:
            with sink.journal.open("a") as journal:
                journal.write(".")
        time.sleep(sink.chance.random() * sink.slowness)
        self._say("250 Taken")

    def _say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())


@contextmanager
def smtp_sink(**how: object) -> Iterator[Sink]:
    """Run a mail server on this machine's own address."""
    with _Server(("127.0.0.1", 0), _Conversation) as server:
        server.sink = Sink(port=server.server_address[1], **how)  # type: ignore[arg-type]
        thread = threading.Thread(target=server.serve_forever, args=[0.01])
        thread.start()
        try:
            yield server.sink
        finally:
            server.shutdown()
            thread.join()
