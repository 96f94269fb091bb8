"""What the figures laid over the canvas mean, in the line at the foot of the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cxdesigner.base.i18n import _, listed, use_language
from cxdesigner.qtrender.painter import ScenePainter
from cxdesigner.scene.blocks.text import Typesetter
from cxdesigner.scene.items import SceneItem
from cxdesigner.scene.legend import legend_item
from cxdesigner.scene.lens.dress import lens_entries
from cxdesigner.scene.lens.figures import LensFigures
from cxdesigner.scene.theme import Theme

SCALE = 96 / 72
_WIDE_PT = 420.0
_LEFT_PT = 12.0
"""Between the figures and the first entry."""
_MORE_PX = 16
"""What the sign for more takes."""


class LensLegend(QWidget):
    """The legend of a lens; hidden while nothing is laid over the drawing."""

    def __init__(self, theme: Callable[[], Theme]) -> None:
        super().__init__()
        self._theme = theme
        self._item: SceneItem | None = None
        self.setObjectName("lensLegend")
        self.setAccessibleName(_("Legend"))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_figures(self, figures: LensFigures | None, language: str) -> None:
        """Explain figures in a language; None explains nothing."""
        setter = Typesetter(language)
        with use_language(language):
            found = lens_entries(figures, setter)
            self._item = legend_item(found, _LEFT_PT, 0.0, _WIDE_PT, setter) if found else None
        names = tuple(entry.name for entry in found)
        self.setAccessibleDescription(listed(names))
        self.setToolTip(listed(names))
        self.updateGeometry()
        self.setVisible(bool(found))
        self.update()

    def minimumSizeHint(self) -> QSize:
        # A narrow window shows less of it; all of it is in the tip.
        return QSize(0, self.sizeHint().height())

    def sizeHint(self) -> QSize:
        if self._item is None:
            return QSize(0, 0)
        right = max(child.rect.right for child in self._item.children) + _LEFT_PT + 4.0
        return QSize(round(right * SCALE), round(self._item.bounds.height * SCALE))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._item is None:
            return
        painter = QPainter(self)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing
        )
        top = min(child.rect.y for child in self._item.children)
        height = max(child.rect.bottom for child in self._item.children) - top
        # The foot of the window is lower than an entry with its air: in the middle nothing is cut.
        painter.translate(0.0, (self.height() - height * SCALE) / 2 - top * SCALE)
        painter.scale(SCALE, SCALE)
        ScenePainter(self._theme()).draw_item(painter, replace(self._item, children=self.fitting))
        painter.end()
        if len(self.fitting) < len(self._item.children):
            painter = QPainter(self)
            painter.setPen(self.palette().color(self.foregroundRole()))
            end = QRect(self.end_px, 0, _MORE_PX, self.height())
            painter.drawText(end, Qt.AlignmentFlag.AlignCenter, "…")
            painter.end()

    @property
    def end_px(self) -> int:
        """Where the entries end that are drawn."""
        right = max((child.rect.right for child in self.fitting), default=0.0)
        return round((_LEFT_PT + right) * SCALE)

    @property
    def fitting(self) -> tuple[SceneItem, ...]:
        """The entries there is room for; what is left is in the tip."""
        if self._item is None:
            return ()
        if self.width() >= self.sizeHint().width():
            return self._item.children
        room = (self.width() - _MORE_PX) / SCALE - _LEFT_PT
        return tuple(child for child in self._item.children if child.rect.right <= room)
