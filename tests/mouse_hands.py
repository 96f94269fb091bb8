"""Hands that click and drag what can be seen; keys are pressed for the letters of texts only."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import keystroke_model
from hands import LEFT, NAME, NONE, Hands, settle
from hot_pot import words
from PySide6.QtCore import QPoint, QPointF, QRect, Qt, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QLineEdit,
    QToolButton,
    QWidget,
)

from cxdesigner.base.i18n import _
from cxdesigner.model.element import Element
from cxdesigner.model.link import Link, LinkKind
from cxdesigner.ui.panels.cards import Card
from cxdesigner.ui.tools.handles import grips_of

RIGHT, BELOW, LEFT_SIDE, ABOVE = range(4)
"""The dots beside an element."""


def words_on(widget: QWidget) -> tuple[str, str]:
    """What a widget is called, and what is written on it."""
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName(), text


class Mouse(Hands):
    """Hands that click and drag what can be seen; keys are pressed for the letters of texts."""

    line_ends = 0
    """Enter between two lines of a text."""

    # -- what is on the screen ---------------------------------------------------------------

    def pixel(self, place: QPointF) -> QPointF:
        at = super().pixel(place)
        if not self.port.rect().adjusted(2, 2, -2, -2).contains(at.toPoint()):
            # A person looks at all of it first.
            self.press_button(self.window.status.fit)
            at = super().pixel(place)
        assert self.port.rect().contains(at.toPoint()), "this is not on the screen"
        return at

    def card(self, name: str) -> QWidget:
        """The last card of a kind."""
        cards = [
            card
            for card in self.window.inspector.findChildren(Card)
            if card.isVisible() and card.objectName().startswith(f"{name}:")
        ]
        return cards[-1]

    def called(
        self, title: str, kind: type[QWidget] = QWidget, within: QWidget | None = None
    ) -> QWidget:
        """The last field of the inspector that is called so; it comes with the next frame."""
        inspector = self.window.inspector
        page = inspector.widget()
        chosen = self.document.selection.ids
        if chosen:
            self.wait(lambda: inspector.page is not None and inspector.page.ids == chosen)
        found: list[QWidget] = []

        def look() -> bool:
            found[:] = [
                widget
                for widget in (within or page).findChildren(kind)
                if widget.isVisible()
                and title in words_on(widget)
                and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
            ]
            return bool(found)

        self.wait(look)
        return max(found, key=lambda widget: widget.mapTo(page, QPoint()).y())

    def scroll_to(self, widget: QWidget) -> None:
        """Turn the wheel over the inspector until all of a widget is seen."""
        area = self.window.inspector
        port = area.viewport()
        for _turn in range(60):
            place = QRect(widget.mapTo(port, QPoint()), widget.size())
            if port.rect().contains(place.center()):
                return
            turn = 120 if place.center().y() < 0 else -120
            at = QPointF(port.rect().center())
            event = QWheelEvent(
                at, QPointF(port.mapToGlobal(at.toPoint())), QPoint(), QPoint(0, turn),
                Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
                Qt.ScrollPhase.NoScrollPhase, False,
            )  # fmt: skip
            QApplication.sendEvent(port, event)
            settle(1)
        raise AssertionError("the wheel does not lead there")

    def press_button(self, button: QWidget) -> None:
        if self.window.inspector.widget().isAncestorOf(button):
            self.scroll_to(button)
        assert button.isVisible(), button.objectName()
        at = button.rect().center()
        if isinstance(button, QCheckBox):
            at.setX(8)
        self.click_on(button, at)
        settle(2)

    # -- fields ------------------------------------------------------------------------------

    def write(self, text: str) -> None:
        """Type through an input method; each character of the text counts as one key."""
        if text.isascii():
            self.type(text)
        else:
            self.compose(text[:1], commit=text)
            self.keys += len(text)
            self.letters += len(text)
            self.trace += keystroke_model.text(text)

    def fill(self, title: str, text: str, within: QWidget | None = None) -> None:
        """Click into a field and type."""
        if text:
            self.press_button(self.called(title, within=within))
            self.write(text)

    def write_lines(self, title: str, lines: Sequence[str]) -> None:
        """Click into a field and type some lines."""
        self.press_button(self.called(title))
        for number, line in enumerate(lines):
            if number:
                self.line_ends += 1
                self.key(Qt.Key.Key_Return)
            self.write(line)

    def unfold(self, title: str) -> None:
        """Open a group of the inspector, unless it is open."""
        header = self.called(title, QAbstractButton)
        assert isinstance(header, QAbstractButton)
        if not header.isChecked():
            self.press_button(header)

    def choose(self, title: str, wanted: str) -> None:
        """Open a list of choices and click one."""
        box = self.called(title, QComboBox)
        assert isinstance(box, QComboBox)
        if box.currentText() == wanted:
            return
        self.press_button(box)
        view = box.view()
        # A list takes no release of the press that opened it; a hand that moves is another one.
        self.move_to(QPointF(view.viewport().rect().bottomRight()), view.viewport(), held=NONE)
        place = view.visualRect(box.model().index(box.findText(wanted), 0)).center()
        self.move_to(QPointF(place), view.viewport(), held=NONE)
        self.click_on(view.viewport(), place)
        settle(2)
        assert box.currentText() == wanted, box.currentText()

    # -- the canvas --------------------------------------------------------------------------

    def named(self, name: str) -> Element:
        """The element with a text on the canvas."""
        store = self.document.store
        if self.editor.is_open and self.editor.toPlainText() == name:
            return store.need(Element, self.document.selection.primary or "")
        return next(e for e in store.of_type(Element) if words(e.label) == name)

    def dot(self, name: str, side: int) -> QPointF:
        """A dot beside an element, which shows when the pointer is over it."""
        element = self.named(name)
        self.hover(self.middle(element.id))
        return QPointF(*grips_of(self.window.controller.scene.items[element.id])[side])

    def select(self, name: str) -> None:
        self.click(self.middle(self.named(name).id))

    def link(self, source: str, target: str, kind: LinkKind) -> Link:
        """Drag a link from the dot that looks to where it leads; it is selected then.

        Where there is one of the usual kind already, the other is clicked that is offered there.
        """
        chosen = self.document.store.get(Link, self.document.selection.primary)
        if chosen is not None and self.named(source).id in (chosen.source_id, chosen.target_id):
            # Else its end may be taken, which covers a dot.
            self.select(source)
        before = {link.id for link in self.document.store.of_type(Link)}
        items = self.window.controller.scene.items
        ends = [items[self.named(name).id].rect for name in (source, target)]
        across = ends[1].center.x - ends[0].center.x
        if abs(across) < ends[0].width:
            side = BELOW if ends[1].center.y > ends[0].center.y else ABOVE
        else:
            side = RIGHT if across > 0 else LEFT_SIDE
        self.drag(self.dot(source, side), self.middle(self.named(target).id))
        chosen = self.document.store.get(Link, self.document.selection.primary)
        if chosen is None or chosen.id in before:
            self.press_button(self.window.link_kinds.buttons[kind])
        made = [link for link in self.document.store.of_type(Link) if link.id not in before]
        assert len(made) == 1, f"{source} → {target}"
        return made[0]

    def mark(self, name: str) -> None:
        """Open the list of marks and click one."""
        button = self.called(_("Add a mark"))
        self.scroll_to(button)
        self.choose_in_menu(button, name)

    def click_path(self, path: Path) -> Callable[[QWidget], None]:
        """An answer to a file dialog: the path is typed, then its button is clicked."""

        def answer(dialog: QWidget) -> None:
            field = dialog.findChild(QLineEdit, "fileNameEdit")
            box = dialog.findChild(QDialogButtonBox)
            assert field is not None
            assert box is not None
            # The name that is offered is selected, so that it goes when somebody types.
            assert field.hasFocus()
            assert field.selectedText() == field.text()
            QTest.keyClicks(field, str(path))
            self.keys += len(str(path))
            self.trace += keystroke_model.text(NAME)
            button = box.buttons()[0]

            def click(tries: int = 50) -> None:
                popup = QApplication.activePopupWidget()
                if popup is not None:
                    # A list of proposals, which comes when the folder is read: beside it, it goes.
                    QTest.mouseClick(popup, LEFT, pos=QPoint(-20, -20))
                elif dialog.isVisible():
                    QTest.mouseClick(button, LEFT)
                if tries and dialog.isVisible():
                    QTimer.singleShot(30, dialog, lambda: click(tries - 1))

            self.presses += 1
            self.trace += "PBB"
            click()

        return answer

    def choose_in_menu(self, button: QWidget, name: str) -> None:
        """Click a button that opens a menu, then an entry of it."""
        self.click_in_next_menu(name)
        self.press_button(button)

    def chip(self, field: str, word: str) -> None:
        """Click a word that can be on or off, below its caption."""
        chip = self.window.inspector.findChild(QToolButton, f"element{field.capitalize()}-{word}")
        assert chip is not None, word
        self.press_button(chip)

    def pick(self, title: str, wanted: str) -> None:
        """Click the arrow of a line, then a word of the list below it."""
        line = self.called(title, QLineEdit)
        assert isinstance(line, QLineEdit)
        self.scroll_to(line)
        self.click_on(line, QPoint(line.width() - 12, line.height() // 2))
        settle(2)
        popup = line.completer().popup()
        rows = range(popup.model().rowCount())
        row = next(n for n in rows if popup.model().index(n, 0).data() == wanted)
        place = popup.visualRect(popup.model().index(row, 0)).center()
        self.click_on(popup.viewport(), place)
        settle(2)
