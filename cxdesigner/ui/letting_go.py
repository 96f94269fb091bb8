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

MOST = 12
"""Things that wait while a person waits for something: what belongs to two drawings of a document.
Of 20,000 elements each takes 0.1 GB; steps that are undone in a row replace one after the other."""

_REST_S = 0.005

_waiting: list[object] = []
_soon: list[object] = []
_going: list[threading.Thread] = []


def let_go(*things: object) -> None:
    """Let things go that nobody uses any more; nothing of them may belong to Qt."""
    if not _waiting:
        QTimer.singleShot(_QUIET_MS, _start)
    _waiting.extend(things)


def let_go_soon(thing: object) -> None:
    """Let a thing of some thousand parts go in the next turn of the event loop, not in this one."""
    if not _soon:
        QTimer.singleShot(0, _soon.clear)
    _soon.append(thing)


def is_letting_go() -> bool:
    """Say whether things are on their way out that refer to what they show."""
    return bool(_waiting) or _is_going()


def _is_going() -> bool:
    return any(thread.is_alive() for thread in _going)


def _start() -> None:
    if _is_going() or (are_awaited() and len(_waiting) <= MOST):
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
    if len(_waiting) <= MOST:
        sleep(_REST_S)
