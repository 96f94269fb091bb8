"""How long work tells how far it is, and hears that nobody wants it any more.

Work in the depth calls ``reached`` or goes ``through`` things; whoever started it listens with
``heard_by``. What cannot say how far it is goes through things ``while_wanted``. Where nobody
listens, as in tests and on the command line, this costs next to nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

T = TypeVar("T")

Tell = Callable[[int, int], None]
"""Says how many steps of how many are done; raises ``Stopped`` if the person cancelled."""

Listener = Callable[[float], None]
"""Hears which share of the work is done, 0…1; raises ``Stopped`` if the person cancelled."""

_listener: ContextVar[Listener | None] = ContextVar("cxdesigner_progress", default=None)
_is_stopped: ContextVar[Callable[[], bool] | None] = ContextVar("cxdesigner_stop", default=None)


class Stopped(Exception):
    """Nobody wants it any more; nothing was done, or what was done was taken back."""


def unheard(_done: int, _total: int) -> None:
    """Tell nobody."""


@contextmanager
def heard_by(listener: Listener) -> Iterator[None]:
    """Let somebody hear of the progress of what is done within the block, in this thread."""
    token = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(token)


@contextmanager
def in_silence() -> Iterator[None]:
    """Let nobody hear of what is done within the block: it is a small part of the whole."""
    token = _listener.set(None)
    try:
        yield
    finally:
        _listener.reset(token)


@contextmanager
def wanted_until(is_stopped: Callable[[], bool]) -> Iterator[None]:
    """Let what is done within the block, in this thread, end early once something is so."""
    token = _is_stopped.set(is_stopped)
    try:
        yield
    finally:
        _is_stopped.reset(token)


def while_wanted(items: Iterable[T]) -> Iterable[T]:
    """Go through things as long as somebody wants what becomes of them.

    Raises
    ------
    Stopped
        Between two of them, if nobody does any more.
    """
    is_stopped = _is_stopped.get()
    return items if is_stopped is None else _asking(items, is_stopped)


def _asking(items: Iterable[T], is_stopped: Callable[[], bool]) -> Iterator[T]:
    for item in items:
        if is_stopped():
            raise Stopped
        yield item


def reached(share: float) -> None:
    """Say which share of the work of the moment is done.

    Raises
    ------
    Stopped
        If the person cancelled.
    """
    listener = _listener.get()
    if listener is not None:
        listener(share)


@contextmanager
def part(first: float, last: float) -> Iterator[None]:
    """Let what is done within the block be that part of the whole."""
    listener = _listener.get()
    if listener is None:
        yield
        return
    listener(first)
    with heard_by(lambda share: listener(first + (last - first) * share)):
        yield


def through(items: Sequence[T], every: int = 1) -> Iterator[T]:
    """Go through things and say how far, each time after so many."""
    for at, item in enumerate(items):
        if at % every == 0:
            reached(at / len(items))
        yield item


class Passes:
    """Work done in several passes of which nobody knows how many: each takes half of what is left.

    So the end comes nearer with each pass and is never there too early.
    """

    def __init__(self) -> None:
        self._done = 0.0

    def through(self, items: Sequence[T]) -> Iterator[T]:
        """Go through things once more and say how far."""
        first = self._done
        self._done = last = first + (1.0 - first) / 2
        for at, item in enumerate(items):
            reached(first + (last - first) * at / len(items))
            yield item
