"""The table at work: shown, scrolled, edited, sorted, filtered; beside a bare view in one process.

The floor is a plain ``QTableView`` over a model of ready texts of the same size. Run with
``QT_QPA_PLATFORM=offscreen`` or under a display; sizes may be given as arguments.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from generate import blueprint_of
from measure import Timing, print_table, sizes, timed

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("CXDESIGNER_HOME", tempfile.mkdtemp())

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
from PySide6.QtWidgets import QApplication, QTableView

from cxdesigner.editor.document import Document
from cxdesigner.editor.settings import open_settings
from cxdesigner.editor.sheet.edit import CellEdit, Complaints, write_cells
from cxdesigner.ui.application import make_application
from cxdesigner.ui.assembly import Editor
from cxdesigner.ui.table.editor import TableEditor
from cxdesigner.ui.window import Window

TARGETS_MS = {
    "shown, first paint": (150, 500, 2000),
    "scroll by 3 rows, p95": (16.7, 16.7, 16.7),
    "cell edited and painted, median": (16, 33, 100),
    "sorted and painted, median": (100, 300, 1000),
    "filtered and painted, median": (100, 500, 1000),
}
"""Targets for 1,000, 5,000 and 20,000 elements."""


class Floor(QAbstractTableModel):
    """Texts that are there already."""

    def __init__(self, rows: int, columns: int) -> None:
        super().__init__()
        self._size = rows, columns

    def rowCount(self, parent: Any = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        return self._size[0]

    def columnCount(self, parent: Any = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        return self._size[1]

    def data(self, index: Any, role: int = 0) -> Any:
        return "Some words in a cell" if role == Qt.ItemDataRole.DisplayRole else None


def scrolling(view: QTableView) -> Callable[[], object]:
    """Return what scrolls a view by three rows and paints it."""
    bar = view.verticalScrollBar()

    def step() -> None:
        at = bar.value() + 84
        bar.setValue(0 if at > bar.maximum() else at)
        view.viewport().repaint()

    return step


def measure(count: int) -> tuple[dict[str, float], float]:
    """Return milliseconds of each piece of work, and those of the floor when scrolled."""
    _application, theme = make_application("light")
    editor = Editor(open_settings(), Window(theme))
    document = Document(blueprint_of(count), name="bench")
    editor.workspace.add(document)
    editor.workspace.activate(document)
    window = editor.window
    window.resize(1600, 900)
    window.show()
    QApplication.processEvents()

    def show() -> None:
        document.set_view(editor="table")
        window.editors.repaint()

    def hide() -> None:
        document.set_view(editor="canvas")

    show()
    table = window.editors.current
    assert isinstance(table, TableEditor)
    shown: list[float] = []
    for _ in range(5):
        hide()
        shown += timed(show, repeat=1, warm=0).seconds
    view, sheet = table.view, table.work.sheet
    scroll = timed(scrolling(view), repeat=120, warm=10)
    floor = QTableView()
    floor.setModel(Floor(count, len(sheet.columns)))
    floor.resize(view.size())
    floor.verticalHeader().setDefaultSectionSize(28)
    floor.show()
    QApplication.processEvents()
    bare = timed(scrolling(floor), repeat=120, warm=10)
    floor.hide()
    row_id = table.model.ids[count // 2]
    view.go_to(count // 2, view.title_column())
    number = iter(range(10_000))

    def edit() -> None:
        cells = table.work.sheet
        change = CellEdit(row_id, "label", f"Edited {next(number)}")
        document.run(
            "Edit", write_cells, cells.reading, cells.all_columns, [change], Complaints({})
        )
        view.viewport().repaint()

    edited = timed(edit, repeat=30, warm=3)
    layout = sheet.layout

    def sort() -> None:
        falls = next(number) % 2 == 0
        table.work.set_layout(replace(layout, sort=(("label", falls),)))
        view.viewport().repaint()

    ordered = timed(sort, repeat=5)
    table.work.set_layout(layout)

    def narrow() -> None:
        table.work.set_layout(replace(layout, query=f"e {next(number) % 10}"))
        view.viewport().repaint()

    narrowed = timed(narrow, repeat=5)
    editor.end()
    window.hide()
    found = {
        "shown, first paint": Timing(tuple(shown)).median_ms,
        "scroll by 3 rows, p95": scroll.p95_ms,
        "cell edited and painted, median": edited.median_ms,
        "sorted and painted, median": ordered.median_ms,
        "filtered and painted, median": narrowed.median_ms,
    }
    return found, bare.p95_ms


def main() -> None:
    """Print what was measured for each size."""
    every = sizes()
    for count in every:
        found, bare = measure(count)
        place = (1_000, 5_000, 20_000).index(count) if count in (1_000, 5_000, 20_000) else 1
        rows = [
            (
                what,
                f"{value:.1f}",
                f"{TARGETS_MS[what][place]:g}",
                f"{value / bare:.1f}" if "scroll" in what else "",
            )
            for what, value in found.items()
        ]
        head = ("work", "ms", "target ms", "times the bare view")
        print_table(f"Table of {count:,} elements", head, rows)


if __name__ == "__main__":
    main()
