"""The parking strip: elements that have no place yet, in a row under the canvas."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QLocale,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QDrag, QIcon, QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QToolButton,
    QWidget,
)

from cxdesigner.base.errors import EditError
from cxdesigner.base.i18n import _, ngettext
from cxdesigner.editor.builtin.insert import KIND_NAMES
from cxdesigner.editor.commands.text import set_text
from cxdesigner.editor.document import Document
from cxdesigner.model.element import Parked
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.bridge import FRAME_MS, Later
from cxdesigner.ui.canvas.drops import KIND_MIME
from cxdesigner.ui.fade import Fade
from cxdesigner.ui.icons import icon
from cxdesigner.ui.tools.parking import drag_name
from cxdesigner.ui.widgets import give_tip, plain_label, plain_tip

HEIGHT_PX = 46
_MOST_LETTERS = 32
_MEASURED = 300
"""Rows that are measured in one turn of the event loop."""

_AT_ONCE = 4_000
"""Rows that come in one turn of the event loop."""

_ID = Qt.ItemDataRole.UserRole
_FLAGS = QListWidgetItem().flags() | Qt.ItemFlag.ItemIsEditable


class _Names(QStyledItemDelegate):
    """Shows long names short, and lets the person edit them whole."""

    def displayText(self, value: object, locale: QLocale | QLocale.Language) -> str:
        text = str(value)
        return f"{text[:_MOST_LETTERS]}…" if len(text) > _MOST_LETTERS else text


class ParkingList(QListWidget):
    """The parked elements, to be dragged onto the canvas; Enter places them, Ctrl+A selects all."""

    place_wanted = Signal()
    all_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setItemDelegate(_Names(self))
        self.adds = False
        """Whether what is chosen last leaves the rest chosen, as with Ctrl held."""

        self.is_picked = False
        """Whether what is chosen was chosen here, rather than parked together a moment ago."""

    @property
    def is_editing(self) -> bool:
        """Whether a name is being typed."""
        return self.state() == QAbstractItemView.State.EditingState

    def selectionCommand(
        self,
        index: QModelIndex | QPersistentModelIndex,
        event: QEvent | None = None,
    ) -> QItemSelectionModel.SelectionFlag:
        found = super().selectionCommand(index, event)
        self.adds = not found & QItemSelectionModel.SelectionFlag.Clear
        return found

    def mime_of(self) -> QMimeData:
        """Return what a drag of the selected ones carries."""
        data = QMimeData()
        ids = [str(item.data(_ID)) for item in self.selectedItems()]
        data.setData(KIND_MIME, drag_name(ids).encode())
        return data

    def startDrag(self, actions: Qt.DropAction) -> None:
        if not self.is_picked:
            # Whoever pulls one chip of what was parked together means that one.
            self.setCurrentItem(self.currentItem())
        drag = QDrag(self)
        drag.setMimeData(self.mime_of())
        drag.exec(Qt.DropAction.CopyAction)

    def wheelEvent(self, event: QWheelEvent) -> None:
        # A row: whichever way a person turns the wheel, it goes along.
        turned = event.angleDelta()
        bar = self.horizontalScrollBar()
        bar.setValue(bar.value() - (turned.x() or turned.y()))
        event.accept()

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.SelectAll)
        ):
            # All of this list, and nothing of the drawing.
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.is_editing:
            self.place_wanted.emit()
        elif event.matches(QKeySequence.StandardKey.SelectAll) and not self.is_editing:
            # Of thousands, some have no row yet.
            self.all_wanted.emit()
        else:
            super().keyPressEvent(event)


class ParkingStrip(QWidget):
    """A row of elements without a place; there while it holds something or is asked for."""

    visibility_changed = Signal()

    def __init__(self, theme: Theme, complain: Callable[[str], object]) -> None:
        super().__init__()
        self.setObjectName("parkingStrip")
        self.setAccessibleName(_("Parking strip"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(HEIGHT_PX)
        self._theme, self._complain = theme, complain
        self._document: Document | None = None
        self._disconnects: list[Callable[[], None]] = []
        self._wanted: bool | None = None
        self._count = 0
        self._follows = False
        self._ids: list[str] = []
        self._icons: dict[str, QIcon] = {}
        self._shown: list[tuple[str, str]] = []
        """Words and kind of each row: of thousands, those that differ are set."""

        self.title = plain_label("", "field")
        self.title.setObjectName("parkingTitle")
        self.list = ParkingList()
        self.list.setObjectName("parkingList")
        self.list.setAccessibleName(_("Parked elements"))
        self.list.setFlow(QListView.Flow.LeftToRight)
        self.list.setWrapping(False)
        self.list.setSpacing(3)
        self.list.setIconSize(QSize(16, 16))
        # Thousands of names are measured bit by bit.
        self.list.setLayoutMode(QListView.LayoutMode.Batched)
        self.list.setBatchSize(_MEASURED)
        self.list.setDragEnabled(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # With more than fits, the strip is higher by the bar that says so.
        bar = self.list.horizontalScrollBar()
        bar.rangeChanged.connect(
            lambda _least, most: self.setFixedHeight(
                HEIGHT_PX + (bar.sizeHint().height() if most else 0)
            )
        )
        self.list.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._fades = [
            Fade(self.list, theme, edge, "ui.window")
            for edge in (Qt.Edge.LeftEdge, Qt.Edge.RightEdge)
        ]
        self.empty = plain_label(_("Drag elements here that have no place yet"), "hint")
        close = self.close_button = QToolButton()
        close.setObjectName("parkingClose")
        close.setAccessibleName(_("Hide the parking strip"))
        give_tip(close, _("Hide the parking strip"))
        close.clicked.connect(lambda: self.want(False))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 8, 4)
        row.setSpacing(10)
        row.addWidget(self.title)
        row.addWidget(self.list, 1)
        row.addWidget(self.empty, 1)
        row.addWidget(close)
        self._later = Later(self.refresh, FRAME_MS, parent=self)
        self.list.itemChanged.connect(self._renamed)
        self.list.itemDelegate().closeEditor.connect(self._later.request)
        self.list.itemSelectionChanged.connect(self._chosen)
        self.list.all_wanted.connect(self._choose_all)
        self.restyle(theme)
        self.hide()

    # -- document ----------------------------------------------------------------------------

    def set_document(self, document: Document | None) -> None:
        """Show what is parked in another document."""
        for disconnect in self._disconnects:
            disconnect()
        self._disconnects.clear()
        self._document, self._wanted, self._count = document, None, 0
        if document is not None:
            self._disconnects = [
                document.changed.connect(self._later.request),
                document.view_changed.connect(self._later.request),
                document.selection.changed.connect(self._chosen_elsewhere),
            ]
        self.refresh()

    def refresh(self) -> None:
        """Show what is parked now, and whether it is selected; of thousands, some at a time."""
        self._refresh(_AT_ONCE)

    def _refresh(self, most: int) -> None:
        self._later.cancel()
        document = self._document
        parked = document.store.of_type(Parked) if document is not None else ()
        if len(parked) > self._count and self._wanted is False:
            self._wanted = None
        self._count = len(parked)
        self._follows = True
        try:
            self._show(parked, most)
        finally:
            self._follows = False
        n = self._count
        words = ngettext("{n} parked", "{n} parked", n).format(n=n)
        self.title.setText(words if n else _("Parking"))
        self.list.setVisible(bool(n))
        self.empty.setVisible(not n)
        self._show_or_hide()

    def _show(self, parked: tuple[Parked, ...], most: int) -> None:
        document = self._document
        ids = [record.id for record in parked]
        if self._ids != ids:
            self.list.clearSelection()
            self.list.clear()
            self._ids, self._shown = ids, []
        if document is None:
            return
        language = document.language
        wanted = [(self._words(one, language), one.kind) for one in parked]
        end = len(self._shown) + most
        if end < len(wanted):
            self._later.request()
        for row, (words, kind) in enumerate(wanted[:end]):
            if row == len(self._shown):
                # Complete before the list hears of it.
                self.list.addItem(self._dressed(QListWidgetItem(), words, kind, ids[row]))
                self._shown.append((words, kind))
                continue
            item = self.list.item(row)
            if self.list.is_editing and item is self.list.currentItem():
                # Whatever is set would go into the line, in place of what is typed there.
                continue
            if self._shown[row] != (words, kind):
                self._dressed(item, words, kind, ids[row])
                self._shown[row] = words, kind
        self._mark([record.id in document.selection for record in parked[:end]])

    def _words(self, record: Parked, language: str) -> str:
        return record.label.line(language) or _(KIND_NAMES[record.kind])

    def _dressed(self, item: QListWidgetItem, words: str, kind: str, key: str) -> QListWidgetItem:
        item.setData(_ID, key)
        item.setFlags(_FLAGS)
        item.setText(words)
        item.setToolTip(plain_tip(words))
        item.setIcon(self._icon(kind))
        return item

    def _icon(self, kind: str) -> QIcon:
        if kind not in self._icons:
            self._icons[kind] = icon(f"tool-{kind}", self._theme, size=16)
        return self._icons[kind]

    def _mark(self, are_chosen: Sequence[bool]) -> None:
        """Mark rows; of those in a row all at once, for each range asks all others of Qt."""
        chosen, row = QItemSelection(), 0
        index = self.list.model().index
        for is_chosen, run in groupby(are_chosen):
            end = row + len(tuple(run))
            if is_chosen:
                chosen.select(index(row, 0), index(end - 1, 0))
            row = end
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.list.selectionModel().select(chosen, flags)

    # -- shown or not ------------------------------------------------------------------------

    def want(self, shown: bool) -> None:
        """Show or hide the strip as the person asks for it."""
        self._wanted = shown
        self._show_or_hide()

    def _show_or_hide(self) -> None:
        shown = self._document is not None and (
            self._count > 0 if self._wanted is None else self._wanted
        )
        if self.isHidden() == shown:
            self.setVisible(shown)
            self.visibility_changed.emit()

    # -- hands -------------------------------------------------------------------------------

    def edit(self, record_id: str) -> None:
        """Let the person write the text of a parked element."""
        if len(self._shown) < len(self._ids):
            self._refresh(len(self._ids))
        for row in range(self.list.count()):
            item = self.list.item(row)
            if item.data(_ID) == record_id:
                self.list.setFocus()
                self.list.setCurrentItem(item)
                self.list.editItem(item)

    def _chosen(self) -> None:
        document = self._document
        if document is None or self._follows:
            return
        chosen = [str(item.data(_ID)) for item in self.list.selectedItems()]
        if self.list.adds:
            # Of thousands, some have no row yet.
            late = self._ids[len(self._shown) :]
            chosen += [key for key in late if key in document.selection]
        document.selection.set(chosen)
        self.list.is_picked = True

    def _choose_all(self) -> None:
        if self._document is not None:
            self._document.selection.set(one.id for one in self._document.store.of_type(Parked))
            self.list.is_picked = True

    def _chosen_elsewhere(self) -> None:
        self.list.is_picked = False
        self._later.request()

    def _renamed(self, item: QListWidgetItem) -> None:
        document = self._document
        if document is None or self._follows:
            return
        # The document says what is shown, whatever was typed.
        self._shown[self.list.row(item)] = "", ""
        try:
            document.run(
                _("Edit text"), set_text, str(item.data(_ID)), item.text(), document.language
            )
        except EditError as error:
            self._complain(str(error))
        self._later.request()

    def restyle(self, theme: Theme) -> None:
        """Take the colours of another theme."""
        self._theme = theme
        self._icons.clear()
        self._shown = [("", "") for _row in self._shown]
        for fade in self._fades:
            fade.restyle(theme)
        self.close_button.setIcon(icon("x", theme, size=14))
        self.refresh()
