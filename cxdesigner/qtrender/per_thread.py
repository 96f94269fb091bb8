"""Caches of what Qt binds to the thread that made it: raw fonts and what is drawn with them.

Pictures are exported in a worker while the window paints. A `QRawFont` of one thread used in
another, or after its thread is gone, ends the process, so each thread keeps its own.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import lru_cache, wraps
from typing import ParamSpec, TypeVar, cast

P = ParamSpec("P")
T = TypeVar("T")


def cached_per_thread(most: int) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Return a decorator that keeps up to `most` results of a function, each thread its own.

    What a thread has kept goes with the thread.
    """

    def decorate(function: Callable[P, T]) -> Callable[P, T]:
        kept = threading.local()

        @wraps(function)
        def call(*args: P.args, **kwargs: P.kwargs) -> T:
            try:
                found = cast("Callable[P, T]", kept.function)
            except AttributeError:
                found = cast("Callable[P, T]", lru_cache(maxsize=most)(function))
                kept.function = found
            return found(*args, **kwargs)

        return call

    return decorate
