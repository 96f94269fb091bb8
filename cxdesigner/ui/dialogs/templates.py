"""The gallery of templates that a new document starts from."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QFile,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
)
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QIcon,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QLineEdit,
    QListView,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from cxdesigner.base.errors import CxError
from cxdesigner.base.fold import fold
from cxdesigner.base.i18n import _
from cxdesigner.base.system_words import reason_of
from cxdesigner.editor.builtin.file import begin_with
from cxdesigner.editor.own_templates import rename_template
from cxdesigner.editor.questions import CANCEL, Choice, Question
from cxdesigner.formats.own_templates import offered, own_path, own_title
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.dialogs.frame import FramedDialog
from cxdesigner.ui.dialogs.keep_template import MOST_LETTERS
from cxdesigner.ui.dialogs.questions import ask
from cxdesigner.ui.empty_words import paint_empty_words
from cxdesigner.ui.text_fields import TextLine
from cxdesigner.ui.theme import qcolor
from cxdesigner.ui.thumbnails import THUMB, Thumbnails, blank, template_picture
from cxdesigner.ui.type_sizes import SMALL_PX
from cxdesigner.ui.welcome.cards import caption
from cxdesigner.ui.whole_words import WholeWords
from cxdesigner.ui.widgets import plain_label, plain_tip

if TYPE_CHECKING:
    from cxdesigner.ui.window import Window

_Index = QModelIndex | QPersistentModelIndex
_PAD_PX = 4
_NAME = Qt.ItemDataRole.UserRole
_TITLE = Qt.ItemDataRole.UserRole + 1
_CELL = QSize(THUMB.width() + 20, THUMB.height() + 82)
"""The least that a picture with its words takes."""


class _Captions(WholeWords):
    """A picture, and below it the name in bold and what is said of it, as on the welcome page."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return _CELL - QSize(4, 10)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        self.initStyleOption(option, index)
        title, said = str(index.data()).rsplit("\n", 1)
        style, list_ = option.widget.style(), option.widget
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, list_)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        room = option.rect.adjusted(_PAD_PX, _PAD_PX, -_PAD_PX, 0)
        picture = QRect(room.topLeft(), QSize(room.width(), THUMB.height()))
        mode = QIcon.Mode.Selected if is_chosen else QIcon.Mode.Normal
        option.icon.paint(painter, picture, Qt.AlignmentFlag.AlignCenter, mode)
        left = picture.left() + (picture.width() - THUMB.width()) // 2
        place = QRect(left, picture.bottom() + 7, THUMB.width(), 0)
        bold, small = QFont(option.font), QFont(option.font)
        bold.setBold(True)
        small.setPixelSize(SMALL_PX)
        quiet = "ui.selected.ink" if is_chosen else "ui.text.secondary"
        lines = [(line, small, quiet) for line in caption(said, small, THUMB.width())]
        for words, font, paint in ((title, bold, quiet if is_chosen else "ui.text"), *lines):
            painter.setFont(font)
            painter.setPen(qcolor(self._theme, paint))
            metrics = QFontMetrics(font)
            place.setHeight(metrics.height())
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, place.width())
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft, shown)
            place.translate(0, place.height() + 1)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:
        field = TextLine(parent)
        field.setObjectName("templateTitle")
        field.setAccessibleName(_("Name of the template"))
        field.setMaxLength(MOST_LETTERS)
        return field

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        assert isinstance(editor, QLineEdit)
        editor.setText(str(index.data(_TITLE)))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: _Index) -> None:
        assert isinstance(editor, QLineEdit)
        model.setData(index, editor.text(), _TITLE)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: _Index
    ) -> None:
        top = option.rect.top() + _PAD_PX + THUMB.height() + 2
        editor.setGeometry(option.rect.left(), top, option.rect.width(), editor.sizeHint().height())


class _Shelf(QListWidget):
    """Pictures in columns that share all of the width."""

    empty_words = ""
    """What is said where no picture is shown."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.empty_words:
            paint_empty_words(self, self.empty_words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        # Qt keeps room for the bar, whether it is there or not.
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        width = self.maximumViewportSize().width() - bar
        columns = max(1, width // _CELL.width())
        self.setGridSize(QSize(width // columns, _CELL.height()))
        super().resizeEvent(event)


class TemplateDialog(FramedDialog):
    """Templates with a small picture and a description; empty ones first, then the person's own.

    Parameters
    ----------
    chosen
        Name of the template that is chosen at first; '': the first one.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, chosen: str = "") -> None:
        super().__init__("templateDialog", _("New from template"), parent)
        self._theme = theme
        self.query = TextLine()
        self.query.setObjectName("templateQuery")
        self.query.setAccessibleName(_("Find a template"))
        self.query.setPlaceholderText(_("Find a template"))
        self.query.setClearButtonEnabled(True)
        self.query.textChanged.connect(self._filter)
        self.query.installEventFilter(self)
        self.list = _Shelf()
        self.list.setObjectName("templateList")
        self.list.setAccessibleName(_("Templates"))
        self.list.setViewMode(QListView.ViewMode.IconMode)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setMovement(QListView.Movement.Static)
        self.list.setIconSize(THUMB)
        self.list.setWordWrap(True)
        self.list.setItemDelegate(_Captions(theme, self.list))
        self.list.setSpacing(6)
        self.list.setUniformItemSizes(True)
        self.list.setEditTriggers(QListWidget.EditTrigger.EditKeyPressed)
        self.list.itemActivated.connect(self._activated)
        self.list.currentItemChanged.connect(lambda *_ignored: self._show_buttons())
        self.list.itemChanged.connect(self._renamed)
        self.said = plain_label("", "error", wrap=True)
        self.body.addWidget(self.query)
        self.body.addWidget(self.list)
        self.body.addWidget(self.said)
        self.rename = self._own_button("renameTemplate", _("Rename"), self._begin_rename)
        self.trash = self._own_button("trashTemplate", _("Move to the trash"), self._throw_away)
        self.add_cancel()
        self.create_button = self.add_button("create", _("Create"), default=True)
        self.create_button.clicked.connect(self.accept)
        # The pictures come one by one after the dialog is seen.
        self.pictures = Thumbnails(self)
        self._drawn: dict[str, QIcon] = {}
        self.pictures.ready.connect(self._show_picture)
        self.finished.connect(self.pictures.stop)
        self._fill(chosen)
        self.resize(792, 612)
        self.list.setFocus()

    def _own_button(self, name: str, text: str, press: Callable[[], object]) -> QPushButton:
        """Add a button at the left end of the row, for templates that the person made."""
        button = QPushButton(text)
        button.setObjectName(name)
        button.setAutoDefault(False)
        button.clicked.connect(press)
        self.buttons.insertWidget(self.buttons.count() - 1, button)
        return button

    def _fill(self, chosen: str = "") -> None:
        self.pictures.stop()
        self.list.blockSignals(True)
        self.list.clear()
        empty = QIcon(QPixmap.fromImage(blank(self._theme)))
        editable = Qt.ItemFlag.ItemIsEditable
        for template in offered():
            item = QListWidgetItem(f"{template.title}\n{template.description}")
            item.setData(_NAME, template.name)
            item.setData(_TITLE, template.title)
            item.setToolTip(plain_tip(template.description))
            item.setIcon(self._drawn.get(template.name, empty))
            flags = item.flags()
            item.setFlags(flags | editable if template.is_own else flags & ~editable)
            self.list.addItem(item)
            if template.name == chosen:
                self.list.setCurrentItem(item)
            if template.name not in self._drawn:
                self.pictures.want(template.name, template_picture(template.name, self._theme))
        self.list.blockSignals(False)
        self._filter()

    @property
    def chosen(self) -> str:
        """Name of the template chosen; '' where none is found."""
        row = self.list.currentRow()
        return "" if row < 0 else str(self.list.item(row).data(_NAME))

    # -- finding -----------------------------------------------------------------------------

    def _filter(self) -> None:
        """Show what has all the words that are looked for; keep what is current, if it is shown."""
        words = fold(self.query.text()).split()
        for row in range(self.list.count()):
            said = fold(self.list.item(row).text())
            self.list.setRowHidden(row, not all(word in said for word in words))
        shown = self._shown()
        if self.list.currentRow() not in shown:
            self.list.setCurrentRow(shown[0] if shown else -1)
        self.list.scrollTo(self.list.currentIndex())
        self.list.empty_words = "" if shown else _("No template has these words.")
        self.list.viewport().update()
        self._show_buttons()

    def _shown(self) -> list[int]:
        return [row for row in range(self.list.count()) if not self.list.isRowHidden(row)]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.query and event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self.list.setFocus()
                return True
        return super().eventFilter(watched, event)

    # -- templates of one's own --------------------------------------------------------------

    def _show_buttons(self) -> None:
        is_own = own_path(self.chosen) is not None
        self.rename.setVisible(is_own)
        self.trash.setVisible(is_own)
        self.create_button.setEnabled(bool(self.chosen))
        self.said.hide()

    def _begin_rename(self) -> None:
        self.list.setFocus()
        self.list.editItem(self.list.currentItem())

    def _renamed(self, item: QListWidgetItem) -> None:
        """Take the title that was typed; what cannot be taken is said, and the old one stays."""
        name, title = str(item.data(_NAME)), str(item.data(_TITLE))
        if own_path(name) is None or title == own_title(name):
            return

        def rename() -> None:
            try:
                new = rename_template(name, title)
            except CxError as error:
                self._fill(name)
                self._say(str(error))
                return
            if name in self._drawn:
                self._drawn[new] = self._drawn.pop(name)
            self._fill(new)

        # The field is still closing, and its row goes.
        QTimer.singleShot(0, self, rename)

    def _throw_away(self) -> None:
        name, row = self.chosen, self.list.currentRow()
        path = own_path(name)
        if path is None:
            return
        if not QFile(str(path)).moveToTrash() and not self._deleted(path):
            return
        self._drawn.pop(name, None)
        self._fill()
        self.list.setCurrentRow(min(self._shown(), key=lambda at: abs(at - row), default=-1))
        self.list.setFocus()

    def _deleted(self, path: Path) -> bool:
        """Delete a template where there is no trash, if the person says so; say whether it went."""
        question = Question(
            "delete-template",
            _("“{name}” cannot be moved to the trash. Delete it for good?").format(name=path.stem),
            (Choice(CANCEL, _("Cancel")), Choice("delete", _("Delete"), destructive=True)),
        )
        if ask(question, self) is None:
            return False
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            words = _("“{name}” could not be deleted: {reason}.")
            self._say(words.format(name=path.stem, reason=reason_of(error)))
            return False
        return True

    def _say(self, words: str) -> None:
        self.said.setText(words)
        self.said.show()

    # -- pictures ----------------------------------------------------------------------------

    def _activated(self, _item: QListWidgetItem) -> None:
        self.accept()

    def _show_picture(self, name: str, image: QImage) -> None:
        picture = QPixmap.fromImage(image)
        found = QIcon(picture)
        # Else the picture of the chosen one is tinted.
        chosen = QPixmap(picture)
        painter = QPainter(chosen)
        painter.setPen(QPen(qcolor(self._theme, "ui.accent"), 4))
        painter.drawRect(QRectF(QPointF(), chosen.deviceIndependentSize()).adjusted(2, 2, -2, -2))
        painter.end()
        found.addPixmap(chosen, QIcon.Mode.Selected)
        self._drawn[name] = found
        was_blocked = self.list.blockSignals(True)
        for row in range(self.list.count()):
            if self.list.item(row).data(_NAME) == name:
                self.list.item(row).setIcon(found)
        self.list.blockSignals(was_blocked)


def choose_template(window: Window, chosen: str = "") -> None:
    """Let the person choose a template and open a new document made from it.

    Parameters
    ----------
    chosen
        Name of the template that is chosen at first; '': the first one.
    """
    dialog = TemplateDialog(window.theme, window, chosen=chosen)
    wanted = dialog.chosen if dialog.exec() else ""
    dialog.deleteLater()
    # Templates may have been renamed or thrown away.
    window.front.refresh()
    if wanted:
        begin_with(window.session, wanted)
