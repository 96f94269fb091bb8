"""The command palette: a field and a list over the window, for whoever likes keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QListView, QVBoxLayout, QWidget

from cxdesigner.base.errors import CxError
from cxdesigner.base.i18n import _
from cxdesigner.editor.palette.entries import Entry
from cxdesigner.editor.palette.search import Palette
from cxdesigner.ui.bridge import Later
from cxdesigner.ui.palette_rows import ROW_PX, EntryDelegate
from cxdesigner.ui.text_fields import TextLine
from cxdesigner.ui.widgets import plain_label

if TYPE_CHECKING:
    from cxdesigner.ui.window import Window

WIDTH_PX = 620
_MOST_ROWS = 10
_AROUND_PX = 40
"""What stands around field and list, and below the box."""
_TOP_PX = 64
_SLICE_MS = 1

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class EntryModel(QAbstractListModel):
    """The lines that are shown."""

    def __init__(self, keys_of: Callable[[Entry], str]) -> None:
        super().__init__()
        self.entries: tuple[Entry, ...] = ()
        self.keys_of = keys_of

    def show_entries(self, entries: tuple[Entry, ...]) -> None:
        """Show these and no others."""
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title
        if role == Qt.ItemDataRole.UserRole:
            return entry
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = (entry.title, entry.why_not or entry.detail, self.keys_of(entry))
            return ", ".join(word for word in words if word)
        return None


class PaletteField(TextLine):
    """Where one types; arrow keys belong to the list."""

    def __init__(self, owner: PaletteBox) -> None:
        super().__init__()
        self._owner = owner
        self.setObjectName("paletteField")
        self.setAccessibleName(_("Find or run a command"))
        self.setPlaceholderText(_("Commands, elements, stages, recent files"))
        self.setClearButtonEnabled(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Down:
                self._owner.step(1)
            case Qt.Key.Key_Up:
                self._owner.step(-1)
            case Qt.Key.Key_PageDown:
                self._owner.step(_MOST_ROWS - 1, round_about=False)
            case Qt.Key.Key_PageUp:
                self._owner.step(1 - _MOST_ROWS, round_about=False)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._owner.choose()
            case Qt.Key.Key_Escape:
                self._owner.dismiss()
            case _:
                super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        # Somebody who looks something up in another program comes back.
        if event.reason() not in (
            Qt.FocusReason.ActiveWindowFocusReason,
            Qt.FocusReason.PopupFocusReason,
        ):
            self._owner.close_box()


class PaletteBox(QFrame):
    """The palette over one window."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self.setObjectName("palette")
        self.setAccessibleName(_("Find or run a command"))
        self._window = window
        self.search = Palette(window.session, window.registry)
        self.field = PaletteField(self)
        self.model = EntryModel(self.keys_of)
        self.list = QListView()
        self.list.setObjectName("paletteList")
        self.list.setAccessibleName(_("What was found"))
        self.list.setModel(self.model)
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.delegate = EntryDelegate(window.theme, self.keys_of, self.list)
        self.list.setItemDelegate(self.delegate)
        self.none = plain_label(_("Nothing was found."), "hint")
        self.none.setObjectName("paletteNone")
        self.none.setContentsMargins(12, 8, 12, 12)
        box = QVBoxLayout(self)
        box.setContentsMargins(8, 8, 8, 8)
        box.setSpacing(6)
        box.addWidget(self.field)
        box.addWidget(self.list)
        box.addWidget(self.none)
        self._before: QWidget | None = None
        self._reading = Later(self._read_on, _SLICE_MS, parent=self)
        self.field.textChanged.connect(self._ask)
        self.list.entered.connect(self.list.setCurrentIndex)
        self.list.clicked.connect(lambda _index: self.choose())
        self.hide()

    # -- open, close -------------------------------------------------------------------------

    def open(self) -> None:
        """Show the palette with what was used last."""
        if self.isVisible():
            self.field.setFocus()
            self.field.selectAll()
            return
        self._window.commit_fields()
        self._before = QApplication.focusWidget()
        self.search.open()
        self.field.blockSignals(True)
        self.field.clear()
        self.field.blockSignals(False)
        self._ask("")
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._reading.request()

    def close_box(self) -> None:
        """Hide the palette; the focus stays where it went."""
        if self.isVisible():
            self._reading.cancel()
            self.hide()

    def dismiss(self) -> None:
        """Hide the palette and go back to where one was."""
        before, self._before = self._before, None
        self.hide()
        self._reading.cancel()
        (before or self._window.editors.current.widget).setFocus()

    def choose(self) -> None:
        """Do what the current line says."""
        entry = self.list.currentIndex().data(Qt.ItemDataRole.UserRole)
        if not isinstance(entry, Entry):
            return
        if not entry.is_ready:
            # The line says why; it stays, so that it can be read.
            QApplication.beep()
            return
        self.close_box()
        # Commands work on the editor in front, wherever one was before.
        self._window.editors.current.widget.setFocus()
        self._window.update_actions()
        try:
            self.search.run(entry)
        except CxError as error:
            self._window.report(error)
        self._window.actions_.update(force=True)

    # -- list --------------------------------------------------------------------------------

    def step(self, by: int, *, round_about: bool = True) -> None:
        """Go down or up in the list; past the end to the other one."""
        count = self.model.rowCount()
        if not count:
            return
        place = self.list.currentIndex().row() + by
        place = place % count if round_about else max(0, min(count - 1, place))
        self.list.setCurrentIndex(self.model.index(place))

    def keys_of(self, entry: Entry) -> str:
        """Return the shortcut of a command as the system writes it."""
        action = self._window.actions_.get(entry.key) if entry.kind == "command" else None
        if action is None or entry.choice is not None or action.shortcut().isEmpty():
            return ""
        return action.shortcut().toString(action.shortcut().SequenceFormat.NativeText)

    def _ask(self, text: str) -> None:
        self.model.show_entries(self.search.answer(text))
        count = self.model.rowCount()
        if count:
            self.list.setCurrentIndex(self.model.index(0))
            self.list.scrollToTop()
        self.none.setVisible(not count)
        self.none.setText(
            _("Nothing was found.") if text.strip() else _("Type what you want to do or find.")
        )
        self.list.setVisible(bool(count))
        self.place()

    def _read_on(self) -> None:
        if not self.isVisible():
            return
        if self.search.read_on():
            if self.field.text().strip():
                self._ask(self.field.text())
        else:
            self._reading.request()

    # -- place, colours ----------------------------------------------------------------------

    def place(self) -> None:
        """Lie in the upper middle of the window."""
        width = min(WIDTH_PX, self._window.width() - 32)
        self.setFixedWidth(width)
        # As many rows as the window has room for below the field.
        room = self._window.height() - _TOP_PX - self.field.sizeHint().height() - _AROUND_PX
        rows = min(_MOST_ROWS, max(1, self.model.rowCount()), max(1, room // ROW_PX))
        self.list.setFixedHeight(rows * ROW_PX + 2)
        self.adjustSize()
        self.move(QPoint((self._window.width() - width) // 2, _TOP_PX))

    def restyle(self) -> None:
        """Take the colours of the window's theme."""
        self.delegate.theme = self._window.theme
        self.list.viewport().update()
