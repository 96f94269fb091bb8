"""Names in the headers where the drawing itself is too small, too large, or scrolled away."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF, QPainter

from cxdesigner.qtrender.resources import window_font
from cxdesigner.scene.items import SceneItem
from cxdesigner.scene.measure import TextMeasurer
from cxdesigner.scene.primitives import Group, Primitive, TextRun

if TYPE_CHECKING:
    from cxdesigner.ui.canvas.view import CanvasView

NAME_PT = 8.5
LARGE_NAME_PT = 11.0
_INDENT_PX = 9.0
_SMALL_NAME_PT = 7.0
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
    """Draw the header of an item with its name in a fixed size.

    ``place`` is where the item is drawn, in pixels; ``scale`` is logical pixels a point.
    """
    font = _font(view, NAME_PT if scale < 1 else LARGE_NAME_PT)
    painter.setFont(font)
    metrics = QFontMetricsF(font)
    match item.kind:
        case "stage":
            painter.setPen(view.paint.qcolor("stage.border"))
            painter.setBrush(view.paint.qcolor("stage.fill"))
            painter.drawRect(place.adjusted(1.5, 1.5, -1.5, -1.5))
            room = place.adjusted(_INDENT_PX, 0, -4, 0)
            # The name of a stage that began left of the window stays in sight.
            room.setLeft(min(max(room.left(), 6.0), room.right()))
            _write(painter, view, item.label, room, "stage.ink", metrics, wrap=False)
        case "lane_header":
            ink = f"lane.{item.lane_role or 'note'}"
            painter.fillRect(QRectF(0, place.y(), 4, place.height()), view.paint.qcolor(ink))
            room = place.adjusted(_INDENT_PX, 4, -4, -4)
            if scale > 1:
                # A lane taller than the window: its name stays in sight.
                room.setTop(min(max(room.top(), 6.0), room.bottom() - metrics.lineSpacing()))
                painter.setPen(view.paint.qcolor(ink))
                _draw_lines(
                    painter, room, name_lines(item.label, font, _language(view), room.width())
                )
            else:
                _write(painter, view, item.label, room, ink, metrics, wrap=True)
        case "line_header" if scale > 1:
            text = metrics.elidedText(
                item.label, Qt.TextElideMode.ElideRight, place.width() - 3 * _INDENT_PX
            )
            pill = QRectF(4, 0, metrics.horizontalAdvance(text) + 16, metrics.lineSpacing() + 4)
            pill.moveTop(place.center().y() - pill.height() / 2)
            painter.setPen(view.paint.qcolor("line.ink"))
            painter.setBrush(view.paint.qcolor("line.pill.fill"))
            painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
            painter.setPen(view.paint.qcolor("line.pill.ink"))
            painter.drawText(pill, int(Qt.AlignmentFlag.AlignCenter), text)
        case "emotion_axis" if scale > 1:
            _paint_scale(painter, view, item, place, scale, metrics)
        case _:
            pass


def paint_name_in_sight(
    painter: QPainter, view: CanvasView, item: SceneItem, place: QRectF, scale: float
) -> None:
    """Draw the name of a stage again at the left edge when its own is scrolled away."""
    if place.left() > -_INDENT_PX or place.right() < 48:
        return
    font = _font(view, max(NAME_PT, min(LARGE_NAME_PT, 9.0 * scale)))
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    room = QRectF(0, place.y(), place.right() - 16, place.height())
    text = metrics.elidedText(item.label, Qt.TextElideMode.ElideRight, room.width() - 8)
    ground = QRectF(0, place.y(), metrics.horizontalAdvance(text) + 16, place.height())
    painter.fillRect(ground.intersected(room), view.paint.qcolor("stage.fill"))
    _write(painter, view, text, room.adjusted(8, 0, 0, 0), "stage.ink", metrics, wrap=False)


def _paint_scale(
    painter: QPainter,
    view: CanvasView,
    item: SceneItem,
    place: QRectF,
    scale: float,
    metrics: QFontMetricsF,
) -> None:
    """Draw the numbers of the emotion scale at their heights, and what they are of."""
    painter.fillRect(place, view.paint.qcolor("emotion.band.fill"))
    painter.setPen(view.paint.qcolor("emotion.axis"))
    runs = list(_runs(item.primitives))
    numbers = [run for run in runs if run.style == "regular"]
    for run in numbers:
        middle = place.y() + (run.y - item.bounds.y - run.size * 0.36) * scale
        room = QRectF(0, middle - 12, place.width() - 6, 24)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(room, int(flags), run.text)
    widest = max((metrics.horizontalAdvance(run.text) for run in numbers), default=0.0)
    painter.setPen(view.paint.qcolor("ink"))
    room = place.adjusted(_INDENT_PX, 6, -widest - 14, -6)
    room.setTop(max(room.top(), 6.0))
    lines = name_lines(item.label, painter.font(), _language(view), room.width())
    _draw_lines(painter, room, lines)


def _runs(primitives: tuple[Primitive, ...]) -> Iterator[TextRun]:
    for primitive in primitives:
        match primitive:
            case TextRun():
                yield primitive
            case Group(children=children):
                yield from _runs(children)
            case _:
                pass


def _language(view: CanvasView) -> str:
    return view.shown.language or "en"


def _font(view: CanvasView, size: float) -> QFont:
    return window_font(size, _language(view), "bold")


def _step(font: QFont) -> float:
    """Return how far apart the lines of a name are."""
    return QFontInfo(font).pixelSize() * _LEADING


def _draw_lines(painter: QPainter, room: QRectF, lines: list[str]) -> None:
    """Draw lines below each other, the first at the top of a room."""
    step = _step(painter.font())
    flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
    for at, line in enumerate(lines):
        place = QRectF(room.x(), room.y() + at * step, room.width() + 2.0, step)
        painter.drawText(place, flags | int(Qt.TextFlag.TextDontClip), line)


def _write(
    painter: QPainter,
    view: CanvasView,
    text: str,
    room: QRectF,
    ink: str,
    metrics: QFontMetricsF,
    *,
    wrap: bool,
) -> None:
    if room.height() < metrics.ascent() or room.width() < 14:
        return
    painter.setPen(view.paint.qcolor(ink))
    step = _step(painter.font())
    is_long = metrics.horizontalAdvance(text) > room.width()
    if wrap and is_long and room.height() < 2 * step:
        # Two small lines rather than one that ends in dots.
        font, grown = _font(view, _SMALL_NAME_PT), room.adjusted(0, -3, 0, 3)
        if grown.height() >= 2 * _step(font):
            painter.setFont(font)
            step, room = _step(font), grown
    if wrap and room.height() >= 2 * step:
        most = int(room.height() // step)
        lines = name_lines(text, painter.font(), _language(view), room.width(), most)
        top = room.center().y() - len(lines) * step / 2
        _draw_lines(painter, QRectF(room.x(), top, room.width(), room.height()), lines)
        return
    text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), text)
