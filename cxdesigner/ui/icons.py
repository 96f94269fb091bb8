"""Icons of the window: SVG files in one colour, which the theme gives them."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from cxdesigner.base.colour import Colour
from cxdesigner.base.paths import resource
from cxdesigner.scene.theme import Theme

SIZE_PX = 20
_RATIOS = (1.0, 2.0)


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
    "mark-wait": "hourglass",
    "mark-fail": "triangle-alert",
    "mark-pain": "zap",
    "mark-mot": "star",
    "mark-delight": "heart",
    "mark-opportunity": "lightbulb",
}
"""What the registry calls icons → name of the file."""


@cache
def is_known(name: str) -> bool:
    """Say whether there is an icon of a name."""
    return bool(name) and resource("icons", "ui", f"{ALIASES.get(name, name)}.svg").is_file()


def _hex(colour: Colour) -> str:
    return colour.hex


def pixmap(name: str, theme: Theme, paint: str = "ui.text", size: int = SIZE_PX) -> QPixmap:
    """Return an icon as a picture of 2 device pixels a logical one, in the colour of a token."""
    return _pixmap(name, _hex(theme.colour(paint)), size, 2.0)


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
    found = QIcon()
    for ratio in _RATIOS:
        for ink, mode, state in (
            (paint, QIcon.Mode.Normal, QIcon.State.Off),
            (on_paint, QIcon.Mode.Normal, QIcon.State.On),
            ("ui.disabled", QIcon.Mode.Disabled, QIcon.State.Off),
        ):
            picture = _pixmap(name, _hex(theme.colour(ink)), size, ratio)
            found.addPixmap(picture, mode, state)
    return found
