"""Takes large things apart little by little.

To drop the last reference to the layout of 20,000 elements frees two million objects in one go,
0.3 s long, and no other thread does anything meanwhile.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from types import MappingProxyType

_LARGE = 2_000
_PARTS = (dict, list, set)
_BREATH = 500


def _count_alone() -> int:
    things = [object()]
    thing = things.pop()
    return sys.getrefcount(thing)


_ALONE = _count_alone()
"""References of a thing that nobody else knows; which of them are counted differs by Python."""


def take_apart(things: list[object], *, rest: Callable[[], object] | None = None) -> None:
    """Take things apart that nobody else knows, down to small pieces, and empty the list.

    What somebody else still refers to stays as it is.

    Parameters
    ----------
    things
        Nothing of them may belong to Qt.
    rest
        Called now and then; it may sleep, so that whoever waits for a turn works undisturbed.
    """
    while things:
        thing = things.pop()
        if sys.getrefcount(thing) > _ALONE:
            continue
        if isinstance(thing, dict):
            while thing:
                # One by one, so that other threads have a turn in between.
                if rest is not None and len(thing) % _BREATH == 0:
                    rest()
                key, value = thing.popitem()
                if _is_worth(value):
                    things.append(value)
                del key, value
        elif isinstance(thing, list | set):
            while thing:
                if rest is not None and len(thing) % _BREATH == 0:
                    rest()
                thing.pop()
        elif isinstance(thing, tuple):
            things.extend(thing)
        elif isinstance(thing, MappingProxyType):
            things.extend(gc.get_referents(thing))
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
