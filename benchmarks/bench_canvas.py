"""The window at work: pan, zoom, drag, edit, undo; each beside a floor drawn in the same process.

The floor is a bare widget that replays recorded pictures of the same primitives. Frames are timed
in seconds of the processor that the window's thread works, opening by the wall clock as well, for
a thread reads and lays out. Run with ``QT_QPA_PLATFORM=offscreen`` or under a display; sizes may be
given as arguments.
"""

from __future__ import annotations

import gc
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, process_time, sleep, thread_time

from generate import SIZES, blueprint_of
from measure import Timing, print_table, resident_mb, sizes

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("CXDESIGNER_HOME", tempfile.mkdtemp())

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPicture
from PySide6.QtWidgets import QApplication, QWidget
from window import open_window

from cxdesigner.base.geometry import Rect
from cxdesigner.formats.cxd_write import write_cxd
from cxdesigner.model.store import Store
from cxdesigner.qtrender.painter import ScenePainter
from cxdesigner.scene.items import Scene
from cxdesigner.ui.canvas.parting import HEADER_KINDS
from cxdesigner.ui.canvas.pieces import piece_of
from cxdesigner.ui.canvas.view import PAUSE_MS, POINTS_TO_PIXELS

CHUNK = 2560.0
TARGETS_MS: dict[str, tuple[float, float, float]] = {
    "pan 40 px, p95": (8, 8, 8),
    "zoom step, p95": (16.7, 16.7, 33),
    "the whole comes, frame, p95": (16.7, 16.7, 33),
    "repaint at fit, p95": (16.7, 16.7, 33),
    "drag with ghost and links, p95": (16.7, 16.7, 33),
    "the same, longest": (200, 200, 200),
    "ghost routed at rest, median": (200, 200, 200),
    "edit painted, median": (16, 33, 100),
    "undo painted, median": (16, 33, 100),
    "open to painted": (400, 1500, 5000),
    "open, window's thread": (200, 200, 200),
}
"""Targets for 1,000, 5,000 and 20,000 elements."""

MEMORY_MB = (80, 200, 600)


class Floor(QWidget):
    """Replays pictures of a scene and does nothing else."""

    def __init__(self, scene: Scene, painter: ScenePainter) -> None:
        super().__init__()
        self.resize(1620, 900)
        self.scale, self.left, self.top = POINTS_TO_PIXELS, 0.0, 0.0
        chunks: dict[int, list] = {}
        for item in scene.in_paint_order():
            if item.kind in HEADER_KINDS:
                continue
            rect = item.rect
            first, last = int(rect.x // CHUNK), int(rect.right // CHUNK)
            for at in range(first, last + 1 if rect.width > CHUNK else first + 1):
                part = piece_of(item, at * CHUNK, (at + 1) * CHUNK) if last - first > 1 else item
                chunks.setdefault(at, []).append(part)
        self.pictures: list[tuple[QRectF, QPicture]] = []
        for at, items in chunks.items():
            picture = QPicture()
            brush = QPainter(picture)
            brush.setRenderHint(QPainter.RenderHint.Antialiasing)
            for item in items:
                painter.draw_item(brush, item)
            brush.end()
            self.pictures.append((QRectF(at * CHUNK, 0, CHUNK * 1.4, scene.height), picture))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), Qt.GlobalColor.white)
        painter.translate(-self.left * self.scale, -self.top * self.scale)
        painter.scale(self.scale, self.scale)
        seen = painter.worldTransform().inverted()[0].mapRect(QRectF(event.rect()))
        for rect, picture in self.pictures:
            if rect.intersects(seen):
                painter.drawPicture(0, 0, picture)
        painter.end()


def settle() -> None:
    for _ in range(3):
        QApplication.processEvents()


def painted(work: Callable[[int], object], repeat: int, warm: int = 3) -> Timing:
    """Time work with all painting that follows from it."""
    found: list[float] = []
    for turn in range(warm + repeat):
        start = thread_time()
        work(turn)
        QApplication.processEvents()
        if turn >= warm:
            found.append(thread_time() - start)
    return Timing(tuple(found))


class Bench:
    """One window with one document."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.editor = open_window()
        self.window = self.editor.window
        settle()
        gc.collect()
        empty = resident_mb()
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "bench.cxd"
            path.write_bytes(write_cxd(Store(blueprint_of(size))))
            start, busy, wall = process_time(), thread_time(), perf_counter()
            self.document, _notes = self.editor.files.open(path)
            self.window.canvas.viewport().repaint()
            self.open_ms = (process_time() - start) * 1000
            self.open_busy_ms = (thread_time() - busy) * 1000
            self.open_wall_ms = (perf_counter() - wall) * 1000
        settle()
        self.wait_for_problems()
        gc.collect()
        self.memory_mb = resident_mb() - empty
        self.canvas = self.window.canvas

    def wait_for_problems(self) -> None:
        """The first look for problems works beside the window: it would be timed with it."""
        end = perf_counter() + 60
        while perf_counter() < end and not self.window.findings.is_current:
            QApplication.processEvents()
            sleep(0.02)

    def mouse(self, kind: QEvent.Type, at: QPointF, button: Qt.MouseButton) -> None:
        port = self.canvas.viewport()
        held = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else button
        pressed = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else button
        place = QPointF(port.mapToGlobal(at.toPoint()))
        event = QMouseEvent(kind, at, place, pressed, held, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(port, event)

    def pan(self) -> Timing:
        self.canvas.set_zoom(1.0)
        self.warm()
        bar = self.canvas.horizontalScrollBar()
        return painted(lambda _turn: bar.setValue(bar.value() + 40), 60)

    def zoom(self) -> Timing:
        self.canvas.set_zoom(1.0)
        self.warm()

        def step(turn: int) -> None:
            self.canvas.set_zoom(self.canvas.zoom * (0.9 if turn % 20 < 10 else 1 / 0.9))

        return painted(step, 40)

    def fill(self) -> Timing:
        """Time the frames in which the pictures of the whole come, a few in each."""
        self.canvas.fit_all()
        found: list[float] = []
        while not self.canvas.tiles.overview.is_ready:
            start = thread_time()
            self.canvas.viewport().repaint()
            found.append(thread_time() - start)
        settle()
        return Timing(tuple(found or [0.0]))

    def fit(self) -> Timing:
        self.fill()
        self.warm()
        return painted(lambda _turn: self.canvas.viewport().repaint(), 40)

    def warm(self) -> None:
        """Let everything be painted that comes a few at a time."""
        for _ in range(60):
            self.canvas.viewport().update()
            QApplication.processEvents()

    def drag(self) -> tuple[Timing, Timing]:
        """Time each mouse move, and how long the ghost takes when the pointer rests."""
        self.canvas.set_zoom(1.0)
        scene = self.window.controller.scene
        rect = scene.items["n6-1"].rect
        self.canvas.centerOn(rect.center.x, rect.center.y)
        self.warm()
        start = QPointF(self.canvas.mapFromScene(QPointF(*rect.center)))
        self.mouse(QEvent.Type.MouseButtonPress, start, Qt.MouseButton.LeftButton)

        def move(turn: int) -> None:
            place = start + QPointF(20 + (turn * 37) % 400, (turn * 23) % 200)
            self.mouse(QEvent.Type.MouseMove, place, Qt.MouseButton.LeftButton)

        found = painted(move, 60, warm=0)
        rests: list[float] = []
        for turn in range(60, 68):
            move(turn)
            begin, end = thread_time(), perf_counter() + 3 * PAUSE_MS / 1000
            while perf_counter() < end:
                QApplication.processEvents()
                sleep(0.002)
            rests.append(thread_time() - begin)
        self.window.canvas.tool.cancel()  # type: ignore[union-attr]
        self.mouse(QEvent.Type.MouseButtonRelease, start, Qt.MouseButton.LeftButton)
        return found, Timing(tuple(rests))

    def edits(self) -> tuple[Timing, Timing, float]:
        """Time an edit of a label and its undo, painted; also the layout of one."""
        from cxdesigner.editor.commands.text import set_text

        layout = self.window.controller.layout
        spent: list[float] = []
        inner = layout.apply

        def apply(patch):  # noqa: ANN001, ANN202
            begin = thread_time()
            diff = inner(patch)
            spent.append(thread_time() - begin)
            return diff

        layout.apply = apply  # type: ignore[method-assign]
        edits: list[float] = []
        undos: list[float] = []
        for turn in range(9):
            start = thread_time()
            self.document.run("Edit", set_text, "n6-1", f"Text {turn}", "en")
            QApplication.processEvents()
            between = thread_time()
            self.document.undo()
            QApplication.processEvents()
            edits.append(between - start)
            undos.append(thread_time() - between)
        layout.apply = inner  # type: ignore[method-assign]
        return Timing(tuple(edits[2:])), Timing(tuple(undos[2:])), Timing(tuple(spent)).median_ms

    def floors(self) -> dict[str, float]:
        """The same frames, replayed."""
        floor = Floor(self.window.controller.scene, ScenePainter(self.window.theme))
        port = self.canvas.viewport()
        floor.resize(port.size())
        floor.show()
        settle()
        near = painted(lambda _turn: floor.repaint(), 12).median_ms
        strip = painted(lambda _turn: floor.repaint(0, 0, 40, floor.height()), 20).median_ms
        room: Rect = self.canvas.content_rect()
        floor.scale = min(port.width() / room.width, port.height() / room.height)
        fit = painted(lambda _turn: floor.repaint(), 3, warm=1).median_ms
        floor.hide()
        floor.deleteLater()
        return {"pan 40 px, p95": strip, "zoom step, p95": near, "repaint at fit, p95": fit}

    def close(self) -> None:
        for document in self.editor.workspace.documents:
            document.set_saved()
        self.editor.end()
        self.window.hide()
        self.window.deleteLater()
        settle()


def main() -> None:
    """Print the figures."""
    rows: list[list[object]] = []
    for size in sizes():
        bench = Bench(size)
        drag, rest = bench.drag()
        figures = {
            "open to painted": bench.open_ms,
            "open, window's thread": bench.open_busy_ms,
            "pan 40 px, p95": bench.pan().p95_ms,
            "zoom step, p95": bench.zoom().p95_ms,
            "the whole comes, frame, p95": bench.fill().p95_ms,
            "repaint at fit, p95": bench.fit().p95_ms,
            "drag with ghost and links, p95": drag.p95_ms,
            "the same, longest": max(drag.seconds) * 1000,
            "ghost routed at rest, median": rest.median_ms,
        }
        bench.canvas.set_zoom(1.0)
        bench.warm()
        edit, undo, edit_layout = bench.edits()
        figures |= {"edit painted, median": edit.median_ms, "undo painted, median": undo.median_ms}
        floors = bench.floors()
        place = SIZES.index(size) if size in SIZES else 0
        for name, figure in figures.items():
            floor = floors.get(name)
            rows.append(
                [
                    size,
                    name,
                    figure,
                    TARGETS_MS[name][place],
                    floor if floor is not None else "–",
                    figure / floor if floor else "–",
                ]
            )
        rows.append([size, "open to painted, wall clock", bench.open_wall_ms, "–", "–", "–"])
        rows.append([size, "of an edit: layout, median", edit_layout, "–", "–", "–"])
        most = MEMORY_MB[place]
        rows.append([size, "memory over empty, MB", bench.memory_mb, most, "–", "–"])
        bench.close()
    print_table("canvas", ["elements", "work", "ms", "target", "floor", "ratio"], rows)


if __name__ == "__main__":
    main()
