"""The outline alone: built, every row opened, one element edited, added and moved, scrolled.

Run with ``QT_QPA_PLATFORM=offscreen`` or under a display; sizes may be given as arguments. Every
row but the links is open, which is the worst case; at first only the stages are.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable

from generate import blueprint_of
from measure import Timing, print_table, sizes, timed

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("CXDESIGNER_HOME", tempfile.mkdtemp())

from PySide6.QtWidgets import QApplication

from cxdesigner.editor.commands.move import move_elements_by
from cxdesigner.editor.document import Document
from cxdesigner.editor.outline.commands import add_below
from cxdesigner.editor.outline.tree import OutlineTree
from cxdesigner.model.element import Element
from cxdesigner.ui.application import make_application
from cxdesigner.ui.findings import Findings
from cxdesigner.ui.outline.editor import OutlineEditor


def painted(action: Callable[[], object], rounds: int = 15) -> Timing:
    """Time an action with the painting that follows it."""

    def work() -> None:
        action()
        QApplication.processEvents()

    return timed(work, repeat=rounds)


def measured(count: int) -> dict[str, Timing]:
    """Return the times of one size."""
    _application, theme = make_application("light")
    document = Document(blueprint_of(count))
    store = document.store
    found = {"tree": timed(lambda: OutlineTree(store))}
    outline = OutlineEditor([], lambda: None, Findings(), theme, print)
    outline.resize(1100, 700)
    outline.show()

    def reopen() -> None:
        outline.set_document(None)
        outline.set_document(document)

    found["shown, stages open"] = painted(reopen, 5)
    ids = [element.id for element in store.of_type(Element)]
    middle = iter(ids[len(ids) // 2 :])
    found["row added, stages open"] = painted(lambda: document.run("Add", add_below, next(middle)))
    outline.tree.expandToDepth(2)
    QApplication.processEvents()

    def edit() -> None:
        key = next(middle)
        with document.transaction() as tx:
            tx.put(store.need(Element, key).replace(label=f"{key} edited"))

    found["text of one row"] = painted(edit)
    found["row added"] = painted(lambda: document.run("Add", add_below, next(middle)))
    found["row moved"] = painted(
        lambda: document.run("Move", move_elements_by, [next(middle)], lanes=1)
    )
    found["undo"] = painted(document.undo)
    bar = outline.tree.verticalScrollBar()
    found["scrolled 60 px"] = painted(lambda: bar.setValue(bar.value() + 60), 60)

    def narrow() -> None:
        outline.filter.setText("" if outline.filter.text() else "ticket")
        outline._narrow.now()

    found["filtered"] = painted(narrow, 4)
    outline.set_document(None)
    return found


def main() -> None:
    """Print a table."""
    counts = sizes()
    found = [measured(count) for count in counts]
    rows = [[name, *(timing[name].median_ms for timing in found)] for name in found[0]]
    print_table("Outline, median ms", ["", *(str(count) for count in counts)], rows)


if __name__ == "__main__":
    main()
