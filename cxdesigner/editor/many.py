"""Changes of thousands of records: worked out aside on a fork of the store, then taken over."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from cxdesigner.base import collector
from cxdesigner.base.i18n import language, use_language
from cxdesigner.base.progress import Tell
from cxdesigner.editor.aside import Aside
from cxdesigner.model.lane import Lane
from cxdesigner.model.patch import Patch
from cxdesigner.model.queries import steps_of_stage
from cxdesigner.model.stage import Stage, Step
from cxdesigner.model.store import Store, Transaction
from cxdesigner.model.view import RecordView

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
    store: Store,
    aside: Aside,
    label: str,
    change: Callable[[Transaction], T],
    *,
    merge_key: str | None = None,
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

    # What a command words is in the language that is spoken here.
    spoken = language()

    def work(_tell: Tell) -> T:
        with collector.paused(), use_language(spoken):
            with fork.transaction(label, merge_key=merge_key) as tx:
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


def named_in(arguments: Iterable[object]) -> int:
    """Return how many records the arguments of a command name: the length of the longest."""
    return max(map(_length, arguments), default=0)


def _length(argument: object) -> int:
    match argument:
        case Mapping():
            # What belongs to each of some keys.
            return max(len(argument), sum(map(_length, argument.values())))
        case list() | tuple() | set() | frozenset():
            return len(argument)
        case _:
            return 0


def extent(view: RecordView, ids: Iterable[str]) -> int:
    """Return how many records go along with some: what is in lanes, stages and steps counts too.

    Beyond ``MANY`` it is not counted exactly.
    """
    found = 0
    for key in ids:
        found += 1
        match view.find(key):
            case Lane() | Step():
                found += len(view.referring_ids(key))
            case Stage():
                steps = steps_of_stage(view, key)
                found += sum(1 + len(view.referring_ids(step.id)) for step in steps)
            case _:
                pass
        if found >= MANY:
            break
    return found


def _read(patches: Iterable[Patch]) -> None:
    """Have what all who follow ask of a patch worked out here, not in the window's thread."""
    for patch in patches:
        patch.gone  # noqa: B018
