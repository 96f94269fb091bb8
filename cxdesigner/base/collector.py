"""Python's collector of cyclic garbage, kept out of work that makes none.

A blueprint of 5,000 elements is half a million objects that live until it is closed. The collector
looks at all of them again and again while they are made, and 0.7 s long each time it goes through
everything.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def paused() -> Iterator[None]:
    """Keep the collector out of a burst of allocations; also a decorator.

    For work that makes no cycles to speak of: what cycles it makes are found later.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        # Whoever paused first goes on last: with threads, that may be somebody else.
        if was_enabled:
            gc.enable()


def keep() -> None:
    """Say that what is there now will stay, so that the collector does not begin with all of it.

    Nothing once something has settled: what goes then would be kept with it.
    """
    if not gc.get_freeze_count():
        gc.freeze()
        gc.unfreeze()


_MANY = 100_000
"""Objects that are made before the collector looks at them."""


def settle() -> None:
    """Let the collector take for granted what is there now; it looks at new objects only.

    It does so seldom, too: an edit of a large blueprint makes thousands of objects in the place
    of others, and hardly any cycle.
    """
    gc.freeze()
    gc.set_threshold(_MANY)


def sweep() -> None:
    """Collect what settled and is garbage by now, such as a document that was closed."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
