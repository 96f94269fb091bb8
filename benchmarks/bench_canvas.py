"""The window at work: pan, zoom, drag, edit, undo; each beside a floor drawn in the same process.

An element is selected with its page in the inspector, the list of problems is open with its
findings, the overview is shown. Frames are timed in seconds of the processor that the window's
thread works, opening by the wall clock as well, for a thread reads and lays out.

The floor is a bare widget that replays recorded pictures of the same primitives, at the same zoom
and place, in turns with the frames of the window:

- pan: the strip that comes into sight; zoom and repaint: all of the viewport
- drag: all that the canvas paints for a move of the mouse, as its paint events say
- edit and undo: the same edit of a bare store, and a frame of all of the viewport; the ratio has
  no target, for a bare store has neither layout nor rules

What an edit is followed by (fields, findings that look at everything, list of problems, overview)
comes up to half a second later, in turns of the event loop: all of it is a row, with no target, and
the longest of these turns another.

A ratio is that of the two figures beside it, the same statistic of both. Run with
``QT_QPA_PLATFORM=offscreen`` or under a display; sizes may be given as arguments.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from time import perf_counter, sleep, thread_time

from generate import SIZES, blueprint_of
from measure import Timing, print_table, sizes, verdict

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("CXDESIGNER_HOME", tempfile.mkdtemp())

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QPaintEvent, QRegion
from PySide6.QtWidgets import QApplication
from window import ELEMENT, Work, beside, painted, settle

from cxdesigner.editor.commands.text import set_text
from cxdesigner.model.element import Element
from cxdesigner.model.store import Store
from cxdesigner.model.text import LocalText
from cxdesigner.ui.canvas.view import PAUSE_MS

TARGETS_MS: dict[str, tuple[float, float, float]] = {
    "pan 40 px, p95": (8, 8, 8),
    "zoom step, p95": (16.7, 16.7, 33),
    "the whole comes, frame, p95": (16.7, 16.7, 33),
    "repaint at fit, p95": (16.7, 16.7, 33),
    "drag with ghost and links, p95": (16.7, 16.7, 33),
    "drag, longest move": (200, 200, 200),
    "ghost routed at rest, median": (200, 200, 200),
    "ghost routed at rest, longest turn": (200, 200, 200),
    "edit painted, median": (16, 33, 100),
    "undo painted, median": (16, 33, 100),
    "edit that changes a problem, median": (16, 33, 100),
    "undo of it, median": (16, 33, 100),
    "after edits, longest turn": (200, 200, 200),
    "open to painted": (400, 1500, 5000),
    "open, longest turn": (200, 200, 200),
}
"""Targets for 1,000, 5,000 and 20,000 elements."""

MOST_RATIO = 2.0
FRAMES = ("pan", "zoom", "repaint", "drag with")
"""What a ratio to the floor is judged of."""

MEMORY_MB = (80, 200, 600)


class Painted(QObject):
    """What a widget has painted since it was last asked."""

    def __init__(self) -> None:
        super().__init__()
        self._region = QRegion()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self._region += event.region()
        return False

    def take(self) -> QRegion:
        found, self._region = self._region, QRegion()
        return found


class Bench(Work):
    """One window with one document, and what is measured in it."""

    def mouse(self, kind: QEvent.Type, at: QPointF, button: Qt.MouseButton) -> None:
        port = self.canvas.viewport()
        held = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else button
        pressed = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else button
        place = QPointF(port.mapToGlobal(at.toPoint()))
        event = QMouseEvent(kind, at, place, pressed, held, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(port, event)

    def pan(self) -> Timing:
        return self.pan_beside(lambda _turn: None)[0]

    def pan_beside(self, floor: Callable[[int], object]) -> tuple[Timing, Timing]:
        self.canvas.set_zoom(1.0)
        self.warm()
        bar = self.canvas.horizontalScrollBar()
        return beside(lambda _turn: bar.setValue(bar.value() + 40), floor, 60)

    def zoom_beside(self, floor: Callable[[int], object]) -> tuple[Timing, Timing]:
        self.canvas.set_zoom(1.0)
        self.warm()

        def step(turn: int) -> None:
            self.canvas.set_zoom(self.canvas.zoom * (0.9 if turn % 20 < 10 else 1 / 0.9))

        return beside(step, floor, 40)

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
        return self.fit_beside(lambda _turn: None)[0]

    def fit_beside(self, floor: Callable[[int], object]) -> tuple[Timing, Timing]:
        self.fill()
        self.warm()
        return beside(lambda _turn: self.canvas.viewport().repaint(), floor, 40, every=14)

    def grip(self) -> QPointF:
        """Take hold of the element, and return where."""
        self.centre()
        middle = self.window.controller.scene.items[ELEMENT].rect.center
        start = QPointF(self.canvas.mapFromScene(QPointF(*middle)))
        self.mouse(QEvent.Type.MouseButtonPress, start, Qt.MouseButton.LeftButton)
        return start

    def move(self, start: QPointF, turn: int) -> None:
        place = start + QPointF(20 + (turn * 37) % 400, (turn * 23) % 200)
        self.mouse(QEvent.Type.MouseMove, place, Qt.MouseButton.LeftButton)

    def drop(self, start: QPointF) -> None:
        """Let go without a change."""
        self.canvas.tool.cancel()  # type: ignore[union-attr]
        self.mouse(QEvent.Type.MouseButtonRelease, start, Qt.MouseButton.LeftButton)
        self.rest()

    def drag_beside(self, floor: Callable[[QRegion], object]) -> tuple[Timing, Timing]:
        """Time each mouse move, and afterwards a floor of what it has painted.

        Not in turns: the pointer would rest meanwhile, which is measured by itself (`routed`).
        """
        seen, regions = Painted(), []
        self.canvas.viewport().installEventFilter(seen)
        start = self.grip()
        settle()
        seen.take()
        found: list[float] = []
        for turn in range(60):
            begin = thread_time()
            self.move(start, turn)
            # On a busy machine the pointer would rest by the clock.
            self.canvas.at_pause(None)
            QApplication.processEvents()
            found.append(thread_time() - begin)
            regions.append(seen.take())
        self.canvas.viewport().removeEventFilter(seen)
        theirs = painted(lambda turn: floor(regions[turn]), len(regions), warm=0)
        self.drop(start)
        return Timing(tuple(found)), theirs

    def routed(self) -> tuple[Timing, float]:
        """Time the ghost that comes when the pointer rests; return the longest turn as well."""
        start = self.grip()
        rests: list[float] = []
        turns: list[float] = []
        for turn in range(60, 76):
            self.move(start, turn)
            begin, end = thread_time(), perf_counter() + 3 * PAUSE_MS / 1000
            while perf_counter() < end:
                before = thread_time()
                QApplication.processEvents()
                turns.append(thread_time() - before)
                sleep(0.002)
            rests.append(thread_time() - begin)
        self.drop(start)
        return Timing(tuple(rests)), max(turns)

    def edits(self, text: str, repeat: int = 9) -> dict[str, Timing]:
        """Time an edit of the label and its undo, painted, and all that follows from each.

        Parameters
        ----------
        text
            The new label; ``{turn}`` in it makes it another each time.
        """
        kinds = ("edit", "undo", "edit after", "undo after", "turn")
        found: dict[str, list[float]] = {kind: [] for kind in kinds}
        for turn in range(repeat):
            for kind in ("edit", "undo"):
                start = thread_time()
                if kind == "edit":
                    words = text.format(turn=turn)
                    self.document.run("Edit", set_text, ELEMENT, words, "en")
                else:
                    self.document.undo()
                QApplication.processEvents()
                spent = thread_time() - start
                following = self.rest().seconds
                if turn >= 2:
                    found[kind].append(spent)
                    found[f"{kind} after"].append(sum(following))
                    found["turn"].append(max(following))
        return {kind: Timing(tuple(times)) for kind, times in found.items()}

    def bare_edits(self, floor: Callable[[int], object]) -> Timing:
        """Time the same edits of a bare store, each with a frame of the floor."""
        store = Store(blueprint_of(self.size))
        before = store.need(Element, ELEMENT)

        def edit(turn: int) -> None:
            label = LocalText.of(f"Text {turn}") if turn % 2 == 0 else before.label
            with store.transaction("Edit") as tx:
                tx.put(before.replace(label=label))
            floor(turn)

        return painted(edit, 12)

    def layout_of_edit(self) -> float:
        """Return how long the layout of one edit takes, in ms."""
        layout = self.window.controller.layout
        spent: list[float] = []
        inner = layout.apply

        def apply(patch):  # noqa: ANN001, ANN202
            begin = thread_time()
            diff = inner(patch)
            spent.append(thread_time() - begin)
            return diff

        layout.apply = apply  # type: ignore[method-assign]
        for turn in range(5):
            self.document.run("Edit", set_text, ELEMENT, f"Text {turn}", "en")
            self.document.undo()
        layout.apply = inner  # type: ignore[method-assign]
        self.rest()
        return Timing(tuple(spent)).median_ms


def figures_of(bench: Bench) -> dict[str, tuple[float, float | None]]:
    """Return each figure and its floor, in ms."""
    found: dict[str, tuple[float, float | None]] = {
        "open to painted": (bench.open_ms, None),
        "open, longest turn": (bench.open_turn_ms, None),
        # Before the floor is made, for which all is drawn.
        "the whole comes, frame, p95": (bench.fill().p95_ms, None),
    }
    bench.centre()
    floor = bench.make_floor()

    def strip(_turn: int) -> None:
        floor.follow()
        floor.repaint(floor.width() - 40, 0, 40, floor.height())

    def rectangles(region: QRegion) -> None:
        floor.follow()
        floor.repaint(region)

    def frame(_turn: int) -> None:
        floor.frame()

    for name, (ours, theirs) in {
        "pan 40 px, p95": bench.pan_beside(strip),
        "zoom step, p95": bench.zoom_beside(frame),
        "repaint at fit, p95": bench.fit_beside(frame),
        "drag with ghost and links, p95": (drag := bench.drag_beside(rectangles)),
    }.items():
        found[name] = ours.p95_ms, theirs.p95_ms
    found["drag, longest move"] = max(drag[0].seconds) * 1000, max(drag[1].seconds) * 1000
    routed, longest = bench.routed()
    found["ghost routed at rest, median"] = routed.median_ms, None
    found["ghost routed at rest, longest turn"] = longest * 1000, None
    bench.centre()
    plain = bench.edits("Text {turn}")
    # A touchpoint without a label is a problem.
    told = bench.edits("", 7)
    bare = bench.bare_edits(frame).median_ms
    for kind in ("edit", "undo"):
        found[f"{kind} painted, median"] = plain[kind].median_ms, bare
        found[f"{kind}, panels and rules after it, median"] = plain[f"{kind} after"].median_ms, bare
    found["edit that changes a problem, median"] = told["edit"].median_ms, bare
    found["undo of it, median"] = told["undo"].median_ms, bare
    for kind in ("edit", "undo"):
        found[f"after that {kind}, median"] = told[f"{kind} after"].median_ms, bare
    longest = max(*plain["turn"].seconds, *told["turn"].seconds)
    found["after edits, longest turn"] = longest * 1000, None
    found["of an edit: layout, median"] = bench.layout_of_edit(), None
    found["open to painted, wall clock"] = bench.open_wall_ms, None
    floor.hide()
    floor.deleteLater()
    return found


def main() -> None:
    """Print the figures."""
    rows: list[list[object]] = []
    for size in sizes():
        bench = Bench(size)
        place = SIZES.index(size) if size in SIZES else 0
        for name, (figure, floor) in figures_of(bench).items():
            target = TARGETS_MS[name][place] if name in TARGETS_MS else None
            ratio = figure / floor if floor else None
            is_frame = ratio is not None and name.startswith(FRAMES)
            rows.append(
                [
                    size,
                    name,
                    figure,
                    target or "–",
                    verdict(figure, target) if target else "",
                    floor if floor is not None else "–",
                    ratio if ratio is not None else "–",
                    verdict(ratio, MOST_RATIO) if is_frame and ratio is not None else "",
                ]
            )
        most = MEMORY_MB[place]
        held = verdict(bench.memory_mb, most)
        rows.append([size, "memory over empty, MB", bench.memory_mb, most, held, "–", "–", ""])
        bench.close()
    head = ["elements", "work", "ms", "target", "", "floor", "ratio", f"≤ {MOST_RATIO:.0f}"]
    print_table("canvas, with inspector, problems and overview", head, rows)


if __name__ == "__main__":
    main()
