"""What both sides inserted at one place stands one after the other, not shuffled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from cxdesigner.base.order import keys_between
from cxdesigner.model.ordered import ORDERED, neighbours
from cxdesigner.model.record import Record
from cxdesigner.model.view import RecordView


def in_turn(
    records: Iterable[Record], base: RecordView, ours: RecordView, theirs: RecordView
) -> Iterator[Record]:
    """Yield the records that need another order key, with it.

    Between two neighbours that are no insertions, ours come first, then theirs. Where only one
    side inserted, nothing changes.
    """
    for kind in ORDERED:
        members = sorted((record for record in records if isinstance(record, kind)), key=_place)
        for group in neighbours(members).values():
            yield from _in_turn(group, base, ours, theirs)


def _in_turn(
    group: list[Record], base: RecordView, ours: RecordView, theirs: RecordView
) -> Iterator[Record]:
    mine: list[Record] = []
    yours: list[Record] = []
    for record in group:
        if record.id not in base and record.id not in theirs:
            mine.append(record)
        elif record.id not in base and record.id not in ours:
            yours.append(record)
        else:
            yield from _after(mine, yours, _key(record))
            mine, yours = [], []
    yield from _after(mine, yours, None)


def _after(mine: list[Record], yours: list[Record], end: str | None) -> Iterator[Record]:
    if not mine or not yours:
        return
    last = _key(mine[-1])
    if _key(yours[0]) > last:
        return
    if end is not None and last >= end:
        return
    for record, key in zip(yours, keys_between(last, end, len(yours)), strict=True):
        yield record.replace(order=key)


def _key(record: Any) -> str:
    key: str = record.order
    return key


def _place(record: Record) -> tuple[str, str]:
    return _key(record), record.id
