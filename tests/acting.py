"""A window taken from moment to moment, and what can be seen of it before and after an action."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from hands import settle
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from cxdesigner.editor.builtin import register_all
from cxdesigner.editor.document import Document
from cxdesigner.formats.templates import load_template
from cxdesigner.ui.assembly import Editor
from cxdesigner.ui.table.editor import TableEditor

if TYPE_CHECKING:
    from collections.abc import Iterator

_PATIENCE_MS = 3_000


class Moments:
    """One window that is taken to a moment, looked at, and taken to the next."""

    def __init__(self, editor: Editor) -> None:
        self.editor = editor
        self.window = editor.window
        self.registry = register_all()
        self.opened: list[str] = []
        """Names of dialogs and menus that came up and were sent away."""

        self._first = editor.workspace.active
        self._copied = 0
        self._before: dict[str, Any] = {}
        self._undo = 0
        QApplication.clipboard().dataChanged.connect(self._note_copy)
        self._clock = QTimer(self.window)
        self._clock.setInterval(10)
        self._clock.timeout.connect(self._send_away)

    def _note_copy(self) -> None:
        self._copied += 1

    def _send_away(self) -> None:
        dialog = QApplication.activeModalWidget()
        popup = QApplication.activePopupWidget()
        if popup is not None:
            self.opened.append(popup.objectName())
            popup.close()
        elif isinstance(dialog, QDialog) and dialog.isVisible():
            self.opened.append(dialog.objectName())
            dialog.reject()

    @property
    def document(self) -> Document:
        found = self.window.document
        assert found is not None
        return found

    # -- to do -------------------------------------------------------------------------------

    def run(self, action_id: str, choice: str | None = None) -> bool:
        """Run an action through the registry, and send away what it opens."""
        self._clock.start()
        try:
            done = self.registry.run(action_id, self.editor.session, choice)
            settle(4)
            return done
        finally:
            self._clock.stop()

    def wait(self, condition: Callable[[], object]) -> None:
        """Rest until something is so."""
        assert self.comes(lambda: bool(condition()), _PATIENCE_MS), "waited in vain"

    def comes(self, condition: Callable[[], bool], ms: int = 400) -> bool:
        """Say whether something comes to be within a while."""
        while not condition():
            if ms <= 0:
                return False
            QTest.qWait(5)
            ms -= 5
        return True

    @contextmanager
    def fresh(self, template: str) -> Iterator[None]:
        """Show a document of its own, and put everything away again but the document.

        That goes when the next one is there: to show another one in between takes as long as this.
        """
        workspace, window = self.editor.workspace, self.window
        document = workspace.add(Document(load_template(template), name="Sample"))
        workspace.activate(document)
        for other in workspace.documents:
            if other is not document and other is not self._first:
                other.set_saved()
                workspace.remove(other)
        window.activateWindow()
        window.canvas.setFocus()
        self.opened.clear()
        window.status.tell("")
        settle(2)
        yield
        window.text_editing.finish()
        window.finders.find.close_bar()
        window.tour.obey("end")
        # It is remembered where it was left: each rehearsal would begin a step further on.
        self.editor.session.state.update(tour="")
        window.comparing.end()
        window.controller.arm("select")
        for panel in ("problems", "analyses", "minimap", "parking"):
            window.show_panel(panel, False)
        window.show_panel("inspector", True)
        for top in QApplication.topLevelWidgets():
            if top is not window and top.isVisible():
                top.close()
        settle(2)

    # -- to see ------------------------------------------------------------------------------

    def begin(self) -> None:
        """Take note of what is seen now; another edit is one of its own."""
        self.document.history.break_merge()
        self._before = self.at_rest()
        self._undo = len(self.document.history.undo_labels)

    def changed(self) -> set[str]:
        """Return what is no more as it was when it began."""
        before, now = self._before, self.seen()
        if before["documents"] != now["documents"]:
            # Another one says other things.
            return {"documents"}
        return {name for name in {*before, *now} if before.get(name) != now.get(name)}

    def is_as_before(self) -> bool:
        """Say whether all is as it was when it began, but for what was said."""
        settle()
        return self.changed() <= {"message"}

    def undo_and_redo(self) -> bool:
        """Say whether undo takes an edit back and redo brings it again; it is taken back then."""
        document, editing = self.document, self.window.text_editing
        if editing.editor.is_open:
            # An element without a text would go with the end of the typing.
            editing.editor.insertPlainText("Words")
            editing.finish()
        before, after = self._before["records"], dict(document.store.records)
        steps = len(document.history.undo_labels) - self._undo
        for _step in range(steps):
            document.undo()
        is_back = after != before == document.store.records
        for _step in range(steps):
            document.redo()
        is_again = dict(document.store.records) == after
        for _step in range(steps):
            document.undo()
        return steps > 0 and is_back and is_again

    def at_rest(self) -> dict[str, Any]:
        """Return what is seen when nothing changes any more by itself."""
        self.wait(self._is_at_rest)
        seen = self.seen()
        for _turn in range(50):
            settle()
            before, seen = seen, self.seen()
            if before == seen:
                return seen
        raise AssertionError("the window does not come to rest")

    def _is_at_rest(self) -> bool:
        window = self.window
        panel = window.analyses.panel if window.analyses.is_shown else None
        has_page = panel is None or panel.live.is_current
        return window.controller.is_current and has_page

    def seen(self) -> dict[str, Any]:
        """Return what a person could notice, by what it is about; equal if nothing happened."""
        window, workspace = self.window, self.editor.workspace
        canvas, document = window.canvas, workspace.active
        found: dict[str, Any] = {
            "documents": (tuple(map(id, workspace.documents)), id(document)),
            "panels": window.shown_panels(),
            "tool": (
                window.controller.tool_name,
                window.session.host.state.tool_kept,
                type(canvas.tool).__name__,
            ),
            "typing": window.text_editing.editor.is_open,
            "place": (
                canvas.zoom,
                canvas.mapToScene(canvas.viewport().rect().center()).toTuple(),
            ),
            "settings": self.editor.settings.value,
            "state": self.editor.session.state.value,
            "copied": self._copied,
            "look": workspace.look,
            "opened": (tuple(self.opened), self._tops()),
            "focus": id(QApplication.focusWidget()),
            "message": (
                window.status.message.text() if not window.status.message.isHidden() else ""
            ),
            "bars": tuple(
                part is not None and part.isVisible()
                for part in (window.finders.find.bar, window.tour.panel, window.what_if.panel)
            ),
            "editors": self._in_editors(),
        }
        if document is not None:
            chosen = document.selection
            found |= {
                "records": dict(document.store.records),
                "view": document.view_state.without_place,
                "selection": (chosen.ids, chosen.cell),
                "saved": document.is_dirty,
            }
        return found

    def _tops(self) -> tuple[str, ...]:
        tops = QApplication.topLevelWidgets()
        names = (top.objectName() for top in tops if top.isVisible() and top is not self.window)
        return tuple(sorted(names))

    def _in_editors(self) -> tuple[Any, ...]:
        window = self.window
        current = window.editors.current
        marks: list[Any] = []
        if isinstance(current, TableEditor):
            indexes = current.view.selectionModel().selectedIndexes()
            marks.append([(index.row(), index.column()) for index in indexes])
            marks.append(current.model.ids)
        problem = window.problems.current()
        marks.append(problem.key if problem is not None else None)
        if window.tour.tour is not None:
            marks.append((window.tour.tour.place,))
        guide = window.guide.panel
        marks.append(guide.width() if guide is not None and guide.isVisible() else None)
        panel = window.analyses.panel if window.analyses.is_shown else None
        if panel is not None:
            marks.append(panel.view.page.key if panel.view.page is not None else "")
        return tuple(marks)
