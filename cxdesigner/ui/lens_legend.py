"""What the figures laid over the canvas mean, in the line at the foot of the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from cxdesigner.base.i18n import _, listed, use_language
from cxdesigner.qtrender.painter import ScenePainter
from cxdesigner.scene.blocks.text import Typesetter
from cxdesigner.scene.items import SceneItem
from cxdesigner.scene.legend import legend_item
from cxdesigner.scene.lens.dress import lens_entries
from cxdesigner.scene.lens.figures import LensFigures
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.trace_legend import trace_entries

SCALE = 96 / 72
_WIDE_PT = 420.0
_HAIR_PT = 0.01
_LEFT_PT = 12.0
"""Between the figures and the first entry."""
_LEAST_SHARE = 0.8
"""Of their size, to which letters shrink where there is not room for one entry."""

_MORE_PX = 16
"""What the sign for more takes."""


class LensLegend(QToolButton):
    """The legend of a lens; hidden while nothing is laid over the drawing.

    Where there is not room for all of it, a click or a key shows the whole.
    """

    def __init__(self, theme: Callable[[], Theme]) -> None:
        super().__init__()
        self._theme = theme
        self._item: SceneItem | None = None
        self._whole: SceneItem | None = None
        self._shown: tuple[object, ...] = ()
        self.setObjectName("lensLegend")
        self.setAccessibleName(_("Legend"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.show_all)
        self.hide()

    def show_figures(
        self,
        figures: LensFigures | None,
        language: str,
        lit: frozenset[str] = frozenset(),
        *,
        signs: bool = False,
    ) -> None:
        """Explain figures in a language, and what is lit up with paint tokens; None: no figures."""
        asked = figures, language, lit, signs
        if asked == self._shown:
            return
        self._shown = asked
        setter = Typesetter(language)
        with use_language(language):
            found = (*lens_entries(figures, setter), *trace_entries(lit, signs=signs))
            self._item = legend_item(found, _LEFT_PT, 0.0, _WIDE_PT, setter) if found else None
            # No room beside an entry: one stands below the other, and so do their names.
            widest = max((entry.width for entry in found), default=0.0)
            rows = tuple(replace(entry, width=widest) for entry in found)
            self._whole = legend_item(rows, 0.0, 0.0, 1.0, setter) if found else None
            names = listed(tuple(entry.name for entry in found))
        self.setAccessibleDescription(names)
        self.setToolTip(names)
        self.updateGeometry()
        self.setVisible(bool(found))
        self.update()

    def show_all(self) -> None:
        """Show the whole legend above this line."""
        if self._whole is None:
            return
        popup = QFrame(self, Qt.WindowType.Popup)
        popup.setObjectName("lensLegendAll")
        popup.setAccessibleName(self.accessibleName())
        popup.setAccessibleDescription(self.accessibleDescription())
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box = QVBoxLayout(popup)
        box.setContentsMargins(12, 8, 12, 8)
        box.addWidget(WholeLegend(self._whole, self._theme()))
        popup.adjustSize()
        place = self.mapToGlobal(QPoint(0, -popup.height()))
        room = self.screen().availableGeometry()
        place.setX(max(room.left(), min(place.x(), room.right() - popup.width())))
        popup.move(place)
        popup.show()
        popup.setFocus()

    def minimumSizeHint(self) -> QSize:
        # A narrow window shows less of it.
        return QSize(0, self.sizeHint().height())

    def sizeHint(self) -> QSize:
        if self._item is None:
            return QSize(0, 0)
        right = max(child.rect.right for child in self._item.children) + _LEFT_PT + 4.0
        return QSize(round(right * SCALE), round(self._item.bounds.height * SCALE))

    def paintEvent(self, event: QPaintEvent) -> None:
        # Its ground, and whether it has the focus.
        super().paintEvent(event)
        if self._item is None:
            return
        scale, top = self.scale, min(child.rect.y for child in self._item.children)
        height = max(child.rect.bottom for child in self._item.children) - top
        painter = QPainter(self)
        # The foot of the window is lower than an entry with its air: in the middle nothing is cut.
        painter.translate(0.0, (self.height() - height * scale) / 2 - top * scale)
        _draw(painter, replace(self._item, children=self.fitting), self._theme(), scale)
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
        return round((_LEFT_PT + right) * self.scale)

    @property
    def scale(self) -> float:
        """Pixels of a point: a little less where not even the first entry would fit."""
        if self._item is None:
            return SCALE
        entries = self._item.children
        wanted = (_LEFT_PT + min(child.rect.right for child in entries)) * SCALE
        room = self.width() - (_MORE_PX if len(entries) > 1 else 0)
        share = room / wanted
        return SCALE * share if _LEAST_SHARE <= share < 1.0 else SCALE

    @property
    def fitting(self) -> tuple[SceneItem, ...]:
        """The entries there is room for."""
        if self._item is None:
            return ()
        if self.width() >= self.sizeHint().width():
            return self._item.children
        entries = self._item.children
        more = _MORE_PX if len(entries) > 1 else 0
        room = (self.width() - more) / self.scale - _LEFT_PT + _HAIR_PT
        return tuple(child for child in entries if child.rect.right <= room)


class WholeLegend(QWidget):
    """All entries of a legend, one below the other."""

    def __init__(self, item: SceneItem, theme: Theme) -> None:
        super().__init__()
        self.item, self._theme = item, theme
        right = max(child.rect.right for child in item.children)
        self.setFixedSize(round(right * SCALE) + 1, round(item.bounds.height * SCALE))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        _draw(painter, self.item, self._theme, SCALE)
        painter.end()


def _draw(painter: QPainter, item: SceneItem, theme: Theme, scale: float) -> None:
    hints = QPainter.RenderHint
    painter.setRenderHints(hints.Antialiasing | hints.TextAntialiasing)
    painter.scale(scale, scale)
    ScenePainter(theme).draw_item(painter, item)
