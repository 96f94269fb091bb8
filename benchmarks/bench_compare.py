"""Two states of a blueprint compared, marked on the canvas, told in a table; three ways merged.

A tenth of the elements differs. What the window does on its own thread is the marks and the rows of
the table; the rest runs in a worker.
"""

from __future__ import annotations

import random
from collections.abc import Callable

from generate import blueprint_of
from measure import print_table, sizes, timed, verdict

from cxdesigner.model.comparison import compare
from cxdesigner.model.duration import Duration
from cxdesigner.model.element import Element
from cxdesigner.model.merge import merge
from cxdesigner.model.store import Store
from cxdesigner.model.text import LocalText
from cxdesigner.report.comparing.sections import comparison_sections
from cxdesigner.report.table import Section
from cxdesigner.scene.build import LiveLayout
from cxdesigner.scene.comparing import marks_of

ON_THE_WINDOW_MS = {1_000: 50.0, 2_000: 100.0, 5_000: 200.0}
ASIDE_MS = {1_000: 1_000.0, 2_000: 2_000.0, 5_000: 5_000.0}


def changed(store: Store, seed: int) -> Store:
    """Return a copy in which a tenth of the elements is another one, moved or gone."""
    chance = random.Random(seed)
    found = Store(store)
    ids = [element.id for element in found.of_type(Element)]
    with found.transaction() as tx:
        for turn, key in enumerate(chance.sample(ids, len(ids) // 10)):
            element = found.need(Element, key)
            match turn % 4:
                case 0:
                    tx.put(element.replace(label=LocalText.of(f"label {turn}")))
                case 1:
                    tx.put(element.replace(wait=Duration(turn)))
                case 2 if element.step_id is not None:
                    tx.put(element.replace(step_id=chance.choice(found.steps).id))
                case _:
                    tx.delete([key])
    return found


def measured(
    size: int, show: Callable[[Section, tuple[Section, ...]], object]
) -> list[list[object]]:
    """Return the rows of one size; ``show`` puts what changed into the table of the window."""
    base = Store(blueprint_of(size))
    ours, theirs = changed(base, 1), changed(base, 2)
    comparison = compare(base, ours)
    was, now = LiveLayout(base), LiveLayout(ours)
    sections = comparison_sections(comparison, "en")

    def mark() -> object:
        return marks_of(comparison, now.scene, grid=now.grid, before=was.scene)

    works: tuple[tuple[str, Callable[[], object], dict[int, float]], ...] = (
        ("compare", lambda: compare(base, ours), ASIDE_MS),
        ("figures and rows", lambda: comparison_sections(comparison, "en"), ASIDE_MS),
        ("merge", lambda: merge(base, ours, theirs), ASIDE_MS),
        ("marks (window)", mark, ON_THE_WINDOW_MS),
        ("table (window)", lambda: show(sections[0], sections[2:]), ON_THE_WINDOW_MS),
    )
    rows: list[list[object]] = []
    for name, work, targets in works:
        found = timed(work, repeat=5)
        target = targets.get(size, max(targets.values()))
        rows.append(
            [size, name, found.median_ms, found.p95_ms, target, verdict(found.p95_ms, target)]
        )
    return rows


def main() -> None:
    """Print what everything takes at each size."""
    from PySide6.QtWidgets import QApplication

    from cxdesigner.scene.theme import Theme
    from cxdesigner.ui.comparing.panel import ComparisonPanel

    application = QApplication.instance() or QApplication([])
    panel = ComparisonPanel((), Theme.load("light"))
    rows: list[list[object]] = []
    for size in sizes():
        rows += measured(size, panel.show_changes)
    head = ("elements", "work", "median ms", "p95 ms", "target ms", "")
    print_table("Two states compared and merged", head, rows)
    application.quit()


if __name__ == "__main__":
    main()
