"""The gallery of templates that a new document starts from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QIcon,
    QImage,
    QPainter,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QListView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from cxdesigner.base.i18n import _
from cxdesigner.formats.templates import template_names
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.dialogs.frame import FramedDialog
from cxdesigner.ui.theme import qcolor
from cxdesigner.ui.thumbnails import THUMB, Thumbnails, blank, template_picture
from cxdesigner.ui.type_sizes import SMALL_PX
from cxdesigner.ui.welcome.cards import caption
from cxdesigner.ui.whole_words import WholeWords
from cxdesigner.ui.widgets import plain_tip

if TYPE_CHECKING:
    from cxdesigner.ui.window import Window

_Index = QModelIndex | QPersistentModelIndex
_PAD_PX = 4
_NAME = Qt.ItemDataRole.UserRole
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
        title, said = str(index.data()).split("\n")
        style, list_ = option.widget.style(), option.widget
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, list_)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        room = option.rect.adjusted(_PAD_PX, _PAD_PX, -_PAD_PX, 0)
        picture = QRect(room.topLeft(), QSize(room.width(), THUMB.height()))
        mode = QIcon.Mode.Selected if is_chosen else QIcon.Mode.Normal
        option.icon.paint(painter, picture, Qt.AlignmentFlag.AlignCenter, mode)
        place = QRect(picture.left(), picture.bottom() + 7, picture.width(), 0)
        bold, small = QFont(option.font), QFont(option.font)
        bold.setBold(True)
        small.setPixelSize(SMALL_PX)
        quiet = "ui.selected.ink" if is_chosen else "ui.text.secondary"
        lines = [(line, small, quiet) for line in caption(said, small, THUMB.width())]
        for words, font, paint in ((title, bold, quiet if is_chosen else "ui.text"), *lines):
            painter.setFont(font)
            painter.setPen(qcolor(self._theme, paint))
            place.setHeight(QFontMetrics(font).height())
            painter.drawText(place, Qt.AlignmentFlag.AlignHCenter, words)
            place.translate(0, place.height() + 1)


class _Shelf(QListWidget):
    """Pictures in columns that share all of the width."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        # Qt keeps room for the bar, whether it is there or not.
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        width = self.maximumViewportSize().width() - bar
        columns = max(1, width // _CELL.width())
        self.setGridSize(QSize(width // columns, _CELL.height()))
        super().resizeEvent(event)


class TemplateDialog(FramedDialog):
    """Templates with a small picture and a description; empty ones first."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("templateDialog", _("New from template"), parent)
        self._theme = theme
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
        empty = QIcon(QPixmap.fromImage(blank(theme)))
        for template in template_names():
            item = QListWidgetItem(f"{template.title}\n{template.description}")
            item.setData(_NAME, template.name)
            item.setToolTip(plain_tip(template.description))
            item.setIcon(empty)
            item.setTextAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.itemActivated.connect(self._activated)
        self.body.addWidget(self.list)
        self.add_cancel()
        create = self.add_button("create", _("Create"), default=True)
        create.clicked.connect(self.accept)
        self.resize(792, 572)
        self.list.setFocus()
        # The pictures come one by one after the dialog is seen.
        self.pictures = Thumbnails(self)
        self.pictures.ready.connect(self._show_picture)
        self.finished.connect(self.pictures.stop)
        for template in template_names():
            self.pictures.want(template.name, template_picture(template.name, theme))

    @property
    def chosen(self) -> str:
        """Name of the template chosen."""
        item = self.list.currentItem()
        return str(item.data(_NAME))

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
        for row in range(self.list.count()):
            if self.list.item(row).data(_NAME) == name:
                self.list.item(row).setIcon(found)


def choose_template(window: Window) -> None:
    """Let the person choose a template and open a new document made from it."""
    dialog = TemplateDialog(window.theme, window)
    if dialog.exec():
        window.session.files.new(dialog.chosen)
    dialog.deleteLater()
