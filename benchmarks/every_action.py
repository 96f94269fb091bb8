"""How long the window stands still for each action of the registry, and for taking it back.

``bench_freeze`` measures what is known to be long; this runs whatever a menu, a key or the palette
offers, with everything, one element, link, step or stage, all links or all steps selected, and in
the table, the outline and the plan. Dialogs are sent away when they have come. What the window's
thread works between two beats at most is what counts here: wait for nothing else to run before you
read the wall clock. ``--only edit mark`` runs actions whose id begins so, ``--moments 'a step'
'the table'`` those that apply in these moments; it takes half an hour otherwise.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from itertools import takewhile
from time import perf_counter, sleep

from bench_freeze import TARGET_MS, Bench
from measure import print_table, sizes, verdict
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication, QDialog

from cxdesigner.base.errors import CxError
from cxdesigner.editor.actions import Action
from cxdesigner.editor.builtin import register_all
from cxdesigner.editor.document import Document
from cxdesigner.model.element import Element
from cxdesigner.model.link import Link
from cxdesigner.ui.dialogs.working import WorkingDialog

SHOWN_MS = 40.0
"""Work below which nobody needs to read of an action."""

_ELSEWHERE = ("file.", "view.program_language", "edit.copy_picture", "edit.preferences")
"""What asks for files, ends the window, or works in a thread for minutes."""

_LONGEST_S, _LEAST_S = 20.0, 0.35


class Everything(Bench):
    """One window in which every action is run in some moments."""

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
        """Measure one action, and tell at once what took long: all of them take half an hour."""
        super().measure(name, work)
        busy, _every, beat, _call = self.rows[-1][1:]
        if busy >= SHOWN_MS:
            print(f"{name}: {busy:.0f} ms, beat {beat:.0f} ms", file=sys.stderr, flush=True)

    def run_all(self, begins: tuple[str, ...], moments: tuple[str, ...] = ()) -> None:
        """Measure every action that applies, in the first moment of each kind where it does."""
        document, _notes = self.editor.files.open(self.path)
        self.settle()
        clock = QTimer(self.window)
        clock.setInterval(15)
        clock.timeout.connect(_send_away)
        clock.start()
        registry, done = register_all(), set[str]()
        for name, prepare in self.moments(document).items():
            if moments and name not in moments:
                continue
            prepare()
            self.settle()
            self.window.update_actions()
            context = self.editor.session.context
            for action in registry:
                asked = action.id.startswith(begins) and not action.id.startswith(_ELSEWHERE)
                if asked and action.id not in done and action.applies(context):
                    # With everything selected, what counts is much: one thing is another question.
                    done |= set() if name.startswith("all") else {action.id}
                    self.one(name, action, document)
                    self.back(document, prepare)
        clock.stop()

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

    def one(self, name: str, action: Action, document: Document) -> None:
        """Measure an action, and what takes it back."""
        choice = None
        if action.choices is not None:
            choices = action.choices(self.editor.session)
            if not choices:
                return
            choice = choices[-1].key
        state, mark = document.view_state, document.history.mark
        run = self.window.actions_._do
        try:
            self.measure(f"{name}: {action.id}", lambda: run(action.id, choice))
            if document.history.mark != mark and self.editor.workspace.active is document:
                self.measure(f"{name}: undo {action.id}", lambda: run("edit.undo", None))
        except CxError as error:
            print(f"{action.id}: {error}", file=sys.stderr)
        while document.history.mark != mark and document.history.can_undo:
            document.undo()
        document.restore_view(state)

    def back(self, document: Document, prepare: Callable[[], object]) -> None:
        """Put away what an action has left, and lead to the moment again."""
        window, workspace = self.window, self.editor.workspace
        window.text_editing.finish()
        for top in QApplication.topLevelWidgets():
            if top is not window and top.isVisible():
                top.close()
        for made in workspace.documents:
            if made is not document:
                made.set_saved()
                workspace.remove(made)
        window.controller.arm("select")
        for panel in ("problems", "analyses"):
            window.show_panel(panel, False)
        prepare()
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


def main() -> None:
    """Print the figures of what takes long."""
    moments = _taken("--moments")
    begins = _taken("--only") or ("",)
    rows: list[list[object]] = []
    for size in sizes():
        bench = Everything(size)
        bench.run_all(begins, moments)
        bench.close()
        slow = [row for row in bench.rows if row[1] >= SHOWN_MS]
        rows += [
            [size, name, busy, every, beat, verdict(busy, TARGET_MS)]
            for name, busy, every, beat, _call in sorted(slow, key=lambda row: -row[1])
        ]
    head = ["elements", "action", "window busy ms", "all threads ms", "beat ms", "busy 200 ms"]
    print_table(
        f"actions for which the window's thread works {SHOWN_MS:.0f} ms or more", head, rows
    )
    print(f"{sum(row[-1] == 'MISSED' for row in rows)} over the target")


if __name__ == "__main__":
    main()
