"""Typing in place on the canvas: the key that opens the editor, and each key typed in it.

The window is that of `bench_canvas`: an element selected with its page in the inspector, problems
and overview open. Keys are key events as widgets get them, a tenth of a second apart as a person
types them, timed until the window has painted what came of them, in seconds of the processor that
the window's thread works. What is typed is taken into the document at least each second: layout,
rules, list and fields follow between the keys, and a key that comes meanwhile waits so long, which
is the row of the longest turn.

The floor is a frame of the canvas at the same place, replayed by a bare widget.
"""

from __future__ import annotations

import os
import tempfile
from time import perf_counter, thread_time

from generate import SIZES
from measure import Timing, print_table, sizes, verdict

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("CXDESIGNER_HOME", tempfile.mkdtemp())

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from window import Work, painted, settle

FRAME_MS = (16.7, 16.7, 33.0)
"""Targets for 1,000, 5,000 and 20,000 elements."""

FREEZE_MS = 200.0
_TEXT = "wait for a table near the window 等位 "
_BETWEEN_S = 0.1


def press(widget: QWidget, text: str = "", key: int = 0) -> None:
    """Press a key and let it go."""
    code = key or ord(text.upper())
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, code, Qt.KeyboardModifier.NoModifier, text)
        QApplication.sendEvent(widget, event)


class Typing(Work):
    """A window in which somebody types."""

    def timed(self, widget: QWidget, text: str) -> tuple[float, float]:
        """Press a key; return how long it took until painted, and the longest turn after it."""
        start = thread_time()
        press(widget, text)
        QApplication.processEvents()
        spent = thread_time() - start
        longest, end = 0.0, perf_counter() + _BETWEEN_S
        while perf_counter() < end:
            begin = thread_time()
            self.wait_for_events()
            longest = max(longest, thread_time() - begin)
        return spent, longest

    def keys(self, repeat: int = 120) -> dict[str, Timing]:
        """Time the first key and the keys that follow, and the turns between them."""
        editor = self.window.text_editing.editor
        found: dict[str, list[float]] = {"first": [], "key": [], "turn": []}
        first = [f"n{column}-1" for column in range(5, 13)]
        for key in first:
            self.document.selection.set([key])
            self.canvas.setFocus()
            self.rest()
            found["first"].append(self.timed(self.canvas, "t")[0])
            assert editor.is_open
            press(editor, key=Qt.Key.Key_Escape.value)
            assert not editor.is_open
        self.rest()
        self.timed(self.canvas, "t")
        assert editor.is_open
        for turn in range(repeat):
            # A title of a usual length, typed again and again.
            if turn % len(_TEXT) == 0:
                editor.selectAll()
            spent, longest = self.timed(editor, _TEXT[turn % len(_TEXT)])
            found["key"].append(spent)
            found["turn"].append(longest)
        assert editor.is_open
        press(editor, key=Qt.Key.Key_Escape.value)
        self.rest()
        return {name: Timing(tuple(times)) for name, times in found.items()}


def main() -> None:
    """Print the figures."""
    rows: list[list[object]] = []
    for size in sizes():
        work = Typing(size)
        work.centre()
        found = work.keys()
        floor = work.make_floor()
        settle()
        frame = painted(lambda _turn, floor=floor: floor.frame(), 20)
        floor.hide()
        target = FRAME_MS[SIZES.index(size) if size in SIZES else 0]
        turn_ms = max(found["turn"].seconds) * 1000
        for name, figure, base, most in (
            (
                "first key opens the editor, median",
                found["first"].median_ms,
                frame.median_ms,
                target,
            ),
            ("key painted, median", found["key"].median_ms, frame.median_ms, target),
            ("key painted, p95", found["key"].p95_ms, frame.p95_ms, target),
            ("longest turn after a key, p95", found["turn"].p95_ms, frame.p95_ms, "–"),
            ("longest turn of all", turn_ms, frame.p95_ms, FREEZE_MS),
        ):
            said = verdict(figure, most) if isinstance(most, float) else ""
            rows.append([size, name, figure, most, said, base, figure / base])
        work.close()
        floor.deleteLater()
    head = ["elements", "work", "ms", "target", "", "floor frame", "ratio"]
    print_table("typing in place, with inspector, problems and overview", head, rows)


if __name__ == "__main__":
    main()
