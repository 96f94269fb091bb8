"""How long the window stands still for each action of the registry, for taking it back and again.

``bench_freeze`` measures what is known to be long; this runs whatever a menu, a key or the palette
offers, with everything, one element, link, step or stage, all links or all steps selected, and in
the table, the outline and the plan. Dialogs are sent away when they have come. What the window's
thread works between two beats at most is what counts here: wait for nothing else to run before you
read the wall clock. ``--only edit mark`` runs actions whose id begins so, ``--moments 'a step'
'the table'`` those that apply in these moments; it takes an hour otherwise.

Each moment begins with the window, the view and the file as they were; what an action leaves in
spite of that is told. ``--log FILE`` keeps every figure as soon as it is known: started again with
the same file, it goes on where it stopped, and an action at which it stopped twice (an action that
lasts five minutes stops it, with a traceback) is told and left out.
"""

from __future__ import annotations

import compileall
import faulthandler
import json
import sys
import traceback
from collections import Counter
from collections.abc import Callable
from dataclasses import fields
from itertools import takewhile
from pathlib import Path
from time import perf_counter, sleep
from types import TracebackType
from typing import Any

from bench_freeze import TARGET_MS, Bench
from measure import print_table, resident_mb, sizes, verdict
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication, QDialog

import cxdesigner
from cxdesigner.base.errors import CxError
from cxdesigner.editor.actions import Action
from cxdesigner.editor.builtin import register_all
from cxdesigner.editor.context import Context
from cxdesigner.editor.document import Document
from cxdesigner.model.element import Element
from cxdesigner.model.link import Link
from cxdesigner.ui.dialogs.working import WorkingDialog

SHOWN_MS = 40.0
"""Work below which nobody needs to read of an action."""

_ELSEWHERE = ("file.quit", "file.close", "view.program_language", "edit.copy_picture")
"""What ends the window or puts another in its place, or works in a thread for minutes."""

_LONGEST_S, _LEAST_S, _HANGS_S = 20.0, 0.35, 300


class Log:
    """What was measured and what went wrong, kept in a file line by line if there is one."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self.known: dict[str, dict[str, Any]] = {}
        """By size, moment and action: rows of figures, memory after them."""

        self._begun = Counter[str]()
        for line in path.read_text().splitlines() if path is not None and path.exists() else ():
            kept = json.loads(line)
            if "rows" in kept:
                self.known[kept["key"]] = kept
            else:
                self._begun[kept["key"]] += 1

    def stopped(self) -> list[str]:
        """Return what was begun twice and never came to its end."""
        return [key for key, times in self._begun.items() if times > 1 and key not in self.known]

    def begin(self, key: str) -> bool:
        """Say whether something is still to be measured, and that it begins."""
        if key in self.known or self._begun[key] > 1:
            return False
        self._write({"key": key})
        return True

    def end(self, key: str, **found: Any) -> None:
        """Take note of what was measured."""
        self.known[key] = {"key": key, **found}
        self._write(self.known[key])

    def _write(self, line: dict[str, Any]) -> None:
        if self._path is not None:
            with self._path.open("a") as file:
                file.write(json.dumps(line) + "\n")


class Everything(Bench):
    """One window in which every action is run in some moments."""

    def __init__(self, size: int, log: Log) -> None:
        super().__init__(size)
        self.log = log
        self.faults: list[str] = []
        self.settings = self.editor.settings.value
        self.document, _notes = self.editor.files.open(self.path)
        self.settle()
        self.view, self.panels = self.document.view_state, self.window.shown_panels()
        sys.excepthook = self.fault

    def fault(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Take note of an error that nobody has caught: in the program it would be a bug."""
        traceback.print_exception(kind, error, trace)
        self.faults.append(repr(error))

    def settle(self) -> None:
        """Wait for the drawing; not for the rules, which take their time after each edit."""
        window = self.window
        begin, quiet = perf_counter(), 0
        while perf_counter() < begin + _LONGEST_S and quiet < 8:
            QApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            is_done = window.controller.is_current and perf_counter() > begin + _LEAST_S
            quiet = quiet + 1 if is_done else 0
            sleep(0.004)

    def measure(self, name: str, work: Callable[[], object]) -> None:
        """Measure one action, and tell at once what took long: all of them take an hour."""
        super().measure(name, work)
        busy, _every, beat, _call = self.rows[-1][1:]
        if busy >= SHOWN_MS:
            _say(f"{name}: {busy:.0f} ms, beat {beat:.0f} ms")

    def run_all(self, begins: tuple[str, ...], moments: tuple[str, ...] = ()) -> None:
        """Measure every action that applies, in the first moment of each kind where it does."""
        clock = QTimer(self.window)
        clock.setInterval(15)
        clock.timeout.connect(_send_away)
        clock.start()
        registry, done = register_all(), set[str]()
        for name, prepare in self.moments(self.document).items():
            if moments and name not in moments:
                continue
            self.back(prepare)
            context = self.context()
            for action in registry:
                asked = action.id.startswith(begins) and action.id not in _ELSEWHERE
                if asked and action.id not in done and action.applies(context):
                    # With everything selected, what counts is much: one thing is another question.
                    done |= set() if name.startswith("all") else {action.id}
                    key = f"{self.size} {name}: {action.id}"
                    if self.log.begin(key):
                        self.kept(key, name, action, prepare, context)
            _say(f"{name}: through, {resident_mb():.0f} MB")
        clock.stop()

    def kept(
        self, key: str, name: str, action: Action, prepare: Callable[[], object], context: Context
    ) -> None:
        """Measure an action and keep what was found, with what it leaves in the window."""
        faulthandler.dump_traceback_later(_HANGS_S, exit=True)
        first, self.faults = len(self.rows), []
        self.one(name, action)
        self.back(prepare)
        faulthandler.cancel_dump_traceback_later()
        left, now = [], self.context()
        for field in fields(Context):
            # What was taken back can be done again, what was copied can be pasted.
            if field.name not in {"can_redo", "redo_label", "host"}:
                old, new = getattr(context, field.name), getattr(now, field.name)
                left += [] if old == new else [f"{field.name}: {new!r:.40}"]
        if now.host.panels != context.host.panels or now.host.tool != context.host.tool:
            left.append(f"{now.host.tool}, {sorted(now.host.panels)}")
        if left:
            _say(f"{name}: {action.id} leaves {', '.join(left)}")
        rows = self.rows[first:]
        self.log.end(key, rows=rows, mb=round(resident_mb()), faults=self.faults, left=left)

    def context(self) -> Context:
        """Return the moment as actions see it."""
        self.window.update_actions()
        return self.editor.session.context

    def moments(self, document: Document) -> dict[str, Callable[[], object]]:
        """Return what leads to each moment."""
        store, choose = document.store, document.selection.set
        elements = [element.id for element in store.of_type(Element)]

        def shown(editor: str) -> Callable[[], object]:
            def show() -> None:
                choose(elements[5:6])
                document.set_view(editor=editor)

            return show

        return {
            "all elements": lambda: choose(elements),
            "all links": lambda: choose([link.id for link in store.of_type(Link)]),
            "all steps": lambda: choose([step.id for step in store.steps]),
            "nothing": lambda: choose(()),
            "an element": lambda: choose(elements[7:8]),
            "a link": lambda: choose([store.of_type(Link)[7].id]),
            "a step": lambda: choose([store.steps[7].id]),
            "a stage": lambda: choose([store.stages[3].id]),
            "a lane": lambda: choose([store.lanes[1].id]),
            "the table": shown("table"),
            "the outline": shown("outline"),
            "the plan": shown("plan"),
        }

    def one(self, name: str, action: Action) -> None:
        """Measure an action, what takes it back, and what does it again."""
        choice = None
        if action.choices is not None:
            choices = action.choices(self.editor.session)
            if not choices:
                return
            choice = choices[-1].key
        document, run = self.document, self.window.actions_._do
        mark, name = document.history.mark, f"{name}: "
        try:
            self.measure(f"{name}{action.id}", lambda: run(action.id, choice))
            if document.history.mark != mark and self.editor.workspace.active is document:
                self.measure(f"{name}undo {action.id}", lambda: run("edit.undo", None))
                if document.history.can_redo:
                    self.measure(f"{name}redo {action.id}", lambda: run("edit.redo", None))
        except CxError as error:
            _say(f"{action.id}: {error}")
        except Exception:
            self.fault(*sys.exc_info())  # type: ignore[arg-type]
        while document.history.mark != mark and document.history.can_undo:
            document.undo()

    def back(self, prepare: Callable[[], object]) -> None:
        """Put away what an action has left, and lead to the moment again."""
        window, workspace = self.window, self.editor.workspace
        window.text_editing.finish()
        for top in QApplication.topLevelWidgets():
            if top is not window and top.isVisible():
                top.close()
        window.comparing.end()
        if window.tour.is_running:
            window.tour.obey("end")
        for made in workspace.documents:
            if made is not self.document:
                made.set_saved()
                workspace.remove(made)
        window.controller.arm("select")
        if window.finders.find.bar.isVisible():
            window.finders.find.close_bar()
        for panel in ("problems", "analyses", "inspector", "minimap", "parking"):
            window.show_panel(panel, panel in self.panels)
        self.editor.settings.set(self.settings)
        self.document.restore_view(self.view)
        prepare()
        window.editors.current.widget.setFocus()
        self.settle()


def _send_away() -> None:
    dialog, popup = QApplication.activeModalWidget(), QApplication.activePopupWidget()
    if popup is not None:
        popup.close()
    elif isinstance(dialog, QDialog) and not isinstance(dialog, WorkingDialog):
        dialog.reject()


def _taken(option: str) -> tuple[str, ...]:
    """Return the words after an option, up to the next one, and take both away."""
    if option not in sys.argv:
        return ()
    at = sys.argv.index(option)
    words = list(takewhile(lambda word: not word.startswith("--"), sys.argv[at + 1 :]))
    del sys.argv[at : at + 1 + len(words)]
    return tuple(words)


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def main() -> None:
    """Print the figures of what takes long, what went wrong and what grew."""
    # A person's Python keeps compiled modules: what is imported late is not compiled first.
    sys.dont_write_bytecode = False
    compileall.compile_dir(Path(cxdesigner.__file__).parent, quiet=2)
    moments, kept = _taken("--moments"), _taken("--log")
    begins = _taken("--only") or ("",)
    log = Log(Path(kept[0]) if kept else None)
    for size in sizes():
        bench = Everything(size, log)
        bench.run_all(begins, moments)
        bench.close()
    slow = [
        [key.split()[0], *row[:4], verdict(row[1], TARGET_MS)]
        for key, found in log.known.items()
        for row in found["rows"]
        if row[1] >= SHOWN_MS
    ]
    head = ["elements", "action", "window busy ms", "all threads ms", "beat ms", "busy 200 ms"]
    slow.sort(key=lambda row: -row[2])
    print_table(
        f"actions for which the window's thread works {SHOWN_MS:.0f} ms or more", head, slow
    )
    last: dict[str, list[float]] = {}
    for key, found in log.known.items():
        last.setdefault(key.split(":")[0], []).append(found["mb"])
    print_table(
        "resident memory, MB",
        ["moment", "actions", "after the first", "at most", "after the last"],
        [[key, len(mb), mb[0], max(mb), mb[-1]] for key, mb in last.items()],
    )
    for key, found in log.known.items():
        for fault in found["faults"]:
            print(f"{key}: {fault}")
    for key in log.stopped():
        print(f"{key}: stopped here")
    print(f"{sum(row[-1] == 'MISSED' for row in slow)} over the target")


if __name__ == "__main__":
    main()
