"""One window as the program opens it, and as a person works in it, for benchmarks."""

from __future__ import annotations

import gc
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, process_time, thread_time

from beats import Beats
from floor import Floor
from generate import blueprint_of
from measure import Timing, resident_mb
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from cxdesigner.app import spare_collector
from cxdesigner.editor.settings import open_settings
from cxdesigner.formats.cxd_write import write_cxd
from cxdesigner.model.store import Store
from cxdesigner.qtrender.painter import ScenePainter
from cxdesigner.ui.application import make_application
from cxdesigner.ui.assembly import Editor
from cxdesigner.ui.window import Window

SIZE_PX = (1920, 1080)
ELEMENT = "n6-1"
"""What is selected, dragged and edited."""

_LONGEST_S, _REST_S, _LOOK_MS = 60.0, 0.45, 25


def open_window() -> Editor:
    """Show a window with an empty blueprint; what it has begun goes on."""
    _application, theme = make_application("light")
    editor = Editor(open_settings(), Window(theme))
    spare_collector(editor)
    editor.files.new()
    editor.window.resize(*SIZE_PX)
    editor.window.show()
    editor.window.activateWindow()
    return editor


def settle() -> None:
    """Let everything happen that is due."""
    for _ in range(3):
        QApplication.processEvents()


def painted(work: Callable[[int], object], repeat: int, warm: int = 3) -> Timing:
    """Time work with all painting that follows from it, in seconds of the window's thread."""
    return beside(work, lambda _turn: None, repeat, warm)[0]


def beside(
    work: Callable[[int], object],
    floor: Callable[[int], object],
    repeat: int,
    warm: int = 3,
    every: int = 1,
) -> tuple[Timing, Timing]:
    """Time work with all painting that follows from it, and the floor after each ``every`` turn.

    So whatever else runs on the machine falls on both alike.
    """
    ours: list[float] = []
    theirs: list[float] = []
    for turn in range(warm + repeat):
        start = thread_time()
        work(turn)
        QApplication.processEvents()
        done = thread_time()
        if turn % every == 0:
            floor(turn)
        if turn >= warm:
            ours.append(done - start)
            if turn % every == 0:
                theirs.append(thread_time() - done)
    return Timing(tuple(ours)), Timing(tuple(theirs))


class Work:
    """A window in which somebody works at a blueprint.

    An element is selected and its page is in the inspector, the list of problems is open with what
    the rules have found, the overview is shown; the canvas is the editor.
    """

    def __init__(self, size: int) -> None:
        self.size = size
        self.editor = open_window()
        self._waker = QTimer()
        self._waker.start(_LOOK_MS)
        self.window = self.editor.window
        for name in ("inspector", "problems", "minimap"):
            self.window.show_panel(name, True)
        settle()
        gc.collect()
        empty = resident_mb()
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "bench.cxd"
            path.write_bytes(write_cxd(Store(blueprint_of(size))))
            beats = Beats()
            start, wall = process_time(), perf_counter()
            self.document, _notes = self.editor.files.open(path)
            self.window.canvas.viewport().repaint()
            self.open_ms = (process_time() - start) * 1000
            self.open_wall_ms = (perf_counter() - wall) * 1000
            beats.beat()
            self.open_turn_ms = beats.busy_s * 1000
        self.canvas = self.window.canvas
        # A file brings the panels that it was left with.
        for name in ("inspector", "problems", "minimap"):
            self.window.show_panel(name, True)
        self.document.selection.set([ELEMENT])
        self.rest()
        assert self.window.shown_panels() >= {"inspector", "problems", "minimap"}
        assert self.window.problems.model.rows
        assert self.window.inspector.page is not None
        gc.collect()
        self.memory_mb = resident_mb() - empty

    def rest(self) -> Timing:
        """Let all happen that follows from what was done; return each turn of the event loop.

        The first look for problems works beside the window, other findings come half a second
        after an edit, and the overview 0.2 s after it.
        """
        turns: list[float] = []
        end, quiet = perf_counter() + _LONGEST_S, perf_counter() + _REST_S
        while perf_counter() < min(end, quiet):
            start = thread_time()
            self.wait_for_events()
            turns.append(thread_time() - start)
            if not (self.window.findings.is_current and self.window.controller.is_current):
                quiet = perf_counter() + _REST_S
        return Timing(tuple(turns))

    def wait_for_events(self) -> None:
        """Sleep until something is due, and do it: to ask again and again would be work as well."""
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def warm(self) -> None:
        """Let everything be painted that comes a few at a time."""
        for _ in range(60):
            self.canvas.viewport().update()
            QApplication.processEvents()

    def centre(self) -> None:
        """Show the element in the middle, at 100 %."""
        self.canvas.set_zoom(1.0)
        rect = self.window.controller.scene.items[ELEMENT].rect
        self.canvas.centerOn(rect.center.x, rect.center.y)
        self.warm()

    def make_floor(self) -> Floor:
        """Return the floor of the drawing as it is now; all of it is drawn for that."""
        return Floor(self.window.controller.scene, ScenePainter(self.window.theme), self.canvas)

    def close(self) -> None:
        """End the program."""
        self._waker.stop()
        for document in self.editor.workspace.documents:
            document.set_saved()
        self.editor.end()
        self.window.hide()
        self.window.deleteLater()
        settle()
