"""Hands on the keyboard alone, and eyes that read what has the focus."""

from __future__ import annotations

from collections.abc import Sequence

import keystroke_model
from hands import Hands, settle
from hot_pot import words
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QListWidget, QMenu, QWidget

from cxdesigner.model.element import Element
from cxdesigner.model.lane import Lane
from cxdesigner.model.link import Link
from cxdesigner.model.stage import Step
from cxdesigner.model.store import Store
from cxdesigner.ui.table.editor import TableEditor

K = Qt.Key
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
MOST_TABS = 60


class Keys(Hands):
    """Hands that only press keys, and read what has the focus on the screen."""

    patience = 1

    def press_on(self, widget: QWidget, key: Qt.Key) -> None:
        """Press a key in a list or menu that lies over the window."""
        self.keys += 1
        self.trace += keystroke_model.command()
        QTest.keyClick(widget, key)

    def write(self, text: str) -> None:
        """Type through an input method; each character of the text counts as one key."""
        if not text:
            return
        if text.isascii():
            self.type(text)
            return
        self.compose(text[:1], commit=text)
        self.keys += len(text)
        self.letters += len(text)
        self.trace += keystroke_model.text(text)

    def tab_to(self, title: str, *, back: bool = False) -> QWidget:
        """Press Tab until what has the focus is called so on the screen."""
        seen = []
        for _press in range(MOST_TABS):
            if back:
                self.key(K.Key_Backtab, SHIFT)
            else:
                self.key(K.Key_Tab)
            focus = self.focus
            seen.append(focus.accessibleName() or focus.objectName())
            if title in (focus.accessibleName(), getattr(focus, "text", str)()):
                return focus
        raise AssertionError(f"{title} is not reached with Tab: {seen}")

    def fill(self, title: str, text: str) -> None:
        """Go on to a field and type into it."""
        self.tab_to(title)
        self.write(text)

    def unfold(self, title: str) -> None:
        """Go on to a group and open it."""
        header = self.tab_to(title)
        if not header.isChecked():
            self.key(K.Key_Space)

    def open_group(self, title: str) -> None:
        """Go to a group of the inspector, from wherever one is, and open it."""
        for _press in range(24):
            self.key(K.Key_Down, CONTROL | ALT)
            if self.focus.accessibleName() == title:
                if not self.focus.isChecked():
                    self.key(K.Key_Space)
                return
        raise AssertionError(f"there is no group {title}")

    def pick(self, title: str, wanted: str) -> None:
        """Go on to a line with a list of words, open it with Down, and take one."""
        line = self.tab_to(title)
        self.key(K.Key_Down)
        popup = line.completer().popup()
        for _press in range(popup.model().rowCount()):
            self.press_on(popup, K.Key_Down)
            if popup.currentIndex().data() == wanted:
                self.press_on(popup, K.Key_Return)
                settle(1)
                return
        raise AssertionError(f"{wanted} is not offered")

    def choose(self, title: str, wanted: str) -> None:
        """Go on to a list of choices and press Down until what is wanted is shown."""
        self.tab_to(title)
        self.choose_here(wanted)

    def choose_here(self, wanted: str) -> None:
        """Press Down in a list of choices until what is wanted is shown."""
        box = self.focus
        assert isinstance(box, QComboBox)
        while box.currentIndex() > box.findText(wanted) >= 0:
            self.key(K.Key_Up)
        for _press in range(box.count()):
            if box.currentText() == wanted:
                return
            self.key(K.Key_Down)
        raise AssertionError(f"there is no {wanted}")

    def write_lines(self, lines: list[str]) -> None:
        """Type some lines, Enter between them."""
        for number, line in enumerate(lines):
            if number:
                self.key(K.Key_Return)
            self.write(line)

    def fill_if(self, title: str, value: float | str | None) -> None:
        """Go on to a field and type into it, if there is something to type."""
        if value not in (None, ""):
            self.fill(title, value if isinstance(value, str) else f"{value:g}")

    def run(self, command: str) -> None:
        """Find a command in the palette by the beginning of its name."""
        self.key("k", CONTROL)
        self.write(command)
        self.key(K.Key_Return)

    # -- about the grid ----------------------------------------------------------------------

    def named(self, name: str) -> Element:
        """The element with a text on the canvas."""
        return next(e for e in self.document.store.of_type(Element) if words(e.label) == name)

    def place(self) -> tuple[int, int]:
        """The lane and the column that are selected, from 0."""
        view, chosen = self.document.store, self.document.selection
        lanes, columns = view.positions(Lane), view.positions(Step)
        if chosen.cell is not None:
            return lanes[chosen.cell[0]], columns[chosen.cell[1] or ""]
        element = view.need(Element, chosen.primary or "")
        return lanes[element.lane_id], columns[element.step_id or ""]

    def go(self, lane: int, column: int) -> None:
        """Press arrows until a cell of the grid is selected."""
        if self.document.store.get(Link, self.document.selection.primary) is not None:
            self.key(K.Key_Left)
        for _press in range(40):
            row, here = self.place()
            if (row, here) == (lane, column):
                return
            if here != column:
                self.key(K.Key_Right if here < column else K.Key_Left)
            else:
                self.key(K.Key_Down if row < lane else K.Key_Up)
        raise AssertionError("the arrows do not lead there")

    def go_to(self, name: str) -> None:
        """Press arrows until an element is selected."""
        element, view = self.named(name), self.document.store
        self.go(view.positions(Lane)[element.lane_id], view.positions(Step)[element.step_id or ""])
        assert self.document.selection.primary == element.id, name

    # -- links -------------------------------------------------------------------------------

    def link(self, source: str, target: str, kind: str) -> Link | None:
        """The link of a kind between two elements, if it is there."""
        ends = self.named(source).id, self.named(target).id
        links = self.document.store.outgoing(ends[0])
        return next((k for k in links if (k.target_id, k.kind) == (ends[1], kind)), None)

    def select_link(self, source: str, target: str, kind: str) -> None:
        """Go through the links of an element until one is selected."""
        wanted = self.link(source, target, kind)
        assert wanted is not None
        self.go_to(source)
        for _press in range(12):
            self.key(K.Key_Right, CONTROL)
            if self.document.selection.primary == wanted.id:
                return
        raise AssertionError("the link is not reached")

    def choose_kind(self, kind: str) -> None:
        """Take another kind of the choice beside the link that was just drawn, or refused."""
        link = self.document.store.get(Link, self.document.selection.primary)
        if link is not None and link.kind == kind:
            return
        button = self.window.link_kinds.buttons[kind]
        self.key(K.Key_Tab)
        for _press in range(6):
            if self.focus is button:
                self.key(K.Key_Return)
                return
            self.key(K.Key_Tab)
        raise AssertionError(f"{kind} is not offered")

    # -- the table ---------------------------------------------------------------------------

    @property
    def table(self) -> TableEditor:
        editor = self.window.editors.current
        assert isinstance(editor, TableEditor)
        return editor

    def rows(self, pot: Store) -> list[Element]:
        """What the rows of the table are to say, from top to bottom."""
        wanted = {words(element.label): element for element in pot.of_type(Element)}
        view = self.document.store
        return [wanted[words(view.need(Element, key).label)] for key in self.table.model.ids]

    def in_menu(self, *wanted: str) -> None:
        """Switch things on in the menu that the next thing done opens, then close it."""

        def look() -> None:
            menu = QApplication.activePopupWidget()
            if not isinstance(menu, QMenu):
                QTimer.singleShot(10, self.window, look)
                return
            left = set(wanted)
            for _press in range(2 * len(menu.actions())):
                active: QAction | None = menu.activeAction()
                if active is not None and active.text() in left:
                    left.discard(active.text())
                    self.press_on(menu, K.Key_Space)
                if not left:
                    break
                self.press_on(menu, K.Key_Down)
            self.press_on(menu, K.Key_Escape)
            assert not left, left

        QTimer.singleShot(10, self.window, look)

    def go_to_cell(self, row: int, key: str) -> None:
        """Press arrows until a cell of the table is selected."""
        columns = [column.key for column in self.table.work.sheet.columns]
        now = self.table.view.currentIndex()
        across, down = columns.index(key) - now.column(), row - now.row()
        self.key(K.Key_Right if across > 0 else K.Key_Left, times=abs(across))
        self.key(K.Key_Down if down > 0 else K.Key_Up, times=abs(down))

    def fill_column(self, key: str, texts: Sequence[str]) -> None:
        """Write down a column from the first row; where there is no text a cell is passed over."""
        self.go_to_cell(0, key)
        for text in texts:
            if text:
                self.write(text)
                self.key(K.Key_Return)
            else:
                self.key(K.Key_Down)

    def tick_column(self, key: str, rows: Sequence[Sequence[str]]) -> None:
        """Tick words down a column, in the list that Enter opens in a cell."""
        self.go_to_cell(0, key)
        for wanted in rows:
            if not wanted:
                self.key(K.Key_Down)
                continue
            self.key(K.Key_Return)
            cell = self.focus
            assert isinstance(cell, QListWidget)
            for row in range(cell.count()):
                if cell.item(row).text() in wanted:
                    self.key(K.Key_Space)
                if row + 1 < cell.count():
                    self.key(K.Key_Down)
            self.key(K.Key_Return)
