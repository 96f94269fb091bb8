"""The gallery of templates that a new document starts from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem, QWidget

from cxdesigner.base.i18n import _, language
from cxdesigner.formats.templates import load_template, template_names
from cxdesigner.model.view import RecordView
from cxdesigner.qtrender.painter import ScenePainter
from cxdesigner.scene.build import LayoutOptions, layout
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.dialogs.frame import FramedDialog
from cxdesigner.ui.theme import qcolor

if TYPE_CHECKING:
    from cxdesigner.ui.window import Window

_THUMB = QSize(208, 128)
_NAME = Qt.ItemDataRole.UserRole


class TemplateDialog(FramedDialog):
    """Templates with a small picture and a description; empty ones first."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("templateDialog", _("New from template"), parent)
        self._theme = theme
        self.list = QListWidget()
        self.list.setObjectName("templateList")
        self.list.setAccessibleName(_("Templates"))
        self.list.setViewMode(QListView.ViewMode.IconMode)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setMovement(QListView.Movement.Static)
        self.list.setIconSize(_THUMB)
        self.list.setGridSize(QSize(_THUMB.width() + 20, _THUMB.height() + 82))
        self.list.setWordWrap(True)
        self.list.setSpacing(6)
        self.list.setUniformItemSizes(True)
        for template in template_names():
            item = QListWidgetItem(f"{template.title}\n{template.description}")
            item.setData(_NAME, template.name)
            item.setIcon(QIcon(self._blank()))
            item.setTextAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.itemActivated.connect(self._activated)
        self.body.addWidget(self.list)
        self.add_cancel()
        create = self.add_button("create", _("Create"), default=True)
        create.clicked.connect(self.accept)
        self.resize(756, 590)
        self.list.setFocus()
        # The pictures come one by one after the dialog is seen.
        self._waiting = list(range(self.list.count()))
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._next_picture)
        self._timer.start(0)

    @property
    def chosen(self) -> str:
        """Name of the template chosen."""
        item = self.list.currentItem()
        return str(item.data(_NAME))

    def _activated(self, _item: QListWidgetItem) -> None:
        self.accept()

    def _blank(self) -> QPixmap:
        picture = QPixmap(_THUMB * 2)
        picture.fill(qcolor(self._theme, "ui.hover"))
        picture.setDevicePixelRatio(2)
        return picture

    def _next_picture(self) -> None:
        if not self._waiting:
            self._timer.stop()
            return
        item = self.list.item(self._waiting.pop(0))
        picture = self._picture(str(item.data(_NAME)))
        found = QIcon(picture)
        # Else the picture of the chosen one is tinted.
        chosen = QPixmap(picture)
        painter = QPainter(chosen)
        painter.setPen(QPen(qcolor(self._theme, "ui.accent"), 4))
        painter.drawRect(QRectF(QPointF(), chosen.deviceIndependentSize()).adjusted(2, 2, -2, -2))
        painter.end()
        found.addPixmap(chosen, QIcon.Mode.Selected)
        item.setIcon(found)

    def _picture(self, name: str) -> QPixmap:
        view = RecordView(load_template(name))
        # As it will be opened: in the language of the program where it can be.
        languages = view.blueprint.languages or (language(),)
        chosen = language() if language() in languages else languages[0]
        scene = layout(view, LayoutOptions(language=chosen))
        picture = self._blank()
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(0, 0, _THUMB.width(), _THUMB.height())
        painter.fillRect(frame, qcolor(self._theme, "canvas"))
        # The upper left part, large enough to tell one template from the other.
        scale = _THUMB.height() / max(1.0, min(scene.height, scene.width * 0.8))
        painter.scale(scale, scale)
        brush = ScenePainter(self._theme)
        for item in scene.in_paint_order():
            if item.x * scale < _THUMB.width():
                brush.draw_item(painter, item)
        painter.resetTransform()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(qcolor(self._theme, "ui.border"))
        painter.drawRect(frame.adjusted(0, 0, -0.5, -0.5))
        painter.end()
        return picture


def choose_template(window: Window) -> None:
    """Let the person choose a template and open a new document made from it."""
    dialog = TemplateDialog(window.theme, window)
    if dialog.exec():
        window.session.files.new(dialog.chosen)
    dialog.deleteLater()
