"""Icons of the window: SVG files in one colour, which the theme gives them."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QToolButton

from cxdesigner.base.colour import Colour
from cxdesigner.base.paths import resource
from cxdesigner.scene.theme import Theme

SIZE_PX = 20
AIR_PX = 4
_PROGRAM_PX = (16, 24, 32, 48, 64, 256)


@cache
def _source(name: str) -> str:
    return resource("icons", "ui", f"{ALIASES.get(name, name)}.svg").read_text(encoding="utf-8")


ALIASES: dict[str, str] = {
    "new": "file-plus",
    "open": "folder-open",
    "export": "file-down",
    "undo": "undo-2",
    "redo": "redo-2",
    "zoom-fit": "scan",
    "tool-note": "sticky-note",
    **{
        f"tool-{name}": f"kind-{name}"
        for name in (
            "touchpoint",
            "action",
            "decision",
            "process",
            "system",
            "evidence",
            "link",
            "line",
            "stage",
            "step",
            "lane",
        )
    },
    "mark-pain": "zap",
    "mark-mot": "star",
    "mark-delight": "heart",
    "mark-opportunity": "lightbulb",
}
"""What the registry calls icons → name of the file."""


@cache
def program_icon() -> QIcon:
    """Return the icon of the program: on its windows and in the bar of tasks."""
    renderer = QSvgRenderer(str(resource("icons", "program.svg")))
    found = QIcon()
    for edge in _PROGRAM_PX:
        picture = QPixmap(edge, edge)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        renderer.render(painter)
        painter.end()
        found.addPixmap(picture)
    return found


def beside_words(edge: int) -> QSize:
    """Return the size of an icon that stands before words, for ``setIconSize``.

    Qt leaves four pixels between the two, which is too little for icons as wide as their edge.
    """
    return QSize(edge + AIR_PX, edge)


def show_words(button: QToolButton, is_wordy: bool, edge: int) -> None:
    """Show the words of a button beside its icon, or the icon alone."""
    style = Qt.ToolButtonStyle
    wanted = style.ToolButtonTextBesideIcon if is_wordy else style.ToolButtonIconOnly
    button.setToolButtonStyle(wanted)
    button.setIconSize(beside_words(edge) if is_wordy else QSize(edge, edge))


@cache
def is_known(name: str) -> bool:
    """Say whether there is an icon of a name."""
    return bool(name) and resource("icons", "ui", f"{ALIASES.get(name, name)}.svg").is_file()


def _hex(colour: Colour) -> str:
    return colour.hex


def pixmap(name: str, theme: Theme, paint: str = "ui.text", size: int = SIZE_PX) -> QPixmap:
    """Return an icon as a picture of 2 device pixels a logical one, in the colour of a token."""
    return _pixmap(name, _hex(theme.colour(paint)), size, 2.0)


def tinted(name: str, colour: QColor, size: int = SIZE_PX) -> QPixmap:
    """Return an icon as a picture in a colour, for who knows no theme."""
    return _pixmap(name, colour.name(), size, 2.0)


@cache
def _pixmap(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    renderer = QSvgRenderer(QByteArray(_source(name).replace("currentColor", colour).encode()))
    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    renderer.render(painter, QRectF(0, 0, picture.width(), picture.height()))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


class _Drawn(QIconEngine):
    """An icon that is drawn when somebody looks at it: most of those in menus never are.

    It is never larger than its size, and one picture serves all who want the same.
    """

    def __init__(self, name: str, colours: tuple[str, str, str], size: int) -> None:
        super().__init__()
        self._name = name
        self._colours = colours
        self._size = size

    def _picture(self, room: QSize, mode: QIcon.Mode, state: QIcon.State, ratio: float) -> QPixmap:
        plain, checked, disabled = self._colours
        if mode == QIcon.Mode.Disabled:
            colour = disabled
        else:
            colour = checked if state == QIcon.State.On else plain
        edge = self.actualSize(room, mode, state).width()
        return _pixmap(self._name, colour, edge, ratio) if edge > 0 else QPixmap()

    def actualSize(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QSize:
        edge = min(self._size, size.width(), size.height())
        return QSize(edge, edge)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        picture = self._picture(size, mode, state, scale)
        air = size.width() - size.height()
        if not 0 < air <= AIR_PX or picture.isNull():
            return picture
        # Wider than high: the icon of a button, with the air between it and the words. The middle
        # of letters is below that of their line.
        wide = QPixmap(picture.width() + round(air * scale), picture.height())
        wide.setDevicePixelRatio(scale)
        wide.fill(Qt.GlobalColor.transparent)
        painter = QPainter(wide)
        painter.drawPixmap(QPoint(0, 1), picture)
        painter.end()
        return wide

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        picture = self._picture(rect.size(), mode, state, painter.device().devicePixelRatioF())
        place = QRect(QPoint(), picture.deviceIndependentSize().toSize())
        place.moveCenter(rect.center())
        painter.drawPixmap(place, picture)

    def clone(self) -> QIconEngine:
        return _Drawn(self._name, self._colours, self._size)


def icon(
    name: str,
    theme: Theme,
    paint: str = "ui.text",
    *,
    on_paint: str = "ui.selected.ink",
    size: int = SIZE_PX,
) -> QIcon:
    """Return an icon in the colours of a theme: plain, disabled, and pressed in.

    Parameters
    ----------
    name
        Name of a file in ``resources/icons/ui`` without ``.svg``.
    paint, on_paint
        Colour as it is and while the button is checked.
    size
        Edge in logical pixels.
    """
    plain, checked, disabled = (_hex(theme.colour(ink)) for ink in (paint, on_paint, "ui.disabled"))
    return QIcon(_Drawn(name, (plain, checked, disabled), size))
