"""Names in the headers where the drawing itself is too small, too large, or scrolled away."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF, QPainter, QPolygonF

from cxdesigner.qtrender.resources import window_font
from cxdesigner.scene.blocks.measures import CHEVRON, STAGE_SIZE
from cxdesigner.scene.items import SceneItem
from cxdesigner.scene.measure import TextMeasurer
from cxdesigner.scene.primitives import FontStyle, TextRun

if TYPE_CHECKING:
    from cxdesigner.ui.canvas.view import CanvasView

NAME_PT = 8.5
LARGE_NAME_PT = 11.0
_INDENT_PX = 9.0
SMALL_NAME_PT = 7.0
_LOW_PX = 14.0
"""Stages that are lower need all of it for their names."""

_POINTS_A_PIXEL = 0.75
_LEADING = 1.25
_MOST_LINES = 6

_MEASURER = TextMeasurer()


def name_lines(
    text: str, font: QFont, language: str, width: float, most: int = _MOST_LINES
) -> list[str]:
    """Return a name in at most so many lines, as the drawing breaks it: words stay whole."""
    pixels = float(QFontInfo(font).pixelSize())
    lines = _MEASURER.wrap(text, "bold", pixels, max(1.0, width), language, max(1, most))
    return [line.text for line in lines]


def paint_named(
    painter: QPainter, view: CanvasView, item: SceneItem, place: QRectF, scale: float
) -> None:
    """Draw the header of a stage with its name in a fixed size.

    ``place`` is where the item is drawn, in pixels; ``scale`` is logical pixels a point.
    """
    painter.setPen(view.paint.qcolor("stage.border"))
    painter.setBrush(view.paint.qcolor("stage.fill"))
    air = 1.5 if place.height() > _LOW_PX else 0.5
    tip = min(CHEVRON * scale, place.height() / 3)
    painter.drawPolygon(_chevron(place.adjusted(1.5, air, -1.5, -air), tip))
    room = place.adjusted(max(_INDENT_PX, tip + 6.0), 0, -4 - tip, 0)
    # The name of a stage that began left of the window stays in sight.
    room.setLeft(min(max(room.left(), 6.0), room.right()))
    for size in (NAME_PT, SMALL_NAME_PT) if scale < 1 else (LARGE_NAME_PT,):
        font = name_font(view, size)
        metrics = QFontMetricsF(font)
        if room.height() < metrics.ascent() or room.width() < 14:
            continue
        painter.setFont(font)
        painter.setPen(view.paint.qcolor("stage.ink"))
        text = metrics.elidedText(item.label, Qt.TextElideMode.ElideRight, room.width())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, int(flags), text)
        return


def _chevron(place: QRectF, tip: float) -> QPolygonF:
    """Return the outline of a stage; ``tip`` is how far its point reaches, in pixels."""
    left, right, middle = place.left(), place.right(), place.center().y()
    tip = min(tip, place.width() / 4)
    return QPolygonF([
        place.topLeft(), QPointF(right - tip, place.top()), QPointF(right, middle),
        QPointF(right - tip, place.bottom()), place.bottomLeft(), QPointF(left + tip, middle),
    ])  # fmt: skip


def paint_name_in_sight(
    painter: QPainter, view: CanvasView, item: SceneItem, place: QRectF, scale: float
) -> None:
    """Draw the name of a stage again at the left edge when its own is scrolled away.

    It looks as it is drawn: the size is that of its own, and the outline goes on around it.
    """
    # Steps have no such name.
    if item.kind != "stage" or place.left() > -_INDENT_PX or place.right() < 48:
        return
    shape, runs = item.primitives[0], item.primitives[1:]
    sizes = [run.size for run in runs if isinstance(run, TextRun)] or [STAGE_SIZE]
    font = name_font(view, sizes[0] * scale * _POINTS_A_PIXEL)
    metrics = QFontMetricsF(font)
    # The tip at the right stays as it is.
    room = QRectF(8, place.y(), place.right() - 16 - CHEVRON * scale, place.height())
    most = max(1, int(room.height() // line_step(font)))
    lines = name_lines(item.label, font, language_of(view), room.width(), most)
    wide = max(metrics.horizontalAdvance(line) for line in lines)
    painter.save()
    ground = QRectF(0, place.y() - 1, min(wide + 16, room.right()), place.height() + 2)
    painter.setClipRect(ground)
    # The outline is not drawn twice over itself, which would make it heavier.
    painter.fillRect(ground, view.paint.qcolor("canvas"))
    painter.translate(place.topLeft())
    painter.scale(scale, scale)
    view.paint.draw_item(painter, replace(item, x=0.0, y=0.0, primitives=(shape,)))
    painter.restore()
    painter.setFont(font)
    painter.setPen(view.paint.qcolor("stage.ink"))
    room.setTop(room.center().y() - len(lines) * line_step(font) / 2)
    draw_lines(painter, room, lines)


def language_of(view: CanvasView) -> str:
    """Return the language of what a canvas shows."""
    return view.shown.language or "en"


def name_font(view: CanvasView, size: float, style: FontStyle = "bold") -> QFont:
    """Return the font of names on a canvas; size in points."""
    return window_font(size, language_of(view), style)


def line_step(font: QFont) -> float:
    """Return how far apart the lines of a name are, in pixels."""
    return QFontInfo(font).pixelSize() * _LEADING


def draw_lines(painter: QPainter, room: QRectF, lines: list[str]) -> None:
    """Draw lines below each other, the first at the top of a room."""
    step = line_step(painter.font())
    flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
    for at, line in enumerate(lines):
        place = QRectF(room.x(), room.y() + at * step, room.width() + 2.0, step)
        painter.drawText(place, flags | int(Qt.TextFlag.TextDontClip), line)
