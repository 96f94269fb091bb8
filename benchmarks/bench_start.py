"""From the start of the process to the first paint, against a bare window of the same widgets.

Three kinds of fresh processes take turns: Python alone, a bare PySide6 window with the widgets that
ours shows, and our program. Of ours two moments are told: the first paint (the frame of the window)
and the paint after which a person can work (everything in the frame, an empty blueprint open).
"""

from __future__ import annotations

import json
import statistics
import sys
from time import monotonic

ROUNDS = 7
LIMIT = 1.5
"""Our first paint over that of the bare window, at most."""

HEAVY = ("networkx", "reportlab", "numpy", "pikepdf", "yaml", "pydantic", "fontTools", "PIL")
NOT_BEFORE_PAINT = ("networkx", "reportlab", "numpy", "pikepdf", "yaml")


def main() -> None:
    """Print the figures."""
    # The timed processes import nothing that is not theirs.
    from measure import in_child, print_table, verdict

    kinds = ("python", "bare", "ours")
    for kind in kinds:
        in_child(__file__, kind)  # bytecode and the cache of the disk
    found: dict[str, list[dict[str, object]]] = {kind: [] for kind in kinds}
    for _ in range(ROUNDS):
        for kind in kinds:
            found[kind].append(in_child(__file__, kind))

    def median(kind: str, moment: str) -> float:
        return statistics.median(float(str(run[moment])) for run in found[kind])

    bare = median("bare", "first_ms")
    rows: list[list[object]] = []
    for name, value, limit in (
        ("python", median("python", "first_ms"), None),
        ("bare window", bare, None),
        ("our frame", median("ours", "first_ms"), LIMIT),
        ("ready to work", median("ours", "ready_ms"), None),
    ):
        judged = "" if limit is None else verdict(value / bare, limit)
        rows.append([name, value, value / bare, limit or "", judged])
    print_table("start to paint", ["what", "ms", "x bare", "at most", ""], rows)
    last = found["ours"][-1]
    early = set(str(last["first_modules"]).split())
    late = set(str(last["ready_modules"]).split())
    rows = [
        [
            name,
            "yes" if name in early else "no",
            "yes" if name in late else "no",
            "no" if name in NOT_BEFORE_PAINT else "",
            "MISSED" if name in NOT_BEFORE_PAINT and name in late else "",
        ]
        for name in HEAVY
    ]
    print_table("heavy packages imported", ["package", "frame", "ready", "wanted", ""], rows)


def loaded() -> str:
    """Return which heavy packages are imported."""
    return " ".join(name for name in HEAVY if name in sys.modules)


def ours(start: float) -> dict[str, object]:
    """Start the program as it starts for a person, up to the first painted empty blueprint."""
    import gc

    gc.disable()  # as cxdesigner.app.run_editor does
    from cxdesigner import app

    application, window = app.open_frame()
    first, first_modules = monotonic(), loaded()
    editor = app.furnish(window)
    editor.open_first(None)
    application.processEvents()
    window.canvas.viewport().repaint()
    return {
        "first_ms": (first - start) * 1000,
        "ready_ms": (monotonic() - start) * 1000,
        "first_modules": first_modules,
        "ready_modules": loaded(),
    }


def bare(start: float) -> dict[str, object]:
    """Show a window with menus, toolbar, two docks, status bar and a graphics view."""
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import (
        QApplication,
        QComboBox,
        QDockWidget,
        QFormLayout,
        QGraphicsScene,
        QGraphicsView,
        QLabel,
        QLineEdit,
        QMainWindow,
        QSlider,
        QToolButton,
        QVBoxLayout,
        QWidget,
    )

    application = QApplication(["bare"])
    window = QMainWindow()
    window.resize(1366, 768)
    toolbar = window.addToolBar("tools")
    for menu_at in range(7):
        menu = window.menuBar().addMenu(f"Menu {menu_at}")
        for action_at in range(12):
            action = menu.addAction(f"Action {menu_at} {action_at}")
            if action_at < 2:
                toolbar.addAction(action)
    rail = QWidget()
    column = QVBoxLayout(rail)
    for at in range(12):
        button = QToolButton()
        button.setText(f"Tool {at}")
        column.addWidget(button)
    form = QWidget()
    fields = QFormLayout(form)
    for at in range(12):
        fields.addRow(f"Field {at}", QComboBox() if at % 3 == 0 else QLineEdit())
    for side, widget in (
        (Qt.DockWidgetArea.LeftDockWidgetArea, rail),
        (Qt.DockWidgetArea.RightDockWidgetArea, form),
    ):
        dock = QDockWidget("Dock")
        dock.setWidget(widget)
        window.addDockWidget(side, dock)
    scene = QGraphicsScene()
    scene.addRect(0, 0, 100, 60)
    view = QGraphicsView(scene)
    window.setCentralWidget(view)
    window.statusBar().addWidget(QLabel("5 steps"))
    window.statusBar().addPermanentWidget(QSlider(Qt.Orientation.Horizontal))
    window.show()
    application.processEvents()
    view.viewport().repaint()
    return {"first_ms": (monotonic() - start) * 1000}


def child() -> None:
    """Be one of the processes that are timed."""
    import os

    kind, start = sys.argv[2], float(sys.argv[3])
    if kind == "ours":
        result = ours(start)
    elif kind == "bare":
        result = bare(start)
    else:
        result = {"first_ms": (monotonic() - start) * 1000}
    print(json.dumps(result), flush=True)
    os._exit(0)  # tearing a window down is not what is measured


if __name__ == "__main__":
    child() if "--child" in sys.argv else main()
