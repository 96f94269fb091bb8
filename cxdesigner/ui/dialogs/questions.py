"""Questions as data put to the person: messages and file dialogs."""

from __future__ import annotations

import os
import re
from pathlib import Path

from PySide6.QtCore import QSize, QStandardPaths
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import (
    QFileDialog,
    QHeaderView,
    QListView,
    QToolButton,
    QTreeView,
    QWidget,
)

from cxdesigner.base.errors import CxError
from cxdesigner.base.i18n import _
from cxdesigner.editor.questions import CANCEL, Answer, PathRequest, Question
from cxdesigner.ui.dialogs.message import MessageBox
from cxdesigner.ui.screen_room import keep_on_screen

_SIZE = QSize(760, 460)
_ARROW_PX = 16
_PLACES_PX = 180
"""The widest that the list of places begins with."""

_FIELDS = {
    QFileDialog.DialogLabel.LookIn: "lookInCombo",
    QFileDialog.DialogLabel.FileName: "fileNameEdit",
    QFileDialog.DialogLabel.FileType: "fileTypeCombo",
}


def ask(question: Question | PathRequest, parent: QWidget | None) -> Answer | None:
    """Put a question; return the key of the choice or the path, None for never mind."""
    if isinstance(question, PathRequest):
        return ask_path(question, parent)
    box = MessageBox(parent, question.text, question.detail)
    box.setObjectName(f"question-{question.key}")
    # What does harm stands farthest from what is usual, which is the first of the choices.
    usual, *others = question.choices
    others.sort(key=lambda choice: (not choice.destructive, choice.key == CANCEL))
    keys = {
        box.add_button(f"answer-{choice.key}", choice.label, default=choice is usual): choice.key
        for choice in (*others, usual)
    }
    box.exec()
    # A single answer is no choice: to dismiss it is to give it.
    dismissed = CANCEL if others else usual.key
    key = keys[box.clicked] if box.clicked is not None else dismissed
    box.deleteLater()
    return None if key == CANCEL else key


def ask_path(request: PathRequest, parent: QWidget | None) -> Path | None:
    """Let the person choose a file; None for never mind."""
    dialog = path_dialog(request, parent)
    done = dialog.exec()
    chosen = dialog.selectedFiles()
    dialog.deleteLater()
    return Path(chosen[0]) if done and chosen else None


def path_dialog(request: PathRequest, parent: QWidget | None) -> QFileDialog:
    """Return a dialog that asks for a file, to be shown."""
    dialog = QFileDialog(parent, request.title)
    dialog.setObjectName(f"files-{request.key}")
    filters = []
    if request.purpose == "open" and len(request.suffixes) > 1:
        every = " ".join(f"*{suffix}" for _words, group in request.suffixes for suffix in group)
        title = _("All that can be opened")
        filters.append(f"{title} ({every})")
    for words, group in request.suffixes:
        filters.append(f"{words} ({' '.join(f'*{suffix}' for suffix in group)})")
    if request.purpose == "open":
        title = _("All files")
        filters.append(f"{title} (*)")
    dialog.setNameFilters(filters)
    is_open = request.purpose == "open"
    accept = QFileDialog.AcceptMode.AcceptOpen if is_open else QFileDialog.AcceptMode.AcceptSave
    dialog.setAcceptMode(accept)
    mode = QFileDialog.FileMode.ExistingFile if is_open else QFileDialog.FileMode.AnyFile
    dialog.setFileMode(mode)
    if not is_open and request.suffixes:
        dialog.setDefaultSuffix(request.suffixes[0][1][0].lstrip("."))
    suggested = request.suggested
    folder = None if suggested is None else suggested if is_open else suggested.parent
    # A bare name would mean wherever the program was started.
    known = folder is not None and folder.is_absolute() and os.path.isdir(folder)
    dialog.setDirectory(str(folder) if known else _own_folder())
    if suggested is not None and not is_open:
        dialog.selectFile(suggested.name)
    _dress(dialog)
    dialog.resize(dialog.sizeHint().expandedTo(_SIZE))
    keep_on_screen(dialog)
    return dialog


def _dress(dialog: QFileDialog) -> None:
    """Give arrows the colour of texts, fields their names, places and files the room of theirs.

    Fusion draws the arrows black, and Qt names no field. A dialog of the system has none of these
    parts.
    """
    for label, name in _FIELDS.items():
        field = dialog.findChild(QWidget, name)
        if field is not None:
            # Without the sign of its key and the colon.
            field.setAccessibleName(re.sub(r"\(&.\)|&|[:：]", "", dialog.labelText(label)).strip())
    ink = dialog.palette().color(QPalette.ColorRole.Text)
    for name in ("backButton", "forwardButton", "toParentButton"):
        button = dialog.findChild(QToolButton, name)
        if button is not None:
            picture = button.icon().pixmap(_ARROW_PX)
            painter = QPainter(picture)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
            painter.fillRect(picture.rect(), ink)
            painter.end()
            button.setIcon(picture)
    files = dialog.findChild(QTreeView, "treeView")
    if files is not None:
        files.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        files.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    places = dialog.findChild(QListView, "sidebar")
    if places is not None:
        places.setMinimumWidth(min(_PLACES_PX, places.sizeHintForColumn(0) + 16))


def _own_folder() -> str:
    """Return where documents of the person usually are."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return place if os.path.isdir(place) else str(Path.home())


def say_error(error: CxError, parent: QWidget | None) -> None:
    """Say that something could not be done, why, and what to do."""
    box = MessageBox(parent, error.message, error.hint, sign="triangle-alert")
    box.setObjectName("errorBox")
    box.add_button("answer-close", _("Close"), default=True)
    box.exec()
    box.deleteLater()


def say_bug(details: str, log_path: Path | None, parent: QWidget | None) -> None:
    """Say that the program made a mistake; the details can be copied."""
    text = _("Something went wrong in the program. Your document is still open.")
    hint = _("Save your work under another name, then start the program again.")
    if log_path is not None:
        where = _("A report was written to {path}").format(path=log_path)
        hint = f"{hint}\n{where}"
    box = MessageBox(parent, text, hint, sign="circle-alert")
    box.setObjectName("bugBox")
    box.add_details(details)
    box.add_button("answer-close", _("Close"), default=True)
    box.exec()
    box.deleteLater()
