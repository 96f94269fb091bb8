"""Rules: one edit followed by local rules, against a full run of everything on the same records."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable

from generate import blueprint_of
from measure import Timing, print_table, timed

from cxdesigner.model.element import Element
from cxdesigner.model.link import Link
from cxdesigner.model.store import Store, Transaction
from cxdesigner.model.text import LocalText
from cxdesigner.rules.live import LiveFindings
from cxdesigner.rules.runner import run

SIZES = (1_000, 5_000)


def edits(store: Store) -> dict[str, Callable[[Transaction, int], None]]:
    """Kinds of edits that a person makes, each on a random element."""
    chance = random.Random(7)
    ids = [element.id for element in store.of_type(Element)]
    steps = store.steps

    def label(tx: Transaction, turn: int) -> None:
        element = store.need(Element, chance.choice(ids))
        tx.put(element.replace(label=LocalText.of(f"label {turn}")))

    def move(tx: Transaction, turn: int) -> None:
        element = store.need(Element, chance.choice(ids))
        tx.put(element.replace(step_id=chance.choice(steps).id))

    def link(tx: Transaction, turn: int) -> None:
        if f"bench-{turn - 1}" in store:
            tx.delete([f"bench-{turn - 1}"])
            return
        first, second = chance.sample(ids, 2)
        tx.put(Link(id=f"bench-{turn}", kind="support", source_id=first, target_id=second))

    return {"label": label, "move": move, "link": link}


def timed_edit(store: Store, edit: Callable[[Transaction, int], None]) -> Timing:
    """Return the time of an edit with findings that follow it, the store's own time included."""
    live = LiveFindings(store, maturity="final")
    turns = itertools.count()

    def work() -> None:
        with store.transaction("edit") as tx:
            edit(tx, next(turns))
        assert live.findings is not None

    try:
        return timed(work, repeat=60, warm=5)
    finally:
        live.close()


def main() -> None:
    """Print the figures."""
    rows: list[list[object]] = []
    for size in SIZES:
        store = Store(blueprint_of(size))
        full = timed(lambda store=store: run(store, maturity="final"), repeat=3)
        for name, edit in edits(store).items():
            one = timed_edit(store, edit)
            ratio = full.median_ms / one.median_ms
            rows.append([size, name, one.median_ms, one.p95_ms, full.median_ms, ratio])
    head = ["elements", "edit", "median ms", "p95 ms", "full run ms", "full ÷ edit"]
    print_table("rules", head, rows)


if __name__ == "__main__":
    main()
