"""The store: one edit, undo of 200 elements, against a plain dictionary of the same records."""

from __future__ import annotations

import itertools

from generate import blueprint_of
from measure import print_table, sizes, timed

from cxdesigner.model.element import Element
from cxdesigner.model.patch import Patch
from cxdesigner.model.record import Record
from cxdesigner.model.store import Store


def main() -> None:
    """Print the figures."""
    rows: list[list[object]] = []
    for size in sizes():
        records = blueprint_of(size)
        store = Store(records)
        plain = {record.id: record for record in records}
        patches: list[Patch] = []
        store.recorders.append(patches.append)
        states = [store.need(Element, "n3-1").replace(label=label) for label in ("one", "two")]
        turn = itertools.cycle(states)

        def edit(store: Store = store, turn: itertools.cycle[Element] = turn) -> None:
            with store.transaction("edit") as tx:
                tx.put(next(turn))

        def floor(plain: dict[str, Record] = plain, turn: itertools.cycle[Element] = turn) -> None:
            plain["n3-1"] = next(turn)

        one, bare = timed(edit, repeat=200, warm=20), timed(floor, repeat=200, warm=20)
        elements = store.of_type(Element)[:200]
        with store.transaction("many") as tx:
            for element in elements:
                tx.put(element.replace(label="changed"))
        many = patches[-1]

        def undo(store: Store = store, many: Patch = many) -> None:
            store.apply(many.inverse())
            store.apply(many)

        both = timed(undo, repeat=10)
        rows.append(
            [size, one.median_ms * 1000, one.median_ms / bare.median_ms, both.median_ms / 2]
        )
    print_table("store", ["elements", "edit µs", "× dict", "undo 200 ms"], rows)


if __name__ == "__main__":
    main()
