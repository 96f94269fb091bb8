"""Python's collector of cyclic garbage, kept out of work that makes none.

A blueprint of 5,000 elements is half a million objects that live until it is closed. The collector
looks at all of them again and again while they are made, and 0.7 s long each time it goes through
everything. All threads stand still meanwhile, the window's as well.
"""

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

BURST = 20_000
"""Objects left by a burst of allocations from which on they are taken for granted at once."""

_lock = threading.Lock()
_pauses = 0
_was_enabled = False
_leaves_much = False
_is_taken_over = False
_turns = 0


@contextmanager
def paused(*, lasting: bool = False) -> Iterator[None]:
    """Keep the collector out of a burst of allocations; also a decorator.

    For work that makes no cycles to speak of: what cycles it makes are found by the next sweep.
    Pauses nest, and those of several threads overlap: the collector goes on after the last.

    Parameters
    ----------
    lasting
        What is made lives as long as its document: it is taken for granted, be it ever so little.
    """
    global _pauses, _was_enabled, _leaves_much
    with _lock:
        if _pauses == 0:
            _was_enabled = gc.isenabled()
            gc.disable()
        _pauses += 1
    try:
        yield
    finally:
        with _lock:
            _pauses -= 1
            _leaves_much |= lasting
            if _pauses == 0:
                leaves_much, _leaves_much = _leaves_much, False
                if _was_enabled or _is_taken_over:
                    if leaves_much or gc.get_count()[0] > BURST:
                        # Else the collector goes through all that is new as its first deed.
                        gc.freeze()
                    if not _is_taken_over:
                        gc.enable()


_THRESHOLDS = (15_000, 3, 1_000_000)
"""Objects that are made before the collector looks at them; fewer than a burst, so that what many
edits leave is looked at and not taken for granted. How often that happens before it looks at what
it has seen once, 45,000 objects in 0.02 s. It never looks at everything by itself."""


def take_over() -> None:
    """Let nobody collect by the way from now on: only `turn` does, in the thread that calls it.

    Python collects in whatever thread makes the next object. In a thread of work that may delete a
    timer of a window that is gone, which Qt cannot do there: the process ends.
    """
    global _is_taken_over
    _is_taken_over = True
    gc.disable()


def hand_back() -> None:
    """Collect what was made since `take_over`, and let Python collect by itself again."""
    global _is_taken_over
    gc.collect(0)
    _is_taken_over = False
    gc.enable()


def turn() -> None:
    """Collect what Python would have by now; costs nothing where little was made."""
    global _turns
    if _pauses or gc.get_count()[0] < _THRESHOLDS[0]:
        return
    generation = 1 if (_turns + 1) % _THRESHOLDS[1] == 0 else 0
    # What was let go meanwhile is taken off the count: it says nothing of how many are there.
    if sum(len(gc.get_objects(at)) for at in range(generation + 1)) > _TOO_MANY:
        # To look at them would hold the window; a sweep looks at them.
        gc.freeze()
        return
    _turns += 1
    gc.collect(generation)


_TOO_MANY = 150_000
"""New objects from which on they are taken for granted: where they are small, to look at so many
takes 0.007 s."""


def settle() -> None:
    """Let the collector take for granted what is there now; it looks at new objects only.

    It does so seldom, too: an edit of a large blueprint makes thousands of objects in the place
    of others, and hardly any cycle.
    """
    gc.freeze()
    gc.set_threshold(*_THRESHOLDS)


def sweep() -> None:
    """Collect what settled and is garbage by now, such as a document that was closed."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def tidy() -> None:
    """Collect what is garbage among the objects made since all settled, and take the rest so.

    For a moment in which nobody waits.
    """
    gc.collect()
    gc.freeze()


class Departures:
    """How much was closed since the last sweep, and whether another one is worth its time."""

    LARGE = 1_000
    """Records that are worth going through all objects where these are few."""

    FEW = 5_000
    """Records of open documents up to which a sweep takes 0.2 s at most."""

    MUCH = 100_000
    """Records of seven documents of 5,000 elements, about 0.2 GB, which are worth a sweep that
    holds the window for 0.6 s and more."""

    WINDOW = 250
    """What a window that another one took the place of counts for, in records."""

    def __init__(self) -> None:
        self._gone = 0

    def note(self, gone: int, left: int) -> bool:
        """Note a document that was closed; say whether to sweep now.

        Where much is open a sweep holds the window: it waits until the person is away, or until
        more was closed than anybody closes at a time.

        Parameters
        ----------
        gone
            Records of the document.
        left
            Records of the documents that are still open, which a sweep goes through.
        """
        self._gone += gone
        is_short = left <= self.FEW
        return self._gone >= (min(self.LARGE, left) if is_short else max(self.MUCH, left))

    def sweep(self) -> None:
        """Collect what was closed."""
        self._gone = 0
        sweep()

    def tidy(self) -> None:
        """Collect what was closed and not swept, else what is new: nobody waits."""
        if self._gone:
            self.sweep()
        else:
            tidy()
