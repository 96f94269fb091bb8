"""Lets large things go in a thread, a little at a time.

The layout of 20,000 elements is two million objects. To drop its last reference frees them all in
one go, 0.3 s long, and no thread does anything else meanwhile.
"""

from __future__ import annotations

import sys
import threading
from time import sleep

from PySide6.QtCore import QTimer

_QUIET_MS = 2_000
"""So long whoever else knows of a thing has time to forget it, and the window to show what came in
its place without a further thread that takes turns from it."""

_LARGE = 2_000
_PARTS = (dict, list, set)
_BREATH, _REST_S = 500, 0.005

_waiting: list[object] = []


def let_go(*things: object) -> None:
    """Let things go that nobody uses any more; nothing of them may belong to Qt."""
    if not _waiting:
        QTimer.singleShot(_QUIET_MS, _start)
    _waiting.extend(things)


def _start() -> None:
    things = list(_waiting)
    _waiting.clear()
    threading.Thread(target=take_apart, args=(things,), daemon=True).start()


def take_apart(things: list[object]) -> None:
    """Take things apart that nobody else knows, down to small pieces, and empty the list.

    What somebody else still refers to stays as it is.
    """
    while things:
        thing = things.pop()
        # This name, and the argument of the question.
        if sys.getrefcount(thing) > 2:
            continue
        if isinstance(thing, dict):
            while thing:
                # One by one, so that other threads have a turn in between, and with rests, because
                # nobody waits for it.
                if len(thing) % _BREATH == 0:
                    sleep(_REST_S)
                key, value = thing.popitem()
                if _is_worth(value):
                    things.append(value)
                del key, value
        elif isinstance(thing, list | set):
            while thing:
                thing.pop()
        else:
            _empty(thing, things)


def _is_worth(value: object) -> bool:
    return isinstance(value, _PARTS) and len(value) > _LARGE


def _empty(thing: object, things: list[object]) -> None:
    """Take the parts of an object out of it: attributes and slots."""
    if not type(thing).__module__.startswith("cxdesigner."):
        return
    untie = getattr(thing, "untie", None)
    if untie is not None:
        # Its parts refer to each other, and would wait for the collector.
        untie()
    state = getattr(thing, "__dict__", None)
    if state is not None:
        things.extend(state.values())
        state.clear()
    for owner in type(thing).__mro__:
        for name in getattr(owner, "__slots__", ()):
            try:
                things.append(object.__getattribute__(thing, name))
                object.__delattr__(thing, name)
            except AttributeError:
                continue
