"""The brush of one canvas: the scene painter in the theme of the moment."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QPainter

from cxdesigner.qtrender.painter import ScenePainter
from cxdesigner.qtrender.resources import color
from cxdesigner.scene.items import SceneItem
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.canvas.pictures import CanvasPictures


class CanvasPaint:
    """Draws items and names colours; shared by tiles, overlay and headers of one canvas.

    Changing ``theme`` changes what all of them draw from then on.
    """

    def __init__(self, theme: Theme, owner: QObject) -> None:
        self.pictures = CanvasPictures(owner)
        self._painter = ScenePainter(theme, self.pictures)
        self._colours: dict[str, QColor] = {}

    @property
    def theme(self) -> Theme:
        """The theme drawn in."""
        return self._painter.theme

    @theme.setter
    def theme(self, theme: Theme) -> None:
        self._painter = ScenePainter(theme, self.pictures)
        self._colours.clear()

    def qcolor(self, token: str) -> QColor:
        """Return the colour of a paint token."""
        found = self._colours.get(token)
        if found is None:
            found = self._colours[token] = color(self.theme, token)
        return found

    def draw_item(self, painter: QPainter, item: SceneItem) -> None:
        """Draw an item at its place."""
        self._painter.draw_item(painter, item)
