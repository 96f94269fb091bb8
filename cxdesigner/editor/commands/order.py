"""Order keys for records that are put between others, and new orders for whole lists."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from cxdesigner.base.order import key_between, keys_between, longest_rise
from cxdesigner.model.element import ElementContent
from cxdesigner.model.lane import Lane, LaneRow
from cxdesigner.model.persona import Persona
from cxdesigner.model.stage import Stage, Step
from cxdesigner.model.store import Transaction

Ordered = ElementContent | Lane | LaneRow | Stage | Step | Persona
O = TypeVar("O", ElementContent, Lane, LaneRow, Stage, Step, Persona)  # noqa: E741 - a type variable

# Putting things at one place again and again lengthens keys; past this the whole list is numbered.
_LONGEST = 24


def room(
    tx: Transaction, siblings: Sequence[Ordered], index: int, count: int = 1
) -> tuple[str, ...]:
    """Return ascending keys for `count` records put before the sibling at `index`.

    Parameters
    ----------
    siblings
        The records among which to put, in their order; renumbered only if there is no room.
    index
        0…len(siblings); what lies outside is brought to the nearer end.
    """
    place = max(0, min(index, len(siblings)))
    before = siblings[place - 1].order if place > 0 else None
    after = siblings[place].order if place < len(siblings) else None
    if before is None or after is None or before < after:
        keys = keys_between(before, after, count)
        if all(len(key) <= _LONGEST for key in keys):
            return keys
    keys = keys_between(None, None, len(siblings) + count)
    rest = keys[:place] + keys[place + count :]
    for record, key in zip(siblings, rest, strict=True):
        current = tx.view.need(type(record), record.id)
        tx.put(current.replace(order=key))
    return keys[place : place + count]


def reorder(tx: Transaction, wanted: Sequence[O]) -> None:
    """Give records keys that sort them as listed, changing as few of them as possible."""
    kept = longest_rise([record.order for record in wanted])
    runs: list[tuple[str | None, list[O], str | None]] = []
    low: str | None = None
    run: list[O] = []
    for place, record in enumerate(wanted):
        if place in kept:
            if run:
                runs.append((low, run, record.order))
                run = []
            low = record.order
        else:
            run.append(record)
    if run:
        runs.append((low, run, None))
    for low, run, high in runs:
        for record, key in zip(run, keys_between(low, high, len(run)), strict=True):
            tx.put(record.replace(order=key))


def after_last(siblings: Sequence[Ordered]) -> str:
    """Return a key behind all siblings."""
    return key_between(siblings[-1].order if siblings else None, None)
