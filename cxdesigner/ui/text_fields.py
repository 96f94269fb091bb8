"""Fields of text that leave files to whoever opens them: one line, some lines, a rich one.

Qt writes the address of a file that is dropped or pasted into a text. Dropped files go to what
lies behind the field; pasted ones are written only if they came with words of their own.
"""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit


def holds_files(mime: QMimeData) -> bool:
    """Say whether files of this computer are dragged or were copied."""
    return any(url.isLocalFile() for url in mime.urls())


def is_files_alone(mime: QMimeData | None) -> bool:
    """Say whether there are files without words of their own; a clipboard may hold nothing."""
    return mime is not None and holds_files(mime) and not mime.hasFormat("text/plain")


class TextLine(QLineEdit):
    """One line of text."""

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if holds_files(event.mimeData()):
            event.ignore()
        else:
            super().dragEnterEvent(event)

    def paste(self) -> None:
        if not is_files_alone(QApplication.clipboard().mimeData()):
            super().paste()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            if not self.isReadOnly():
                self.paste()
            event.accept()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        for action in menu.actions():
            if action.objectName() == "edit-paste":
                files = is_files_alone(QApplication.clipboard().mimeData())
                action.setEnabled(action.isEnabled() and not files)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())


class TextLines(QPlainTextEdit):
    """Some lines of text."""

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if holds_files(event.mimeData()):
            event.ignore()
        else:
            super().dragEnterEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return not is_files_alone(source) and super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        if not is_files_alone(source):
            super().insertFromMimeData(source)


class TextBox(QTextEdit):
    """Some lines of text, each in its own type."""

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if holds_files(event.mimeData()):
            event.ignore()
        else:
            super().dragEnterEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return not is_files_alone(source) and super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        if not is_files_alone(source):
            super().insertFromMimeData(source)
