"""What leads to the selection, what follows from it, what fails: lit up over a paler drawing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem

from cxdesigner.base.geometry import Rect
from cxdesigner.qtrender.painter import path
from cxdesigner.scene.items import SceneItem, part_id
from cxdesigner.scene.late import bounds_of, found_in, known_of
from cxdesigner.scene.link_way import way_of
from cxdesigner.ui.canvas.filter_veil import Within
from cxdesigner.ui.canvas.overlay_item import OverlayItem
from cxdesigner.ui.canvas.paint import CanvasPaint
from cxdesigner.ui.canvas.parting import painted_as
from cxdesigner.ui.canvas.tile import qrect

_PALE = 0.72
_DETAILED = 0.4
"""Scale below which frames say enough: what is in them could not be read."""

_FAR = 0.18
"""Scale below which of thousands of items only elements are framed: links are hair lines there."""

_MANY = 1_000

UP, DOWN, BOTH = "trace.up", "trace.down", "selection"
OFF, FAILS, HELD = "ink.secondary", "problem.error", "trace.down"

_SIGN_RADIUS = 9.0


class TraceVeil(OverlayItem):
    """A veil over everything but what a trace found.

    ``within`` tells the items between two x of the scene, ``source`` all there are: thousands of
    links are drawn where they are seen.
    """

    def __init__(
        self,
        paint: CanvasPaint,
        within: Within,
        source: Callable[[], Mapping[str, SceneItem]],
    ) -> None:
        super().__init__(paint, -1)
        self._within, self._source = within, source
        self._tokens: Mapping[str, str] = {}
        """The paint token of each item that is lit up, which says on which side it is."""

        self._few: list[tuple[SceneItem, str, QRectF]] | None = None
        """What is lit up with how far it reaches; None if it is so much that it is looked for."""

        self._far: tuple[Mapping[str, SceneItem], dict[str, list[QRectF]]] | None = None
        """Frames seen from afar by token, and the items they are made for."""

        self.changed: Callable[[], object] = lambda: None
        """Called when something else is lit up."""

        self.signs: frozenset[str] = frozenset()
        """Ids of the items whose token is drawn as a sign too, for whoever sees no colours."""

        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)

    @property
    def is_lit(self) -> bool:
        """Whether anything is lit up."""
        return bool(self._tokens)

    @property
    def items(self) -> tuple[tuple[SceneItem, str], ...]:
        """All that is lit up with its token; for tests, since it draws what nobody has seen."""
        return tuple((item, self._token(item)) for item in self._found(self._tokens))

    def light(
        self, area: Rect | None, tokens: Mapping[str, str] | None = None, *, signs: bool = False
    ) -> None:
        """Light items up in an area; None lifts the veil.

        Parameters
        ----------
        tokens
            Id → paint token of what is upstream, downstream or both, or of what is switched off,
            fails or is held.
        signs
            Draw the token of elements as a sign too: what is switched off, fails or is held.
        """
        self._tokens = tokens or {}
        self._few = self._far = None
        if len(self._tokens) < _MANY:
            found = self._found(self._tokens)
            self._few = [(item, self._token(item), qrect(item.rect.grown(8))) for item in found]
        self.signs = frozenset(self._tokens) if signs else frozenset()
        self.cover(QRectF() if area is None else qrect(area))
        self.changed()

    @property
    def tokens(self) -> frozenset[str]:
        """The paint tokens of what is lit up."""
        return frozenset(self._tokens.values())

    def _found(self, keys: Iterable[str]) -> list[SceneItem]:
        """Return the items of some ids, and the words of the links among them, as painted."""
        keys = tuple(keys)
        labels = (part_id("label", key) for key in keys)
        return sorted(found_in(self._source(), (*keys, *labels)), key=_painted_as)

    def _token(self, item: SceneItem) -> str:
        return self._tokens[item.record_id or item.id]

    def _lit_within(self, seen: QRectF) -> Iterator[tuple[SceneItem, str]]:
        """Yield what is lit up and seen, as painted."""
        if self._few is not None:
            few = self._few
            yield from ((item, token) for item, token, reach in few if reach.intersects(seen))
            return
        near = self._within(seen.left() - 8, seen.right() + 8)
        # Of what is wide only a piece is painted there.
        ids = dict.fromkeys(key for item in near for key in (item.id, item.record_id))
        for item in self._found(key for key in ids if key is not None and key in self._tokens):
            if qrect(item.rect.grown(8)).intersects(seen):
                yield item, self._token(item)

    def _paint_far(self, painter: QPainter) -> None:
        """Draw the frames alone of thousands of items."""
        source = self._source()
        if self._far is None or self._far[0] is not source:
            frames: dict[str, list[QRectF]] = {}
            for key, item, _is_late in known_of(source):
                if item.kind == "element" and key in self._tokens:
                    box = qrect(bounds_of(source, key).grown(1.5))
                    frames.setdefault(self._tokens[key], []).append(box)
            self._far = source, frames
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for token, boxes in self._far[1].items():
            painter.setPen(self._pen(token))
            painter.drawRects(boxes)
        for token, boxes in self._far[1].items() if self.signs else ():
            for box in boxes:
                self._draw_sign(painter, token, box.topLeft() + QPointF(1.5, 1.5))

    def _pen(self, token: str) -> QPen:
        pen = QPen(self.colour(token), 2.0)
        pen.setCosmetic(True)
        if token == UP:
            # Told apart without colours too.
            pen.setDashPattern([4.0, 2.5])
        return pen

    def paint(self, painter: QPainter, option: Any, widget: Any = None) -> None:
        seen: QRectF = option.exposedRect
        veil = QColor(self.colour("canvas"))
        veil.setAlphaF(_PALE)
        painter.fillRect(seen, veil)
        scale = painter.worldTransform().m11()
        if self._few is None and scale < _FAR:
            self._paint_far(painter)
            return
        for item, token in list(self._lit_within(seen)):
            if scale >= _DETAILED or item.kind != "element":
                self.brush.draw_item(painter, item)
            painter.setPen(self._pen(token))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            if item.kind == "element":
                painter.drawRoundedRect(qrect(item.rect.grown(1.5)), 5, 5)
                if item.id in self.signs:
                    self._draw_sign(painter, token, QPointF(item.rect.x, item.rect.y))
            elif (way := way_of(item)) is not None:
                painter.translate(item.x, item.y)
                painter.drawPath(path(way.commands))
                painter.translate(-item.x, -item.y)

    def _draw_sign(self, painter: QPainter, token: str, centre: QPointF) -> None:
        """Draw a disc with what it means: switched off, fails, goes on."""
        painter.setPen(QPen(self.colour("canvas"), 1.4))
        painter.setBrush(self.colour(token))
        painter.drawEllipse(centre, _SIGN_RADIUS, _SIGN_RADIUS)
        pen = QPen(self.colour("canvas"), 2.0)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        x, y = centre.x(), centre.y()
        if token == OFF:
            painter.drawArc(QRectF(x - 4.5, y - 4.5, 9, 9), 130 * 16, 280 * 16)
            painter.drawLine(QPointF(x, y - 5.5), QPointF(x, y - 0.5))
        elif token == FAILS:
            painter.drawLine(QPointF(x - 3.5, y - 3.5), QPointF(x + 3.5, y + 3.5))
            painter.drawLine(QPointF(x - 3.5, y + 3.5), QPointF(x + 3.5, y - 3.5))
        else:
            painter.drawPolyline(
                [QPointF(x - 4, y), QPointF(x - 1, y + 3.5), QPointF(x + 4.5, y - 3.5)]
            )


def _painted_as(item: SceneItem) -> tuple[int, int, str]:
    return item.layer, *painted_as(item)
