"""Work that takes long is done aside, while the window lives: the seam to whoever can do that."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

from cxdesigner.base.progress import Tell, unheard

T = TypeVar("T")


class Aside(Protocol):
    """Does work and returns its result; meanwhile the person can look on and cancel."""

    def __call__(self, words: str, work: Callable[[Tell], T], *, may_drop: bool = False) -> T:
        """Do it.

        Parameters
        ----------
        words
            What is going on, for the person.
        work
            Runs in another thread: it must touch nothing that others can change.
        may_drop
            Whether work that was cancelled can be left to end by itself, its result dropped.

        Raises
        ------
        Stopped
            If the person cancelled.
        """
        ...


def at_once(words: str, work: Callable[[Tell], T], *, may_drop: bool = False) -> T:
    """Do work here and now: where it is short, or where there is no window."""
    return work(unheard)
