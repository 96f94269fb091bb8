"""Switching a filter: until the first paint that follows, and until nothing changes any more.

The window is that of `bench_canvas` with the canvas at three zooms, then the table, then the
outline. A filter is switched on, changed to another, to one of problems, and switched off. It is
complete with the last time that anything of what shows it was painted: drawing with its signs,
overview, rows, problems, the button with its numbers; 0.6 s must pass after it in which nothing
was, and no thread may work. ``busy`` is what the window's thread worked until then: what the clock
shows above that is other work on the machine, or in other threads. Meanwhile a timer beats: the
longest time between two beats is how long the window stood still, by the clock and by what its
thread worked. Of three rounds the median is told.
"""

from __future__ import annotations

import os
import statistics
import tempfile
from collections.abc import Sequence
from time import perf_counter, thread_time

from measure import print_table, sizes, verdict

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("CXDESIGNER_HOME", tempfile.mkdtemp())

from beats import Beats
from PySide6.QtCore import QEvent, QObject, QThreadPool
from PySide6.QtWidgets import QWidget
from window import Work

from cxdesigner.editor.filter import EVERYTHING, Filter
from cxdesigner.ui.outline.editor import OutlineEditor
from cxdesigner.ui.table.editor import TableEditor

FIRST_MS, COMPLETE_MS, STILL_MS = 100.0, 500.0, 200.0
FILTERS = (
    ("on", Filter(channels=("web",))),
    ("another", Filter(owners=("Team 3", "Team 5"))),
    ("problems", Filter(severities=("warning",))),
    ("off", EVERYTHING),
)
ZOOMS = (("near", 1.0), ("far", 0.2), ("all", 0.0))
_QUIET_S, _LONGEST_S, _ROUNDS = 0.6, 30.0, 3


class Watch(QObject):
    """Whether any of some widgets was painted since it was last asked."""

    def __init__(self, widgets: Sequence[QWidget]) -> None:
        super().__init__()
        self._was_painted = False
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._was_painted = True
        return False

    def take(self) -> bool:
        found, self._was_painted = self._was_painted, False
        return found


class Filtered(Work):
    """A window in which somebody filters."""

    def __init__(self, size: int) -> None:
        super().__init__(size)
        self.beats = Beats()

    def shown_editor(self) -> QWidget:
        """Return what shows the rows or the drawing."""
        current = self.window.editors.current
        if isinstance(current, TableEditor):
            return current.view.viewport()
        if isinstance(current, OutlineEditor):
            return current.tree.viewport()
        return self.canvas.viewport()

    def switch(self, wanted: Filter) -> tuple[float, ...]:
        """Switch to a filter.

        Returns
        -------
        tuple[float, ...]
            Milliseconds: first paint, busy until then, complete, busy until then, longest
            stand-still by the clock and by the work of the window's thread.
        """
        window = self.window
        editor = Watch([self.shown_editor()])
        every = Watch(
            [
                self.shown_editor(),
                window.minimap,
                window.problems.tree.viewport(),
                window.problems.heading,
                window.toolbar.filter,
                window.status,
            ]
        )
        self.beats.start()
        start, worked = perf_counter(), thread_time()
        self.document.set_view(filter=wanted)
        first = last = busy = sooner = None
        pool = QThreadPool.globalInstance()
        while (now := perf_counter()) < start + _LONGEST_S:
            if (
                first is not None
                and now > (last or now) + _QUIET_S
                and not pool.activeThreadCount()
            ):
                break
            self.wait_for_events()
            self.beats.beat()
            if every.take():
                last, busy = perf_counter(), thread_time() - worked
            if editor.take() and first is None:
                first, sooner = last, busy
        assert first is not None
        assert sooner is not None
        assert last is not None
        assert busy is not None
        wall, work, _every = self.beats.longest_s
        return tuple(one * 1000 for one in (first - start, sooner, last - start, busy, wall, work))

    def show(self, name: str, zoom: float | None) -> None:
        """Show an editor; the canvas at a zoom, 0 for all of it."""
        self.document.set_view(editor=name)
        if zoom is not None:
            self.canvas.fit_all() if not zoom else self.canvas.set_zoom(zoom)
            while not zoom and not self.canvas.tiles.overview.is_ready:
                self.canvas.viewport().repaint()
            self.warm()
        self.rest()

    def rows(self) -> list[list[object]]:
        """Measure everything."""
        found: list[list[object]] = []
        places = [("canvas, " + name, "canvas", zoom) for name, zoom in ZOOMS]
        places += [(name, name, None) for name in ("table", "outline")]
        for words, name, zoom in places:
            self.show(name, zoom)
            told: dict[str, list[tuple[float, ...]]] = {}
            for _round in range(_ROUNDS):
                for kind, wanted in FILTERS:
                    told.setdefault(kind, []).append(self.switch(wanted))
            for kind, times in told.items():
                first, sooner, complete, busy, still, work = map(
                    statistics.median, zip(*times, strict=True)
                )
                row: list[object] = [
                    self.size,
                    words,
                    kind,
                    first,
                    verdict(first, FIRST_MS),
                    sooner,
                ]
                row += [complete, verdict(complete, COMPLETE_MS), busy]
                row += [still, verdict(still, STILL_MS), work]
                found.append(row)
        return found


def main() -> None:
    """Print the figures."""
    rows: list[list[object]] = []
    for size in sizes():
        work = Filtered(size)
        rows += work.rows()
        work.close()
    head = ["elements", "shown", "filter", "first ms", f"{FIRST_MS:.0f}", "busy", "complete"]
    head += [f"{COMPLETE_MS:.0f}", "busy", "still", f"{STILL_MS:.0f}", "its own"]
    print_table("switching a filter, by the clock", head, rows)


if __name__ == "__main__":
    main()
