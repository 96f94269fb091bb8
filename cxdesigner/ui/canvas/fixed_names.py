"""Names of headers in a fixed size, where the drawing itself is too small or too large."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from cxdesigner.scene.items import SceneItem
from cxdesigner.scene.primitives import FontStyle, Group, Primitive, RectShape, TextRun
from cxdesigner.ui.canvas.header_names import (
    LARGE_NAME_PT,
    NAME_PT,
    SMALL_NAME_PT,
    draw_lines,
    language_of,
    line_step,
    name_font,
    name_lines,
    paint_named,
)

if TYPE_CHECKING:
    from cxdesigner.ui.canvas.view import CanvasView

Placed = tuple[SceneItem, QRectF]
"""An item and where it is drawn, in pixels."""

_INDENT_PX = 9.0
_SIZES_PT = (NAME_PT, 7.75, SMALL_NAME_PT)
"""Sizes of the name of a lane from afar, by preference."""

_STICKY_PX = 6.0
"""How near the top of the window a name stays whose lane began above it."""

_PILL_LINES = 2
_MOST_GROWTH = 2.6
"""A pill that would be so much higher than it is drawn would lie over the lanes."""

_WRAP = 99


class FixedNames:
    """Draws names of one strip; none lies over another: what finds no room is left out.

    Lanes come first, then the scale of the emotion curve, rows, and lines. ``scale`` is logical
    pixels a point.
    """

    def __init__(self, painter: QPainter, view: CanvasView, scale: float) -> None:
        self._painter, self._view = painter, view
        self._scale = scale
        self._is_large = scale > 1
        self._taken: list[QRectF] = []
        self.pills: dict[str, QRectF] = {}
        """Where the names of lines stand, by the id of their items."""

    def paint(self, placed: Sequence[Placed]) -> None:
        """Draw the names of items."""
        for item, place in placed:
            if item.kind == "stage":
                paint_named(self._painter, self._view, item, place, self._scale)
        axes = [pair for pair in placed if pair[0].kind == "emotion_axis"]
        for item, place in axes:
            if item.primitives and isinstance(item.primitives[0], RectShape):
                self._painter.fillRect(place, self._view.paint.qcolor("emotion.band.fill"))
        rows = [pair for pair in placed if pair[0].kind == "row_header"]
        with_rows = {row.lane_id for row, _place in rows}
        for item, place in placed:
            if item.kind == "lane_header":
                within = [axis.bottom() for _axis, axis in axes if place.contains(axis.center())]
                self._paint_lane(item, place, max(within, default=None), item.lane_id in with_rows)
        for item, place in axes:
            self._paint_scale(item, place)
        for item, place in rows:
            self._paint_row(item, place)
        for item, place in placed:
            if item.kind == "line_header":
                self._paint_pill(item, place)

    # -- lanes and rows ----------------------------------------------------------------------

    def _paint_lane(
        self, item: SceneItem, place: QRectF, below: float | None, has_rows: bool
    ) -> None:
        ink = self._view.paint.qcolor(f"lane.{item.lane_role or 'note'}")
        self._painter.fillRect(QRectF(0, place.y(), 4, place.height()), ink)
        room = place.adjusted(_INDENT_PX, 4, -4, -4)
        if below is not None:
            room.setTop(min(below, room.bottom()))
        if self._is_large:
            font = self._font(LARGE_NAME_PT)
            lines = name_lines(item.label, font, language_of(self._view), room.width())
            # A lane taller than the window: its name stays in sight.
            sticky = max(room.top(), _STICKY_PX)
            room.setTop(min(sticky, room.bottom() - QFontMetricsF(font).lineSpacing()))
        else:
            font, lines = self._fitting(item.label, room, has_rows)
            high = len(lines) * line_step(font)
            if not has_rows and below is None:
                room.setTop(room.center().y() - high / 2)
            elif has_rows:
                room.setTop(place.top() + 1)
        self._write(lines, font, room, ink)

    def _fitting(self, text: str, room: QRectF, has_rows: bool) -> tuple[QFont, list[str]]:
        """Return font and lines: a name is rather smaller than cut, or broken within a word."""
        most = 1 if has_rows else _WRAP
        font, lines = self._font(SMALL_NAME_PT), list[str]()
        for size in _SIZES_PT:
            font = self._font(size)
            # Small lines come nearer to the edges.
            high = room.height() + (6.0 if size == SMALL_NAME_PT else 0.0)
            metrics = QFontMetricsF(font)
            fit = min(most, max(int(high // line_step(font)), int(high >= metrics.ascent())))
            if not fit:
                continue
            lines = name_lines(text, font, language_of(self._view), room.width(), fit)
            if _is_whole(text, lines) and _widest_word(text, metrics) <= room.width():
                break
        return font, lines

    def _paint_row(self, item: SceneItem, place: QRectF) -> None:
        font = self._font(LARGE_NAME_PT - 1.5 if self._is_large else SMALL_NAME_PT, "regular")
        step = line_step(font)
        room = place.adjusted(_INDENT_PX, 1, -4, 0)
        if self._is_large:
            room.setTop(max(room.top(), _STICKY_PX))
        for taken in self._taken:
            # The name of the lane stands in its first row.
            if taken.intersects(QRectF(room.x(), room.y(), room.width(), step)):
                room.setTop(taken.bottom())
        if room.height() < QFontMetricsF(font).ascent():
            return
        lines = name_lines(item.label, font, language_of(self._view), room.width(), 1)
        ink = self._view.paint.qcolor(f"lane.{item.lane_role or 'note'}")
        self._write(lines, font, room, ink, only_where_free=True)

    # -- the emotion curve -------------------------------------------------------------------

    def _paint_scale(self, item: SceneItem, place: QRectF) -> None:
        """Draw the numbers of the scale at their heights, and what they are of."""
        font = self._font(LARGE_NAME_PT if self._is_large else SMALL_NAME_PT, "regular")
        metrics = QFontMetricsF(font)
        numbers = [run for run in _runs(item.primitives) if run.style == "regular"]
        numbers.sort(key=lambda run: run.y)
        middle = numbers[len(numbers) // 2 : len(numbers) // 2 + 1]
        self._painter.setFont(font)
        self._painter.setPen(self._view.paint.qcolor("emotion.axis"))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        # Where they would touch, the ends say most.
        found: list[tuple[QRectF, str]] = []
        for run in dict.fromkeys([*numbers[:1], *numbers[-1:], *middle, *numbers]):
            y = place.y() + (run.y - item.bounds.y - run.size * 0.36) * self._scale
            wide, high = metrics.horizontalAdvance(run.text), metrics.capHeight() + 2.0
            number = QRectF(place.width() - 6 - wide, y - high / 2, wide, high)
            if self._is_free(number) and not any(number.intersects(box) for box, _text in found):
                found.append((number, run.text))
        # One number alone is no scale.
        for number, text in found if len(found) > 1 else ():
            self._taken.append(number)
            self._painter.drawText(number.adjusted(-4, -8, 0, 8), int(flags), text)
        widest = max((metrics.horizontalAdvance(run.text) for run in numbers), default=0.0)
        air = _STICKY_PX if self._is_large else 3.0
        room = place.adjusted(_INDENT_PX, air, -widest - (14 if self._is_large else 9), -air)
        if self._is_large:
            bold = self._font(LARGE_NAME_PT)
            lines = name_lines(item.label, bold, language_of(self._view), room.width())
        else:
            bold, lines = self._fitting(item.label, room, has_rows=False)
        # It stays in sight as long as the band has room for it.
        room.setTop(min(max(room.top(), _STICKY_PX), room.bottom() - len(lines) * line_step(bold)))
        self._write(lines, bold, room, self._view.paint.qcolor("ink"), only_where_free=True)

    # -- lines -------------------------------------------------------------------------------

    def _paint_pill(self, item: SceneItem, place: QRectF) -> None:
        font = self._font(LARGE_NAME_PT if self._is_large else SMALL_NAME_PT)
        metrics = QFontMetricsF(font)
        air = 16.0 if self._is_large else 9.0
        room = place.width() - 4 - air
        most = 1 if self._is_large else _PILL_LINES
        lines = name_lines(item.label, font, language_of(self._view), room, most)
        wide = max((metrics.horizontalAdvance(line) for line in lines), default=0.0)
        step = metrics.lineSpacing() if self._is_large else line_step(font) * 0.92
        pill = QRectF(3, 0, wide + air, len(lines) * step + (4 if self._is_large else 2))
        pill.moveTop(place.center().y() - pill.height() / 2)
        if pill.height() > _MOST_GROWTH * place.height() and not self._is_large:
            return
        if not self._is_free(pill.adjusted(0, -1, 0, 1)):
            return
        self._taken.append(pill)
        self.pills[item.id] = pill
        brush, paint = self._painter, self._view.paint
        brush.setFont(font)
        brush.setPen(paint.qcolor("line.ink"))
        brush.setBrush(paint.qcolor("line.pill.fill"))
        round_px = min(pill.height() / 2, step * 0.7)
        brush.drawRoundedRect(pill, round_px, round_px)
        brush.setPen(paint.qcolor("line.pill.ink"))
        top = pill.center().y() - len(lines) * step / 2
        for at, line in enumerate(lines):
            spot = QRectF(pill.x(), top + at * step, pill.width(), step)
            brush.drawText(spot, int(Qt.AlignmentFlag.AlignCenter), line)

    # -- what all have in common -------------------------------------------------------------

    def _font(self, size: float, style: FontStyle = "bold") -> QFont:
        return name_font(self._view, size, style)

    def _is_free(self, place: QRectF) -> bool:
        return not any(place.intersects(taken) for taken in self._taken)

    def _write(
        self,
        lines: list[str],
        font: QFont,
        room: QRectF,
        ink: QColor,
        *,
        only_where_free: bool = False,
    ) -> None:
        if not lines or room.width() < 14:
            return
        metrics = QFontMetricsF(font)
        wide = max(metrics.horizontalAdvance(line) for line in lines)
        air = (line_step(font) - metrics.capHeight()) / 2 - 2.0
        high = len(lines) * line_step(font)
        area = QRectF(room.topLeft() + QPointF(0, air), room.topLeft() + QPointF(wide, high - air))
        if only_where_free and not self._is_free(area):
            return
        self._taken.append(area)
        self._painter.setFont(font)
        self._painter.setPen(ink)
        draw_lines(self._painter, room, lines)


def _is_whole(text: str, lines: list[str]) -> bool:
    return not (lines and lines[-1].endswith("…") and not text.endswith("…"))


def _widest_word(text: str, metrics: QFontMetricsF) -> float:
    words = [word for word in text.split() if word.isascii()]
    return max((metrics.horizontalAdvance(word) for word in words), default=0.0)


def _runs(primitives: tuple[Primitive, ...]) -> Iterator[TextRun]:
    for primitive in primitives:
        match primitive:
            case TextRun():
                yield primitive
            case Group(children=children):
                yield from _runs(children)
            case _:
                pass
