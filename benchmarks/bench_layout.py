"""Layout from scratch and after edits of all kinds, against each other and the targets."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from statistics import median
from time import process_time

from generate import blueprint_of
from measure import print_table, sizes, timed, verdict

from cxdesigner.base import collector
from cxdesigner.base.order import key_between
from cxdesigner.model.element import Element
from cxdesigner.model.patch import Patch
from cxdesigner.model.stage import Step
from cxdesigner.model.store import Store, Transaction
from cxdesigner.model.text import LocalText
from cxdesigner.scene.build import LayoutOptions, LiveLayout, layout
from cxdesigner.scene.hit import SceneIndex

SCRATCH_MS = {1_000: 150, 5_000: 750, 20_000: 3_000}
"""Targets for a layout from scratch."""
EDIT_MS = {1_000: 16, 5_000: 33, 20_000: 100}
"""Targets for an edit with all that follows; a layout must leave room for the rest of it."""
SCREEN = 150
"""Items read after an edit, as a canvas does that shows twenty steps or so."""

Edit = Callable[[Transaction], object]


def edits_of(store: Store) -> dict[str, tuple[Edit, Edit]]:
    """Return edits with what takes them back, in the middle of the journey."""
    middle = len(store.steps) // 2
    shown, below = (store.need(Element, f"n{middle}-{row}") for row in (1, 2))
    words = LocalText.of("as long as it takes to need some lines more " * 3)
    step = store.steps[middle]
    new = Step(
        id="new",
        order=key_between(step.order, store.steps[middle + 1].order),
        stage_id=step.stage_id,
    )
    return {
        "another word": (
            lambda tx: tx.put(shown.replace(label=LocalText.of("One"))),
            lambda tx: tx.put(shown.replace(label=LocalText.of("Two"))),
        ),
        "lane grows, shrinks": (
            lambda tx: tx.put(shown.replace(label=words)),
            lambda tx: tx.put(shown),
        ),
        "element moves, back": (
            lambda tx: tx.put(below.replace(step_id=f"step-{middle + 3}")),
            lambda tx: tx.put(below),
        ),
        "new step, undo": (lambda tx: tx.put(new), lambda tx: tx.delete(["new"])),
    }


def main() -> None:
    """Print the figures."""
    scratch_rows: list[list[object]] = []
    edit_rows: list[list[object]] = []
    options = LayoutOptions(language="en")
    for size in sizes():
        store = Store(blueprint_of(size))
        layout(store, options)
        scratch = timed(lambda: layout(store, options), repeat=3, warm=0)  # noqa: B023
        drawn = timed(lambda: layout(store, options).items.values(), repeat=3, warm=0)  # noqa: B023
        target = SCRATCH_MS[size]
        scratch_rows.append(
            [
                size,
                scratch.median_ms,
                drawn.median_ms,
                target,
                verdict(scratch.median_ms, target),
            ]
        )
        live = LiveLayout(store, options)
        index = SceneIndex(live.scene)
        # As the program does when a document is opened.
        collector.settle()
        near = [f"n{len(store.steps) // 2 + at}-{row}" for at in range(20) for row in range(5)]
        near += [item.id for item in live.scene.of_kind("link") if item.source_id in set(near)]
        patches: list[Patch] = []
        store.viewers.append(patches.append)
        for name, both in edits_of(store).items():
            turn = itertools.cycle(both)

            used_ms: list[float] = []

            def edit(turn: itertools.cycle[Edit] = turn, used_ms: list[float] = used_ms) -> None:
                began = process_time()
                with store.transaction() as tx:  # noqa: B023
                    next(turn)(tx)
                index.apply(live.apply(patches[-1]))  # noqa: B023
                for key in near[:SCREEN]:  # noqa: B023
                    live.scene.items.get(key)  # noqa: B023
                used_ms.append((process_time() - began) * 1000)

            one = timed(edit, repeat=10, warm=2)
            used = median(used_ms[2:])
            edit_rows.append(
                [
                    size,
                    name,
                    one.median_ms,
                    used,
                    used_ms[0],
                    EDIT_MS[size],
                    verdict(used, EDIT_MS[size]),
                ]
            )
        store.viewers.clear()
        collector.sweep()
    print_table(
        "layout from scratch; links are drawn when somebody looks at them",
        ["elements", "ms", "all drawn", "target", ""],
        scratch_rows,
    )
    print_table(
        "store, layout, index and what the screen shows, after an edit",
        ["elements", "edit", "median ms", "CPU ms", "first", "target", ""],
        edit_rows,
    )


if __name__ == "__main__":
    main()
