"""A long session: what editing, looking and opening leave behind, and whether they become slower.

The window runs as for a person, with everything it does about garbage. After each part of the
session, when it has had the time that a person leaves it, stands how much memory it has, and by how
much that grew. What edits may grow by is twice what the same edits take in a document without a
window, which keeps them for undo, and something for the pages of memory that are not full. Before
it is measured the person goes over to another program, when the window collects its garbage; at
last stands how much waited at the most. ``ms each`` is what the window's thread took for each
repetition: a part done again may take little longer than the first time.

What is done for the first time is told as ``first`` and not judged: modules are imported, links are
drawn, rules learn what they keep. It is no leak where the same done again, below it, adds next to
nothing. What counts is the memory that is left when the allocator of the system has given back what
it keeps (``loose``: after an export tens of megabytes). Beside the growth stands by how many
objects it grew (blocks of Python's allocator, thousands): a leak of ours has some; memory that
grows without them is that of Qt, of fonts and of pages that are not full.
"""

from __future__ import annotations

import ctypes
import gc
import json
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from time import perf_counter, sleep, thread_time
from typing import NamedTuple

from bench_memory import write_aside
from measure import in_child, print_table, resident_mb, sizes, verdict

EDITS, FIRST = 250, 100
"""Edits of a part, and those before them, by which what they touch first is learnt."""

ROUNDS = 3
LEAST_MB = 5.0
"""Growth of a part that is taken for none."""

SLOWER, LEAST_MS = 1.5, 2.0
"""How much longer than the first time a part may take, and what is taken for no longer."""

GARBAGE = 120
"""Objects of garbage that may wait for each element that is open: those of another document."""

PAGES_MB = 40.0
"""What documents and exports may leave of pages that are not full; as much wanders to and fro."""

_REST_S, _LONGEST_S = 2.6, 60.0


def edit(document, turn: int) -> None:  # noqa: ANN001
    """Make one of the edits of a session: texts, moves, links, new elements, deletions."""
    from cxdesigner.editor.commands.add import add_element
    from cxdesigner.editor.commands.connect import connect
    from cxdesigner.editor.commands.delete import delete_records
    from cxdesigner.editor.commands.move import move_elements_by
    from cxdesigner.editor.commands.place import Place
    from cxdesigner.editor.commands.text import set_text
    from cxdesigner.model.element import Element

    column = (turn * 37) % (len(document.store.steps) - 1)
    key = f"n{column}-3"
    match turn % 5:
        case 0 | 1:
            document.run("Edit", set_text, key, f"Text {turn}", "en")
        case 2:
            document.run("Move", move_elements_by, [key], columns=1 if turn % 2 else -1)
        case 3:
            step = document.store.steps[column]
            lane = document.store.need(Element, key).lane_id
            document.run("Add", add_element, "action", Place(lane, step.id))
        case _:
            made = document.selection.ids[:1]
            document.run("Link", connect, key, made[0])
            document.run("Delete", delete_records, made)


class Row(NamedTuple):
    """What a part of the session left behind."""

    part: str
    times: int
    mb: float
    growth: float
    made: float
    """Blocks of Python's allocator, thousands."""

    loose: float
    """MB that the allocator of the system had kept for the next time."""

    each_ms: float
    longest_s: float
    """The longest collection of garbage."""


class Session:
    """One window and the parts of a long session in it."""

    def __init__(self, size: int, folder: Path) -> None:
        from cxdesigner import app

        gc.disable()  # as cxdesigner.app.run_editor does
        self.size, self.folder = size, folder
        self.application, window = app.open_frame()
        window.resize(1920, 1080)
        self.editor = app.furnish(window)
        self.editor.open_first(None)
        self.window.activateWindow()
        self.path = folder / "bench.cxd"
        self.document, _notes = self.editor.files.open(self.path)
        for key in ("inspector", "problems"):
            self.window.show_panel(key, True)
        self.rows: list[Row] = []
        self.garbage = 0
        """Objects of garbage that waited at the most."""

        self.turns: list[float] = []
        self._watch_turns()
        self.rest()
        self.go_away()
        self.mb, self.blocks = _trimmed(), sys.getallocatedblocks()

    @property
    def window(self):  # noqa: ANN201
        """The window; another one after each change of language."""
        return self.editor.window

    def _watch_turns(self) -> None:
        began = 0.0

        def hear(phase: str, _info: dict[str, int]) -> None:
            nonlocal began
            if phase == "start":
                began = perf_counter()
            else:
                self.turns.append(perf_counter() - began)

        gc.callbacks.append(hear)

    def settle(self) -> None:
        """Let everything happen that is due."""
        from PySide6.QtCore import QCoreApplication, QEvent

        self.application.processEvents()
        # What is deleted later is deleted by the loop of the program, which does not run here.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def rest(self) -> None:
        """Leave the window alone until it has done what follows, and for some seconds more.

        Some time after what was closed is let go the collector looks for what it left.
        """
        from cxdesigner.ui.letting_go import is_letting_go

        quiet = perf_counter() + _REST_S
        end = perf_counter() + _LONGEST_S
        while perf_counter() < min(quiet, end):
            self.settle()
            window = self.window
            is_done = window.findings.is_current and window.controller.is_current
            if is_letting_go() or not is_done:
                quiet = perf_counter() + _REST_S
            sleep(0.01)

    def go_away(self) -> int:
        """Do what the window does when somebody is in another program; return what was garbage."""
        gc.unfreeze()
        found = gc.collect()
        gc.freeze()
        return found

    def part(self, name: str, times: int, work: Callable[[int], object]) -> None:
        """Do a part of the session and take note of the memory."""
        self.turns.clear()
        began, worked = perf_counter(), thread_time()
        for turn in range(times):
            work(turn)
            self.settle()
        each = (thread_time() - worked) / times * 1000
        self.rest()
        longest = max(self.turns, default=0.0)
        self.garbage = max(self.garbage, self.go_away())
        kept, before, had = resident_mb(), self.mb, self.blocks
        self.mb, self.blocks = _trimmed(), sys.getallocatedblocks()
        made, loose = (self.blocks - had) / 1000, kept - self.mb
        self.rows.append(Row(name, times, self.mb, self.mb - before, made, loose, each, longest))
        took = perf_counter() - began
        said = f"{name}: {times} in {took:.0f} s, {each:.1f} ms each, {self.mb:.0f} MB"
        print(said, file=sys.stderr, flush=True)

    # -- the parts ---------------------------------------------------------------------------

    def run(self) -> list[Row]:
        """Live through the session."""
        document, window = self.document, self.window
        self.part("first edits", FIRST, lambda turn: edit(document, turn))
        for at in range(ROUNDS):
            begin = FIRST + at * EDITS
            self.part("edits", EDITS, lambda turn, begin=begin: edit(document, begin + turn))
        self.part("undo", EDITS, lambda _turn: document.undo())
        self.part("redo", EDITS, lambda _turn: document.redo())
        for work, name in ((self.type, "typing"), (self.drag, "ghosts")):
            for _at in range(2):
                self.part(name, EDITS, work)
        for _at in range(2):
            self.part("selections", EDITS, lambda turn: document.selection.set([self.key(turn)]))
        window.analyses.run("page.four_donts")
        window.actions_["tools.what_if"].trigger()
        for _at in range(2):
            self.part("panels open", EDITS // 5, self.look)
        window.analyses.run("close")
        window.actions_["tools.what_if"].trigger()
        for _at in range(2):
            self.part("documents", 8, self.open_another)
            self.part("small documents", 8, self.open_small)
        for _at in range(2):
            self.part("themes", 10, partial(self.choose, "theme", ("dark", "light")))
        for _at in range(2):
            self.part("languages", 6, partial(self.choose, "language", ("zh_CN", "en")))
        for _at in range(3):
            self.part("exports", 6, self.export)
        return self.rows

    def key(self, turn: int) -> str:
        """Return an element that is there all the time."""
        return f"n{(turn * 13) % (self.size // 5)}-{turn % 3}"

    def type(self, turn: int) -> None:
        """Press a key in the editor over an element; another element every 20 keys."""
        from PySide6.QtTest import QTest

        editing = self.window.text_editing
        if turn % 20 == 0:
            editing.finish()
            editing.begin(self.key(turn))
        QTest.keyClick(editing.editor, "abcdefghij"[turn % 10])
        if turn == EDITS - 1:
            editing.finish()

    def drag(self, turn: int) -> None:
        """Move the ghost of an element; another element every 50 moves."""
        from PySide6.QtCore import QEvent, QPointF, Qt

        canvas = self.window.canvas
        moves, pressed = QEvent.Type.MouseMove, Qt.MouseButton.LeftButton
        if turn % 50 == 0:
            key = self.key(turn)
            canvas.set_zoom(1.0)
            rect = self.window.controller.scene.items[key].rect
            canvas.centerOn(rect.center.x, rect.center.y)
            self.start = QPointF(canvas.mapFromScene(QPointF(*rect.center)))
            self._mouse(QEvent.Type.MouseButtonPress, self.start, pressed)
        self._mouse(moves, self.start + QPointF(20 + (turn * 37) % 300, (turn * 23) % 200), pressed)
        if turn % 50 == 49:
            canvas.tool.cancel()
            self._mouse(QEvent.Type.MouseButtonRelease, self.start, pressed)
        elif turn % 10 == 0:
            # The pointer rests: the layout as it would be is shown.
            until = perf_counter() + 0.15
            while perf_counter() < until:
                self.settle()

    def _mouse(self, kind, at, button) -> None:  # noqa: ANN001
        from PySide6.QtCore import QEvent, QPointF, Qt
        from PySide6.QtGui import QMouseEvent

        port, none = self.window.canvas.viewport(), Qt.MouseButton.NoButton
        held = none if kind == QEvent.Type.MouseButtonRelease else button
        fresh = none if kind == QEvent.Type.MouseMove else button
        place = QPointF(port.mapToGlobal(at.toPoint()))
        event = QMouseEvent(kind, at, place, fresh, held, Qt.KeyboardModifier.NoModifier)
        self.application.sendEvent(port, event)

    def look(self, turn: int) -> None:
        """Select and edit while panels look at the whole."""
        self.document.selection.set([self.key(turn)])
        edit(self.document, 5 * turn)
        until = perf_counter() + 0.05
        while perf_counter() < until:
            self.settle()

    def open_another(self, _turn: int) -> None:
        """Open the file once more under another name, and close it."""
        other = self.folder / "other.cxd"
        if not other.exists():
            other.write_bytes(self.path.read_bytes())
        opened, _notes = self.editor.files.open(other)
        self._close(opened)

    def open_small(self, _turn: int) -> None:
        """Make a document from a template, and close it."""
        self._close(self.editor.files.new("hot-pot"))

    def _close(self, document) -> None:  # noqa: ANN001
        self.settle()
        document.set_saved()
        self.editor.workspace.remove(document)
        until = perf_counter() + 0.3
        while perf_counter() < until:
            self.settle()

    def choose(self, name: str, values: Sequence[str], turn: int) -> None:
        """Choose a setting as its menu does."""
        self.editor.settings.update(**{name: values[turn % len(values)]})
        until = perf_counter() + 0.3
        while perf_counter() < until:
            self.settle()

    def export(self, turn: int) -> None:
        """Export as the dialog does, and wait for it."""
        from cxdesigner.scene.page import PageOptions
        from cxdesigner.ui.exporting import ExportRequest, export_job

        kind = ("svg", "pdf", "png")[turn % 3]
        request = ExportRequest(kind, PageOptions(single=kind != "pdf"), 48)
        job = export_job(self.document.store.snapshot(), request, self.folder / f"out.{kind}")
        job.start()
        while not job.is_over:
            self.settle()
            sleep(0.005)


def _floor(path: Path) -> float:
    """Return by how much a document without a window grows from ``EDITS`` edits, in MB."""
    from cxdesigner.editor.document import Document
    from cxdesigner.formats.cxd_read import read_cxd

    document = Document(read_cxd(path.read_bytes(), path.name).records)
    for turn in range(100):
        edit(document, turn)
    gc.collect()
    before = _trimmed()
    for turn in range(EDITS * ROUNDS):
        edit(document, turn)
    gc.collect()
    return (_trimmed() - before) / ROUNDS


def _trimmed() -> float:
    """Return the memory that is left when the allocator of the system gives back what it can."""
    if sys.platform == "linux":
        ctypes.CDLL(None).malloc_trim(0)
    return resident_mb()


def child() -> None:
    """Live through a session, or through its edits alone."""
    kind, size = sys.argv[2], int(sys.argv[3])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "bench.cxd"
        write_aside(path, size)
        if kind == "floor":
            result: object = _floor(path)
        else:
            session = Session(size, folder)
            result = {"rows": session.run(), "garbage": session.garbage}
        print(json.dumps(result), flush=True)
    os._exit(0)


def _judged(rows: Sequence[Row], floor: float) -> list[list[object]]:
    """Return rows with what each may be; what was done for the first time is not judged."""
    found: list[list[object]] = []
    firsts, ends = dict[str, float](), dict[str, float]()
    for row in rows:
        limit = PAGES_MB if row.part in ("documents", "exports") else LEAST_MB
        limit += 2 * floor if row.part == "edits" else 0.0
        is_first = row.part not in firsts
        longest_ms = SLOWER * firsts.setdefault(row.part, row.each_ms) + LEAST_MS
        # Large documents take pages again that small ones have left free.
        growth = min(row.growth, row.mb - ends.get(row.part, row.mb))
        grown = "first" if is_first else verdict(growth, limit)
        slower = "first" if is_first else verdict(row.each_ms, longest_ms)
        ends[row.part] = row.mb
        found.append([*row[:6], limit, grown, row.each_ms, slower, row.longest_s * 1000])
    return found


def main() -> None:
    """Print the figures."""
    head = "part|times|MB|growth|k objects|loose|at most||ms each||collection ms".split("|")
    for size in sizes():
        floor = in_child(__file__, "floor", str(size))
        found = in_child(__file__, "session", str(size), tells=True)
        rows = _judged([Row(*row) for row in found["rows"]], floor)
        left = found["garbage"]
        most = GARBAGE * size
        rows.append(["garbage", left, *[""] * 4, most, verdict(left, most), *[""] * 3])
        print_table(f"{size} elements; edits without a window: {floor:.1f} MB", head, rows)


if __name__ == "__main__":
    child() if "--child" in sys.argv else main()
