"""Layout from scratch and after one edit, against each other and the targets."""

from __future__ import annotations

import itertools

from generate import blueprint_of
from measure import print_table, sizes, timed

from cxdesigner.model.element import Element
from cxdesigner.model.patch import Patch
from cxdesigner.model.store import Store
from cxdesigner.scene.build import LayoutOptions, LiveLayout, layout

TARGET_MS = {1_000: 150, 5_000: 750, 20_000: 3_000}
"""Targets for a layout from scratch."""


def main() -> None:
    """Print the figures."""
    rows: list[list[object]] = []
    for size in sizes():
        store = Store(blueprint_of(size))
        options = LayoutOptions(language="en")
        layout(store, options)
        scratch = timed(lambda: layout(store, options), repeat=3, warm=0)  # noqa: B023
        live = LiveLayout(store, options)
        patches: list[Patch] = []
        store.recorders.append(patches.append)
        element = store.need(Element, "n3-1")
        turn = itertools.cycle([element.replace(label="One"), element.replace(label="Two words")])

        def edit(
            store: Store = store,
            live: LiveLayout = live,
            patches: list[Patch] = patches,
            turn: itertools.cycle[Element] = turn,
        ) -> None:
            with store.transaction() as tx:
                tx.put(next(turn))
            live.apply(patches[-1])

        one = timed(edit, repeat=10)
        rows.append(
            [
                size,
                scratch.median_ms,
                TARGET_MS[size],
                one.median_ms,
                scratch.median_ms / one.median_ms,
            ]
        )
    print_table(
        "layout", ["elements", "scratch ms", "target ms", "edit ms", "scratch / edit"], rows
    )


if __name__ == "__main__":
    main()
