"""Changes of thousands of records: worked out aside on a fork of the store, then taken over."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from cxdesigner.base import collector
from cxdesigner.base.progress import Tell
from cxdesigner.editor.aside import Aside
from cxdesigner.model.patch import Patch
from cxdesigner.model.store import Store, Transaction

T = TypeVar("T")

MANY = 1_000
"""From so many records on a change is worked out aside: fewer take less than 0.1 s."""


@dataclass(frozen=True)
class Outcome(Generic[T]):
    """What a change would lead to: a fork after it, the patch, and what was returned."""

    fork: Store
    patch: Patch
    result: T


def tried_aside(
    store: Store, aside: Aside, label: str, change: Callable[[Transaction], T]
) -> Outcome[T]:
    """Return the outcome of a change of the records as they are now; the store stays as it is.

    Parameters
    ----------
    label
        Of the undo step; it also says what is going on.

    Raises
    ------
    Stopped
        If the person cancelled.
    EditError
        If the change is refused.
    """
    fork = store.fork()
    patches: list[Patch] = []
    fork.recorders.append(patches.append)

    def work(_tell: Tell) -> T:
        with collector.paused():
            with fork.transaction(label) as tx:
                found = change(tx)
            _read(patches)
            return found

    result = aside(label, work, may_drop=True)
    return Outcome(fork, patches[0] if patches else Patch(), result)


def replayed_aside(store: Store, aside: Aside, patch: Patch, words: str) -> Store:
    """Return a fork after a ready patch; the store stays as it is.

    Raises
    ------
    Stopped
        If the person cancelled.
    TransactionError
        If the store is not in the state the patch was made for.
    """
    fork = store.fork()

    def work(_tell: Tell) -> None:
        with collector.paused():
            fork.apply(patch)
            _read((patch,))

    aside(words, work, may_drop=True)
    return fork


def _read(patches: Iterable[Patch]) -> None:
    """Have what all who follow ask of a patch worked out here, not in the window's thread."""
    for patch in patches:
        patch.gone  # noqa: B018
