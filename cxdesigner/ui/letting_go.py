"""Lets large things go in a thread, a little at a time."""

from __future__ import annotations

import threading
from time import sleep

from PySide6.QtCore import QTimer

from cxdesigner.base.apart import take_apart
from cxdesigner.ui.workers import are_awaited

_QUIET_MS = 2_000
"""So long whoever else knows of a thing has time to forget it, and the window to show what came in
its place without a further thread that takes turns from it."""

_REST_S = 0.005

_MANY = 12
"""So many things, three drawings, go at once and without rest: else they become more and more where
one large change follows the other, each of them 30 MB at 5,000 elements."""

_waiting: list[object] = []
_going: list[threading.Thread] = []


def let_go(*things: object) -> None:
    """Let things go that nobody uses any more; nothing of them may belong to Qt."""
    if not _waiting:
        QTimer.singleShot(_QUIET_MS, _start)
    _waiting.extend(things)


def is_letting_go() -> bool:
    """Say whether things are on their way out that refer to what they show."""
    return bool(_waiting) or _is_going()


def _is_going() -> bool:
    return any(thread.is_alive() for thread in _going)


def _start() -> None:
    if _is_going() or (are_awaited() and len(_waiting) < _MANY):
        # Each thread that works takes turns from the window.
        QTimer.singleShot(_QUIET_MS, _start)
        return
    things = list(_waiting)
    _waiting.clear()
    _going[:] = [
        threading.Thread(target=take_apart, args=(things,), kwargs={"rest": _rest}, daemon=True)
    ]
    _going[0].start()


def _rest() -> None:
    """Give the window its turn; not while ever more is waiting."""
    if len(_waiting) < _MANY:
        sleep(_REST_S)
