"""What an area tells those above it, in the same transaction.

The last resort, where an upper area must follow what a lower one does: the
lower area names the event as a frozen value in its module `events` and tells
it; the upper one listens, in its app's `ready`. Listed in docs/architecture.md.
"""

from collections import defaultdict
from collections.abc import Callable
from typing import TypeVar

E = TypeVar("E")

_listeners: dict[type, list[Callable[..., object]]] = defaultdict(list)


def listen(event: type[E], listener: Callable[[E], object]) -> None:
    """Let a listener be called whenever an event of a kind is told; once each."""
    if listener not in _listeners[event]:
        _listeners[event].append(listener)


def tell(event: object) -> None:
    """Call all who listen to the event, in the order in which they began."""
    for listener in _listeners[type(event)]:
        listener(event)
