"""Rules: one edit followed by local rules, against a full run on the same records; then figures.

An edit is timed with the store's own time, the rules that it touches and the list of findings. The
rules that look at everything are asked a moment later in a thread; their time is in the second
table.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable

from generate import blueprint_of
from measure import Timing, print_table, sizes, timed, verdict

from cxdesigner.analysis.facts import Facts
from cxdesigner.model.element import Element
from cxdesigner.model.link import Link
from cxdesigner.model.persona import Emotion
from cxdesigner.model.stage import Step
from cxdesigner.model.store import Store, Transaction
from cxdesigner.model.text import LocalText
from cxdesigner.rules.live import DueJob, LiveFindings
from cxdesigner.rules.registry import all_rules
from cxdesigner.rules.runner import run

EDIT_MS = {1_000: 5.0, 5_000: 20.0, 20_000: 80.0}
FULL_MS = {1_000: 200.0, 5_000: 1_000.0, 20_000: 4_000.0}
FIGURES = (
    "counts",
    "curve",
    "lead_time",
    "crossings",
    "hand_offs",
    "reach",
    "structure",
    "pains",
    "opportunities",
)

Edit = Callable[[Transaction, int], object]


def edits(store: Store) -> dict[str, Edit]:
    """Kinds of edits that a person makes, each on a random element."""
    chance = random.Random(7)
    ids = [element.id for element in store.of_type(Element)]
    emotions = [emotion.id for emotion in store.of_type(Emotion)]
    steps = store.steps

    def label(tx: Transaction, turn: int) -> None:
        element = store.need(Element, chance.choice(ids))
        tx.put(element.replace(label=LocalText.of(f"label {turn}")))

    def move(tx: Transaction, turn: int) -> None:
        element = store.need(Element, chance.choice(ids))
        tx.put(element.replace(step_id=chance.choice(steps).id))

    def feel(tx: Transaction, turn: int) -> None:
        emotion = store.need(Emotion, chance.choice(emotions))
        tx.put(emotion.replace(value=-2.0 if turn % 2 else 1.5))

    def link(tx: Transaction, turn: int) -> None:
        if f"bench-{turn - 1}" in store:
            tx.delete([f"bench-{turn - 1}"])
            return
        first, second = chance.sample(ids, 2)
        tx.put(Link(id=f"bench-{turn}", kind="support", source_id=first, target_id=second))

    def step(tx: Transaction, turn: int) -> None:
        tx.put(Step(id=f"bench-step-{turn}", order=chance.choice(steps).order + "V"))
        tx.delete([f"bench-step-{turn - 1}"] if f"bench-step-{turn - 1}" in store else [])

    return {"label": label, "move": move, "emotion": feel, "link": link, "step": step}


def timed_edit(store: Store, edit: Edit) -> Timing:
    """Return the time of an edit with findings that follow it, the store's own time included."""
    live = LiveFindings(store, maturity="final")
    turns = itertools.count()

    def work() -> None:
        with store.transaction("edit") as tx:
            edit(tx, next(turns))
        assert live.findings is not None

    try:
        return timed(work, repeat=40, warm=5)
    finally:
        live.close()


def timed_whole(store: Store) -> Timing:
    """Return the time of the rules that look at everything."""
    whole = tuple(rule for rule in all_rules() if not rule.is_local)
    return timed(DueJob(store.snapshot(), whole, "final").run, repeat=3, warm=0)


def main() -> None:
    """Print the figures."""
    rows: list[list[object]] = []
    whole: list[list[object]] = []
    figures: list[list[object]] = []
    for size in sizes():
        store = Store(blueprint_of(size))
        full = timed(lambda store=store: run(store, maturity="final"), repeat=3).median_ms
        target = FULL_MS[size]
        whole.append([size, full, target, verdict(full, target), timed_whole(store).median_ms])
        for name in FIGURES:
            one = timed(lambda store=store, name=name: getattr(Facts(store), name), repeat=1)
            figures.append([size, name, one.median_ms])
        for name, edit in edits(store).items():
            one, target = timed_edit(store, edit), EDIT_MS[size]
            judged = verdict(one.median_ms, target)
            ratio = full / one.median_ms
            rows.append([size, name, one.median_ms, one.p95_ms, target, judged, ratio])
    head = ["elements", "edit", "median ms", "p95 ms", "target", "", "full / edit"]
    print_table("rules after one edit", head, rows)
    head = ["elements", "ms", "target", "", "rules of scope whole ms"]
    print_table("full run of all rules", head, whole)
    print_table("figures", ["elements", "figure", "ms"], figures)


if __name__ == "__main__":
    main()
